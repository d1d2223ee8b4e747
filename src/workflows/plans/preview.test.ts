import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { distributionOf } from './preview.ts';

const person = (pay: number | null, before: number | null) => ({
  pay: pay === null ? null : Decimal.int(pay),
  before: before === null ? null : Decimal.int(before),
});

it('sorts pay into buckets of a round width, both plans on one scale', () => {
  const buckets = distributionOf([person(3000, 2990), person(3050, null), person(4200, 3900), person(null, 3000)]);
  expect(buckets.map((one) => [one.from.toDigits(), one.people, one.before])).toEqual([
    ['2800', 0, 1],
    ['3000', 2, 1],
    ['3200', 0, 0],
    ['3400', 0, 0],
    ['3600', 0, 0],
    ['3800', 0, 1],
    ['4000', 0, 0],
    ['4200', 1, 0],
  ]);
});

it('puts everybody into exactly one bucket, and never needs more than twelve', () => {
  const pay = fc.option(fc.integer({ min: -5000, max: 90_000 }), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.tuple(pay, pay), { maxLength: 40 }), (pairs) => {
      const people = pairs.map(([a, b]) => person(a, b));
      const buckets = distributionOf(people);
      const total = (key: 'people' | 'before') => buckets.reduce((sum, one) => sum + one[key], 0);
      expect(total('people')).toBe(people.filter((one) => one.pay !== null).length);
      expect(total('before')).toBe(people.filter((one) => one.before !== null).length);
      expect(buckets.length).toBeLessThanOrEqual(12);
    }),
  );
});
