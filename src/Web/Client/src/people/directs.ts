import { api } from '../api.ts';
import { router } from '../router.svelte.ts';
import { store } from '../state/store.svelte.ts';
import type { Answer, ChannelEntry } from '../wire.ts';

const setOf = (people: number[]) => [...new Set([...people, store.me.id])].sort((a, b) => a - b).join(' ');

/** The private conversation with exactly these people and oneself, if it stands in the sidebar. */
export function knownDirect(people: number[]): ChannelEntry | undefined {
  const wanted = setOf(people);
  return [...store.entries.values()].find(
    ({ channel }) => channel.kind === 'direct' && setOf(channel.directPeople ?? []) === wanted,
  );
}

/** Goes there; begins it where there is none yet. Nobody but oneself: the notes to oneself. */
export async function openDirect(people: number[]): Promise<Answer<ChannelEntry>> {
  const known = knownDirect(people);
  const answer = known ? { ok: known } : await api.post<ChannelEntry>('/api/directs', { people });
  if (answer.ok) {
    if (!known) store.learn({ entries: [answer.ok] });
    router.go(`/c/${answer.ok.channel.id}`);
  }
  return answer;
}
