import { api } from '../api.ts';
import { toast } from '../look/toast.svelte.ts';
import { whyAsked } from '../experts/experts.ts';
import { faceOf, type Face } from '../people/faces.ts';
import { connection } from '../realtime/connection.svelte.ts';
import type { MessageView, QuestionCard } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import { t } from '../words/words.svelte.ts';

export type QuestionState = 'open' | 'answered' | 'accepted' | 'reopened';

export interface AcceptedAnswerView {
  messageId: number;
  author: Face;
  /** «Магистр · ДМС» */
  title: string | null;
  at: string;
  html: string;
  href: string;
}

export interface QuestionView {
  state: QuestionState;
  askedAt: string;
  /** When the first answer that is accepted now was given; null in every other state. */
  foundAt: string | null;
  answers: number;
  accepted: AcceptedAnswerView[];
  /** Experts to whom it was put, with the reason in words. */
  asked: { face: Face; why: string }[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** «Ответ найден за 4 минуты»: minutes below two hours, hours below two days, then days. */
export function foundIn(askedAt: string, foundAt: string | null): string {
  const took = foundAt === null ? NaN : Date.parse(foundAt) - Date.parse(askedAt);
  if (!(took >= 0)) return t('question.found');
  if (took < minute) return t('question.found_at_once');
  if (took < 2 * hour) return t('question.found_minutes', { n: Math.floor(took / minute) });
  if (took < 2 * day) return t('question.found_hours', { n: Math.floor(took / hour) });
  return t('question.found_days', { n: Math.floor(took / day) });
}

export function stateWords({ state, answers, askedAt, foundAt }: QuestionView): string {
  if (state === 'accepted') return foundIn(askedAt, foundAt);
  return state === 'answered' ? t('question.answered', { n: answers }) : t(`question.${state}`);
}

export const questionOf = (message: MessageView, card: QuestionCard): QuestionView => ({
  state: card.state,
  askedAt: message.createdAt,
  foundAt: card.state === 'accepted' ? (card.accepted[0]?.createdAt ?? null) : null,
  answers: card.answers,
  asked: card.asked.map((one) => ({ face: faceOf(one.personId), why: whyAsked(one) })),
  accepted: card.accepted.map((answer) => ({
    messageId: answer.messageId,
    author: faceOf(answer.authorId),
    title: null,
    at: answer.createdAt,
    html: answer.html,
    href: `/m/${answer.messageId}`,
  })),
});

/** Who asked says what answers it, as long as that can still be written under. */
export const mayAccept = (root: MessageView | undefined, me: number) =>
  root?.kind === 'question' && root.authorId === me && !root.deleted;

export const mayReopen = (root: MessageView, me: number) =>
  mayAccept(root, me) && root.card?.kind === 'question' && ['accepted', 'answered'].includes(root.card.state);

export const isAccepted = (root: MessageView | undefined, messageId: number) =>
  root?.card?.kind === 'question' && root.card.accepted.some((answer) => answer.messageId === messageId);

export async function accept(message: MessageView, accepted: boolean) {
  const request = { accepted };
  const answer =
    connection.state === 'live'
      ? await connection.invoke('Accept', { messageId: message.id, ...request })
      : await api.post(`/api/messages/${message.id}/accept`, request);
  if (answer.refusal) toast(refusalWords(answer.refusal), { look: 'error' });
}

export async function reopen(question: MessageView) {
  const answer = await api.post(`/api/messages/${question.id}/reopen`);
  if (answer.refusal) toast(refusalWords(answer.refusal), { look: 'error' });
}
