import { api } from '../api.ts';
import { aboutOf, commandsFor, findCommands, hintOf, nameOf } from '../commands/commands.ts';
import { store } from '../state/store.svelte.ts';
import type { CommandView, PersonView } from '../wire.ts';
import { t } from '../words/words.svelte.ts';
import { findEmoji } from './emoji.ts';
import { askedAt, type Asked } from './typing-aids.ts';

export interface Suggestion {
  key: string;
  /** What is put into the text. */
  insert: string;
  title: string;
  detail: string;
  person?: PersonView;
  sign?: string;
}

/** What may be meant by the word at the caret. */
export class Suggesting {
  asked = $state.raw<Asked | null>(null);
  found = $state.raw<Suggestion[]>([]);
  chosen = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #channelId: number;

  constructor(channelId: number) {
    this.#channelId = channelId;
  }

  get open() {
    return this.asked !== null && this.found.length > 0;
  }

  look(text: string, caret: number) {
    const asked = askedAt(text, caret);
    if (asked?.kind === this.asked?.kind && asked?.query === this.asked?.query && asked?.from === this.asked?.from)
      return;
    this.asked = asked;
    clearTimeout(this.#timer);
    if (!asked) this.found = [];
    else if (asked.kind === 'command') void this.#command(asked);
    else if (asked.kind === 'emoji') this.#show(findEmoji(asked.query).map(ofEmoji));
    else this.#timer = setTimeout(() => void this.#ask(asked), 120);
  }

  close() {
    clearTimeout(this.#timer);
    this.asked = null;
    this.found = [];
  }

  move(by: number) {
    this.chosen = (this.chosen + by + this.found.length) % this.found.length;
  }

  async #command(asked: Asked) {
    const commands = await commandsFor(this.#channelId);
    if (this.asked === asked) this.#show(findCommands(commands, asked.query).map(ofCommand));
  }

  async #ask(asked: Asked) {
    const answer = await api.get<{ people: PersonView[] }>(`/api/channels/${this.#channelId}/mentionable`, {
      q: asked.query,
    });
    if (this.asked !== asked) return;
    const people = answer.ok?.people ?? [];
    store.learn({ people });
    this.#show([...people.filter((person) => !person.deactivated).map(ofPerson), ...everybody(asked.query)]);
  }

  #show(found: Suggestion[]) {
    this.found = found;
    this.chosen = 0;
  }
}

const ofPerson = (person: PersonView): Suggestion => ({
  key: `p${person.id}`,
  insert: `@${person.handle}`,
  title: person.name,
  detail: [person.position, person.unitName].filter(Boolean).join(' · '),
  person,
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
