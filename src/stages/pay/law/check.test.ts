import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { period } from '../../../base/period.ts';
import type { Result } from '../../../base/problem.ts';
import type { Person } from '../../../people/index.ts';
import { compilePlan, evaluate, readPlan } from '../../../plan/index.ts';
import { type Absence, type Law, lawFindings, type OvertimeDay, readLaw } from './index.ts';

const FOLDER = new URL('../../../../catalog/law/', import.meta.url);
const files = readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }));
const d = Decimal.of;

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const law: Law = must(readLaw(files));
const PLAN = `
plan: tried
version: 1
title: { en: Tried }
pays: month
inputs:
  base: { title: { en: Base }, profile: base_pay, unit: yuan }
  hours: { title: { en: Hours }, unit: h, missing: 0 }
  claim: { title: { en: Claim }, unit: yuan, missing: 0 }
  meals: { title: { en: Meals }, unit: yuan, missing: 0 }
  nights: { title: { en: Nights }, unit: yuan, missing: 0 }
lines:
  base_pay: { title: { en: Base pay }, kind: earning, unit: yuan, formula: base }
  overtime_pay: { title: { en: Overtime }, kind: earning, unit: yuan, overtime: { monthly: base, workday: hours } }
  meal_pay: { title: { en: Meal pay }, kind: earning, allowance: meals, unit: yuan, formula: meals }
  night_pay: { title: { en: Night pay }, kind: earning, allowance: conditions, unit: yuan, formula: nights }
  loss: { title: { en: Loss }, kind: deduction, unit: yuan, formula: claim }
  payable: { title: { en: Payable }, kind: info, unit: yuan, formula: base_pay + overtime_pay + meal_pay + night_pay - loss }
`;
const compiled = must(compilePlan(must(readPlan(PLAN, 'tried.yaml'))));
/** The same without a line for overtime. */
const silent = must(
  compilePlan(must(readPlan(PLAN.replace(/ {2}overtime_pay:.*\n/, '').replace(' + overtime_pay', ''), 't'))),
);
/** The same, and the base is nobody's record's. */
const baseless = must(compilePlan(must(readPlan(PLAN.replace('profile: base_pay, ', ''), 't'))));

const ann: Person = {
  ...{ id: 'ann', name: '安', post: null, level: null, team: null, lead: null, manager: null, left_on: null },
  ...{ hired_on: '2025-01-01', base_pay: d('3480'), city: '上海', status: 'regular', project: null, shift: null },
  ...{ attributes: {}, aliases: [] },
};
const overtime = (date: string, hours: Partial<Record<'workday' | 'restday' | 'holiday', string>>): OvertimeDay => ({
  ...{ date, workday: d(hours.workday ?? '0'), restday: d(hours.restday ?? '0'), holiday: d(hours.holiday ?? '0') },
});

interface Tried {
  readonly person?: Partial<Person>;
  readonly hours?: string;
  readonly claim?: string;
  readonly meals?: string;
  readonly nights?: string;
  readonly contributions?: string;
  readonly days?: readonly OvertimeDay[];
  readonly absence?: Absence;
  readonly month?: string;
  readonly plan?: typeof compiled;
}

function found(tried: Tried) {
  return findings(tried).map((one) => one.code);
}

function findings({ person = {}, hours = '0', claim = '0', days = [], plan = compiled, ...when }: Tried) {
  const who = { ...ann, ...person };
  const base = who.base_pay ?? d('3480');
  const { absence = null, month = '2026-05', meals = '0', nights = '0', contributions } = when;
  const inputs = { base, hours: d(hours), claim: d(claim), meals: d(meals), nights: d(nights) };
  const evaluation = must(evaluate(plan, inputs, { person: 'ann', team: null }));
  const paid = plan === compiled ? base.over(d('174')).times(d('1.5')).times(d(hours)) : Decimal.ZERO;
  const total = base.plus(paid).plus(d(meals)).plus(d(nights)).minus(d(claim));
  const own = contributions === undefined ? null : d(contributions);
  const work = { person: who, period: period(month), city: who.city, evaluation, total, contributions: own };
  return lawFindings(law, { ...work, stint: null, overtime: days, absence });
}

describe('the law over somebody’s month', () => {
  it('has nothing to say where all is in order', () => {
    expect(found({})).toEqual([]);
    expect(found({ hours: '2', days: [overtime('2026-05-06', { workday: '2' })] })).toEqual([]);
  });

  it('wants overtime paid by the hours there are', () => {
    const days = [overtime('2026-05-06', { workday: '2' })];
    expect(found({ days })).toEqual(['law.overtime-unpaid']);
    expect(found({ hours: '1', days })).toEqual(['law.overtime-unpaid']);
    // Nothing pays them at all: told as that, with what the law wants.
    expect(found({ days, plan: silent })).toEqual(['law.overtime-no-line']);
    expect(found({ days, plan: silent, person: { base_pay: null } })).toEqual(['law.overtime-no-line']);
    expect(found({ days, plan: baseless, person: { base_pay: null } })).toEqual(['law.overtime-no-base']);
  });

  it('knows the statutory holidays, and says where it does not', () => {
    const labourDay = overtime('2026-05-01', { restday: '8' });
    expect(found({ hours: '99', days: [labourDay] })).toEqual(['law.holiday-hours']);
    expect(found({ hours: '99', days: [overtime('2026-05-01', { holiday: '8' })] })).toEqual([]);
    const none = { ...law, holidays: [] };
    const evaluation = must(evaluate(compiled, { base: d('3480'), hours: d('99') }, { person: 'ann', team: null }));
    const work = { person: ann, period: period('2026-05'), city: '上海', evaluation, total: d('6450') };
    const codes = lawFindings(none, {
      ...work,
      contributions: null,
      stint: null,
      absence: null,
      overtime: [labourDay],
    }).map((one) => one.code);
    expect(codes).toEqual(['law.calendar-missing']);
  });

  it('leaves overtime pay out of the minimum wage', () => {
    expect(found({ person: { base_pay: d('2700') }, hours: '10' })).toEqual(['law.under-minimum-wage']);
    expect(found({ person: { base_pay: d('2740') } })).toEqual([]);
    expect(found({ person: { base_pay: d('2700'), hired_on: '2026-05-15' } })).toEqual([]);
  });

  it('leaves out of Shanghai’s minimum wage meals, night shifts and own insurance besides, and says the sum', () => {
    // 3,480 + 300 + 100 − 300 − 100 − 740 is 2,740 to the cent.
    const paid = { meals: '300', nights: '100' };
    expect(found({ ...paid, contributions: '740' })).toEqual([]);
    const [finding] = findings({ ...paid, contributions: '740.01' });
    expect(finding?.code).toBe('law.under-minimum-wage');
    expect(finding?.message.en).toContain(
      '3880.00 − 100.00 (allowances for shifts, heat and other conditions) − 300.00 (meals) − 740.01 (own insurance and fund) = 2739.99',
    );
    expect(finding?.message['zh-CN']).toContain('− 300.00 (伙食补贴)');
  });

  it('counts meals and own insurance in Guangzhou, whose rule is the country’s, and never a night’s allowance', () => {
    const guangzhou = { person: { city: '广州', base_pay: d('2400') } };
    expect(found({ ...guangzhou, meals: '100', contributions: '700' })).toEqual([]);
    expect(found({ ...guangzhou, nights: '100' })).toEqual(['law.under-minimum-wage']);
  });

  it('never lets what a city leaves out make up for a wage that is too small', () => {
    const cents = fc.bigInt({ min: 0n, max: 500_000n }).map((n) => d(String(n)).over(d('100')));
    const property = fc.property(cents, cents, cents, cents, (base, meals, nights, own) => {
      const texts = { meals: meals.toString(), nights: nights.toString(), contributions: own.toString() };
      const codes = found({ person: { base_pay: base }, ...texts });
      const under = base.plus(meals).plus(nights).sign() > 0 && base.minus(own).compare(d('2740')) < 0;
      expect(codes.includes('law.under-minimum-wage')).toBe(under);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('caps what is deducted at a fifth, and at what leaves the minimum wage', () => {
    expect(found({ person: { base_pay: d('5000') }, claim: '1000' })).toEqual([]);
    expect(found({ person: { base_pay: d('5000') }, claim: '1000.01' })).toEqual(['law.deduction-over']);
    expect(found({ person: { base_pay: d('3000') }, claim: '261' })).toEqual([
      'law.under-minimum-wage',
      'law.deduction-over',
    ]);
  });

  it('takes a city it does not know for an error', () => {
    expect(found({ person: { city: '拉萨' } })).toEqual(['law.city-unknown']);
    expect(found({ person: { city: null } })).toEqual([]);
  });

  it('ends a trial after its months, by the contract’s length where that is known', () => {
    const trial = { status: 'trial' as const, hired_on: '2026-02-15' };
    expect(found({ person: trial })).toEqual([]);
    expect(found({ person: { ...trial, attributes: { contract_months: '12' } } })).toEqual(['law.trial-long']);
    expect(found({ person: { ...trial, hired_on: '2025-11-01' } })).toEqual(['law.trial-long']);
  });

  it('wants four fifths of the agreed pay on trial', () => {
    const trial = { status: 'trial' as const, hired_on: '2026-05-01', attributes: { regular_pay: '5000' } };
    expect(found({ person: { ...trial, base_pay: d('4000') } })).toEqual([]);
    expect(found({ person: { ...trial, base_pay: d('3999') } })).toEqual(['law.trial-pay']);
  });

  it('wants of a month with sick days what the law leaves of the minimum wage, to the cent', () => {
    const absence = { sick: d('10'), unpaid: d('0'), annual: null };
    expect(found({ person: { base_pay: d('2488.05') }, absence })).toEqual([]);
    expect(found({ person: { base_pay: d('2488.04') }, absence })).toEqual(['law.under-sick-floor']);
    const away = { sick: d('0'), unpaid: d('2.5'), annual: null };
    expect(found({ person: { base_pay: d('2425.06') }, absence: away })).toEqual([]);
    expect(found({ person: { base_pay: d('2425.05') }, absence: away })).toEqual(['law.under-sick-floor']);
  });

  it('asks at the year’s end, or when somebody leaves, for annual leave neither taken nor paid', () => {
    const annual = (taken: string, paid: string) => ({
      absence: { sick: d('0'), unpaid: d('0'), annual: { taken: d(taken), paid: d(paid) } },
    });
    const december = { person: { hired_on: '2024-01-01' }, month: '2026-12' };
    expect(found({ ...december, ...annual('2', '0') })).toEqual(['law.leave-owed']);
    expect(found({ ...december, ...annual('2', '3') })).toEqual([]);
    expect(found({ ...december, ...annual('5', '0') })).toEqual([]);
    expect(found({ ...december, month: '2026-11', ...annual('0', '0') })).toEqual([]);
    expect(found({ ...december, person: { hired_on: '2026-02-01' }, ...annual('0', '0') })).toEqual([]);
    // 151 of 365 days of 5 are 2.07.
    const leaver = { person: { hired_on: '2024-01-01', left_on: '2026-05-31' } };
    expect(found({ ...leaver, ...annual('1', '0') })).toEqual(['law.leave-owed']);
    expect(found({ ...leaver, ...annual('2', '0') })).toEqual([]);
  });

  it('says what unused leave comes to: 200 % of a day besides the wage', () => {
    const evaluation = must(evaluate(compiled, { base: d('3480'), hours: d('0') }, { person: 'ann', team: null }));
    const absence = { sick: d('0'), unpaid: d('0'), annual: { taken: d('2'), paid: d('0') } };
    const person = { ...ann, hired_on: '2024-01-01' };
    const work = {
      person,
      period: period('2026-12'),
      city: '上海',
      evaluation,
      total: d('3480'),
      contributions: null,
      stint: null,
      overtime: [],
      absence,
    };
    // 3,480 ÷ 21.75 = 160 a day; three days at 200 %.
    expect(lawFindings(law, work)[0]?.params).toMatchObject({ due: '5', owed: '3', amount: '960.00' });
  });
});
