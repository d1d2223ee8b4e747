import { expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

it('counts single-character edits', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
});

it('offers the nearest name, and none where nothing is near', () => {
  expect(nearest('ratng', ['agent', 'rating', 'channel'])).toBe('rating');
  expect(nearest('Handle_Tme', ['handle_time'])).toBe('handle_time');
  expect(nearest('xyz', ['handle_time', 'channel'])).toBe('');
});
