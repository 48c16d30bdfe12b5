import type { Face } from '../people/faces.ts';
import type { BadgeCode } from './badges.ts';

/** The card of a thanks. The reason is the message's own text. */
export interface ThanksView {
  badge: BadgeCode;
  /** 1 to 50. */
  recipients: Face[];
}

/** How many may be thanked at once. */
export const mostThanked = 50;
/** Up to so many are named in the sentence itself. */
export const fewThanked = 3;
const shownAtFirst = 8;

/** Who is shown before «и ещё 19». One more than fits is shown too: «и ещё 1» would take the same room. */
export function folded<T>(all: T[], unfolded: boolean): { shown: T[]; rest: number } {
  const shown = unfolded || all.length <= shownAtFirst + 1 ? all : all.slice(0, shownAtFirst);
  return { shown, rest: all.length - shown.length };
}
