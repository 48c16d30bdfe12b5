import { expect, test } from 'vitest';
import { hashed, topicLine } from './topics.ts';

const tag = (id: number, name: string) => ({ id, name, href: `/t/${id}` });
const line = (added: string[], removed: string[] = []) =>
  topicLine({
    person: { id: 1, name: 'Глеб Нестеров', handle: 'gleb' },
    at: '2026-03-27T08:00:00Z',
    added: added.map((name, i) => tag(i, name)),
    removed: removed.map((name, i) => tag(i, name)),
  });

test('several words stand in quotes, as they are typed', () => {
  expect(hashed('МТС-деньги')).toBe('#МТС-деньги');
  expect(hashed('клиентское обслуживание')).toBe('#«клиентское обслуживание»');
});
test('one topic and several are said right', () => {
  expect(line(['ДМС'])).toBe('Глеб Нестеров добавил(а) тему #ДМС');
  expect(line(['ДМС', 'Вопрос-Ответ'])).toBe('Глеб Нестеров добавил(а) темы #ДМС, #Вопрос-Ответ');
  expect(line([], ['кредит'])).toBe('Глеб Нестеров убрал(а) тему #кредит');
  expect(line(['ДМС'], ['кредит'])).toBe('Глеб Нестеров добавил(а) тему #ДМС и убрал(а) #кредит');
});
