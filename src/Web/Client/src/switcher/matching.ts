/** What a key gives in the other layout, so that «jnltk» finds «отдел» and «вщпы» finds «dogs». */
const latin = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~{}:"<>';
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю';

const toCyrillic = new Map([...latin].map((key, i) => [key, cyrillic[i]!]));
// The first pair wins: ё is on the backquote, not on the tilde above it.
const toLatin = new Map([...cyrillic].map((key, i) => [key, latin[i]!] as const).reverse());

const typedIn = (keys: Map<string, string>, text: string) => [...text].map((key) => keys.get(key) ?? key).join('');

const normal = (text: string) => text.normalize('NFKC').toLowerCase().replace(/ё/g, 'е').trim();

/** The query as it may have been meant: as typed first, then in the other layout. */
export function readings(query: string): string[] {
  const typed = query.normalize('NFKC').toLowerCase().trim();
  return [...new Set([typed, typedIn(toCyrillic, typed), typedIn(toLatin, typed)].map(normal))].filter(Boolean);
}

/** How well a name answers a query: 0 is the best, null is not at all. */
export function closeness(name: string, reading: string): number | null {
  const text = normal(name);
  if (text.startsWith(reading)) return text.length === reading.length ? 0 : 1;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const wanted = reading.split(/\s+/);
  if (wanted.every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return reading.length > 2 && text.includes(reading) ? 3 : null;
}

/** The best of all readings; one in the other layout stands behind an equal one as typed. */
export function closest(name: string, all: string[]): number | null {
  const found = all.flatMap((reading, i) => {
    const how = closeness(name, reading);
    return how === null ? [] : [how + (i === 0 ? 0 : 0.5)];
  });
  return found.length === 0 ? null : Math.min(...found);
}
