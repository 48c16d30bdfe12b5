import { language } from '../words/words.svelte.ts';

export const gatheringAnswers = ['going', 'maybe', 'declined'] as const;
export type GatheringAnswer = (typeof gatheringAnswers)[number];

/** The card of a gathering; its title and text are the message's. */
export interface GatheringView {
  startsAt: string;
  endsAt: string | null;
  place: string;
  counts: Record<GatheringAnswer, number>;
}

/** One without an end is taken to last so long. */
const usually = 2 * 3_600_000;

export function phase({ startsAt, endsAt }: GatheringView, now: number): 'before' | 'now' | 'over' {
  const starts = Date.parse(startsAt);
  const ends = endsAt ? Date.parse(endsAt) : starts + usually;
  return now < starts ? 'before' : now < ends ? 'now' : 'over';
}

const locale = () => (language() === 'ru' ? 'ru' : 'en-GB');
const part = (at: string, zone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone }).format(new Date(at));

/** The calendar leaf: «27», «мар», «пт» in the reader's zone. */
export const leaf = (at: string, zone: string) => ({
  day: part(at, zone, { day: 'numeric' }),
  month: part(at, zone, { month: 'short' }).slice(0, 3),
  weekday: part(at, zone, { weekday: 'short' }),
});

/** «пятница, 27 марта, 8:00 – 9:30»; an end on another day says its day. */
export function span({ startsAt, endsAt }: GatheringView, zone: string): string {
  const date = (at: string) => part(at, zone, { weekday: 'long', day: 'numeric', month: 'long' });
  const time = (at: string) => part(at, zone, { hour: 'numeric', minute: '2-digit' });
  const from = `${date(startsAt)}, ${time(startsAt)}`;
  if (!endsAt) return from;
  return date(endsAt) === date(startsAt) ? `${from} – ${time(endsAt)}` : `${from} – ${date(endsAt)}, ${time(endsAt)}`;
}
