import { store } from './store.svelte.ts';

/** What the first lane counts: private messages and mentions, except in conversations that are muted. */
export function forMeCount(): number {
  let count = 0;
  for (const entry of store.entries.values())
    if (!entry.muted) count += entry.lane === 'me' ? entry.unread : entry.mentions;
  return count;
}
