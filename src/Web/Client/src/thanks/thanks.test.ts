import { expect, test } from 'vitest';
import { t } from '../words/words.svelte.ts';
import { badges } from './badges.ts';
import { drawings } from './drawings.ts';
import { folded } from './thanks.ts';

const people = (n: number) => Array.from({ length: n }, (_, i) => i);

test('of 27 people eight are shown «и ещё 19»', () => {
  const { shown, rest } = folded(people(27), false);
  expect([shown.length, rest]).toEqual([8, 19]);
  expect(t('thanks.more', { n: rest })).toBe('и ещё 19');
});
test('nobody is folded away alone', () => {
  expect(folded(people(9), false)).toEqual({ shown: people(9), rest: 0 });
  expect(folded(people(10), false).rest).toBe(2);
});
test('unfolded, all 50 are shown', () => expect(folded(people(50), true)).toEqual({ shown: people(50), rest: 0 }));

test.each([
  [4, 'Павел благодарит 4 коллег'],
  [21, 'Павел благодарит 21 коллегу'],
  [27, 'Павел благодарит 27 коллег'],
])('to %i people the sentence is right', (n, words) =>
  expect(t('thanks.gives_many', { name: 'Павел', n })).toBe(words),
);

test.each(badges)('the badge %s is drawn in under 1 KB, with a red accent', (code) => {
  const shapes = drawings[code];
  expect(JSON.stringify(shapes).length).toBeLessThan(1024);
  expect(shapes.some(([paint]) => ['red', 'spot', 'streak'].includes(paint))).toBe(true);
});
test('there are twenty, each with a name of its own', () => {
  expect(Object.keys(drawings).sort()).toEqual([...badges].sort());
  expect(new Set(badges.map((code) => t(`badge.${code}`))).size).toBe(20);
});
