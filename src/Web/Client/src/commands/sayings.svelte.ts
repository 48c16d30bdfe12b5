import { SvelteMap } from 'svelte/reactivity';
import { outbox } from '../realtime/outbox.svelte.ts';
import type { Said } from '../wire.ts';

export interface Saying {
  key: string;
  /** The command as it was written. */
  text: string;
  said: Said;
}

const mostKept = 3;

/** What commands have answered, by channel: in this window only and gone when it is loaded anew. */
class Sayings {
  readonly #byChannel = new SvelteMap<number, readonly Saying[]>();

  of = (channelId: number): readonly Saying[] => this.#byChannel.get(channelId) ?? [];

  say({ channelId, clientId, text }: { channelId: number; clientId: string; text: string }, said: Said) {
    const others = this.of(channelId).filter(({ key }) => key !== clientId);
    this.#byChannel.set(channelId, [...others, { key: clientId, text, said }].slice(-mostKept));
  }

  dismiss(channelId: number, key: string) {
    this.#byChannel.set(
      channelId,
      this.of(channelId).filter((one) => one.key !== key),
    );
  }
}

export const sayings = new Sayings();
outbox.whenSaid((said, item) => sayings.say(item, said));
