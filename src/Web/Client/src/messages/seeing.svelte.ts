import { reading } from '../realtime/reading.ts';
import { indexOfPost } from '../state/log.ts';
import { store } from '../state/store.svelte.ts';
import type { ChannelLog } from '../state/world.ts';

/** Somebody sits before this window. */
export const looking = () => !document.hidden && document.hasFocus();

interface Given {
  channelId: () => number;
  log: () => ChannelLog;
  /** The window through which the list is seen, and the list in it. */
  scroller: () => HTMLElement | undefined;
  list: () => HTMLElement | undefined;
}

/** How far a list of messages has been before somebody's eyes, and how many of others came after that. */
export class Seeing {
  #post = $state(0);
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  readonly fresh = $derived.by(() => {
    const { messages, hasAfter, headPost } = this.#given.log();
    const after = messages
      .slice(indexOfPost(messages, this.#post + 1))
      .filter(({ message }) => message.authorId !== store.me.id && !message.deleted);
    return after.length + (hasAfter ? headPost - Math.max(this.#post, messages.at(-1)?.post ?? headPost) : 0);
  });

  /** Whatever is on the screen now is read. */
  mark(atEnd: boolean) {
    if (!looking() || !this.#given.scroller()) return;
    const last = atEnd ? this.#given.log().headPost : this.#lastVisible();
    if (last > this.#post) this.#post = last;
    reading.seen(this.#given.channelId(), last);
  }

  #lastVisible(): number {
    const bottom = this.#given.scroller()!.getBoundingClientRect().bottom + 4;
    const all = this.#given.list()!.querySelectorAll<HTMLElement>('.message[data-post]');
    for (let i = all.length - 1; i >= 0; i--)
      if (all[i]!.getBoundingClientRect().bottom <= bottom) return Number(all[i]!.dataset.post);
    return 0;
  }
}
