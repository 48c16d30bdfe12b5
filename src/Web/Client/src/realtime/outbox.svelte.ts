import { api } from '../api.ts';
import { recogniseBy, streams, whenApplied } from '../state/loading.ts';
import { store } from '../state/store.svelte.ts';
import type { Answer, ChannelEvent, Posted, PostHere, Refusal, Said } from '../wire.ts';
import { backoff } from './backoff.ts';
import { connection } from './connection.svelte.ts';
import { Database } from './database.ts';

/**
 * A message on its way.
 *
 *        send()                    answer ok                 its event is applied
 *   ──►  sending  ───────────────►  sent  ──────────────────►  gone: it stands in the channel
 *        ▲  │ ▲ └─ outcome unknown, offline, too fast: the same client id again, after a pause
 *        │  │ refusal
 *  retry │  ▼
 *        └ failed  ── discard() ──► gone        (editing takes the text back to the composer and discards)
 *
 * `sending` and `failed` are on disk and survive a reload. The client id is made once: however often a message is
 * sent, the server stores it once.
 */
export interface Outgoing {
  clientId: string;
  channelId: number;
  text: string;
  /** Of a reply: the root under which it goes. Then `channelId` is `threadToBe`: the first reply has no channel yet. */
  replyTo?: number;
  /** What it is beside a text. */
  draft?: Draft;
  createdAt: string;
  state: 'sending' | 'sent' | 'failed';
  refusal?: Refusal;
}

export type Draft = Pick<PostHere, 'kind' | 'title' | 'topics' | 'card'>;

/** Stands for a thread's channel in outbox and drafts, whether it exists or not: the first reply makes it. */
export const threadToBe = (rootId: number) => -rootId;

type News = { put: Outgoing } | { gone: string };

/** Refusals that say nothing about the message: it stays on its way. */
const passing = new Set<Refusal['code']>(['offline', 'unavailable', 'unauthenticated', 'too_fast']);

class Outbox {
  #items = $state.raw<readonly Outgoing[]>([]);
  #database: Database | null = null;
  #others: BroadcastChannel | null = null;
  #hearers = new Set<(said: Said, item: Outgoing) => void>();
  #failures = new Map<number, number>();
  #flushing = new Set<number>();
  #paused = new Set<number>();

  get database(): Database {
    this.#database ??= new Database(store.me.id, !store.me.session?.shared);
    return this.#database;
  }
  get unsent() {
    return this.#items.filter((item) => item.state !== 'sent');
  }
  of(channelId: number): Outgoing[] {
    return this.#items.filter((item) => item.channelId === channelId);
  }

  start() {
    this.#others = new BroadcastChannel(`mtslife-outbox-${store.me.id}`);
    this.#others.onmessage = ({ data }: MessageEvent<News>) =>
      'put' in data ? this.#hold(data.put) : this.#drop(data.gone);
    recogniseBy((event) => this.#recognise(event));
    whenApplied((event) => {
      if (event.kind === 'message_posted' && event.message.authorId === store.me.id && event.message.clientId)
        void this.#settled(event.message.clientId);
    });
    void this.#restore();
  }

  async send(channelId: number, text: string, more: Pick<Outgoing, 'replyTo' | 'draft'> = {}) {
    const item: Outgoing = {
      ...{ clientId: crypto.randomUUID(), channelId, text, ...more },
      ...{ createdAt: new Date().toISOString(), state: 'sending' as const },
    };
    await this.#keep(item);
    this.flush(channelId);
  }

  async retry(item: Outgoing) {
    await this.#keep({ ...item, state: 'sending', refusal: undefined });
    this.flush(item.channelId);
  }

  async discard(item: Outgoing) {
    await this.#forget(item.clientId);
  }

  /** Told what a command answered. Returns what ends it. */
  whenSaid(hear: (said: Said, item: Outgoing) => void) {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  flushAll() {
    this.#failures.clear();
    this.#paused.clear();
    for (const channelId of new Set(this.#items.map((item) => item.channelId))) this.flush(channelId);
  }

  /** One at a time per channel, in order; across tabs, the lock's holder sends what all of them have written. */
  flush(channelId: number) {
    if (this.#flushing.has(channelId)) return;
    this.#flushing.add(channelId);
    void navigator.locks
      .request(`mtslife-outbox-${store.me.id}-${channelId}`, () => this.#sendAll(channelId))
      .finally(() => {
        this.#flushing.delete(channelId);
        // Written between the last look and the end of the lock.
        if (!this.#paused.has(channelId) && this.#next(channelId)) this.flush(channelId);
      });
  }

  async #sendAll(channelId: number) {
    for (let item = this.#next(channelId); item; item = this.#next(channelId)) {
      const answer = await this.#post(item);
      if (answer.ok) {
        this.#failures.delete(channelId);
        await this.#accepted(item, answer.ok);
      } else if (passing.has(answer.refusal.code)) {
        this.#pause(channelId, answer.refusal);
        return;
      } else await this.#keep({ ...item, state: 'failed', refusal: answer.refusal });
    }
  }

  async #post({ channelId, clientId, text, replyTo, draft }: Outgoing): Promise<Answer<Posted>> {
    const message = { clientId, text, ...draft };
    if (connection.state === 'live')
      return replyTo
        ? connection.invoke<Posted>('Reply', { messageId: replyTo, ...message })
        : connection.invoke<Posted>('Post', { channelId, ...message });
    const where = replyTo ? `/api/messages/${replyTo}/replies` : `/api/channels/${channelId}/messages`;
    const answer = await api.post<Posted>(where, message);
    if (answer.ok) connection.hasten();
    return answer;
  }

  /** An event of one's own may come without the client id, which only its author may see: then the text tells. */
  #recognise(event: ChannelEvent): ChannelEvent {
    if (event.kind !== 'message_posted' || event.message.clientId || event.message.authorId !== store.me.id)
      return event;
    const text = event.message.text.trim();
    const { rootId } = event.message;
    const item = this.of(rootId ? threadToBe(rootId) : event.channelId).find(
      (one) => one.state !== 'failed' && one.text.trim() === text,
    );
    return item ? { ...event, message: { ...event.message, clientId: item.clientId } } : event;
  }

  async #accepted(item: Outgoing, { message, seq, channelId, said }: Posted) {
    if (said) for (const hear of this.#hearers) hear(said, item);
    if (!message || !seq) {
      await this.#forget(item.clientId);
      return;
    }
    // Its event may have been quicker than this answer.
    if (this.#items.some((known) => known.clientId === item.clientId)) this.#hold({ ...item, state: 'sent' });
    await this.database.delete('outbox', item.clientId);
    this.#others?.postMessage({ gone: item.clientId } satisfies News);
    streams.offer([
      {
        ...{ kind: 'message_posted' as const, channelId, seq, at: message.placedAt, post: message.post },
        message: { ...message.message, clientId: item.clientId },
      },
    ]);
    // Already in the channel, or in one that is not being read and shows it when it is opened.
    const reached = streams.seqOf(channelId);
    if (reached === null || reached >= seq) this.#drop(item.clientId);
  }

  async #settled(clientId: string) {
    if (!this.#items.some((item) => item.clientId === clientId)) return;
    await this.#forget(clientId);
  }

  #pause(channelId: number, refusal: Refusal) {
    const failures = (this.#failures.get(channelId) ?? 0) + 1;
    this.#failures.set(channelId, failures);
    const ms = refusal.code === 'too_fast' ? (refusal.retryAfterMs ?? 1_000) : backoff(failures);
    this.#paused.add(channelId);
    setTimeout(() => {
      this.#paused.delete(channelId);
      this.flush(channelId);
    }, ms);
  }

  #next = (channelId: number) => this.#items.find((item) => item.channelId === channelId && item.state === 'sending');

  async #restore() {
    const saved = await this.database.all<Outgoing>('outbox');
    for (const item of saved.sort((a, b) => a.createdAt.localeCompare(b.createdAt))) this.#hold(item);
    this.flushAll();
  }

  async #keep(item: Outgoing) {
    this.#hold(item);
    await this.database.put('outbox', $state.snapshot(item));
    this.#others?.postMessage({ put: $state.snapshot(item) } satisfies News);
  }

  async #forget(clientId: string) {
    this.#drop(clientId);
    await this.database.delete('outbox', clientId);
    this.#others?.postMessage({ gone: clientId } satisfies News);
  }

  #hold(item: Outgoing) {
    const at = this.#items.findIndex((known) => known.clientId === item.clientId);
    this.#items = at < 0 ? [...this.#items, item] : this.#items.with(at, item);
  }
  #drop(clientId: string) {
    this.#items = this.#items.filter((item) => item.clientId !== clientId);
  }

  async close() {
    this.#others?.close();
    await this.#database?.close();
  }
}

export const outbox = new Outbox();
