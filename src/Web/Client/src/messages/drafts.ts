import { outbox } from '../realtime/outbox.svelte.ts';
import type { Kind, KindDraft } from './kinds.ts';

/** What was begun in a channel and not sent: the text, and what it is beside one. */
export interface Begun extends Partial<Pick<KindDraft, 'title' | 'card'>> {
  text: string;
  /** Absent for a plain message. */
  kind?: Kind;
  topics?: string[];
}

const isNothing = ({ text, kind, topics }: Begun) => text === '' && !kind && !topics?.length;

/** One per channel, kept with the outbox: on disk, or in memory on somebody else's computer. */
const memory = new Map<number, Begun>();
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: ({ channelId: number } & Begun) | null = null;

export async function draftOf(channelId: number): Promise<Begun> {
  return memory.get(channelId) ?? (await outbox.database.get<Begun>('drafts', channelId)) ?? { text: '' };
}

export function keepDraft(channelId: number, begun: Begun) {
  if (pending && pending.channelId !== channelId) saveDraft();
  memory.set(channelId, begun);
  pending = { ...begun, channelId };
  clearTimeout(timer);
  timer = setTimeout(saveDraft, 400);
}

export function saveDraft() {
  clearTimeout(timer);
  if (!pending) return;
  const draft = pending;
  pending = null;
  void (isNothing(draft) ? outbox.database.delete('drafts', draft.channelId) : outbox.database.put('drafts', draft));
}
