import type { Answer, ChannelEvent, EventsPage } from '../wire.ts';

interface Doors {
  apply(event: ChannelEvent): void;
  catchUp(channelId: number, after: number): Promise<Answer<EventsPage>>;
  /** Everything of the channel is read anew; resolves with the change it then contains. */
  reload(channelId: number, headSeq: number): Promise<number | null>;
  /** Tests have a clock of their own. */
  later(act: () => void, ms: number): void;
}

interface Stream {
  /** The last change applied; null while the channel is being read for the first time. */
  seq: number | null;
  /** Changes that came before their turn. */
  early: Map<number, ChannelEvent>;
  /** The highest number the server is known to have given. */
  head: number;
  waiting: boolean;
  fetching: boolean;
  failures: number;
}

/**
 * Brings every channel's events into their order, whatever the order and number in which they arrive: the next one is
 * applied, an old one dropped; after a gap the missing ones get 300 ms to arrive, then they are fetched.
 */
export class Streams {
  readonly #streams = new Map<number, Stream>();
  readonly #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** From now on events of the channel are kept, until `start` says from where they count. */
  prepare(channelId: number) {
    if (!this.#streams.has(channelId)) this.#streams.set(channelId, newStream());
  }

  start(channelId: number, seq: number) {
    this.prepare(channelId);
    const stream = this.#streams.get(channelId)!;
    stream.seq = Math.max(seq, stream.seq ?? 0);
    this.#advance(channelId, stream);
  }

  forget(channelId: number) {
    this.#streams.delete(channelId);
  }

  seqOf(channelId: number): number | null {
    return this.#streams.get(channelId)?.seq ?? null;
  }

  /** Events of a channel that is not followed are applied as they come: they only touch its line in the sidebar. */
  offer(events: ChannelEvent[]) {
    const touched = new Map<number, Stream>();
    for (const event of events) {
      const stream = this.#streams.get(event.channelId);
      if (!stream) this.#doors.apply(event);
      else if (stream.seq === null || event.seq > stream.seq) {
        stream.early.set(event.seq, event);
        stream.head = Math.max(stream.head, event.seq);
        touched.set(event.channelId, stream);
      }
    }
    for (const [channelId, stream] of touched) this.#advance(channelId, stream);
  }

  /** The server's last number for a channel: repairs a lost last event. */
  head(channelId: number, headSeq: number) {
    const stream = this.#streams.get(channelId);
    if (!stream) return;
    stream.head = Math.max(stream.head, headSeq);
    this.#advance(channelId, stream);
  }

  /** Asks for what was missed, without waiting for a gap to show. */
  async catchUp(channelId: number): Promise<void> {
    const stream = this.#streams.get(channelId);
    if (!stream || stream.seq === null || stream.fetching) return;
    stream.fetching = true;
    try {
      for (;;) {
        const answer = await this.#doors.catchUp(channelId, stream.seq);
        if (!answer.ok) return this.#failed(channelId, stream, answer.refusal.code);
        stream.failures = 0;
        if (answer.ok.resync) {
          const seq = await this.#doors.reload(channelId, answer.ok.headSeq);
          if (seq === null) return this.#failed(channelId, stream, 'unavailable');
          stream.seq = Math.max(stream.seq, seq);
          break;
        }
        const before: number = stream.seq;
        stream.head = Math.max(stream.head, answer.ok.headSeq);
        for (const event of answer.ok.events) if (event.seq > stream.seq) stream.early.set(event.seq, event);
        this.#drain(stream);
        if (stream.seq >= answer.ok.headSeq) break;
        // A page that brings nothing on: ask again later instead of at once.
        if (stream.seq === before) return this.#failed(channelId, stream, 'unavailable');
      }
    } finally {
      stream.fetching = false;
    }
    this.#advance(channelId, stream);
  }

  #advance(channelId: number, stream: Stream) {
    this.#drain(stream);
    if (stream.seq !== null && stream.head > stream.seq) this.#waitForMissing(channelId, stream);
  }

  #drain(stream: Stream) {
    if (stream.seq === null) return;
    for (let next = stream.early.get(stream.seq + 1); next; next = stream.early.get(stream.seq + 1)) {
      stream.early.delete(next.seq);
      stream.seq = next.seq;
      this.#doors.apply(next);
    }
    for (const seq of stream.early.keys()) if (seq <= stream.seq) stream.early.delete(seq);
  }

  #waitForMissing(channelId: number, stream: Stream, ms = 300 * (0.75 + Math.random() / 2)) {
    if (stream.waiting || stream.fetching) return;
    stream.waiting = true;
    this.#doors.later(() => {
      stream.waiting = false;
      if (this.#streams.get(channelId) !== stream || stream.head <= (stream.seq ?? 0)) return;
      void this.catchUp(channelId);
    }, ms);
  }

  #failed(channelId: number, stream: Stream, code: string) {
    if (code === 'not_found' || code === 'forbidden') return this.forget(channelId);
    stream.fetching = false;
    stream.failures++;
    this.#waitForMissing(channelId, stream, Math.random() * Math.min(30_000, 500 * 2 ** stream.failures));
  }
}

const newStream = (): Stream => ({
  seq: null,
  early: new Map(),
  head: 0,
  waiting: false,
  fetching: false,
  failures: 0,
});
