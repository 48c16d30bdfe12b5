import { store } from '../state/store.svelte.ts';
import { language } from './words.svelte.ts';

const zone = () => (store.signedIn ? store.me.settings.timeZone : undefined);
const locale = () => (language() === 'ru' ? 'ru-RU' : 'en-GB');

/** «3 марта 2026 г., 14:05» in the reader's zone. */
export const moment = (at: string) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short', timeZone: zone() }).format(new Date(at));

/** «3 марта 2026 г.» in the reader's zone. */
export const day = (at: string) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: zone() }).format(new Date(at));

/** «3 марта» of a day that is the same everywhere. */
export const calendarDay = (date: string) =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));

/** «14:05» in the zone given. */
export const clock = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone }).format(at);

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['month', 30 * 86_400_000],
  ['year', 365 * 86_400_000],
];

/** «5 минут назад», «вчера», «через 7 дней»; under a minute «сейчас». */
export function ago(at: string, now = Date.now()): string {
  const passed = Date.parse(at) - now;
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const [unit, ms] = steps.findLast(([, ms]) => Math.abs(passed) >= ms) ?? ['second', Infinity];
  return words.format(ms === Infinity ? 0 : Math.trunc(passed / ms), unit);
}
