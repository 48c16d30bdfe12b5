import { offsetMinutes } from '../people/zones.ts';

/** `2026-03-27T18:00`, what a datetime field holds, as the moment that clocks of the zone show it; null if it is none. */
export function momentIn(zone: string, local: string): string | null {
  const shown = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(shown)) return null;
  // The offset at the moment itself: a first guess may lie on the other side of a change of clocks.
  const guess = shown - offsetMinutes(zone, new Date(shown)) * 60_000;
  return new Date(shown - offsetMinutes(zone, new Date(guess)) * 60_000).toISOString();
}

/** The other way round, for a field that is filled in beforehand. */
export function localIn(zone: string, at: Date): string {
  return new Date(at.getTime() + offsetMinutes(zone, at) * 60_000).toISOString().slice(0, 16);
}
