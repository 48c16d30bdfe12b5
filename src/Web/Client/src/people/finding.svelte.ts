import { api } from '../api.ts';
import { store } from '../state/store.svelte.ts';
import { closest, readings } from '../switcher/matching.ts';
import type { Answer, PersonView } from '../wire.ts';

export type Among = (query: string) => Promise<Answer<{ people: PersonView[] }>>;

interface Given {
  /** Who cannot be chosen. */
  without: () => (person: PersonView) => boolean;
  /** Only these can be chosen; everybody where it is missing. */
  among: () => Among | undefined;
}

/** People by name while it is being typed: those known here at once, the others as the server finds them. */
export class Finding {
  query = $state('');
  asked = $state<'asking' | 'answered' | 'failed'>('asking');
  #remote = $state.raw<PersonView[]>([]);
  readonly #given: Given;

  /** To be made while a component is. */
  constructor(given: Given) {
    this.#given = given;
    $effect(() => {
      const q = this.query.trim();
      const timer = setTimeout(() => void this.#ask(q), q ? 150 : 0);
      return () => clearTimeout(timer);
    });
  }

  readonly options = $derived.by(() => {
    const without = this.#given.without();
    return [...new Map([...this.#local(), ...this.#remote].map((person) => [person.id, person])).values()]
      .filter((person) => !person.deactivated && !without(person))
      .slice(0, 30);
  });

  #local(): PersonView[] {
    const all = readings(this.query);
    if (all.length === 0 || this.#given.among()) return [];
    return [...store.people.values()].filter((person) => closest(person.name, all) !== null).slice(0, 8);
  }

  async #ask(q: string) {
    const among = this.#given.among();
    const answer = await (among?.(q) ?? api.get<{ people: PersonView[] }>('/api/people', { q, limit: 20 }));
    if (q !== this.query.trim()) return;
    this.asked = answer.ok ? 'answered' : 'failed';
    if (!answer.ok) return;
    store.learn(answer.ok);
    this.#remote = answer.ok.people;
  }
}
