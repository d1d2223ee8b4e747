import { describe, expect, it } from 'vitest';
import { bookOf, payData, payOf, person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { addDays, period } from '../../base/period.ts';
import type { Person } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import { amountsOf, reasonOfLine } from '../payslip/index.ts';
import { partOf } from './employment.ts';
import { runPay } from './run.ts';

/** March 2026 begins on a Sunday and has 22 days from Monday to Friday; the 16th is a Monday. */
const MARCH = period('2026-03');

/** `earlier`: what the record said before so many days of March, the first first. */
function ran(plan: Plan, who: Partial<Person>, ...earlier: readonly (readonly [until: string, Partial<Person>])[]) {
  const ann = person('ann', { base_pay: Decimal.of('3000'), ...who });
  const metrics = bookOf({ ann: { contacts_handled: '100', qa_deductions: '0', unpaid_days: '1' } });
  const ends = [...earlier.map(([until]) => until), addDays(MARCH.last, 1)];
  const stood = [...earlier.map(([, before]) => ({ ...ann, ...before })), ann].map((one, i) => {
    return { from: ends[i - 1] ?? MARCH.first, to: addDays(ends[i] as string, -1), person: one };
  });
  const standings = new Map(earlier.length > 0 ? [['ann', stood] as const] : []);
  const run = runPay(plan, payData({ period: MARCH, people: [ann], standings, metrics }));
  if (!run.ok) throw new Error('the plan compiles');
  const pay = payOf(run.value, 'ann');
  return {
    pay,
    amounts: pay.evaluation ? amountsOf(pay.evaluation) : {},
    codes: [...run.value.findings, ...pay.problems].map((f) => f.code),
  };
}

describe('the part of a period that somebody was employed', () => {
  const part = (hired_on: string | null, left_on: string | null) => partOf({ hired_on, left_on }, MARCH);

  it('counts days from Monday to Friday, the first and the last included', () => {
    expect(part('2026-03-16', null)).toMatchObject({ days: 12, of: 22 });
    expect(part(null, '2026-03-16')).toMatchObject({ days: 11, of: 22 });
    expect(part('2026-03-16', '2026-03-17')).toMatchObject({ days: 2, of: 22 });
  });

  it('is all of it for whoever begins on the first weekday or leaves after the last day', () => {
    expect([part('2026-03-02', null), part('2020-01-01', null), part(null, '2026-03-31'), part(null, null)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a month in which somebody joins or leaves', () => {
  it('pays base for the days there were, and unpaid days come off it as ever', () => {
    // 3,000 × 12/22 = 1,636.36…; a day is 3,000 ÷ 21.75 = 137.931…: 1,498.4326… Whole: 2,862.0689…
    expect(ran(shippedPlan('points-basic'), { hired_on: '2026-03-16' }).amounts.base_pay).toBe('1498.43');
    expect(ran(shippedPlan('points-basic'), { hired_on: '2026-03-02' }).amounts.base_pay).toBe('2862.07');
  });

  it('leaves what is earned by points whole', () => {
    expect(ran(shippedPlan('points-basic'), { hired_on: '2026-03-16' }).amounts.performance_pay).toBe('60.00');
  });

  it('pays whoever has left by the status they had, though no plan is for people who left', () => {
    // Base 3,000 × 11/22, meals 300 × 11/22, transport 200 × 11/22, performance part 800 × 11/22; an unpaid day is 137.93.
    const { amounts } = ran(shippedPlan('structure'), { left_on: '2026-03-16', status: 'left' });
    const { base_pay, meal_pay, transport_pay, performance_pay, gross_pay } = amounts;
    expect([base_pay, meal_pay, transport_pay, performance_pay]).toEqual(['1500.00', '150.00', '100.00', '400.00']);
    expect(gross_pay).toBe('2012.07');
  });

  it('is told with the day, and how the days were counted', () => {
    const reason = reasonOfLine(ran(shippedPlan('points-basic'), { hired_on: '2026-03-16' }).pay, 'base_pay');
    const share = reason?.parts.find(({ id }) => id === 'employed_share');
    expect(share?.sentence['zh-CN']).toBe('2026-03-16 入职，本期周一至周五共 22 天（含法定节假日），其中在职 12 天。');
  });

  it('is a warning where the plan does not ask for the days, since it pays a whole month then', () => {
    const plan = shippedPlan('points-basic');
    const blind = { ...plan, inputs: plan.inputs.filter(({ id }) => id !== 'employed_share') };
    const deaf = { ...blind, lines: blind.lines.filter(({ id }) => id !== 'base_pay' && id !== 'gross_pay') };
    expect(ran(deaf, { hired_on: '2026-03-16' }).codes).toEqual(['pay.part-month']);
    expect(ran(deaf, {}).codes).toEqual([]);
    expect(ran(plan, { hired_on: '2026-03-16' }).codes).toEqual([]);
  });
});

describe('a record that changes within the period', () => {
  const raised = ['2026-03-16', { base_pay: Decimal.of('2800') }] as const;

  it('pays base by the weekdays of each, unpaid days off the same', () => {
    // (2,800 × 10 + 3,000 × 12) ÷ 22 = 2,909.0909…; an unpaid day is that ÷ 21.75 = 133.7513…
    expect(ran(shippedPlan('points-basic'), {}, raised).amounts.base_pay).toBe('2775.34');
  });

  it('pays trial and a raise on the same day as they went together, not each on average', () => {
    // Trial at 3,000 is 2,740, the minimum wage; (2,740 × 10 + 3,500 × 12) ÷ 22 = 3,154.5454…
    const now = { base_pay: Decimal.of('3500'), status: 'regular' } as const;
    const then = { base_pay: Decimal.of('3000'), status: 'trial' } as const;
    expect(ran(shippedPlan('structure'), now, ['2026-03-16', then]).amounts.base_pay).toBe('3154.55');
  });

  it('counts only days employed: who joined on the 10th and was raised on the 16th has 4 and 12', () => {
    // (2,800 × 4 + 3,000 × 12) ÷ 22 = 2,145.4545…; the unpaid day comes off the average of the 16 days, 2,950 ÷ 21.75.
    expect(ran(shippedPlan('points-basic'), { hired_on: '2026-03-10' }, raised).amounts.base_pay).toBe('2009.82');
  });

  it('knows a text that changed, a level for one, with the days it held', () => {
    const plan = shippedPlan('sales-service');
    const { pay } = ran({ ...plan, applies: { ...plan.applies, posts: null } }, { level: 'intermediate' }, [
      '2026-03-16',
      { level: 'junior' },
    ]);
    const stretches = [
      { from: '2026-03-01', days: 10, value: 'junior' },
      { from: '2026-03-16', days: 12, value: 'intermediate' },
    ];
    expect(pay.inputs.level?.source).toEqual({ from: 'profile', attribute: 'level', stretches });
  });

  it('moves a quarter’s bonus by the weekdays of each level: 32 of 64 as a junior, 32 as a senior', () => {
    const quarter = period('2026-Q1');
    const ann = person('ann', { post: 'sales', level: 'senior' });
    const stood = [
      { from: '2026-01-01', to: '2026-02-15', person: { ...ann, level: 'junior' } },
      { from: '2026-02-16', to: '2026-03-31', person: ann },
    ];
    const given = { file: 'q.csv', byPerson: new Map([['ann', { row: 2, values: { attainment: Decimal.ONE } }]]) };
    const data = payData({ period: quarter, people: [ann], standings: new Map([['ann', stood]]), given });
    const run = runPay(shippedPlan('sales-service-quarter'), data);
    const pay = run.ok ? payOf(run.value, 'ann') : null;
    // (3,000 + 4,000) ÷ 2 × 25 %.
    expect(pay?.evaluation && amountsOf(pay.evaluation).quarter_bonus).toBe('875.00');
    expect(pay?.problems).toEqual([]);
  });

  it('is told with both parts, their days, and from when', () => {
    const reason = reasonOfLine(ran(shippedPlan('points-basic'), {}, raised).pay, 'base_pay');
    expect(reason?.sentence['zh-CN']).toContain('2,671.26 元 × 10/22 + 2,862.07 元 × 12/22');
    const base = reason?.parts.find(({ id }) => id === 'monthly_base');
    expect(base?.sentence['zh-CN']).toBe(
      '来自档案，本期内有变动：2026-03-01 起 2,800.00 元，10 个工作日；2026-03-16 起 3,000.00 元，12 个工作日。',
    );
  });

  it('is a warning where a plan splits nothing, since the whole period is worked out by the newer one', () => {
    const plan = shippedPlan('points-basic');
    const whole = { ...plan, lines: plan.lines.map((line) => ({ ...line, split: null })) };
    expect(ran(whole, {}, raised).codes).toEqual(['pay.changed-within']);
    expect(ran(whole, {}, raised).amounts.base_pay).toBe('2862.07');
    expect(ran(plan, {}, raised).codes).toEqual([]);
    expect(ran(plan, {}, ['2026-03-16', { team: 'B' }]).codes).toEqual([]);
    expect(ran(plan, {}, ['2026-03-16', {}]).codes).toEqual([]);
  });

  it('is a warning where another post had another plan, and none where the plan is for both', () => {
    const plan = shippedPlan('points-basic');
    const both = { ...plan, applies: { ...plan.applies, posts: ['basic', 'vip'] } };
    expect(ran(plan, {}, ['2026-03-16', { post: 'vip' }]).codes).toEqual(['pay.changed-within']);
    expect(ran(both, {}, ['2026-03-16', { post: 'vip' }]).codes).toEqual([]);
  });

  it('names money that is not split though the change moves it, with both amounts', () => {
    const { pay } = ran(unsplit(shippedPlan('structure'), 'meal_pay'), {}, [
      '2026-03-16',
      { attributes: { meal_allowance: '100' } },
    ]);
    expect(pay.problems.map(({ code, where, params }) => [code, where.planLine, params.earlier, params.now])).toEqual([
      ['pay.line-not-split', 'meal_pay', '100.00', '300.00'],
    ]);
  });
});

function unsplit(plan: Plan, id: string): Plan {
  return { ...plan, lines: plan.lines.map((line) => (line.id === id ? { ...line, split: null } : line)) };
}
