import { store } from '../state/store.svelte.ts';
import type { SearchPage } from '../wire.ts';

export type SearchKind = '' | 'messages' | 'people' | 'groups' | 'topics';
export const kinds: SearchKind[] = ['', 'messages', 'people', 'groups', 'topics'];

export function searchHref(query: string, kind: SearchKind = ''): string {
  const params = new URLSearchParams();
  if (query) params.set('q', query);
  if (kind) params.set('kind', kind);
  return params.size > 0 ? `/search?${params}` : '/search';
}

export type Found =
  | { what: 'people'; id: number; person: SearchPage['people'][number] }
  | { what: 'groups'; id: number; group: SearchPage['groups'][number] }
  | { what: 'topics'; id: number; topic: SearchPage['topics'][number] }
  | { what: 'messages'; id: number; message: SearchPage['messages'][number] };

/** What was found in the order in which it stands on the page. */
export function foundOf(page: SearchPage): Found[] {
  store.learn({
    people: [...page.people, ...page.authors],
    groups: page.groups,
    channels: page.channels,
    topics: page.topics,
  });
  return [
    ...page.people.map((person) => ({ what: 'people' as const, id: person.id, person })),
    ...page.groups.map((group) => ({ what: 'groups' as const, id: group.id, group })),
    ...page.topics.map((topic) => ({ what: 'topics' as const, id: topic.id, topic })),
    ...page.messages.map((message) => ({ what: 'messages' as const, id: message.id, message })),
  ];
}
