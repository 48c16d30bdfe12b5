import { expect, test } from 'vitest';
import { foundIn, stateWords, type QuestionView } from './questions.ts';

const asked = '2026-03-27T08:00:00Z';
const after = (seconds: number) => new Date(Date.parse(asked) + seconds * 1000).toISOString();

test.each([
  [30, 'Ответ найден меньше чем за минуту'],
  [60, 'Ответ найден за 1 минуту'],
  [4 * 60 + 50, 'Ответ найден за 4 минуты'],
  [38 * 60, 'Ответ найден за 38 минут'],
  [119 * 60, 'Ответ найден за 119 минут'],
  [2 * 3600, 'Ответ найден за 2 часа'],
  [21 * 3600, 'Ответ найден за 21 час'],
  [48 * 3600, 'Ответ найден за 2 дня'],
  [11 * 24 * 3600, 'Ответ найден за 11 дней'],
])('after %i seconds it says so with pride', (seconds, words) => expect(foundIn(asked, after(seconds))).toBe(words));

test('a time that cannot be said is left out', () => {
  expect(foundIn(asked, null)).toBe('Ответ найден');
  expect(foundIn(asked, after(-5))).toBe('Ответ найден');
});

test('every state has its words', () => {
  const question = (part: Partial<QuestionView>): QuestionView => ({
    state: 'open',
    askedAt: asked,
    foundAt: null,
    answers: 0,
    accepted: [],
    asked: [],
    ...part,
  });
  expect(stateWords(question({}))).toBe('Открыт');
  expect(stateWords(question({ state: 'answered', answers: 3 }))).toBe('Есть 3 ответа');
  expect(stateWords(question({ state: 'reopened', answers: 3 }))).toBe('Снова открыт');
  expect(stateWords(question({ state: 'accepted', foundAt: after(240) }))).toBe('Ответ найден за 4 минуты');
});
