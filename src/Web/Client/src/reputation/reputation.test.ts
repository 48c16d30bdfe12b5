import { expect, test } from 'vitest';
import { minutesToRead } from '../articles/articles.ts';
import { fullness, levelWords } from './reputation.ts';

test('the level is said as in the sidebar', () =>
  expect(levelWords({ level: 8, points: 2011, ceiling: 2250 })).toBe('8 · 2011/2250'));
test('the meter never runs over or under', () => {
  expect(fullness({ level: 8, points: 2011, ceiling: 2250 })).toBeCloseTo(89.4, 1);
  expect(fullness({ level: 1, points: -5, ceiling: 84 })).toBe(0);
  expect(fullness({ level: 1, points: 90, ceiling: 84 })).toBe(100);
});
test('no article takes no time', () => {
  expect(minutesToRead('')).toBe(1);
  expect(minutesToRead('слово '.repeat(900))).toBe(5);
});
