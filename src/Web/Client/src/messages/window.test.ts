import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedMessage } from '../wire.ts';
import { atBottom, atTop, drawn, further, most, newestOf } from './window.ts';

const messages = (n: number) => Array.from({ length: n }, (_, i) => ({ post: i * 2 + 1 }) as PlacedMessage);

describe('The window on a long channel', () => {
  it('reaches every message by steps, and never draws many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (n) => {
        const all = messages(n);
        const seen = new Set<number>();
        let window = newestOf(all);
        for (let i = 0; i < 200 && !atTop(all, window); i++) {
          window = further(all, window, 'before');
          const now = drawn(all, window);
          expect(now.length).toBeLessThanOrEqual(most);
          for (const { post } of now) seen.add(post);
        }
        for (const { post } of drawn(all, window)) seen.add(post);
        expect(atTop(all, window)).toBe(true);
        for (let i = 0; i < 200 && !atBottom(all, window); i++) window = further(all, window, 'after');
        for (const { post } of drawn(all, window)) seen.add(post);
        expect(atBottom(all, window)).toBe(true);
        expect(seen.size).toBe(n);
      }),
    );
  });

  it('stays where it is when older messages are put before it', () => {
    const all = messages(300);
    const later = all.slice(200);
    const window = newestOf(later);
    expect(drawn(all, window)).toEqual(drawn(later, window));
  });
});
