import { api } from '../api.ts';
import { aboutOf, commandsFor, findCommands, hintOf, nameOf } from '../commands/commands.ts';
import { store } from '../state/store.svelte.ts';
import { isNamed, nameable, nearTopics } from '../topics/near.ts';
import { hashed } from '../topics/topics.ts';
import type { CommandView, PersonView } from '../wire.ts';
import { t } from '../words/words.svelte.ts';
import { findEmoji } from './emoji.ts';
import type { Asked } from './typing-aids.ts';

export interface Suggestion {
  key: string;
  /** What is put into the text. */
  insert: string;
  title: string;
  detail: string;
  person?: PersonView;
  sign?: string;
}

/** Knows what may be meant by one kind of word at the caret. */
export interface Completion {
  kind: Asked['kind'];
  /** How long the typing must pause before it is asked: 0 where it knows by itself. */
  pauseMs: number;
  suggest(query: string): Promise<Suggestion[]>;
}

export const completionsOf = (channelId: number): Completion[] => [
  mentions(channelId),
  commands(channelId),
  topics,
  emoji,
];

const mentions = (channelId: number): Completion => ({
  kind: 'mention',
  pauseMs: 120,
  async suggest(query) {
    const answer = await api.get<{ people: PersonView[] }>(`/api/channels/${channelId}/mentionable`, { q: query });
    const people = answer.ok?.people ?? [];
    store.learn({ people });
    return [...people.filter((person) => !person.deactivated).map(ofPerson), ...everybody(query)];
  },
});

const commands = (channelId: number): Completion => ({
  kind: 'command',
  pauseMs: 0,
  suggest: async (query) => findCommands(await commandsFor(channelId), query).map(ofCommand),
});

/** Those that there are first: a new one is offered last, so that the same thing does not get five names. */
const topics: Completion = {
  kind: 'topic',
  pauseMs: 120,
  async suggest(query) {
    const near = await nearTopics(query);
    const known = near.map(({ id, name }) => ofTopic(`t${id}`, name, ''));
    const isNew = nameable(query) && !isNamed(near, query.trim());
    return isNew ? [...known, ofTopic('new', query.trim(), t('topic.create'))] : known;
  },
};

const emoji: Completion = {
  kind: 'emoji',
  pauseMs: 0,
  suggest: async (query) => findEmoji(query).map(ofEmoji),
};

const ofPerson = (person: PersonView): Suggestion => ({
  key: `p${person.id}`,
  insert: `@${person.handle}`,
  title: person.name,
  detail: [person.position, person.unitName].filter(Boolean).join(' · '),
  person,
});

const ofTopic = (key: string, name: string, detail: string): Suggestion => ({
  key,
  insert: hashed(name),
  title: name,
  detail,
  sign: '#',
});

const ofCommand = (command: CommandView): Suggestion => ({
  key: `/${command.names[0]}`,
  insert: `/${nameOf(command)}`,
  title: `/${nameOf(command)}`,
  detail: [hintOf(command), aboutOf(command)].filter(Boolean).join(' · '),
  sign: '/',
});

const ofEmoji = ({ sign, names }: { sign: string; names: string[] }): Suggestion => ({
  key: sign,
  insert: sign,
  title: names[0]!,
  detail: names.slice(1).join(', '),
  sign,
});

const everybody = (query: string): Suggestion[] =>
  ['all', 'все'].some((name) => name.startsWith(query.toLowerCase()))
    ? [{ key: 'all', insert: '@all', title: '@all', detail: t('composer.all_hint') }]
    : [];
