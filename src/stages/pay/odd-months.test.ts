import { expect, it } from 'vitest';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import { flow } from '../../flow.ts';
import type { Fact } from '../../ledger/index.ts';
import { amountsOf } from '../payslip/index.ts';
import { settle } from './settle.ts';

/** Months that nobody has in mind when a plan is written, each worked out beside it in whole fractions. */

let serial = 0;
function fact(kind: string, valid: string, data: Fact['data'], more: Partial<Fact> = {}): Fact {
  serial += 1;
  const known = `2026-06-01T00:00:${String(serial % 60).padStart(2, '0')}.000Z`;
  const said = { until: null, known, by: 'hr', why: '', replaces: null, source: null };
  return { id: `f${serial}`, kind, subject: 'ann', valid, data, ...said, ...more };
}
const record = (valid: string, data: Fact['data']) => fact('person.recorded', valid, data);
const START = { name: 'ann', status: 'regular' };

type Given = Readonly<Record<string, string>>;

function paid(plan: string, month: string, ledger: readonly Fact[], given: Given = {}) {
  const values = Object.fromEntries(Object.entries(given).map(([id, text]) => [id, Decimal.of(text)]));
  const file = { file: 'inputs.csv', byPerson: new Map([['ann', { row: 2, values }]]) };
  const of = { plan: shippedPlan(plan), period: period(month), activity: [], ledger };
  const run = flow({ ...of, given: Object.keys(given).length > 0 ? file : null });
  if (!run.ok) throw new Error(run.problems.map(({ code }) => code).join());
  const [ann] = [...run.value.pay];
  return { amounts: ann?.evaluation ? amountsOf(ann.evaluation) : null, codes: run.value.findings.map((f) => f.code) };
}

/** Half up to the cent, in whole numbers: `n/d` yuan. */
function cents(n: bigint, d: bigint): string {
  const all = (n * 200n + d) / (d * 2n);
  return `${all / 100n}.${String(all % 100n).padStart(2, '0')}`;
}

const BASIC = { ...START, post: 'basic', base_pay: '3000' };
const POINTS = { reception_points: '600', deductions: '18' };

it('pays base alone for zero points, and no less where wrong tickets leave points below zero', () => {
  const ledger = [record('2025-01-01', BASIC)];
  const none = paid('points-basic', '2026-03', ledger, { reception_points: '0', deductions: '0' }).amounts;
  expect([none?.coefficient, none?.performance_pay, none?.gross_pay]).toEqual(['1.2', '0.00', '3000.00']);
  const wrong = { reception_points: '10', deductions: '0', wrong_tickets: '40' };
  const below = paid('points-basic', '2026-03', ledger, wrong).amounts;
  expect([below?.total_points, below?.performance_pay, below?.gross_pay]).toEqual(['-28', '0.00', '3000.00']);
});

it('pays one weekday of 22 to who leaves on the first or joins on the last, and nothing for a Sunday', () => {
  const left = (left_on: string) => [record('2025-01-01', { ...BASIC, left_on })];
  const joined = (hired_on: string) => [record('2025-01-01', { ...BASIC, hired_on })];
  const base = (month: string, ledger: readonly Fact[]) =>
    paid('points-basic', month, ledger, POINTS).amounts?.base_pay;
  // 1 January 2026 is a Thursday, 31 March a Tuesday; both months have 22 days from Monday to Friday.
  expect(base('2026-01', left('2026-01-01'))).toBe(cents(3000n, 22n));
  expect(base('2026-03', joined('2026-03-31'))).toBe(cents(3000n, 22n));
  // 1 March is a Sunday, 31 January a Saturday.
  expect(base('2026-03', left('2026-03-01'))).toBe('0.00');
  expect(base('2026-01', joined('2026-01-31'))).toBe('0.00');
});

it('pays no base for a month of unpaid leave of 22 days or more, and by 21.75 for fewer', () => {
  const ledger = [record('2025-01-01', BASIC)];
  const base = (unpaid_days: string) =>
    paid('points-basic', '2026-03', ledger, { ...POINTS, unpaid_days }).amounts?.base_pay;
  expect(base('22')).toBe('0.00');
  // 3,000 − 3,000 ÷ 21.75 × 20, which is 3,000 × 1.75 ÷ 21.75.
  expect(base('20')).toBe(cents(3000n * 175n, 2175n));
});

it('pays three levels of one month by their weekdays, and what follows from the base the same', () => {
  const sales = { ...START, post: 'sales', level: 'junior' };
  const ledger = [
    record('2025-01-01', sales),
    record('2026-03-09', { level: 'intermediate' }),
    record('2026-03-23', { level: 'senior' }),
  ];
  const given = { attainment: '1', sales_share_attainment: '1', csat_attainment: '1' };
  const full = { ...given, complaint_attainment: '1', teamwork_attainment: '1' };
  const amounts = paid('sales-service', '2026-03', ledger, full).amounts;
  // 5, 10 and 7 weekdays: 15,000 + 35,000 + 28,000 over 22.
  expect(amounts?.base_pay).toBe(cents(78000n, 22n));
  expect(amounts?.month_bonus).toBe(cents(78000n * 20n, 2200n));
  // From the base to the cent: 3,545.45 × 30 %.
  expect(amounts?.performance_pay).toBe(cents(354545n * 30n, 10000n));
});

it('takes the last word of two corrections of one award, whichever of the two they name', () => {
  const source = shippedPlan('structure').inputs.find(({ id }) => id === 'award_amounts')?.source;
  const name = source?.from === 'ledger' ? source.kind : '';
  const award = fact('amount.granted', '2026-03-10', { name, amount: '100' });
  const once = fact('amount.granted', '2026-03-10', { name, amount: '150' }, { replaces: award.id });
  const ledger = [record('2025-01-01', BASIC), award, once];
  const awards = (last: Fact) => paid('structure', '2026-03', [...ledger, last]).amounts?.awards;
  expect(awards(fact('amount.granted', '2026-03-10', { name, amount: '120' }, { replaces: once.id }))).toBe('120.00');
  expect(awards(fact('amount.granted', '2026-03-10', { name, amount: '120' }, { replaces: award.id }))).toBe('120.00');
  // Taking the correction back makes the one before stand again.
  expect(awards(fact('amount.granted', '2026-03-10', {}, { replaces: once.id }))).toBe('100.00');
});

it('owes of a raise that is dated back over three months what the days of each are worth', () => {
  const before = [record('2025-01-01', { ...BASIC, base_pay: '2800' })];
  const raised = [...before, record('2026-01-16', { base_pay: '3000' })];
  const owed = ['2026-01', '2026-02', '2026-03'].map((month) => {
    const base = (ledger: readonly Fact[]) => paid('points-basic', month, ledger, POINTS).amounts?.gross_pay ?? '0';
    return Decimal.of(base(raised))
      .minus(Decimal.of(base(before)))
      .toFixed(2);
  });
  // 11 of January's 22 weekdays, then whole months.
  expect(owed).toEqual(['100.00', '200.00', '200.00']);
});

it('takes of a debt larger than the month no more than a fifth and what leaves the minimum wage, from one wage once', () => {
  const taken = (owed: readonly string[], wage: string) => {
    const rule = { wage: Decimal.of(wage), floor: Decimal.of('2740'), share: Decimal.of('0.2') };
    return settle(owed.map(Decimal.of), rule).map((one) => one.toFixed(2));
  };
  // A fifth of 3,000 is 600; 2,740 leave 260.
  expect(taken(['-5000'], '3000')).toEqual(['-260.00']);
  expect(taken(['-5000'], '9000.03')).toEqual(['-1800.00']);
  expect(taken(['-200', '-5000', '100'], '3000')).toEqual(['-200.00', '-160.00', '100.00']);
  // Nothing is left to take from who has left.
  expect(taken(['-500'], '0')).toEqual(['0.00']);
});

it('names an award or what is taken back that is dated after somebody left: no run of that month pays them', () => {
  const source = shippedPlan('structure').inputs.find(({ id }) => id === 'award_amounts')?.source;
  const name = source?.from === 'ledger' ? source.kind : '';
  const gone = [record('2025-01-01', BASIC), record('2026-02-11', { left_on: '2026-02-10', status: 'left' })];
  const late = (amount: string) => fact('amount.granted', '2026-03-10', { name, amount });
  expect(paid('structure', '2026-03', [...gone, late('-500')]).codes).toContain('pay.granted-unpaid');
  expect(paid('structure', '2026-03', gone).codes).not.toContain('pay.granted-unpaid');
  expect(paid('points-vip', '2026-03', [...gone, late('-500')]).codes).not.toContain('pay.granted-unpaid');
});
