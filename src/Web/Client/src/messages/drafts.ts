import { outbox } from '../realtime/outbox.svelte.ts';

/** Unfinished texts, one per channel, kept with the outbox: on disk, or in memory on somebody else's computer. */
const memory = new Map<number, string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: { channelId: number; text: string } | null = null;

export async function draftOf(channelId: number): Promise<string> {
  const known = memory.get(channelId);
  if (known !== undefined) return known;
  return (await outbox.database.get<{ text: string }>('drafts', channelId))?.text ?? '';
}

export function keepDraft(channelId: number, text: string) {
  if (pending && pending.channelId !== channelId) saveDraft();
  memory.set(channelId, text);
  pending = { channelId, text };
  clearTimeout(timer);
  timer = setTimeout(saveDraft, 400);
}

export function saveDraft() {
  clearTimeout(timer);
  if (!pending) return;
  const { channelId, text } = pending;
  pending = null;
  void (text === '' ? outbox.database.delete('drafts', channelId) : outbox.database.put('drafts', { channelId, text }));
}
