import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFormula } from '../../../../plan/syntax/parse.ts';
import { DIMENSIONS } from '../../model.ts';
import { type Filter, filtersOf, whereOf } from './filters.ts';

const filter = (dimension: Filter['dimension'], is: boolean, ...values: readonly string[]): Filter => ({
  dimension,
  is,
  values,
});

it('writes choices as the condition that the language of metrics reads', () => {
  expect(whereOf([filter('channel', true, '电话', '在线'), filter('hour', false, '09')])).toBe(
    "channel IN ('电话', '在线') AND NOT hour IN (9)",
  );
  expect(whereOf([filter('team', true)])).toBe('');
});

it('finds in a condition the choices that it was made of', () => {
  expect(filtersOf("channel IN ('电话', '在线') AND NOT hour IN (9)")).toEqual([
    filter('channel', true, '电话', '在线'),
    filter('hour', false, '9'),
  ]);
  expect(filtersOf('')).toEqual([]);
});

it.each([
  "channel = 'phone'",
  "rating <= 2 AND channel IN ('x')",
  "channel IN ('x') OR TRUE",
  "nothing IN ('x')",
  "team IN ('x') AND ",
])('leaves a condition that somebody wrote to its writer: %s', (where) => {
  expect(filtersOf(where)).toBeNull();
});

it('says every choice of values in a formula, and gets the same choice back', () => {
  const value = fc.string({ minLength: 1 }).filter((text) => !/['"]/.test(text));
  const choice = fc.record({
    dimension: fc.constantFrom(...DIMENSIONS.filter((one) => one !== 'hour' && one !== 'weekday')),
    is: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 3 }), (filters) => {
      const where = whereOf(filters);
      expect(where === '' || parseFormula(where).ok).toBe(true);
      expect(filtersOf(where)).toEqual(filters);
    }),
  );
});
