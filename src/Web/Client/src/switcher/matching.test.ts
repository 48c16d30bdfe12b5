import { expect, test } from 'vitest';
import { closest, readings } from './matching.ts';

const finds = (name: string, query: string) => closest(name, readings(query)) !== null;

test('A query in the wrong layout finds what was meant, both ways', () => {
  expect(finds('Отдел коммуникаций', 'jnltk')).toBe(true);
  expect(finds('Dogs and cats', 'вщпы')).toBe(true);
  expect(finds('Хобби', '{j,,b')).toBe(true);
  expect(finds('Ёлкина Юлия', '`krbyf')).toBe(true);
  expect(finds('Элина Жукова', '"kbyf')).toBe(true);
});

test('The parts of a name may come in any order, and ё is е', () => {
  expect(finds('Вера Логинова', 'логи вер')).toBe(true);
  expect(finds('Семён Орлов', 'семен')).toBe(true);
  expect(finds('Вера Логинова', 'вера орлова')).toBe(false);
});

test('A beginning stands before a word inside, and the layout as typed before the other', () => {
  const start = closest('Продажи', readings('прод'))!;
  const inside = closest('Отдел продаж', readings('прод'))!;
  const other = closest('Продажи', readings('ghjl'))!;
  expect(start).toBeLessThan(inside);
  expect(start).toBeLessThan(other);
});

test('Two letters in the middle of a word are not a hit', () => {
  expect(finds('Коммуникации', 'му')).toBe(false);
  expect(finds('Коммуникации', 'муник')).toBe(true);
});

test('An empty query has no readings', () => {
  expect(readings('   ')).toEqual([]);
});
