import { store } from '../state/store.svelte.ts';
import { hashed } from '../topics/topics.ts';
import type { ChannelView, MessageView } from '../wire.ts';
import { t } from '../words/words.svelte.ts';

/** The people of a private conversation other than oneself. */
export const partners = (channel: ChannelView) => (channel.directPeople ?? []).filter((id) => id !== store.me.id);

/** What a channel is called for this reader. */
export function titleOf(channel: ChannelView): string {
  if (channel.kind !== 'direct') return channel.name || channel.groupName || t('app.name');
  const others = partners(channel);
  if (others.length === 0) return t('direct.notes');
  const people = others.map((id) => store.person(id));
  if (people.length === 1) return people[0]?.name ?? '…';
  return people.map((person) => person?.givenName ?? '…').join(', ');
}

/** The place in which a message was written: of a reply, that of its root. */
export const homeOf = (message: MessageView) => store.channel(message.homeId ?? message.channelId);

/** Where a message stands that is shown elsewhere: «в группе «Склад»», «в личных сообщениях: Олег Петров». */
export function placeWords(channel: ChannelView): string {
  const name = titleOf(channel);
  if (channel.kind === 'topic') return t('message.in_topic', { topic: hashed(name) });
  if (channel.kind !== 'direct') return t('message.in_group', { group: name });
  return partners(channel).length === 0 ? t('message.in_notes') : t('message.in_private', { name });
}
