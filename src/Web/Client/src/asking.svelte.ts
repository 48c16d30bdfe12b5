import type { Answer, Refusal } from './wire.ts';

/** Something read that may change while it is being read: asked again before the answer came, the last answer counts. */
export class Asking<T> {
  found = $state.raw<T | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  #turn = 0;
  readonly #ask: () => Promise<Answer<T>>;

  constructor(ask: () => Promise<Answer<T>>) {
    this.#ask = ask;
  }

  load = async () => {
    const turn = ++this.#turn;
    const answer = await this.#ask();
    if (turn !== this.#turn) return;
    this.refusal = answer.refusal ?? null;
    if (answer.ok) this.found = answer.ok;
  };

  /** What was asked about is another now: the old answer does not stand for it. */
  forget() {
    this.#turn++;
    this.found = null;
    this.refusal = null;
  }
}
