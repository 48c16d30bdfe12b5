import { partners, titleOf } from '../channels/naming.ts';
import { groupHref } from '../groups/groups.ts';
import { searchHref } from '../search/searching.ts';
import { store } from '../state/store.svelte.ts';
import type { ChannelEntry, ChannelView, GroupView, PersonView, SwitcherAnswer } from '../wire.ts';
import { t } from '../words/words.svelte.ts';
import { closest, readings } from './matching.ts';

/** Somewhere to go: a person (their private conversation), or an address. */
export interface Place {
  key: string;
  title: string;
  note: string;
  picture: 'person' | 'people' | 'group' | 'channel' | 'search';
  id: number;
  href?: string;
  person?: number;
}

const personPlace = (person: PersonView): Place => ({
  key: `person ${person.id}`,
  title: person.id === store.me.id ? `${person.name} (${t('direct.notes')})` : person.name,
  note: [person.position, person.unitName].filter(Boolean).join(' · '),
  picture: 'person',
  id: person.id,
  person: person.id,
});

function channelPlace(channel: ChannelView): Place {
  const main = channel.kind === 'group' && channel.name === '';
  return {
    // A group and its main channel are one place.
    key: main ? `group ${channel.groupId}` : `channel ${channel.id}`,
    title: titleOf(channel),
    note: main ? t('switcher.group') : (channel.groupName ?? t('switcher.conversation')),
    picture: channel.kind === 'direct' ? 'people' : main ? 'group' : 'channel',
    id: channel.id,
    href: `/c/${channel.id}`,
  };
}

function entryPlace({ channel }: ChannelEntry): Place {
  const others = channel.kind === 'direct' ? partners(channel) : [];
  const only = others.length === 1 ? store.person(others[0]!) : others.length === 0 ? store.me : undefined;
  return channel.kind === 'direct' && only ? personPlace(only) : channelPlace(channel);
}

const groupPlace = (group: GroupView): Place => ({
  key: `group ${group.id}`,
  title: group.name,
  note: t('switcher.group'),
  picture: 'group',
  id: group.id,
  href: groupHref(group),
});

/** From the few letters that lead somewhere to the page that reads every message. */
export const searchPlace = (query: string): Place => ({
  key: 'search',
  title: t('switcher.search', { query }),
  note: t('search.title'),
  picture: 'search',
  id: 0,
  href: searchHref(query),
});

/** What was talked in last, without oneself as a person unless there are notes. */
export function recentPlaces(): Place[] {
  return [...store.entries.values()]
    .filter(({ channel }) => !channel.archived)
    .sort((a, b) => waiting(b) - waiting(a) || (b.channel.headAt ?? '').localeCompare(a.channel.headAt ?? ''))
    .slice(0, 8)
    .map(entryPlace);
}
const waiting = (entry: ChannelEntry) => Number((entry.lane === 'me' ? entry.unread : entry.mentions) > 0);

/** What this browser knows by itself, at once. */
export function localPlaces(query: string): Place[] {
  const all = readings(query);
  const candidates = [
    ...[...store.entries.values()].filter(({ channel }) => !channel.archived).map(entryPlace),
    ...[...store.people.values()].filter((person) => !person.deactivated).map(personPlace),
    ...[...store.groups.values()].filter((group) => !group.archived).map(groupPlace),
  ];
  const found = candidates.flatMap((place) => {
    const how = closest(place.title, all);
    return how === null ? [] : [{ place, how }];
  });
  return distinct(found.sort((a, b) => a.how - b.how).map(({ place }) => place)).slice(0, 12);
}

/** What the server found beside it. */
export const serverPlaces = ({ people, groups, channels }: SwitcherAnswer): Place[] =>
  distinct([...people.map(personPlace), ...groups.map(groupPlace), ...channels.map(channelPlace)]);

/** Each place once, where it came first. */
export function distinct(places: Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ key }) => !seen.has(key) && seen.add(key));
}
