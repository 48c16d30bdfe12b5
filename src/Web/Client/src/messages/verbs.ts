import { api } from '../api.ts';
import { toast } from '../look/toast.svelte.ts';
import { connection } from '../realtime/connection.svelte.ts';
import { reading } from '../realtime/reading.ts';
import { applyOwn } from '../state/loading.ts';
import { store } from '../state/store.svelte.ts';
import type { Answer, MessageView, PlacedMessage } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import { t } from '../words/words.svelte.ts';

const live = () => connection.state === 'live';

/** Changes a message; the version says which text was being changed, so that a later one is not overwritten. */
export const editMessage = ({ message }: PlacedMessage, text: string): Promise<Answer<{ message: MessageView }>> => {
  const change = { text, version: message.version };
  return live()
    ? connection.invoke('Edit', { messageId: message.id, ...change })
    : api.patch(`/api/messages/${message.id}`, change);
};

export async function deleteMessage({ message }: PlacedMessage) {
  const answer = live()
    ? await connection.invoke('Delete', { messageId: message.id })
    : await api.delete(`/api/messages/${message.id}`);
  if (answer.refusal) toast(refusalWords(answer.refusal), { look: 'error' });
}

export async function copy(text: string, said: string) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    // Without https or permission there is no clipboard: the text is at least shown, to be copied by hand.
    toast(text);
  }
}

export const linkTo = ({ message }: PlacedMessage) => `${location.origin}/m/${message.id}`;

export async function markUnread(channelId: number, post: number) {
  toast((await reading.unread(channelId, post)) ? t('message.unread_done') : t('refusal.offline'));
}

export async function mute(channelId: number, muted: boolean) {
  const answer = await api.post(`/api/channels/${channelId}/mute`, { muted });
  if (answer.refusal) return toast(refusalWords(answer.refusal), { look: 'error' });
  applyOwn({ kind: 'channel_muted', channelId: store.personChannel, seq: 0, at: '', subjectId: channelId, muted });
}
