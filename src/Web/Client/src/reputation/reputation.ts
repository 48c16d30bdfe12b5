import type { LevelView } from '../wire.ts';
import { isKey, number, t, type Key } from '../words/words.svelte.ts';

type Reached = Pick<LevelView, 'level' | 'points' | 'ceiling'>;

/** «8 · 2011/2250» */
export const levelWords = ({ level, points, ceiling }: Reached) =>
  `${number(level)} · ${number(points)}/${number(ceiling)}`;

/** How full the meter is, from 0 to 100. */
export const fullness = ({ points, ceiling }: Reached) =>
  ceiling <= 0 ? 0 : Math.max(0, Math.min(100, (points / ceiling) * 100));

/** A rule that an administrator's server knows and this window does not is said by its code. */
export const ruleWords = (code: string) => (isKey(`rule.${code}`) ? t(`rule.${code}` as Key) : code);

/** «+20», «−2»: what changed, so always with its sign. */
export const signed = (delta: number, write: (n: number) => string) =>
  delta < 0 ? `−${write(-delta)}` : `+${write(delta)}`;
