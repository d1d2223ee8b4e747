import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { allocate } from './money.ts';

const sum = (amounts: readonly Decimal[]) => amounts.reduce((s, a) => s.plus(a), Decimal.ZERO);

describe('allocate', () => {
  it('gives shares that sum to the pool to the cent, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (cents, weights) => {
          const pool = Decimal.ratio(cents, 100);
          const shares = allocate(pool, weights.map(Decimal.int));
          const expected = weights.some((w) => w > 0) ? pool : Decimal.ZERO;
          expect(sum(shares).toString()).toBe(expected.toString());
        },
      ),
    );
  });

  it('gives the spare cent to the largest remainder, ties to the first', () => {
    const shares = allocate(Decimal.of('100'), [1, 1, 1].map(Decimal.int));
    expect(shares.map((s) => s.toFixed(2))).toEqual(['33.34', '33.33', '33.33']);
  });

  it('gives nothing to a zero weight', () => {
    const shares = allocate(Decimal.of('0.05'), [0, 1, 1].map(Decimal.int));
    expect(shares.map((s) => s.toFixed(2))).toEqual(['0.00', '0.03', '0.02']);
  });
});
