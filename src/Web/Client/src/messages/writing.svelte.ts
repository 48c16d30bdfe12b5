import { tick } from 'svelte';
import type { Written } from './typing-aids.ts';

interface Told {
  /** The text is another one. */
  changed: () => void;
  /** The caret stands elsewhere. */
  moved: (caret: number) => void;
}

/** The text of a composer with its caret, and what changes them besides the keyboard. */
export class Writing {
  text = $state('');
  area = $state<HTMLTextAreaElement>();
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  get now(): Written {
    return { text: this.text, start: this.area!.selectionStart, end: this.area!.selectionEnd };
  }

  focus() {
    this.area?.focus();
  }

  /** Another text, with the caret behind it. */
  async put(text: string) {
    this.text = text;
    await tick();
    this.focus();
    this.area?.setSelectionRange(text.length, text.length);
  }

  /** As if it had been typed. */
  async write(next: Written) {
    this.text = next.text;
    this.#told.changed();
    await tick();
    this.focus();
    this.area!.setSelectionRange(next.start, next.end);
    this.#told.moved(next.end);
  }

  insert(piece: string) {
    const { text, start, end } = this.now;
    const at = start + piece.length;
    void this.write({ text: text.slice(0, start) + piece + text.slice(end), start: at, end: at });
  }
}
