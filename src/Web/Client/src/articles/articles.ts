/** What people read of Russian prose on a screen in a minute. */
const wordsAMinute = 180;

export const minutesToRead = (text: string) =>
  Math.max(1, Math.round((text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) / wordsAMinute));
