/**
 * What the reader looks at stays where it is, whatever is put before it, taken off, or changes its height. The
 * browser's own anchoring does not do so at the very top and is missing in some browsers; hence by hand, and its own
 * is switched off.
 */
export class Anchor {
  /** Within reach of the end: what is appended is followed. */
  following = true;
  #held: { element: HTMLElement; offset: number } | null = null;
  readonly #scroller: HTMLElement;

  constructor(scroller: HTMLElement) {
    this.#scroller = scroller;
  }

  /** The post at the upper edge; undefined at the end, or where nothing is held. */
  get post(): number | undefined {
    const post = this.following ? undefined : this.#held?.element.dataset.post;
    return post === undefined ? undefined : Number(post);
  }

  /** To be called whenever the reader has scrolled, and before the list changes. */
  hold(canFollow: boolean) {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.following = canFollow && scrollHeight - scrollTop - clientHeight < 32;
    const top = this.#scroller.getBoundingClientRect().top;
    const element = this.#firstBelow(top);
    // Its lower edge: the first one drawn loses its head when another comes before it.
    this.#held = element && { element, offset: element.getBoundingClientRect().bottom - top };
  }

  /** To be called after the list has changed, before it is painted. */
  restore() {
    if (this.following) this.toEnd();
    else if (this.#held?.element.isConnected) {
      const now = this.#held.element.getBoundingClientRect().bottom - this.#scroller.getBoundingClientRect().top;
      const moved = now - this.#held.offset;
      if (Math.abs(moved) >= 0.5) this.#scroller.scrollTop += moved;
    }
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #firstBelow(top: number): HTMLElement | null {
    const all = this.#scroller.querySelectorAll<HTMLElement>('.message');
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle]!.getBoundingClientRect().bottom <= top) low = middle + 1;
      else high = middle;
    }
    return all[low] ?? null;
  }
}
