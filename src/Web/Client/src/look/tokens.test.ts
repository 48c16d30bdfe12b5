import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
function colour(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`tokens.css has no colour --${name}`);
  return token[theme];
}

const surfaces = ['ground', 'paper', 'raised', 'sunk'];
const spoken = ['brand', 'link', 'good', 'gold'];
/** What is read, on everything that it is written on. */
const texts = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => surfaces.map((surface) => [ink, surface])),
  ...spoken.flatMap((name) => ['paper', `${name}-soft`].map((surface) => [name, surface])),
  ...spoken.map((name) => ['ink', `${name}-soft`]),
  // A refusal stands in a dialog, an act in a menu, a link in the sidebar and in a hovered row.
  ...['brand', 'link'].flatMap((name) => ['raised', 'ground', 'sunk'].map((surface) => [name, surface])),
  ['on-brand', 'brand'],
] as [string, string][];
/** What is only seen: the dot of presence, an outline, a bar. */
const marks = [
  ...spoken.flatMap((name) => surfaces.map((surface) => [name, surface])),
  // A badge is outlined in gold on its disc; its one red stands on the disc or on the filled shape.
  ...['gold', 'brand'].flatMap((name) => ['medal', 'medal-soft', 'medal-light'].map((surface) => [name, surface])),
] as [string, string][];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(texts)('%s can be read on %s', (text, surface) => {
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(marks)('a mark in %s is seen on %s', (mark, surface) => {
    expect(contrast(colour(mark, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('the measure itself is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});
