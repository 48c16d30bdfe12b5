import { number, t } from '../words/words.svelte.ts';

export interface PollOptionView {
  n: number;
  text: string;
  /** Null while an anonymous poll keeps them to itself. */
  votes: number | null;
}

/** The card of a poll. What is asked is the message's own text. */
export interface PollView {
  options: PollOptionView[];
  multi: boolean;
  anonymous: boolean;
  until: string | null;
  closed: boolean;
  /** How many people voted. */
  total: number;
  /** Of how many of them the votes tell: of an anonymous one not of the last few. */
  counted: number;
}

/** What a new poll is, beside what it asks. */
export interface PollFields {
  options: string[];
  multi: boolean;
  anonymous: boolean;
  until: string | null;
}

/** What I voted for; of an anonymous vote only that I did. */
export type MyVote = number[] | 'voted' | null;

/** An anonymous poll with fewer votes would tell who chose what. */
export const votesToShow = 5;

/**
 * Whole per cents. Of a poll with one choice they make 100 together: the largest remainders are rounded up, the earlier
 * option first. With several choices each is a share of the people, and they need not make anything.
 */
export function shares(votes: number[], total: number, multi: boolean): number[] {
  if (total <= 0) return votes.map(() => 0);
  const exact = votes.map((count) => (count / total) * 100);
  if (multi) return exact.map((share) => Math.min(100, Math.round(share)));
  const whole = exact.map(Math.floor);
  const sum = votes.reduce((all, count) => all + count, 0);
  let missing = Math.round((sum / total) * 100) - whole.reduce((all, share) => all + share, 0);
  const byRemainder = exact.map((share, at) => [share - Math.floor(share), at] as const).sort(([a], [b]) => b - a);
  for (const [, at] of byRemainder) if (missing-- > 0) whole[at]!++;
  return whole;
}

/** «58 %»; somebody's vote is never «0 %». */
export function percent(share: number, votes: number): string {
  return share === 0 && votes > 0
    ? `< ${t('poll.percent', { n: number(1) })}`
    : t('poll.percent', { n: number(share) });
}

export const sameVote = (one: number[], other: number[]) =>
  one.length === other.length && one.every((n) => other.includes(n));

/** What the fields of a new poll make of the lines: trimmed, without the empty ones. */
export const optionTexts = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== '');

/** At least two, and no two that read alike. */
export function askable(texts: string[]): boolean {
  return texts.length >= 2 && new Set(texts.map((text) => text.toLowerCase())).size === texts.length;
}

export const mostOptions = 20;
