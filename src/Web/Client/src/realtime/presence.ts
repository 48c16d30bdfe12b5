import { store } from '../state/store.svelte.ts';
import type { PresenceState } from '../wire.ts';
import { connection } from './connection.svelte.ts';

interface Seen {
  id: number;
  state: PresenceState;
}

/** Who of the people on the screen is there. Every part of the screen says whom it shows; the server gets the union. */
class Presence {
  #shown = new Map<symbol, number[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '';

  /** For use in an effect: `$effect(() => presence.show(ids))`; the returned act takes them off again. */
  show(ids: number[]): () => void {
    const key = Symbol();
    this.#shown.set(key, ids);
    this.#soon();
    return () => {
      this.#shown.delete(key);
      this.#soon();
    };
  }

  seen(people: Seen[]) {
    for (const { id, state } of people) store.presence.set(id, state);
  }

  /** After reconnecting the server knows nothing of us. */
  send() {
    this.#last = '';
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tell(), 250);
  }

  async #tell() {
    const people = [...new Set([store.me.id, ...[...this.#shown.values()].flat()])].slice(0, 200);
    const wanted = people.join();
    if (wanted === this.#last) return;
    const answer = await connection.invoke<{ people: Seen[] }>('Presence', { people });
    if (!answer.ok) return;
    this.#last = wanted;
    this.seen(answer.ok.people);
  }
}

export const presence = new Presence();
