import { expect, it } from 'vitest';
import { pathOf, placesOf } from './sparkline.tsx';

const heights = (points: readonly (number | null)[]) => placesOf(points).map((place) => place?.y ?? null);

it('puts the greatest on top, the least at the bottom, and all alike in the middle', () => {
  expect(heights([1, 3, 2])).toEqual([17, 3, 10]);
  expect(heights([5, 5])).toEqual([10, 10]);
});

it('leaves a gap where a value is missing, and never draws it as 0', () => {
  const path = pathOf(placesOf([1, null, 3, 2]));
  expect(path.match(/[ML]/g)?.join('')).toBe('MML');
  expect(pathOf(placesOf([null, null]))).toBe('');
});
