import { SvelteMap } from 'svelte/reactivity';
import { store } from '../state/store.svelte.ts';
import { connection } from './connection.svelte.ts';

const lasts = 5_000;
const atMostEvery = 3_000;

/** Who is writing where. Lossy by nature: what is not repeated fades. */
class Typing {
  #people = new SvelteMap<string, { channelId: number; personId: number; timer: ReturnType<typeof setTimeout> }>();
  #sent = new Map<number, number>();

  seen(channelId: number, personId: number) {
    if (personId === store.me.id) return;
    const key = `${channelId} ${personId}`;
    clearTimeout(this.#people.get(key)?.timer);
    this.#people.set(key, { channelId, personId, timer: setTimeout(() => this.#people.delete(key), lasts) });
  }

  /** Who has posted has stopped typing. */
  over(channelId: number, personId: number) {
    const key = `${channelId} ${personId}`;
    clearTimeout(this.#people.get(key)?.timer);
    this.#people.delete(key);
  }

  of(channelId: number): number[] {
    return [...this.#people.values()].filter((one) => one.channelId === channelId).map((one) => one.personId);
  }

  tell(channelId: number) {
    const now = Date.now();
    if (now - (this.#sent.get(channelId) ?? 0) < atMostEvery) return;
    this.#sent.set(channelId, now);
    void connection.invoke('Typing', { channelId });
  }
}

export const typing = new Typing();
