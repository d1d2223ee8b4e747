import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import * as R from './range.ts';

const number = fc.integer({ min: -40, max: 40 }).map((n) => Decimal.ratio(n, 4));
/** A range, open at either end now and then, with one of its values. */
const within = fc.tuple(number, number, number, fc.boolean(), fc.boolean()).map(([a, b, c, openLow, openHigh]) => {
  const [low, value, high] = [a, b, c].sort((x, y) => x.compare(y)) as [Decimal, Decimal, Decimal];
  return { r: R.range(openLow ? null : low, openHigh ? null : high), value };
});

describe('a range', () => {
  it('holds the result of every operation on values of its operands', () => {
    fc.assert(
      fc.property(within, within, (a, b) => {
        const held: readonly [R.Range, Decimal][] = [
          [R.plus(a.r, b.r), a.value.plus(b.value)],
          [R.times(a.r, b.r), a.value.times(b.value)],
          [R.negated(a.r), a.value.negated()],
          [R.absolute(a.r), a.value.abs()],
          [R.least(a.r, b.r), a.value.min(b.value)],
          [R.greatest(a.r, b.r), a.value.max(b.value)],
          [R.either(a.r, b.r), a.value],
          [R.mapped(a.r, (x) => x.round(0, 'half-up')), a.value.round(0, 'half-up')],
        ];
        for (const [r, value] of held) expect(R.contains(r, value)).toBe(true);
        if (!b.value.isZero()) expect(R.contains(R.over(a.r, b.r), a.value.over(b.value))).toBe(true);
      }),
    );
  });

  it('knows the ends of a product of negative numbers', () => {
    const product = R.times(R.range(Decimal.int(-3), Decimal.int(2)), R.range(Decimal.int(-5), Decimal.int(4)));
    expect([product.low?.toString(), product.high?.toString()]).toEqual(['-12', '15']);
  });

  it('stays away from 0 through products and sign changes once a condition said so', () => {
    const x: R.Range = { ...R.range(Decimal.int(-1), Decimal.int(1)), nonzero: true };
    expect(R.canBeZero(R.negated(R.times(x, x)))).toBe(false);
    expect(R.canBeZero(R.plus(x, x))).toBe(true);
  });
});
