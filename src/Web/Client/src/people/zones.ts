/** Minutes by which a zone is before UTC at a moment. */
export function offsetMinutes(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const [, sign, hours, minutes] =
    /GMT([+-])(\d+):(\d+)/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '') ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** How many hours later the clock stands there than here. */
export const hoursApart = (there: string, here: string, at: Date) =>
  (offsetMinutes(there, at) - offsetMinutes(here, at)) / 60;
