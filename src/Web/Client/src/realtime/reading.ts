import { indexOfPost } from '../state/log.ts';
import { applyOwn } from '../state/loading.ts';
import { store } from '../state/store.svelte.ts';
import type { Marked } from '../wire.ts';
import { api } from '../api.ts';
import { connection } from './connection.svelte.ts';

const atMostEvery = 3_000;

interface Mark {
  post: number;
  version: number;
  /** Of a channel that is counted here; of another only the server knows whether it is followed. */
  counted: boolean;
}

/** Read marks: shown here at once, sent on leaving, on hiding and at most every three seconds. */
class Reading {
  #waiting = new Map<number, Mark>();
  #first = new Map<number, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  /** A channel marked unread by hand stays so until it is left. */
  #held: number | null = null;

  start() {
    document.addEventListener('visibilitychange', () => document.hidden && this.flush());
    addEventListener('pagehide', () => this.flush(true));
  }

  seen(channelId: number, post: number) {
    const entry = store.entries.get(channelId);
    if (!entry) return this.#seenFirst(channelId, post);
    if (this.#held === channelId || post <= entry.readPost) return;
    this.#apply(channelId, { readPost: post, readVersion: entry.readVersion, ...this.#after(channelId, post) });
    this.#wait(channelId, { post, version: entry.readVersion, counted: true });
  }

  /** What is new in a followed thread may be read before it was counted: the server knows whether it is followed. */
  #seenFirst(channelId: number, post: number) {
    if (store.channels.get(channelId)?.kind !== 'thread' || post <= (this.#first.get(channelId) ?? 0)) return;
    this.#first.set(channelId, post);
    this.#wait(channelId, { post, version: 0, counted: false });
  }

  #wait(channelId: number, mark: Mark) {
    this.#waiting.set(channelId, mark);
    this.#timer ??= setTimeout(() => this.flush(), Math.max(0, this.#last + atMostEvery - Date.now()));
  }

  left(channelId: number) {
    if (this.#held === channelId) this.#held = null;
    this.flush();
  }

  async unread(channelId: number, post: number): Promise<boolean> {
    this.#waiting.delete(channelId);
    this.#held = channelId;
    const answer = await connection.invoke<Marked>('MarkUnread', { channelId, post });
    if (!answer.ok) return false;
    this.#apply(channelId, answer.ok);
    return true;
  }

  /** @param leaving what a socket still holds when its page goes may never be sent; a request that outlives the page is. */
  flush(leaving = false) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#last = Date.now();
    for (const [channelId, mark] of this.#waiting) void this.#send(channelId, mark, leaving);
    this.#waiting.clear();
  }

  async #send(channelId: number, { post, version, counted }: Mark, leaving: boolean) {
    const byRequest = () => api.postLeaving(`/api/channels/${channelId}/read`, { post, version });
    if (leaving && counted) return void byRequest();
    const answer = await connection.invoke<Marked>('MarkRead', { channelId, post, version });
    if (answer.refusal?.code !== 'offline') return;
    if (counted) await byRequest();
    else this.#first.delete(channelId);
  }

  /** What remains to be read after a post, as far as it is known here; the server's count follows. */
  #after(channelId: number, post: number) {
    const messages = store.logs.get(channelId)?.messages ?? [];
    const after = messages
      .slice(indexOfPost(messages, post + 1))
      .filter(({ message }) => message.authorId !== store.me.id && !message.deleted);
    const forMe = after.filter(({ message }) => message.mentionsAll || message.mentions.includes(store.me.id));
    return { unread: store.entries.get(channelId)?.lane === 'me' ? after.length : 0, mentions: forMe.length };
  }

  /** What is shown here at once is the event that it will become. */
  #apply(channelId: number, marked: Marked) {
    applyOwn({
      ...{ kind: 'read_marked', channelId: store.personChannel, seq: 0, at: '', subjectId: channelId },
      ...marked,
    });
  }
}

export const reading = new Reading();
