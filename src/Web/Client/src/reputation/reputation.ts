import type { LevelView, RuleBookView } from '../wire.ts';
import { isKey, number, t } from '../words/words.svelte.ts';

type Reached = Pick<LevelView, 'level' | 'points' | 'ceiling'>;

export type PointRule = RuleBookView['now']['rules'][number];

/** «8 · 2011/2250» */
export const levelWords = ({ level, points, ceiling }: Reached) =>
  `${number(level)} · ${number(points)}/${number(ceiling)}`;

/** How full the meter is, from 0 to 100. */
export const fullness = ({ points, ceiling }: Reached) =>
  ceiling <= 0 ? 0 : Math.max(0, Math.min(100, (points / ceiling) * 100));

/** A rule that an administrator's server knows and this window does not is said by its code. */
export function ruleWords(code: string): string {
  const key = `rule.${code}`;
  return isKey(key) ? t(key) : code;
}

/** «+20», «−2»: what changed, so always with its sign. */
export const signed = (delta: number) => (delta < 0 ? `−${number(-delta)}` : `+${number(delta)}`);

/** Of a set of rules those that differ from the set before. */
export const changedRules = (before: readonly PointRule[], rules: readonly PointRule[]) =>
  rules.filter(({ code, points, dailyCap }) => {
    const then = before.find((rule) => rule.code === code);
    return points !== then?.points || dailyCap !== then.dailyCap;
  });
