import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askable, optionTexts, percent, sameVote, shares } from './polls.ts';

const sum = (parts: number[]) => parts.reduce((all, part) => all + part, 0);

describe('the shares of a poll with one choice', () => {
  test('are those of the drawing', () => expect(shares([107, 57, 20], 184, false)).toEqual([58, 31, 11]));
  test('make 100 where thirds would make 99, the earlier option first', () =>
    expect(shares([1, 1, 1], 3, false)).toEqual([34, 33, 33]));
  test('are none while nobody voted', () => expect(shares([0, 0], 0, false)).toEqual([0, 0]));
  test('make 100 and are within one of the truth, whatever the votes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 2, maxLength: 10 }), (votes) => {
        const total = sum(votes);
        fc.pre(total > 0);
        const parts = shares(votes, total, false);
        expect(sum(parts)).toBe(100);
        parts.forEach((part, i) => expect(Math.abs(part - (votes[i]! / total) * 100)).toBeLessThan(1));
      }),
    );
  });
});

test('with several choices every option is a share of the people', () =>
  expect(shares([8, 9, 1], 10, true)).toEqual([80, 90, 10]));

test('a vote that was cast is never nothing', () => {
  expect(percent(0, 1)).toBe('< 1\u202f%');
  expect(percent(0, 0)).toBe('0\u202f%');
  expect(percent(58, 107)).toBe('58\u202f%');
});

test('the same options in another order are the same vote', () => {
  expect(sameVote([1, 3], [3, 1])).toBe(true);
  expect(sameVote([1], [1, 3])).toBe(false);
  expect(sameVote([], [])).toBe(true);
});

test('a poll needs two options that read differently; empty lines do not count', () => {
  expect(optionTexts([' А ', '', '  ', 'Б'])).toEqual(['А', 'Б']);
  expect(askable(['А', 'Б'])).toBe(true);
  expect(askable(['А'])).toBe(false);
  expect(askable(['Да', 'да'])).toBe(false);
});
