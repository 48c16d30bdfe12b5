import { afterEach, expect, test } from 'vitest';
import type { CommandView } from '../wire.ts';
import { speak } from '../words/words.svelte.ts';
import { findCommands, hintOf, nameOf } from './commands.ts';

const command = (names: string[], usable = true): CommandView => ({ names, usable, arguments: [] });
const thanks: CommandView = {
  ...command(['thanks', 'спасибо']),
  arguments: [
    { name: 'people', required: true, repeats: true, isFlag: false },
    { name: 'badge', required: false, repeats: false, isFlag: false },
    { name: 'until', required: false, repeats: false, isFlag: true },
  ],
};
const all = [thanks, command(['poll', 'опрос']), command(['leave', 'выйти'], false)];
const namesOf = (typed: string) => findCommands(all, typed).map(({ names }) => names[0]);

afterEach(() => speak('ru'));

test('a slash alone offers what can be used here', () => expect(namesOf('')).toEqual(['thanks', 'poll']));

test.each(['спа', 'СПАС', 'tha', 'cgfc', 'ерф'])('«%s» is how thanks begin', (typed) =>
  expect(namesOf(typed)).toContain('thanks'),
);

test('what cannot be used here is found by its name only', () => expect(namesOf('leave')).toEqual(['leave']));

test('another word finds nothing', () => expect(namesOf('погода')).toEqual([]));

test('names and hints are in the language of the interface', () => {
  expect([nameOf(thanks), hintOf(thanks)]).toEqual(['спасибо', '@кому… ([значок]) (--до времени)']);
  speak('en');
  expect([nameOf(thanks), hintOf(thanks)]).toEqual(['thanks', '@whom… ([badge]) (--until time)']);
});
