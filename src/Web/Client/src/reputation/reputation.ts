import { number } from '../words/words.svelte.ts';

export interface LevelView {
  level: number;
  points: number;
  /** Where the next level begins. */
  ceiling: number;
}

/** «8 · 2011/2250» */
export const levelWords = ({ level, points, ceiling }: LevelView) =>
  `${number(level)} · ${number(points)}/${number(ceiling)}`;

/** How full the meter is, from 0 to 100; points taken back may leave fewer than none. */
export const fullness = ({ points, ceiling }: LevelView) =>
  ceiling <= 0 ? 0 : Math.max(0, Math.min(100, (points / ceiling) * 100));
