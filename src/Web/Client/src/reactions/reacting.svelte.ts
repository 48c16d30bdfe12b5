import { SvelteMap } from 'svelte/reactivity';
import { api } from '../api.ts';
import { toast } from '../look/toast.svelte.ts';
import { connection } from '../realtime/connection.svelte.ts';
import { whenApplied } from '../state/loading.ts';
import { store } from '../state/store.svelte.ts';
import type { Answer, MessageView, Reaction } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';

interface Wish {
  messageId: number;
  emoji: string;
  on: boolean;
  /** What it adds to the count of the view in which it was wished; a later view counts it already. */
  adds: -1 | 0 | 1;
  revision: number;
  /** The person's own channel has said so: what is mine is known from there. */
  told: boolean;
}

/** What was pressed and is not told by the server yet is shown at once, and taken back where it was refused. */
class Reacting {
  #wishes = new SvelteMap<string, Wish>();

  constructor() {
    whenApplied((event) => {
      if (event.kind === 'acted') this.#told(event.subjectId);
    });
  }

  mine({ id }: MessageView): string[] {
    const told = store.mine.get(id)?.reactions ?? [];
    const wished = this.#of(id).filter((wish) => !wish.told);
    const taken = told.filter((emoji) => !wished.some((wish) => wish.emoji === emoji && !wish.on));
    return [...new Set([...taken, ...wished.filter(({ on }) => on).map(({ emoji }) => emoji)])];
  }

  reactions({ id, revision, reactions }: MessageView): Reaction[] {
    const shown = new Map((reactions ?? []).map((reaction) => [reaction.emoji, reaction]));
    for (const wish of this.#of(id)) {
      if (revision > wish.revision) continue;
      const known = shown.get(wish.emoji) ?? { emoji: wish.emoji, count: 0, people: [] };
      shown.set(wish.emoji, { ...known, count: known.count + wish.adds });
    }
    return [...shown.values()].filter(({ count }) => count > 0);
  }

  async react(message: MessageView, emoji: string, on: boolean) {
    const key = `${message.id} ${emoji}`;
    const was = store.mine.get(message.id)?.reactions?.includes(emoji) ?? false;
    const adds = on === was ? 0 : on ? 1 : -1;
    const wish: Wish = { messageId: message.id, emoji, on, adds, revision: message.revision, told: false };
    this.#wishes.set(key, wish);
    const answer = await this.#send(message.id, emoji, on);
    if (!answer.refusal) return;
    if (this.#wishes.get(key) === wish) this.#wishes.delete(key);
    toast(refusalWords(answer.refusal), { look: 'error' });
  }

  #told(messageId: number) {
    const mine = store.mine.get(messageId)?.reactions ?? [];
    for (const wish of this.#of(messageId))
      if (mine.includes(wish.emoji) === wish.on)
        this.#wishes.set(`${messageId} ${wish.emoji}`, { ...wish, told: true });
  }

  #send(messageId: number, emoji: string, on: boolean): Promise<Answer<unknown>> {
    return connection.state === 'live'
      ? connection.invoke('React', { messageId, emoji, on })
      : api.post(`/api/messages/${messageId}/reactions`, { emoji, on });
  }

  #of = (messageId: number) => [...this.#wishes.values()].filter((wish) => wish.messageId === messageId);
}

export const reacting = new Reacting();
