import { expect, test } from 'vitest';
import { localIn, momentIn } from '../look/zoned.ts';
import { leaf, phase, span, type GatheringView } from './gatherings.ts';

const gathering = (startsAt: string, endsAt: string | null = null): GatheringView => ({
  startsAt,
  endsAt,
  place: '',
  counts: { going: 0, maybe: 0, declined: 0 },
});

test('the leaf shows the day that it is for the reader', () => {
  const late = '2026-03-27T20:30:00Z';
  expect(leaf(late, 'Europe/Moscow')).toEqual({ day: '27', month: 'мар', weekday: 'пт' });
  expect(leaf(late, 'Asia/Kamchatka')).toEqual({ day: '28', month: 'мар', weekday: 'сб' });
});
test('an end on the same day is only an hour', () => {
  const morning = gathering('2026-03-27T03:00:00Z', '2026-03-27T04:30:00Z');
  expect(span(morning, 'Asia/Yekaterinburg')).toBe('пятница, 27 марта, 8:00 – 9:30');
  expect(span(gathering('2026-03-27T18:00:00Z', '2026-03-27T20:00:00Z'), 'Asia/Yekaterinburg')).toBe(
    'пятница, 27 марта, 23:00 – суббота, 28 марта, 1:00',
  );
});
test('it goes on until its end, or for two hours', () => {
  const at = (time: string) => Date.parse(`2026-03-27T${time}Z`);
  const open = gathering('2026-03-27T03:00:00Z');
  expect(phase(open, at('02:59:59'))).toBe('before');
  expect(phase(open, at('03:00:00'))).toBe('now');
  expect(phase(open, at('05:00:00'))).toBe('over');
  expect(phase(gathering('2026-03-27T03:00:00Z', '2026-03-27T09:00:00Z'), at('08:00:00'))).toBe('now');
});

test('what is typed is a moment in the zone of who types', () => {
  expect(momentIn('Asia/Yekaterinburg', '2026-03-27T08:00')).toBe('2026-03-27T03:00:00.000Z');
  expect(momentIn('Asia/Yekaterinburg', '')).toBeNull();
  expect(momentIn('Asia/Yekaterinburg', '2026-03-27')).toBeNull();
});
test('clocks that change are asked at the moment itself', () => {
  // Berlin goes to summer time on 29 March 2026 at 1:00 UTC.
  expect(momentIn('Europe/Berlin', '2026-03-29T01:30')).toBe('2026-03-29T00:30:00.000Z');
  expect(momentIn('Europe/Berlin', '2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
});
test('and there and back is the same', () => {
  for (const zone of ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka'])
    expect(localIn(zone, new Date(momentIn(zone, '2026-03-27T18:05')!))).toBe('2026-03-27T18:05');
});
