import { expect, it } from 'vitest';
import { middle, pulled, squareOf } from './crop.ts';

const landscape = { width: 400, height: 200 };

it('takes the largest square of the middle, and a smaller one where it is zoomed', () => {
  expect(squareOf(landscape, middle)).toEqual({ left: 100, top: 0, side: 200 });
  expect(squareOf(landscape, { ...middle, zoom: 2 })).toEqual({ left: 150, top: 50, side: 100 });
});

it('never reaches beyond the picture, however far it is pulled', () => {
  const far = pulled(landscape, { zoom: 2, x: 0.5, y: 0.5 }, -10_000, 10_000, 200);
  expect(squareOf(landscape, far)).toEqual({ left: 300, top: 0, side: 100 });
});

it('follows the finger: what was under it stays under it', () => {
  const crop = pulled(landscape, middle, 50, 0, 200);
  expect(squareOf(landscape, crop).left).toBe(50);
  expect(crop.y).toBe(0.5);
});
