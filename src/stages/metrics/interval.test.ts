import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { differenceOf, wilson } from './interval.ts';

const interval = (hits: number, n: number) => {
  const found = wilson(Decimal.int(hits), Decimal.int(n));
  return found && `${found.low.toFixed(4)} ${found.high.toFixed(4)}`;
};

it('is the interval of the textbooks', () => {
  // Newcombe 1998, table I, method 3 (score, without continuity correction).
  expect(interval(81, 263)).toBe('0.2553 0.3662');
  expect(interval(15, 148)).toBe('0.0624 0.1605');
  expect(interval(0, 20)).toBe('0.0000 0.1611');
  expect(interval(1, 29)).toBe('0.0061 0.1718');
});

it('says nothing where there is nothing, or where the numerator is no part of the denominator', () => {
  expect(wilson(Decimal.ZERO, Decimal.ZERO)).toBeUndefined();
  expect(wilson(Decimal.int(3), Decimal.int(2))).toBeUndefined();
});

it('holds the share inside, within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const hits = Decimal.int(Math.round(n * part));
      const found = wilson(hits, Decimal.int(n));
      const share = hits.over(Decimal.int(n)).round(6, 'half-up');
      expect(found && found.low.compare(share) <= 0 && share.compare(found.high) <= 0).toBe(true);
      expect(found && found.low.sign() >= 0 && found.high.compare(Decimal.ONE) <= 0).toBe(true);
    }),
  );
});

it('says how sure a difference of two shares is, as the textbooks do', () => {
  // Newcombe 1998 (Interval estimation for the difference), table II, method 10.
  const share = (hits: number, n: number) => {
    const found = wilson(Decimal.int(hits), Decimal.int(n));
    if (found === undefined) throw new Error('no interval');
    return { share: Decimal.int(hits).over(Decimal.int(n)), ...found };
  };
  const difference = (a: readonly [number, number], b: readonly [number, number]) => {
    const { low, high } = differenceOf(share(...a), share(...b));
    return `${low.toFixed(4)} ${high.toFixed(4)}`;
  };
  expect(difference([56, 70], [48, 80])).toBe('0.0524 0.3339');
  expect(difference([9, 10], [3, 10])).toBe('0.1705 0.8090');
  expect(difference([5, 56], [0, 29])).toBe('-0.0381 0.1926');
});
