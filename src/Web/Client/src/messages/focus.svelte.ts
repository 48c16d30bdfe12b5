import type { Attachment } from 'svelte/attachments';
import type { Row } from './rows.ts';

/** One stop for Tab in the whole list; the arrows go from message to message; pointer and focus show the actions. */
export class RowFocus {
  active = $state<string | null>(null);
  #at = $state<string | null>(null);
  #still = 0;

  /** What scrolls past under a resting pointer is not pointed at. */
  scrolled() {
    this.#still = performance.now() + 120;
  }

  tabindex(key: string, rows: readonly Row[]): 0 | -1 {
    const at = this.#at !== null && rows.some((row) => row.key === this.#at) ? this.#at : rows.at(-1)?.key;
    return key === at ? 0 : -1;
  }

  element(within: HTMLElement, key: string): HTMLElement | null {
    return within.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  handlers(rows: () => readonly Row[], press: (key: string, code: string) => boolean) {
    const keyOf = (event: Event) => (event.target as Element).closest<HTMLElement>('.message')?.dataset.key ?? null;
    return {
      onpointermove: (event: PointerEvent) => {
        if (event.pointerType !== 'touch' && performance.now() > this.#still) this.#show(keyOf(event));
      },
      onpointerleave: () => this.#show(null),
      onfocusin: (event: FocusEvent) => {
        this.#at = keyOf(event);
        this.#show(this.#at);
      },
      onkeydown: (event: KeyboardEvent) => {
        const item = event.target as HTMLElement;
        if (!item.matches('.message') || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') {
          if (press(item.dataset.key!, event.code)) event.preventDefault();
          return;
        }
        event.preventDefault();
        const keys = rows()
          .filter((row) => row.kind === 'message' || row.kind === 'outgoing')
          .map((row) => row.key);
        const next = keys[keys.indexOf(item.dataset.key!) + (event.key === 'ArrowUp' ? -1 : 1)];
        if (next) this.element(item.parentElement!, next)?.focus();
      },
    };
  }

  /** While a menu is open the message it belongs to keeps its actions. */
  #show(key: string | null) {
    if (key === this.active) return;
    if (document.querySelector('.actions [aria-expanded=true]')) return;
    this.active = key;
  }

  longPress(act: (at: { x: number; y: number }) => void): Attachment<HTMLElement> {
    return (element) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let pressed = false;
      const cancel = () => clearTimeout(timer);
      const begin = (event: PointerEvent) => {
        // What a card opened over the page is no part of the row.
        if (event.pointerType !== 'touch' || (event.target as Element).closest('dialog')) return;
        this.active = element.dataset.key ?? null;
        pressed = false;
        timer = setTimeout(() => {
          pressed = true;
          act({ x: event.clientX, y: event.clientY });
        }, 480);
      };
      // The browser's own menu would come up at the same moment.
      const prevent = (event: Event) => {
        if ((event as PointerEvent).pointerType === 'touch') event.preventDefault();
      };
      // Lifting the finger is not a tap on the link that lay under it.
      const lift = (event: TouchEvent) => pressed && event.cancelable && event.preventDefault();
      element.addEventListener('pointerdown', begin);
      element.addEventListener('touchend', lift);
      element.addEventListener('contextmenu', prevent);
      for (const kind of ['pointerup', 'pointermove', 'pointercancel']) element.addEventListener(kind, cancel);
      return cancel;
    };
  }
}
