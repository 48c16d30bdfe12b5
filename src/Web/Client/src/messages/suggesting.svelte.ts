import type { Completion, Suggestion } from './completions.ts';
import { askedAt, type Asked } from './typing-aids.ts';

/** What may be meant by the word at the caret. */
export class Suggesting {
  asked = $state.raw<Asked | null>(null);
  found = $state.raw<Suggestion[]>([]);
  chosen = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #completions: readonly Completion[];

  constructor(completions: readonly Completion[]) {
    this.#completions = completions;
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
    const completion = this.#completions.find(({ kind }) => kind === asked?.kind);
    if (!asked || !completion) this.found = [];
    else if (completion.pauseMs === 0) void this.#ask(completion, asked);
    else this.#timer = setTimeout(() => void this.#ask(completion, asked), completion.pauseMs);
  }

  close() {
    clearTimeout(this.#timer);
    this.asked = null;
    this.found = [];
  }

  move(by: number) {
    this.chosen = (this.chosen + by + this.found.length) % this.found.length;
  }

  /** Whether the key was for the list. */
  press(event: KeyboardEvent, pick: (suggestion: Suggestion) => void): boolean {
    const choose = () => pick(this.found[this.chosen]!);
    const keys: Record<string, () => void> = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: choose,
      Tab: choose,
      Escape: () => this.close(),
    };
    const act = event.shiftKey ? undefined : keys[event.key];
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  }

  async #ask(completion: Completion, asked: Asked) {
    const found = await completion.suggest(asked.query);
    if (this.asked !== asked) return;
    this.found = found;
    this.chosen = 0;
  }
}
