import { expect, test } from 'vitest';
import type { NotificationView } from '../wire.ts';
import { hrefOf, latestFirst, reasonWords } from './notifications.ts';

const notification = (given: Partial<NotificationView>): NotificationView => ({
  id: 1,
  reason: 'mentioned',
  actor: { id: 2, name: 'Павел Журавлёв', handle: 'pavel' } as NotificationView['actor'],
  count: 1,
  at: '2026-03-27T08:00:00Z',
  read: false,
  ...given,
});
const reasons = [
  'mentioned',
  'replied',
  'answered',
  'accepted',
  'thanked',
  'routed',
  'announced',
  'titled',
  'followed',
  'reported',
] as const;

test.each(reasons)('the reason %s is said in whole words', (reason) => {
  for (const count of [1, 2, 5, 21])
    expect(reasonWords(notification({ reason, count, topic: { id: 3, name: 'ДМС' } }))).not.toMatch(/[{}]|undefined/);
});
test('replies since one looked are one line with their number', () => {
  expect(reasonWords(notification({ reason: 'replied' }))).toBe('Павел Журавлёв отвечает в обсуждении');
  expect(reasonWords(notification({ reason: 'replied', count: 3 }))).toBe(
    '3 новых ответа в обсуждении, последний: Павел Журавлёв',
  );
});
test('a routed question says for which topic', () =>
  expect(reasonWords(notification({ reason: 'routed', topic: { id: 3, name: 'ДМС' } }))).toBe(
    'Спрашивают эксперта по теме #ДМС: Павел Журавлёв',
  ));
test('what somebody published is called what it is', () =>
  expect(
    reasonWords(notification({ reason: 'followed', message: { id: 7, kind: 'news' } as NotificationView['message'] })),
  ).toBe('Новость от тех, на кого вы подписаны: Павел Журавлёв'));
test('each leads to what it is about', () => {
  expect(hrefOf(notification({ message: { id: 7 } as NotificationView['message'] }))).toBe('/m/7');
  expect(hrefOf(notification({ reason: 'titled', topic: { id: 3, name: 'ДМС' } }))).toBe('/t/3');
  expect(hrefOf(notification({ reason: 'followed' }))).toBe('/p/pavel');
  expect(hrefOf(notification({ reason: 'reported', actor: null }))).toBe('/moderation');
});
test('the latest stand first', () => {
  const [older, newer] = [notification({ id: 9 }), notification({ id: 2, at: '2026-03-27T09:00:00Z' })];
  expect(latestFirst([older, newer]).map(({ id }) => id)).toEqual([2, 9]);
});
