import { offsetMinutes } from '../people/zones.ts';
import { language } from '../words/words.svelte.ts';

export interface Zone {
  name: string;
  /** «Екатеринбург, GMT+5»: what the language has for it. */
  title: string;
  offset: number;
  /** Everything it may be looked up by. */
  search: string;
}

const sign = (minutes: number) => {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `GMT${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
};

function zone(name: string, at: Date): Zone {
  const words = (style: 'long' | 'longGeneric') =>
    new Intl.DateTimeFormat(language(), { timeZone: name, timeZoneName: style })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? name;
  const offset = offsetMinutes(name, at);
  const long = words('long');
  const city = name.split('/').at(-1)!.replaceAll('_', ' ');
  return {
    name,
    title: /^GMT|^UTC/.test(long) ? `${city}, ${sign(offset)}` : `${long}, ${sign(offset)}`,
    offset,
    search: `${name.replaceAll('_', ' ')} ${long} ${words('longGeneric')} ${sign(offset)}`
      .toLowerCase()
      .replaceAll('ё', 'е'),
  };
}

/** Of the zones of this browser, with the words of the present language; west to east from Moscow outwards. */
export function zones(): Zone[] {
  const at = new Date();
  const home = offsetMinutes('Europe/Moscow', at);
  return Intl.supportedValuesOf('timeZone')
    .map((name) => zone(name, at))
    .sort((a, b) => Math.abs(a.offset - home) - Math.abs(b.offset - home) || a.name.localeCompare(b.name));
}

export const zoneTitle = (name: string) => zone(name, new Date()).title;
