import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { compilePlan } from '../evaluate/compile.ts';
import { codes, lineOf, planOf } from '../fixture.ts';
import { MECHANISM_NAMES } from './table.ts';

const compileCodes = (line: string): readonly string[] => {
  const result = compilePlan(planOf(`plan: test\ninputs: { x: {}, t: { type: text } }\nlines:\n  r: ${line}`));
  return result.ok ? [] : codes(result.problems);
};

describe('band', () => {
  const line = '{ band: { of: x, steps: [ {to: 20, is: 1.2}, {below: 31, is: 1.0}, {to: 49, is: 0.8}, {else: 0} ] } }';
  it.each([
    [0, '1.2'],
    [20, '1.2'],
    ['20.5', '1'],
    ['30.99', '1'],
    [31, '0.8'],
    [49, '0.8'],
    ['49.01', '0'],
  ])('gives the whole amount of the first step whose bound holds: %s → %s', (x, expected) => {
    expect(lineOf(line, { x })).toBe(expected);
  });
  it('reads steps from above too: 以上 includes the number, 高于 does not', () => {
    const descending = '{ band: { of: x, steps: [ {above: 1, is: 3}, {from: 0.8, is: 2}, {else: 1} ] } }';
    expect(['1.01', '1', '0.8', '0.79'].map((x) => lineOf(descending, { x }))).toEqual(['3', '2', '2', '1']);
  });
  it('has no silent zero where no step holds', () => {
    expect(lineOf('{ band: { of: x, steps: [ {to: 20, is: 1.2} ] } }', { x: 21 })).toBe('plan.no-step');
  });
  it('gives a grade where the line declares its values', () => {
    const grade = '{ values: [good, poor], band: { of: x, steps: [ {from: 80, is: good}, {else: poor} ] } }';
    expect([lineOf(grade, { x: 80 }), lineOf(grade, { x: 79 })]).toEqual(['good', 'poor']);
  });
});

describe('tiers', () => {
  const line = '{ tiers: { of: x, steps: [ {to: 36000, rate: 3%}, {to: 144000, rate: 10%}, {else: 20%} ] } }';
  it.each([
    [0, '0'],
    [-5, '0'],
    [36000, '1080'],
    [36001, '1080.1'],
    [144000, '11880'],
    [200000, '23080'],
  ])('taxes each slice at its own rate: %s → %s', (x, expected) => {
    expect(lineOf(line, { x })).toBe(expected);
  });
  it('never pays less for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 1, max: 50_000 }), (x, more) => {
        const [a, b] = [Decimal.of(lineOf(line, { x })), Decimal.of(lineOf(line, { x: x + more }))];
        expect(b.compare(a)).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
  it('refuses bounds that do not rise and an amount beyond the last', () => {
    expect(compileCodes('{ tiers: { of: x, steps: [ {to: 5, rate: 1%}, {to: 5, rate: 2%} ] } }')).toEqual([
      'plan.not-rising@4:53',
    ]);
    expect(lineOf('{ tiers: { of: x, steps: [ {to: 5, rate: 1%} ] } }', { x: 6 })).toBe('plan.no-step');
  });
});

describe('lookup', () => {
  const rows = '{ lookup: { by: [a, b], rows: [ {key: [sh, junior], is: 3000}, {key: [sh, senior], is: 4000} ] } }';
  it('finds a row by several keys', () => {
    expect(lineOf(rows, { a: 'sh', b: 'senior' })).toBe('4000');
  });
  it('refuses a key without a row, unless the plan says else', () => {
    expect(lineOf(rows, { a: 'bj', b: 'senior' })).toBe('plan.no-row');
    expect(lineOf('{ lookup: { by: a, rows: [ {key: x, is: 1} ], else: 7 } }', { a: 'y' })).toBe('7');
  });
  it('refuses a table that is not there', () => {
    expect(compileCodes('{ lookup: { by: t, in: nowhere } }')).toEqual(['plan.unknown-table@4:25']);
  });
});

describe('curve', () => {
  const flat = '{ curve: { of: x, points: [[70%, 0], [90%, 100], [94%, 120]], beyond: flat } }';
  it.each([
    ['0.5', '0'],
    ['0.7', '0'],
    ['0.8', '50'],
    ['0.9', '100'],
    ['0.92', '110'],
    ['1', '120'],
  ])('is linear between points and flat beyond: %s → %s', (x, expected) => {
    expect(lineOf(flat, { x })).toBe(expected);
  });
  it('goes on along the last segment where the plan says extend', () => {
    const line = '{ curve: { of: x, points: [[0, 0], [1, 1]], beyond: extend } }';
    expect([lineOf(line, { x: 3 }), lineOf(line, { x: -2 })]).toEqual(['3', '-2']);
  });
});

describe('weighted', () => {
  const parts = 'parts: [ {of: a, weight: 60%}, {of: b, weight: 20%}, {of: c, weight: 20%} ]';
  it('adds up weight × value', () => {
    expect(lineOf(`{ weighted: { ${parts} } }`, { a: 90, b: 80, c: 70 })).toBe('84');
  });
  it('gives a missing part’s weight to the others in proportion, never a 0', () => {
    const line = `{ weighted: { ${parts}, missing: reweight } }`;
    expect(lineOf(line, { a: 90, b: 80, c: null })).toBe('87.5');
    expect(lineOf(line, { a: null, b: 80, c: 70 })).toBe('75');
    expect(lineOf(line, { a: null, b: null, c: null })).toBe('plan.nothing-to-weigh');
  });
  it('makes a missing part a problem where the plan does not re-weight', () => {
    expect(lineOf(`{ weighted: { ${parts} } }`, { a: 90, b: 80, c: null })).toBe('plan.missing-input');
  });
});

describe('gate, cap, floor, prorate', () => {
  it('a gate pays all or nothing', () => {
    const line = "{ gate: { all: ['a = 0', 'b >= 90%'], then: 200, else: 5 } }";
    expect(lineOf(line, { a: 0, b: '0.9' })).toBe('200');
    expect(lineOf(line, { a: 0, b: '0.89' })).toBe('5');
    expect(lineOf(line, { a: 1, b: 1 })).toBe('5');
  });
  it('a cap holds down and a floor holds up', () => {
    expect(lineOf('{ cap: { of: x, at: 100 } }', { x: 120 })).toBe('100');
    expect(lineOf('{ cap: { of: x, at: 100 } }', { x: 80 })).toBe('80');
    expect(lineOf('{ floor: { of: x, at: 100 } }', { x: 80 })).toBe('100');
  });
  it('a line’s own floor goes before its cap, and rounding comes last', () => {
    expect(lineOf('{ formula: x, floor: 10, cap: 5 }', { x: 0 })).toBe('5');
    expect(lineOf('{ formula: x, cap: 10.005, round: cents }', { x: 20 })).toBe('10.01');
  });
  it('prorate pays a part for a part, and names a zero divisor', () => {
    expect(lineOf('{ prorate: { of: x, by: d, over: n } }', { x: 3000, d: 7, n: 21 })).toBe('1000');
    expect(lineOf('{ prorate: { of: x, by: d, over: n } }', { x: 3000, d: 7, n: 0 })).toBe('plan.division-by-zero');
  });
});

describe('accelerator, clawback', () => {
  it('pays each slice of attainment at its own multiple', () => {
    const line = '{ accelerator: { of: a, base: b, steps: [ {to: 100%, times: 1}, {else: 1.5} ] } }';
    expect([lineOf(line, { a: '0.8', b: 1000 }), lineOf(line, { a: '1.2', b: 1000 })]).toEqual(['800', '1300']);
  });
  it('takes back refunds at the rate paid, never more than was paid or may be taken, never less than 0', () => {
    const line = '{ clawback: { of: r, rate: 5%, paid: p, limit: l } }';
    expect(lineOf(line, { r: 1000, p: 200, l: 500 })).toBe('50');
    expect(lineOf(line, { r: 10000, p: 200, l: 500 })).toBe('200');
    expect(lineOf(line, { r: 10000, p: 800, l: 300 })).toBe('300');
    expect(lineOf(line, { r: 10000, p: -1, l: 300 })).toBe('0');
  });
});

describe('overtime, leave_pay', () => {
  it('pays 150, 200 and 300 % of monthly ÷ 174', () => {
    const line = '{ overtime: { monthly: m, workday: w, restday: r, holiday: h } }';
    expect(lineOf(line, { m: 3480, w: 2, r: 3, h: 4 })).toBe('420');
  });
  it('pays a plan’s own better rates', () => {
    expect(lineOf('{ overtime: { monthly: m, workday: w, rates: { workday: 2 } } }', { m: 1740, w: 1 })).toBe('20');
  });
  it('pays unused leave on top, takes unpaid days off, and keeps sick pay over its floor', () => {
    const line = '{ leave_pay: { monthly: m, unused: u, sick: s, sick_rate: 60%, sick_floor: f, unpaid: a } }';
    expect(lineOf(line, { m: 2175, u: 2, s: 0, f: 0, a: 1 })).toBe('300');
    expect(lineOf(line, { m: 2175, u: 0, s: 2, f: 0, a: 0 })).toBe('-80');
    expect(lineOf(line, { m: 2175, u: 0, s: 2, f: '1957.5', a: 0 })).toBe('-20');
    expect(lineOf(line, { m: 2175, u: 0, s: 2, f: 9999, a: 0 })).toBe('0');
  });
});

it('the table knows every keyword of the language', () => {
  expect(MECHANISM_NAMES).toHaveLength(16);
});
