import type { Answer, Refusal } from './wire.ts';
import { refusalWords } from './words/refusals.ts';

/** One verb of a form: whether it is on its way, and what was said no to, field by field. */
export class Sending {
  busy = $state(false);
  refusal = $state.raw<Refusal | null>(null);

  async run<T>(ask: () => Promise<Answer<T>>): Promise<T | undefined> {
    // A second press while the first is under way is the same wish.
    if (this.busy) return undefined;
    this.busy = true;
    this.refusal = null;
    const answer = await ask();
    this.busy = false;
    this.refusal = answer.refusal ?? null;
    return answer.ok;
  }

  /** What is wrong with this field. */
  at(field: string): string | null {
    return this.refusal?.field === field ? refusalWords(this.refusal) : null;
  }

  /** What is wrong, unless it is said beside one of these fields. */
  beside(...fields: string[]): string | null {
    if (!this.refusal || fields.includes(this.refusal.field ?? '')) return null;
    return refusalWords(this.refusal);
  }
}
