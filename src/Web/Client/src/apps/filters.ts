import { withQuery } from '../api.ts';
import { ideaStatuses } from '../ideas/ideas.ts';
import type { Key } from '../words/words.svelte.ts';

/** One of a few words that the address may hold; the first is what is shown without it. */
interface Filter {
  param: string;
  label: Key;
  options: { value: string; label: Key }[];
}

interface Filters {
  /** A row of tabs above the list. */
  tabs?: Filter;
  order?: Filter;
  /** Of one group or one topic. */
  places?: boolean;
}

const filters: Record<string, Filters | undefined> = {
  news: { places: true },
  thanks: { places: true },
  article: { places: true },
  idea: {
    tabs: {
      param: 'status',
      label: 'app.by_status',
      options: [
        { value: '', label: 'app.every' },
        ...ideaStatuses.map((value) => ({ value, label: `idea.several_${value}` as const })),
      ],
    },
    order: {
      param: 'order',
      label: 'app.order',
      options: [
        { value: '', label: 'app.newest' },
        { value: 'votes', label: 'app.most_votes' },
      ],
    },
  },
  poll: {
    tabs: {
      param: 'state',
      label: 'app.by_state',
      options: [
        { value: '', label: 'app.every' },
        { value: 'open', label: 'poll.several_open' },
        { value: 'closed', label: 'poll.several_closed' },
      ],
    },
  },
  gathering: {
    tabs: {
      param: 'when',
      label: 'app.by_time',
      options: [
        { value: '', label: 'gathering.coming' },
        { value: 'past', label: 'gathering.past_ones' },
      ],
    },
  },
};

export const filtersOf = (kind: string): Filters => filters[kind] ?? {};

/** What the address asks of a filter; a word that is none of its own asks nothing. */
export const valueOf = ({ param, options }: Filter, query: URLSearchParams) =>
  options.find(({ value }) => value === query.get(param))?.value ?? '';

/** The same page with another word for one filter, the others as they are. */
export function withFilter(kind: string, query: URLSearchParams, param: string, value: string): string {
  const { tabs, order, places } = filtersOf(kind);
  const known = [tabs?.param, order?.param, ...(places ? ['group', 'topic'] : [])];
  const kept = Object.fromEntries([...query].filter(([key]) => known.includes(key)));
  return withQuery(`/apps/${kind}`, { ...kept, [param]: value });
}
