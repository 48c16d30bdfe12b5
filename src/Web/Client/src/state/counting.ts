import { store } from './store.svelte.ts';

/** What the first lane counts: private messages, mentions, and notifications that no conversation counts already. */
export function forMeCount(): number {
  let count = store.unread.apart;
  for (const entry of store.entries.values())
    if (!entry.muted) count += entry.lane === 'me' ? entry.unread : entry.mentions;
  return count;
}

/** Threads that this person follows and has not read to the end. */
export function unreadThreads(): number {
  let count = 0;
  for (const { channel, muted, unread } of store.entries.values())
    if (channel.kind === 'thread' && !muted && unread > 0) count++;
  return count;
}
