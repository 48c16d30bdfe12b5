import { afterEach, expect, test } from 'vitest';
import { speak } from '../words/words.svelte.ts';
import { like, likeLine, who } from './reactions.ts';

afterEach(() => speak('ru'));

const face = (id: number, name: string) => ({ id, name, handle: `p${id}` });
const alsu = face(1, 'Алсу');
const pavel = face(2, 'Павел');
const liked = (count: number, ...people: (typeof alsu)[]) => ({ emoji: like, count, people });
const me = 9;

test.each([
  [21, 'Алсу и ещё 20 пользователям это нравится'],
  [22, 'Алсу и ещё 21 пользователю это нравится'],
  [2, 'Алсу и ещё 1 пользователю это нравится'],
  [5, 'Алсу и ещё 4 пользователям это нравится'],
  [1, 'Это нравится: Алсу'],
])('%i likes of others are said right', (count, words) =>
  expect(likeLine(liked(count, alsu, pavel), false, me)).toBe(words),
);

test('my own like is said first, wherever I stand among the names', () => {
  expect(likeLine(liked(1, face(me, 'Вера')), true, me)).toBe('Вам это нравится');
  expect(likeLine(liked(22, alsu), true, me)).toBe('Вам и ещё 21 пользователю это нравится');
});
test('what I took back does not name me while the count still comes', () =>
  expect(likeLine(liked(2, face(me, 'Вера'), alsu), false, me)).toBe('Алсу и ещё 1 пользователю это нравится'));
test('nothing is said where nobody likes it', () => {
  expect(likeLine(undefined, false, me)).toBe('');
  expect(likeLine(liked(0), false, me)).toBe('');
});
test('in English too', () => {
  speak('en');
  expect(likeLine(liked(21, alsu), false, me)).toBe('Алсу and 20 others like this');
  expect(likeLine(liked(2, alsu), true, me)).toBe('You and 1 other like this');
});
test('a chip names at most three and counts the rest', () => {
  expect(who(liked(23, alsu, pavel, face(3, 'Дина')), true, me)).toBe('Вы, Алсу, Павел, ещё 20');
  expect(who(liked(2, alsu, pavel), false, me)).toBe('Алсу, Павел');
});
