import { language, t, type Language } from '../words/words.svelte.ts';

let zone = $state<string | undefined>();

/** The zone of the reader: days begin there. An unknown name leaves the browser's. */
export function useZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    zone = name;
  } catch {
    zone = undefined;
  }
}

class Clock {
  now = $state(Date.now());
  constructor() {
    if (typeof document === 'undefined') return;
    setInterval(() => (this.now = Date.now()), 20_000);
    document.addEventListener('visibilitychange', () => document.hidden || (this.now = Date.now()));
  }
}
export const clock = new Clock();

const formats = {
  time: { hour: 'numeric', minute: '2-digit' },
  date: { day: 'numeric', month: 'long' },
  dateYear: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  exact: { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit' },
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
const made = new Map<string, Intl.DateTimeFormat>();

function format(at: Date | number, kind: keyof typeof formats): string {
  const locale = kind === 'key' ? 'sv' : localeOf(language());
  const name = `${locale} ${zone} ${kind}`;
  let known = made.get(name);
  if (!known) made.set(name, (known = new Intl.DateTimeFormat(locale, { ...formats[kind], timeZone: zone })));
  return known.format(at);
}
const localeOf = (of: Language) => (of === 'ru' ? 'ru' : 'en-GB');

/** `2026-03-27`: the day in the reader's zone. */
export const dayKey = (at: Date | number) => format(at, 'key');

const thisYear = (at: number) => dayKey(at).slice(0, 4) === dayKey(clock.now).slice(0, 4);
const yesterday = () => dayKey(clock.now - 86_400_000);

export const timeOf = (at: string) => format(Date.parse(at), 'time');
export const exactly = (at: string) => format(Date.parse(at), 'exact');

/** The words over a day's messages. */
export function dayWords(at: string): string {
  const when = Date.parse(at);
  const key = dayKey(when);
  if (key === dayKey(clock.now)) return t('time.today');
  if (key === yesterday()) return t('time.yesterday');
  const words = format(when, thisYear(when) ? 'day' : 'dateYear');
  return words[0]!.toUpperCase() + words.slice(1);
}

/** «5 минут назад», «11:20», «вчера в 18:40», «27 марта в 9:05». */
export function relative(at: string): string {
  const when = Date.parse(at);
  const minutes = Math.floor((clock.now - when) / 60_000);
  if (minutes < 1) return t('time.moments');
  if (minutes < 60) return t('time.minutes', { n: minutes });
  const key = dayKey(when);
  const time = format(when, 'time');
  if (key === dayKey(clock.now)) return time;
  if (key === yesterday()) return t('time.yesterday_at', { time });
  return t('time.date_at', { date: format(when, thisYear(when) ? 'date' : 'dateYear'), time });
}

/** «18:00» for today, else «27 марта в 18:00»: a moment to come as well as one that was. */
export function momentWords(at: string): string {
  const when = Date.parse(at);
  const time = format(when, 'time');
  if (dayKey(when) === dayKey(clock.now)) return time;
  return t('time.date_at', { date: format(when, thisYear(when) ? 'date' : 'dateYear'), time });
}

/** «27 марта» in the reader's zone. */
export function dateWords(at: string): string {
  const when = Date.parse(at);
  return format(when, thisYear(when) ? 'date' : 'dateYear');
}
