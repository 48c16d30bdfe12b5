import { expect, test } from 'vitest';
import { reasons, reasonWords, whyWords, type NotificationView, type Reason } from './notifications.ts';

const notification = (reason: Reason, data: NotificationView['data'] = {}): NotificationView => ({
  id: 1,
  reason,
  person: { id: 2, name: 'Павел Журавлёв', handle: 'pavel' },
  at: '2026-03-27T08:00:00Z',
  href: '/c/1',
  unread: true,
  excerpt: '',
  data,
});

test.each(reasons)('the reason %s is said in whole words', (reason) =>
  expect(reasonWords(notification(reason, { topic: 'ДМС', level: 9, title: 'master' }))).not.toMatch(/[{}]|undefined/),
);
test('a thanks names its badge, an unknown one is left out', () => {
  expect(reasonWords(notification('thanks', { badge: 'rocket' }))).toBe('Павел Журавлёв благодарит вас: «Ракета»');
  expect(reasonWords(notification('thanks', { badge: 'moon' }))).toBe('Павел Журавлёв благодарит вас');
});
test('a routed question says why it came', () => {
  expect(whyWords(notification('question', { topic: 'ДМС', accepted: 7 }))).toBe('У вас 7 принятых ответов по #ДМС');
  expect(whyWords(notification('question', { topic: 'ДМС', accepted: 21 }))).toBe('У вас 21 принятый ответ по #ДМС');
  expect(whyWords(notification('mention'))).toBeNull();
});
