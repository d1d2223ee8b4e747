import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import { LANGS } from '../../base/text.ts';
import { type Evaluation, evaluate } from '../evaluate/evaluate.ts';
import { compiledOf, expectOk, inputsOf } from '../fixture.ts';
import { nextEdges } from './edges.ts';
import { reasonOf } from './reason.ts';

const PLAN = `
plan: points
settings: { minimum_n: 30 }
inputs:
  points: { title: { zh-CN: 接待分, en: Reception points }, unit: points }
  deductions: { title: { zh-CN: 质检扣分, en: Deductions }, unit: points, step: 1, range: [0, 100] }
  csat: { title: { en: CSAT }, metric: csat, unit: percent, missing: 0.9 }
lines:
  coefficient:
    title: { zh-CN: 绩效系数, zh-TW: 績效係數, en: Coefficient }
    kind: coefficient
    band: { of: deductions, steps: [ {to: 20, is: 1.2}, {to: 30, is: 1.0}, {else: 0} ] }
  bonus: { title: { en: Bonus }, kind: earning, when: csat >= 90%, formula: 'IF(points > 500, 100, 50)', cap: 80 }
  pay: { title: { zh-CN: 绩效工资, en: Pay }, kind: earning, formula: points * coefficient * 0.5 + bonus }
`;

function run(given: Record<string, string | number>): Evaluation {
  return expectOk(evaluate(compiledOf(PLAN), inputsOf(given), { person: 'A1' }));
}

function all(reason: Reason): readonly Reason[] {
  return [reason, ...reason.parts.flatMap(all)];
}

describe('explaining a line', () => {
  it('says the band taken, the next edge and what it does to pay', () => {
    const { sentence, formula, substituted } = reasonOf(run({ points: 600, deductions: 18 }), 'coefficient');
    expect(sentence.en).toBe(
      'Coefficient 1.2, because Deductions at 18 points puts it in the band up to 20 points; 3 points more would make it 1, −60.00 yuan.',
    );
    expect(sentence['zh-CN']).toBe(
      '绩效系数 1.2，因为质检扣分 18 分，属于「20 分及以下」这一档；再多 3 分就变为 1，−60.00 元。',
    );
    expect(formula).toBe('deductions: ≤ 20 → 1.2; ≤ 30 → 1.0; else → 0');
    expect(substituted).toBe('18: ≤ 20 → 1.2');
  });

  it('names the bands not taken and how far away they are', () => {
    const { parts } = reasonOf(run({ points: 600, deductions: 25 }), 'coefficient');
    expect(parts.map((part) => part.sentence.en)).toEqual([
      'up to 20 points → 1.2 (5 points less)',
      '✓ up to 30 points → 1',
      'all others → 0 (over 5 points more)',
      'Deductions 25 points',
    ]);
  });

  it('never says 以上 where the number itself is not enough: 以上 includes it', () => {
    const { parts } = reasonOf(run({ points: 600, deductions: 25 }), 'coefficient');
    expect(parts[2]?.sentence['zh-CN']).toBe('其余 → 0 (再多超过 5 分)');
  });

  it('says of a gate what it pays and how that is worked out, not only that it is open', () => {
    const line =
      "{ title: { zh-CN: 绩效工资, en: Pay }, kind: earning, gate: { all: ['a > 0'], then: a * 0.5, else: 0 } }";
    const plan = `plan: gated\ninputs: { a: { title: { zh-CN: 积分, en: Points } } }\nlines: { pay: ${line} }\n`;
    const told = (a: string) => reasonOf(expectOk(evaluate(compiledOf(plan), inputsOf({ a }), {})), 'pay');
    expect(told('662').sentence['zh-CN']).toBe('绩效工资 331.00 元，因为条件全部满足，积分 * 0.5 = 662 * 0.5。');
    expect(told('662').sentence.en).toBe('Pay 331.00 yuan, because every condition holds; Points * 0.5 = 662 * 0.5.');
    expect(told('662').substituted).toBe('(662 > 0) → 662 * 0.5');
    expect(told('0').sentence['zh-CN']).toBe('绩效工资 0.00 元，因为有条件不满足：积分 > 0（0 > 0）。');
  });

  it('says what a sick day really takes off: by its rate, or less where the floor holds', () => {
    const leave = '{ monthly: wage, sick: ill, sick_rate: 0.8, sick_floor: 2192 }';
    const line = `{ title: { zh-CN: 假期工资 }, kind: earning, leave_pay: ${leave}, round: cents }`;
    const days = 'ill: { title: { zh-CN: 病假 }, unit: day }';
    const plan = `plan: away\ninputs: { wage: { title: { zh-CN: 工资 } }, ${days} }\nlines: { pay: ${line} }\n`;
    const told = (wage: string) =>
      reasonOf(expectOk(evaluate(compiledOf(plan), inputsOf({ wage, ill: 2 }), {})), 'pay');
    expect(told('3480').sentence['zh-CN']).toContain('日工资 = 月工资 ÷ 21.75：病假 2 天 × (0.8 − 1)');
    // 2,192 of 2,400 a month is more than 80 %.
    expect(told('2400').sentence['zh-CN']).toContain('病假 2 天 × (0.9133 − 1)');
    expect(told('2400').value).toBe('-19.13');
  });

  it('walks from pay to its inputs: formula as written, then with values', () => {
    const reason = reasonOf(run({ points: 600, deductions: 18 }), 'pay');
    expect([reason.formula, reason.substituted]).toEqual([
      'points * coefficient * 0.5 + bonus',
      '600 * 1.2 * 0.5 + 80',
    ]);
    expect(reason.parts.map((part) => [part.kind, part.id, part.value])).toEqual([
      ['given', 'points', '600'],
      ['line', 'coefficient', '1.2'],
      ['line', 'bonus', '80'],
    ]);
  });

  it('shows the branch taken, the condition that failed, and the cap', () => {
    const taken = reasonOf(run({ points: 600, deductions: 18 }), 'bonus');
    expect(taken.parts[0]?.sentence.en).toBe('✓ Reception points > 500 (600 > 500)');
    expect(taken.sentence.en).toContain('100.00 yuan is held at the cap 80.00 yuan');
    const skipped = reasonOf(run({ points: 600, deductions: 18, csat: '0.89' }), 'bonus');
    expect(skipped.sentence.en).toBe('Bonus 0.00 yuan, because the condition CSAT >= 90% (0.89 >= 90%) does not hold.');
  });

  it('says that a metric with too few observations counted as missing', () => {
    const few = { ...inputsOf({ points: 1, deductions: 1 }), csat: { value: Decimal.of('0.5'), n: Decimal.of('7') } };
    const reason = reasonOf(expectOk(evaluate(compiledOf(PLAN), few)), 'bonus');
    const csat = all(reason).find((part) => part.id === 'csat');
    expect([csat?.value, csat?.n]).toEqual(['0.9', 7]);
    expect(csat?.sentence.en).toContain('only 7 times, fewer than 30, and counts as missing');
  });

  it('takes the reason of an input from whoever knows where it came from', () => {
    const metric: Reason = {
      kind: 'metric',
      id: 'csat',
      title: {},
      value: '0.9',
      unit: 'percent',
      sentence: {},
      n: 412,
      parts: [],
    };
    const reason = reasonOf(run({ points: 1, deductions: 1 }), 'bonus', {
      input: (id) => (id === 'csat' ? metric : undefined),
    });
    expect(all(reason)).toContain(metric);
  });

  it('is complete in three languages', () => {
    for (const part of all(reasonOf(run({ points: 600, deductions: 18 }), 'pay')))
      for (const lang of LANGS) expect(part.sentence[lang], part.id).toBeTruthy();
  });
});

describe('the next edges', () => {
  it('are the nearest values on each side that change a step, with what pay then is', () => {
    const edges = nextEdges(run({ points: 600, deductions: 25 }), 'pay').map(
      ({ input, to, reached, line, target }) =>
        `${input.id} ${to} ${reached} ${line.id} ${target.before}→${target.after}`,
    );
    expect(edges).toEqual([
      'deductions 31 true coefficient 380→80',
      'deductions 20 true coefficient 380→440',
      'csat 0.9 false bonus 380→300',
    ]);
  });

  it('lie through a formula too, where the input moves it in a line', () => {
    const compiled = compiledOf(`
plan: p
inputs: { a: { unit: count }, b: { unit: count } }
lines:
  rate: { formula: 2 * a / b }
  pay: { kind: earning, band: { of: rate, steps: [ {from: 3, is: 100}, {else: 0} ] } }
`);
    const [edge] = nextEdges(expectOk(evaluate(compiled, inputsOf({ a: 10, b: 10 }))));
    expect([edge?.input.id, String(edge?.to), edge?.reached, String(edge?.target.change)]).toEqual([
      'a',
      '15',
      true,
      '100',
    ]);
  });
});
