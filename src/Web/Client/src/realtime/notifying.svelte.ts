import { whenApplied } from '../state/loading.ts';
import { titleOf } from '../channels/naming.ts';
import { router } from '../router.svelte.ts';
import { store } from '../state/store.svelte.ts';
import type { ChannelEvent } from '../wire.ts';
import { typing } from './typing.svelte.ts';

class Permission {
  state = $state<NotificationPermission | 'unsupported'>(
    'Notification' in globalThis ? Notification.permission : 'unsupported',
  );
  /** Only ever from a button that says what it is for. */
  async ask() {
    this.state = await Notification.requestPermission();
  }
}
export const permission = new Permission();

export function notifyOf() {
  whenApplied((event) => {
    if (event.kind !== 'message_posted') return;
    typing.over(event.channelId, event.message.authorId);
    notify(event);
  });
}

function notify(event: Extract<ChannelEvent, { kind: 'message_posted' }>) {
  const { message, channelId, post } = event;
  const entry = store.entries.get(channelId);
  const forMe = entry?.lane === 'me' || message.mentionsAll || message.mentions.includes(store.me.id);
  const reads = !document.hidden && document.hasFocus() && router.path === `/c/${channelId}`;
  const old = Date.now() - Date.parse(event.at) > 60_000;
  if (!entry || !forMe || entry.muted || reads || old || message.deleted || message.authorId === store.me.id) return;
  if (permission.state !== 'granted' || !store.me.settings.notifications || post <= entry.readPost) return;
  const author = store.people.get(message.authorId)?.name ?? '';
  const title = entry.lane === 'me' ? author : `${author} · ${titleOf(entry.channel)}`;
  // The same tag in every tab: however many are open, one notification is shown.
  const shown = new Notification(title, {
    body: message.text.slice(0, 180),
    tag: `message-${message.id}`,
    icon: '/icon.svg',
  });
  shown.onclick = () => {
    focus();
    router.go(`/c/${channelId}?post=${post}`);
    shown.close();
  };
}
