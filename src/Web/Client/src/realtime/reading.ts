import { applyOwn } from '../state/loading.ts';
import { store } from '../state/store.svelte.ts';
import type { Marked } from '../wire.ts';
import { api } from '../api.ts';
import { connection } from './connection.svelte.ts';

const atMostEvery = 3_000;

/** Read marks: shown here at once, sent on leaving, on hiding and at most every three seconds. */
class Reading {
  #waiting = new Map<number, { post: number; version: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  /** A channel marked unread by hand stays so until it is left. */
  #held: number | null = null;

  start() {
    document.addEventListener('visibilitychange', () => document.hidden && this.flush());
    addEventListener('pagehide', () => this.flush());
  }

  seen(channelId: number, post: number) {
    const entry = store.entries.get(channelId);
    if (!entry || this.#held === channelId || post <= entry.readPost) return;
    this.#apply(channelId, { readPost: post, readVersion: entry.readVersion }, post >= entry.channel.headPost);
    this.#waiting.set(channelId, { post, version: entry.readVersion });
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
    this.#apply(channelId, answer.ok, false);
    return true;
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#last = Date.now();
    for (const [channelId, mark] of this.#waiting) void this.#send(channelId, mark);
    this.#waiting.clear();
  }

  async #send(channelId: number, mark: { post: number; version: number }) {
    const answer = await connection.invoke<Marked>('MarkRead', { channelId, ...mark });
    if (answer.refusal?.code === 'offline') await api.post(`/api/channels/${channelId}/read`, mark);
  }

  #apply(channelId: number, marked: Marked, toTheEnd: boolean) {
    const entry = store.entries.get(channelId);
    if (!entry) return;
    const own = { kind: 'read_marked' as const, channelId: store.personChannel, seq: 0, at: '', subjectId: channelId };
    const log = store.logs.get(channelId)?.messages ?? [];
    const unread = log.filter((placed) => placed.post > marked.readPost && placed.message.authorId !== store.me.id);
    applyOwn({
      ...own,
      ...marked,
      unread: toTheEnd || entry.lane !== 'me' ? 0 : Math.max(1, unread.length),
      mentions: unread.filter(({ message }) => message.mentionsAll || message.mentions.includes(store.me.id)).length,
    });
  }
}

export const reading = new Reading();
