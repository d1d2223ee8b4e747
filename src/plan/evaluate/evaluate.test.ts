import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { canonicalJson } from '../../base/json.ts';
import { stepsOf } from '../explain/steps.ts';
import { codes, compiledOf, expectOk, inputsOf, lineOf, planOf } from '../fixture.ts';
import { compilePlan } from './compile.ts';
import { evaluate, lineValue, lineValues } from './evaluate.ts';
import type { Inputs } from './inputs.ts';

const POINTS = `
plan: points
settings: { minimum_n: 30 }
parameters: { point_value: { value: 0.5, unit: yuan/points } }
inputs:
  monthly_base: { unit: yuan, range: [0, none] }
  unpaid_days: { unit: day, missing: 0 }
  reception_points: { title: { zh-CN: 接待量分值 }, unit: points }
  deductions: { metric: qa_deductions, unit: points, step: 1, better: lower }
  execution: { unit: points, missing: 0 }
  others: { unit: points, missing: 0 }
lines:
  gross_pay: { kind: earning, formula: base_pay + performance_pay }
  base_pay: { kind: earning, formula: monthly_base - monthly_base / 21.75 * unpaid_days, floor: 0 }
  coefficient:
    title: { zh-CN: 绩效系数, zh-TW: 績效係數, en: Coefficient }
    kind: coefficient
    band: { of: deductions, steps: [ {to: 20, is: 1.2}, {to: 30, is: 1.0}, {to: 49, is: 0.8}, {to: 69, is: 0.6}, {else: 0} ] }
  total_points: 接待量分值 × 绩效系数 + execution + others
  performance_pay: { kind: earning, when: coefficient > 0, formula: total_points * point_value, floor: 0 }
`;
const given = { monthly_base: 3000, reception_points: 600, deductions: 18, execution: 20, others: 38 };

function problemsOf(inputs: Inputs): readonly string[] {
  const result = evaluate(compiledOf(POINTS), inputs, { person: 'A1' });
  return result.ok
    ? []
    : result.problems.map((p) => `${p.code} ${p.where.person} ${p.where.planLine ?? ''} ${p.where.field ?? ''}`);
}

describe('evaluating a plan', () => {
  it.each([
    ['(a) eighteen deductions', {}, '1.2', '778', '389', '3389'],
    ['(b) seventy deductions: no performance pay', { deductions: 70 }, '0', '58', '0', '3000'],
    ['a fractional deduction falls into the worse band', { deductions: '20.5' }, '1', '658', '329', '3329'],
    ['(d) two and a half unpaid days', { unpaid_days: '2.5', others: 28 }, '1.2', '768', '384', '3039.17'],
  ])('pays %s', (_, change, coefficient, total, performance, gross) => {
    const values = lineValues(expectOk(evaluate(compiledOf(POINTS), inputsOf({ ...given, ...change }))));
    expect([values.coefficient, values.total_points, values.performance_pay, values.gross_pay].map(String)).toEqual([
      coefficient,
      total,
      performance,
      gross,
    ]);
  });

  it('names person, line and input of everything that is missing, at once', () => {
    expect(problemsOf(inputsOf({ monthly_base: 3000, deductions: null }))).toEqual([
      'plan.missing-input A1 coefficient deductions',
      'plan.missing-input A1 total_points reception_points',
    ]);
  });

  it('refuses text in a number, a value out of range, negative days, and inputs that the plan does not have', () => {
    expect(problemsOf({ ...inputsOf(given), deductions: 'NaN' })).toEqual(['plan.input-type A1  deductions']);
    expect(problemsOf({ ...inputsOf(given), monthly_base: Decimal.of('-1') })).toEqual([
      'plan.input-range A1  monthly_base',
    ]);
    expect(problemsOf({ ...inputsOf(given), unpaid_days: Decimal.of('-1') })).toEqual([
      'plan.input-range A1  unpaid_days',
    ]);
    expect(problemsOf({ ...inputsOf(given), bonus: Decimal.ONE })).toEqual(['plan.unknown-input A1  bonus']);
    expect(problemsOf({ ...inputsOf(given), deductions: Number.POSITIVE_INFINITY as unknown as Decimal })).toEqual([
      'plan.input-type A1  deductions',
    ]);
  });

  it('takes a metric with too few observations as missing', () => {
    const few = { ...inputsOf(given), deductions: { value: Decimal.of('18'), n: Decimal.of('29') } };
    expect(problemsOf(few)).toEqual(['plan.too-few-observations A1 coefficient deductions']);
    expect(problemsOf({ ...few, deductions: { value: Decimal.of('18'), n: Decimal.of('30') } })).toEqual([]);
  });

  it('gives the same whatever the order of lines in the file', () => {
    const [head = '', body = ''] = POINTS.split('lines:\n');
    const lines = body.trimEnd().split(/\n(?= {2}\w)/);
    const wanted = canonicalJson(lineTexts(POINTS));
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(canonicalJson(lineTexts(`${head}lines:\n${shuffled.join('\n')}\n`))).toBe(wanted);
      }),
      { numRuns: 20 },
    );
  });

  it('replays to the same bytes, whatever ran in between', () => {
    const compiled = compiledOf(POINTS);
    const run = (deductions: number): string =>
      canonicalJson(stepsOf(expectOk(evaluate(compiled, inputsOf({ ...given, deductions }), { person: 'A1' }))));
    const first = run(18);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (other) => {
        run(other);
        expect(run(18)).toBe(first);
      }),
      { numRuns: 50 },
    );
    expect(first).toBe(
      '{"inputs":{"deductions":"18","execution":"20","monthly_base":"3000","others":"38","reception_points":"600","unpaid_days":"0"},' +
        '"lines":[{"id":"gross_pay","value":"3389"},{"id":"base_pay","value":"3000"},{"id":"coefficient","step":0,"value":"1.2"},' +
        '{"id":"total_points","value":"778"},{"id":"performance_pay","value":"389"}],"person":"A1","plan":"points","team":null,"version":1}',
    );
  });

  function lineTexts(yaml: string): Readonly<Record<string, string>> {
    const values = lineValues(expectOk(evaluate(compiledOf(yaml), inputsOf(given))));
    return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)]));
  }
});

describe('formulas', () => {
  it.each([
    ['a / b * b', { a: 1, b: 3 }, '1'],
    ['IF(b = 0, 0, a / b)', { a: 1, b: 0 }, '0'],
    ['IF(b = 0 OR a / b > 1, 1, 2)', { a: 1, b: 0 }, '1'],
    ['IF(b <> 0 AND a / b > 1, 1, 2)', { a: 1, b: 0 }, '2'],
    ['a / b', { a: 1, b: 0 }, 'plan.division-by-zero'],
    ['IF(MISSING(a), 100, a)', { a: null }, '100'],
    ['IF(b > 0, b, a)', { a: null, b: 2 }, '2'],
    ['SUM(a, b, 1) + MIN(a, b) - MAX(a, b)', { a: 2, b: 5 }, '5'],
    ['ROUND(a, 1) + ROUNDUP(a) + ROUNDDOWN(a)', { a: '2.45' }, '7.5'],
    ['ABS(-a)', { a: '-2.5' }, '2.5'],
    ['IF(t IN ("x", "y"), 1, 0)', { t: 'y' }, '1'],
    ['IF(t = "x", 1, 0)', { t: 'y' }, '0'],
    ['IF(NOT f, 1, 0)', { f: true }, '0'],
  ])('%s', (formula, inputs, expected) => {
    expect(lineOf(`'${formula}'`, inputs as Record<string, string | number | boolean | null>)).toBe(expected);
  });

  const compileCodes = (lines: string): readonly string[] => {
    const result = compilePlan(planOf(`plan: p\ninputs: { a: {}, t: { type: text } }\nlines:\n${lines}`));
    return result.ok ? [] : codes(result.problems);
  };

  it('refuses unknown names, cycles, wrong types and wrong arguments where they stand', () => {
    expect(compileCodes('  x: a + bb\n')).toEqual(['plan.unknown-name@4:10']);
    expect(compileCodes('  x: y + 1\n  y: z\n  z: x\n')).toEqual(['plan.cycle@4:3']);
    expect(compileCodes('  x: x\n')).toEqual(['plan.cycle@4:3']);
    expect(compileCodes('  x: a + t\n')).toEqual(['plan.wrong-type@4:10']);
    expect(compileCodes('  x: "IF(a, 1, 2)"\n')).toEqual(['plan.wrong-type@4:10']);
    expect(compileCodes('  x: "IF(a > 1, 1)"\n')).toEqual(['plan.arguments@4:7']);
    expect(compileCodes('  x: "ROUND(a, a)"\n')).toEqual(['plan.arguments@4:7']);
  });
});

describe('lines that may be missing', () => {
  const yaml = (use: string): string => `plan: p
inputs: { csat: { metric: csat }, ability: {} }
lines:
  csat_score: { curve: { of: csat, points: [[0, 0], [1, 100]] } }
  score: { weighted: { parts: [ {of: csat_score, weight: 60%}, {of: ability, weight: 40%} ], missing: reweight } }
  use: ${use}
`;
  it('stay missing without a problem where somebody re-weights', () => {
    const evaluation = expectOk(evaluate(compiledOf(yaml('score')), inputsOf({ ability: 80 })));
    expect([lineValue(evaluation, 'csat_score'), String(lineValue(evaluation, 'score'))]).toEqual([null, '80']);
  });
  it('are a problem in the line that needs them', () => {
    const result = evaluate(compiledOf(yaml('csat_score + 1')), inputsOf({ ability: 80 }));
    expect(result.ok ? [] : result.problems.map((p) => [p.code, p.where.planLine])).toEqual([
      ['plan.missing-line', 'use'],
    ]);
  });
});
