import { whenApplied } from '../state/loading.ts';
import { titleOf } from '../channels/naming.ts';
import { hrefOf, reasonWords } from '../notifications/notifications.ts';
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
    if (event.kind === 'message_posted') {
      typing.over(event.channelId, event.message.authorId);
      tellOfMessage(event);
    } else if (event.kind === 'notified') tellOf(event);
  });
}

const lately = (at: string) => Date.now() - Date.parse(at) < 60_000;

function tellOfMessage(event: Extract<ChannelEvent, { kind: 'message_posted' }>) {
  const { message, channelId, post } = event;
  const entry = store.entries.get(channelId);
  const forMe = entry?.lane === 'me' || message.mentionsAll || message.mentions.includes(store.me.id);
  const reads = !document.hidden && document.hasFocus() && router.path === `/c/${channelId}`;
  if (!entry || !forMe || entry.muted || reads || !lately(event.at) || message.deleted) return;
  if (message.authorId === store.me.id || post <= entry.readPost) return;
  const author = store.people.get(message.authorId)?.name ?? '';
  const title = entry.lane === 'me' ? author : `${author} · ${titleOf(entry.channel)}`;
  show(`message-${message.id}`, title, message.text.slice(0, 180), `/c/${channelId}?post=${post}`);
}

/** What the bell tells while this person looks elsewhere, with the reason. */
function tellOf({ notification, at }: Extract<ChannelEvent, { kind: 'notified' }>) {
  const looks = !document.hidden && document.hasFocus();
  if (!notification || notification.read || looks || !lately(at) || !lately(notification.at)) return;
  const { id, message } = notification;
  show(
    message ? `message-${message.id}` : `notification-${id}`,
    reasonWords(notification),
    message ? message.title || message.excerpt : '',
    hrefOf(notification),
  );
}

const told = new Set<string>();
/** One for each message, whichever event told of it first, and however many tabs are open: they use the same tag. */
function show(tag: string, title: string, body: string, href: string) {
  if (permission.state !== 'granted' || !store.me.settings.notifications || told.has(tag)) return;
  told.add(tag);
  if (told.size > 100) told.delete(told.values().next().value!);
  const shown = new Notification(title, { body, tag, icon: '/icon.svg' });
  shown.onclick = () => {
    focus();
    router.go(href);
    shown.close();
  };
}
