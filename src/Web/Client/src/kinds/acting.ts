import { api } from '../api.ts';
import type { Whereabouts } from '../gatherings/arranging.svelte.ts';
import type { GatheringAnswer } from '../gatherings/gatherings.ts';
import type { IdeaStatus } from '../ideas/ideas.ts';
import { toast } from '../look/toast.svelte.ts';
import { connection } from '../realtime/connection.svelte.ts';
import type { Answer, MessageView } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';

const hearers = new Set<(messageId: number) => void>();

/** Told what was done here to a message of a kind: lists of many channels hear none of their events. Returns what ends it. */
export function whenDone(hear: (messageId: number) => void) {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

async function done<T>({ id }: MessageView, asked: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asked;
  if (!answer.refusal) for (const hear of hearers) hear(id);
  return answer;
}

/** What readers do to messages of a kind. What becomes of it is told by events; what was refused is said. */
async function said(message: MessageView, asked: Promise<Answer<unknown>>) {
  const answer = await done(message, asked);
  if (answer.refusal) toast(refusalWords(answer.refusal), { look: 'error' });
}

export const vote = (message: MessageView, options: number[]) =>
  said(
    message,
    connection.state === 'live'
      ? connection.invoke('Vote', { messageId: message.id, options })
      : post(message, 'votes', { options }),
  );
export const support = (message: MessageView, on: boolean) => said(message, post(message, 'support', { on }));
export const judge = (message: MessageView, status: IdeaStatus) => said(message, post(message, 'status', { status }));
export const attend = (message: MessageView, answer: GatheringAnswer) =>
  said(message, post(message, 'attendance', { answer }));
export const confirm = (message: MessageView) => said(message, post(message, 'confirm'));

/** From a dialog, which says itself what was refused. */
export const closePoll = (message: MessageView) => done(message, post(message, 'close'));
export const move = (message: MessageView, to: Whereabouts) =>
  done(message, api.patch(`/api/messages/${message.id}/gathering`, to));

function post({ id }: MessageView, verb: string, body?: unknown) {
  return api.post(`/api/messages/${id}/${verb}`, body);
}
