import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { settle, sumOf } from './settle.ts';

const d = Decimal.of;
const share = d('0.2');
const settled = (owed: readonly string[], wage: string, floor = '0') =>
  settle(owed.map(d), { wage: d(wage), floor: d(floor), share }).map((one) => one.toFixed(2));

describe('settling what closed periods owe', () => {
  it('takes back a fifth of the wage at most, the oldest first, and leaves the rest owed', () => {
    expect(settled(['-700', '-100'], '3000')).toEqual(['-600.00', '0.00']);
    expect(settled(['-100', '-700'], '3000')).toEqual(['-100.00', '-500.00']);
  });

  it('leaves the minimum wage', () => {
    expect(settled(['-700'], '3000', '2740')).toEqual(['-260.00']);
    expect(settled(['-700'], '2700', '2740')).toEqual(['0.00']);
  });

  it('sets what is taken back against what is paid later before it touches the wage', () => {
    expect(settled(['500', '-700'], '0')).toEqual(['500.00', '-500.00']);
    expect(settled(['-700', '500'], '3000', '2900')).toEqual(['-600.00', '500.00']);
  });

  it('takes nothing from whoever earns nothing, and pays them all the same', () => {
    expect(settled(['-700'], '0')).toEqual(['0.00']);
    expect(settled(['700'], '0')).toEqual(['700.00']);
  });

  it('never cuts a cent more than the law allows', () => {
    expect(settled(['-700'], '3000.03')).toEqual(['-600.00']);
    const cents = fc.integer({ min: -200_000, max: 200_000 }).map((n) => Decimal.ratio(n, 100));
    const wages = fc.integer({ min: 0, max: 900_000 }).map((n) => Decimal.ratio(n, 100));
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 6 }), wages, wages, (owed, wage, floor) => {
        const made = settle(owed, { wage, floor, share });
        const cut = sumOf(made).negated();
        expect(cut.compare(wage.times(share).max(Decimal.ZERO)) <= 0).toBe(true);
        if (cut.sign() > 0) expect(wage.minus(cut).compare(floor) >= 0).toBe(true);
        for (const [i, one] of made.entries()) {
          const whole = owed[i] as Decimal;
          if (whole.sign() >= 0) expect(one).toEqual(whole);
          else expect(one.sign() <= 0 && one.compare(whole) >= 0).toBe(true);
        }
      }),
    );
  });
});
