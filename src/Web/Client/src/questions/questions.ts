import type { Face } from '../people/faces.ts';
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
