import { clock, timeOf, dayKey } from '../look/time.svelte.ts';
import type { PersonView, StatusView } from '../wire.ts';
import { day } from '../words/dates.ts';
import { t } from '../words/words.svelte.ts';

/** What a person is at, as long as it holds: nobody is told when it ends, so the clock is looked at. */
export function statusOf(person: PersonView | undefined): StatusView | null {
  const status = person?.status;
  return status && (!status.until || Date.parse(status.until) > clock.now) ? status : null;
}

/** «на обеде до 14:00». */
export function statusWords({ text, until }: StatusView): string {
  if (!until) return text;
  const when = dayKey(Date.parse(until)) === dayKey(clock.now) ? timeOf(until) : day(until);
  return `${text} ${t('status.until', { when })}`.trim();
}
