import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { compiledOf, expectOk } from '../fixture.ts';
import { evaluate, lineValue } from './evaluate.ts';
import type { Inputs } from './inputs.ts';

const PLAN = compiledOf(`plan: split
inputs:
  base: { title: { en: Base }, unit: yuan, range: [0, none] }
  rate: { title: { en: Rate }, unit: ratio, missing: 1 }
  grade: { title: { en: Grade }, type: text, values: [low, high], missing: low }
lines:
  reduced: { unit: yuan, formula: base * rate }
  fixed: { title: { en: Fixed }, kind: earning, formula: 'reduced + IF(grade = "high", 100, 0)', floor: 1000, split: days, round: cents }
  bonus: { title: { en: Bonus }, kind: earning, formula: fixed * 10% }
  hourly: { title: { en: Hourly }, kind: earning, formula: base / 174 }
`);

type Part<T> = readonly [days: number, value: T];
const held = <T extends Decimal | string | null>(...parts: readonly Part<T>[]) => ({
  stretches: parts.map(([days, value]) => ({ days, value })),
});
const yuan = (...parts: readonly Part<string>[]) => held(...parts.map(([days, v]) => [days, Decimal.of(v)] as const));
const amount = (inputs: Inputs, line = 'fixed') => String(lineValue(expectOk(evaluate(PLAN, inputs)), line));

describe('a line split by days', () => {
  it('is what each stretch would be for all of the period, by the days of each, rounded once', () => {
    expect(amount({ base: yuan([10, '3000'], [12, '3500']) })).toBe('3272.73');
    expect(amount({ base: yuan([10, '3000'], [12, '3500']) }, 'bonus')).toBe('327.27');
  });

  it('joins what belongs together: two inputs that change at once are never averaged one by one', () => {
    const both = { base: yuan([10, '3000'], [10, '4000']), rate: yuan([10, '0.8'], [10, '1']) };
    expect(amount(both)).toBe('3200');
    const apart = { base: yuan([5, '3000'], [15, '4000']), rate: yuan([10, '0.8'], [10, '1']) };
    // 5 days of 2,400, 5 of 3,200, 10 of 4,000.
    expect(amount(apart)).toBe('3400');
  });

  it('counts a stretch in which nothing was on record as the plan counts missing, and keeps its floor in each', () => {
    expect(amount({ base: yuan([1, '500'], [1, '3000']), grade: held([1, null], [1, 'high']) })).toBe('2050');
  });

  it('leaves every other line at how things stood at the end', () => {
    expect(amount({ base: yuan([10, '3000'], [12, '3480']) }, 'hourly')).toBe('20');
  });

  it('is the same whether a stretch is told whole or in pieces, and lies between the amounts of its stretches', () => {
    const part = fc.tuple(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 100000, max: 900000 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(3), (parts, at) => {
        const cents = parts.map(([days, c]) => [days, (c / 100).toFixed(2)] as const);
        const split = cents.flatMap(([days, v], i) =>
          i === at % parts.length && days > 1 ? [[1, v] as const, [days - 1, v] as const] : [[days, v] as const],
        );
        const [whole, pieces] = [amount({ base: yuan(...cents) }), amount({ base: yuan(...split) })];
        expect(pieces).toBe(whole);
        const days = parts.reduce((sum, [n]) => sum + n, 0);
        const exact = parts.reduce((sum, [n, c]) => sum + BigInt(n) * BigInt(c), 0n);
        const rounded = (exact * 2n + BigInt(days)) / (BigInt(days) * 2n);
        expect(Decimal.of(whole).times(Decimal.int(100)).toString()).toBe(String(rounded));
      }),
    );
  });

  it('refuses days that are none', () => {
    for (const days of [0, -1, 1.5]) {
      const result = evaluate(PLAN, { base: yuan([days, '3000'], [1, '3500']) });
      expect(result.problems.map(({ code }) => code)).toEqual(['plan.input-type']);
    }
  });
});
