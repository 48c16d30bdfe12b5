import { clock } from '../look/time.svelte.ts';
import { localIn, momentIn } from '../look/zoned.ts';

export interface Whereabouts {
  startsAt: string | null;
  endsAt: string | null;
  place: string;
}

/** When and where, as it is being filled in: what the fields hold, and what it means in the author's zone. */
export class Arranged {
  starts = $state('');
  ends = $state('');
  place = $state('');
  readonly #zone: string;
  readonly #before: Whereabouts | null | undefined;
  readonly #stands: boolean;

  /** @param stands it was said so already: a start that came meanwhile is left as it is. */
  constructor(zone: string, before?: Whereabouts | null, stands = false) {
    this.#zone = zone;
    this.#before = before;
    this.#stands = stands;
    this.starts = this.#local(before?.startsAt);
    this.ends = this.#local(before?.endsAt);
    this.place = before?.place ?? '';
  }

  get startsAt() {
    return this.#moment(this.starts, this.#before?.startsAt);
  }
  get endsAt() {
    return this.#moment(this.ends, this.#before?.endsAt);
  }
  get past() {
    const { startsAt } = this;
    const left = this.#stands && startsAt === this.#before?.startsAt;
    return startsAt !== null && !left && Date.parse(startsAt) <= clock.now;
  }
  get turned() {
    const { startsAt, endsAt } = this;
    return startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt);
  }
  get complete() {
    return this.startsAt !== null && !this.past && !this.turned;
  }
  get whereabouts(): Whereabouts {
    return { startsAt: this.startsAt, endsAt: this.endsAt, place: this.place.trim() };
  }

  #local = (at: string | null | undefined) => (at ? localIn(this.#zone, new Date(at)) : '');
  /** A field knows no seconds: one that was not touched means what it meant. */
  #moment = (local: string, before: string | null | undefined) =>
    before && local === this.#local(before) ? before : momentIn(this.#zone, local);
}
