import { api } from '../api.ts';
import type { GatheringAnswer } from '../gatherings/gatherings.ts';
import type { IdeaStatus } from '../ideas/ideas.ts';
import { toast } from '../look/toast.svelte.ts';
import { connection } from '../realtime/connection.svelte.ts';
import type { Answer, MessageView } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';

/** What readers do to messages of a kind. What becomes of it is told by events; what was refused is said. */
async function said(asked: Promise<Answer<unknown>>) {
  const answer = await asked;
  if (answer.refusal) toast(refusalWords(answer.refusal), { look: 'error' });
}

export const vote = ({ id }: MessageView, options: number[]) =>
  said(
    connection.state === 'live'
      ? connection.invoke('Vote', { messageId: id, options })
      : api.post(`/api/messages/${id}/votes`, { options }),
  );
export const closePoll = ({ id }: MessageView) => said(api.post(`/api/messages/${id}/close`));
export const support = ({ id }: MessageView, on: boolean) => said(api.post(`/api/messages/${id}/support`, { on }));
export const judge = ({ id }: MessageView, status: IdeaStatus) =>
  said(api.post(`/api/messages/${id}/status`, { status }));
export const attend = ({ id }: MessageView, answer: GatheringAnswer) =>
  said(api.post(`/api/messages/${id}/attendance`, { answer }));
export const confirm = ({ id }: MessageView) => said(api.post(`/api/messages/${id}/confirm`));
