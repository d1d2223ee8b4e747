import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { differenceOf, type MonthCost, reasonOfCost } from './cost.ts';

const month = (period: string, pay: Readonly<Record<string, string>>): MonthCost => ({
  period,
  pay: new Map(Object.entries(pay).map(([person, amount]) => [person, Decimal.of(amount)])),
});
const january = month('2026-01', { ann: '3000.00', bo: '2500.00', cy: '4000.00' });
const february = month('2026-02', { ann: '3100.50', cy: '3900.00', dee: '1000.00' });

describe('what a month costs more or less than the one before', () => {
  it('is what is new, what is gone and what became of the rest, to the cent', () => {
    const { total, parts } = differenceOf(february, january);
    expect(parts.map(({ id, count, difference }) => [id, count, difference.toFixed(2)])).toEqual([
      ['joined', 1, '1000.00'],
      ['left', 1, '-2500.00'],
      ['stayed', 2, '0.50'],
    ]);
    expect(total.toFixed(2)).toBe('-1499.50');
  });

  it('says both sums, and its parts add up to it', () => {
    const reason = reasonOfCost({ id: 'p', title: { en: 'Plan' } }, february, january);
    expect(reason.sentence.en).toBe('2026-02 is projected at 8,000.50; 2026-01 paid 9,500.00.');
    const sum = reason.parts.reduce((all, { value }) => all.plus(Decimal.of(value ?? '')), Decimal.ZERO);
    expect(sum.toFixed(2)).toBe(reason.value);
  });
});
