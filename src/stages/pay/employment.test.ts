import { describe, expect, it } from 'vitest';
import { bookOf, payData, payOf, person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import type { Person } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import { amountsOf, reasonOfLine } from '../payslip/index.ts';
import { partOf } from './employment.ts';
import { runPay } from './run.ts';

/** March 2026 begins on a Sunday and has 22 days from Monday to Friday; the 16th is a Monday. */
const MARCH = period('2026-03');

function ran(plan: Plan, who: Partial<Person>, before?: Partial<Person>) {
  const ann = person('ann', { base_pay: Decimal.of('3000'), ...who });
  const metrics = bookOf({ ann: { contacts_handled: '100', qa_deductions: '0', unpaid_days: '1' } });
  const earlier = before ? [['ann', { ...ann, ...before }] as const] : [];
  const run = runPay(plan, payData({ period: MARCH, people: [ann], before: new Map(earlier), metrics }));
  if (!run.ok) throw new Error('the plan compiles');
  const pay = payOf(run.value, 'ann');
  return {
    pay,
    amounts: pay.evaluation ? amountsOf(pay.evaluation) : {},
    codes: run.value.findings.map((f) => f.code),
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
    // Base 3,000 × 11/22, allowances 500 × 11/22, performance part 800 × 11/22; an unpaid day is 137.93.
    const { amounts } = ran(shippedPlan('structure'), { left_on: '2026-03-16', status: 'left' });
    expect([amounts.base_pay, amounts.allowances, amounts.performance_pay, amounts.gross_pay]).toEqual([
      '1500.00',
      '250.00',
      '400.00',
      '2012.07',
    ]);
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
  it('is a warning where the plan reads it, since the whole period is worked out by the newer one', () => {
    const plan = shippedPlan('points-basic');
    expect(ran(plan, {}, { base_pay: Decimal.of('2800') }).codes).toEqual(['pay.changed-within']);
    expect(ran(plan, {}, { post: 'vip' }).codes).toEqual(['pay.changed-within']);
    expect(ran(plan, {}, { team: 'B' }).codes).toEqual([]);
    expect(ran(plan, {}, {}).codes).toEqual([]);
  });
});
