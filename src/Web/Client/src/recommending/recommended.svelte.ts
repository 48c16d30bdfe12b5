import { api } from '../api.ts';
import { store } from '../state/store.svelte.ts';
import type { Recommendations } from '../wire.ts';

/** Whom to follow and where to belong: asked once per visit; what was waved away stays away as long. */
class Recommended {
  #found = $state.raw<Recommendations | null>(null);
  #dismissed = $state.raw<readonly string[]>([]);
  #asked = false;
  readonly #shown = 3;

  /** Once, and after the page that one came for. */
  ask() {
    if (this.#asked) return;
    this.#asked = true;
    setTimeout(() => void this.#load(), 600);
  }

  get people() {
    return (this.#found?.people ?? []).filter(({ person }) => !this.#isGone(`p${person.id}`)).slice(0, this.#shown);
  }
  get groups() {
    return (this.#found?.groups ?? [])
      .filter(({ group }) => !this.#isGone(`g${group.id}`) && !store.groups.get(group.id)?.myRole)
      .slice(0, this.#shown);
  }

  dismiss(kind: 'p' | 'g', id: number) {
    this.#dismissed = [...this.#dismissed, `${kind}${id}`];
  }

  #isGone(key: string) {
    return this.#dismissed.includes(key);
  }

  async #load() {
    const answer = await api.get<Recommendations>('/api/recommendations');
    // Nothing depends on it: without an answer there is nothing to recommend, and the next visit asks again.
    if (!answer.ok) return;
    store.learn({
      people: answer.ok.people.map((one) => one.person),
      groups: answer.ok.groups.map((one) => one.group),
    });
    this.#found = answer.ok;
  }
}

export const recommended = new Recommended();
