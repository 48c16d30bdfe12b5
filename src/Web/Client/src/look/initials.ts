/** One or two letters that stand for a name: the first letters of its first two words. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    words.length > 1 ? words.slice(0, 2).map(first).join('') : [...(words[0] ?? '?')].slice(0, 1).join('')
  ).toUpperCase();
}

const first = (word: string) => [...word][0] ?? '';

/** A hue that stays with the id; the golden angle keeps neighbours apart. */
export const hueOf = (id: number) => Math.round((id * 137.508) % 360);
