import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { granted } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { canonicalJson } from '../../base/json.ts';
import { period } from '../../base/period.ts';
import { flow } from '../../flow.ts';
import type { Fact } from '../../ledger/index.ts';
import { lineValue, type Plan, stepsOf } from '../../plan/index.ts';
import { amountsOf, reasonOfLine } from '../payslip/index.ts';

/** Any month of any facts, held against arithmetic that shares nothing with what it tests: days of JavaScript, BigInt cents. */

const recorded = (i: number, valid: string, data: Fact['data'], more: Partial<Fact> = {}): Fact => {
  const known = `2026-01-01T00:00:00.${String(i).padStart(3, '0')}Z`;
  const said = { subject: 'ann', until: null, known, by: 'hr', why: '', replaces: null, source: null };
  return { id: `f${i}`, kind: 'person.recorded', valid, data, ...said, ...more };
};

interface Change {
  readonly day: number;
  readonly cents: number;
  /** What was recorded first, and corrected to the above. */
  readonly corrected: boolean;
}

interface Month {
  readonly month: number;
  readonly cents: number;
  readonly changes: readonly Change[];
  readonly hired: number | null;
  readonly left: number | null;
  readonly shuffle: readonly number[];
}

const CENTS = fc.integer({ min: 200000, max: 999999 });
const MONTHS: fc.Arbitrary<Month> = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  cents: CENTS,
  changes: fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), cents: CENTS, corrected: fc.boolean() }), {
    maxLength: 4,
  }),
  hired: fc.option(fc.integer({ min: 1, max: 12 })),
  left: fc.option(fc.integer({ min: 15, max: 28 })),
  shuffle: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 }),
});

const dayOf = ({ month }: Pick<Month, 'month'>, day: number) =>
  `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const yuan = (cents: number) => (cents / 100).toFixed(2);

function factsOf(m: Month): readonly Fact[] {
  const first = recorded(0, '2020-01-01', { post: 'basic', status: 'regular', base_pay: yuan(m.cents), city: '上海' });
  const said = m.changes.flatMap(({ day, cents, corrected }, i) => {
    const fact = recorded(10 * (i + 1), dayOf(m, day), { base_pay: yuan(corrected ? cents + 77700 : cents) });
    const more = { id: `${fact.id}b`, replaces: fact.id, known: '2026-02-01T00:00:00.000Z' };
    return corrected ? [fact, { ...recorded(0, fact.valid, { base_pay: yuan(cents) }), ...more }] : [fact];
  });
  const hired = m.hired === null ? [] : [recorded(90, '2020-01-02', { hired_on: dayOf(m, m.hired) })];
  const left = m.left === null ? [] : [recorded(91, dayOf(m, m.left), { left_on: dayOf(m, m.left) })];
  return [first, ...said, ...hired, ...left];
}

/** Base pay in cents: each weekday at the base of that day, out of all weekdays of the month, half a cent up. */
function baseByHand(m: Month): bigint {
  let [sum, weekdays] = [0n, 0n];
  const days = new Date(Date.UTC(2026, m.month, 0)).getUTCDate();
  for (let day = 1; day <= days; day++) {
    const weekday = new Date(Date.UTC(2026, m.month - 1, day)).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    weekdays += 1n;
    if ((m.hired !== null && day < m.hired) || (m.left !== null && day > m.left)) continue;
    let [cents, since] = [m.cents, 0];
    for (const one of m.changes) if (one.day <= day && one.day >= since) [cents, since] = [one.cents, one.day];
    sum += BigInt(cents);
  }
  return (2n * sum + weekdays) / (2n * weekdays);
}

function paid(plan: Plan, m: Month, facts: readonly Fact[]) {
  const values = Object.fromEntries(
    plan.inputs.filter(({ source }) => source.from === 'metric').map(({ id }) => [id, Decimal.ZERO]),
  );
  const given = { file: 'inputs.csv', byPerson: new Map([['ann', { row: 2, values }]]) };
  const run = flow({ plan, period: period(dayOf(m, 1).slice(0, 7)), activity: [], ledger: facts, given });
  if (!run.ok) throw new Error('the plan compiles');
  const [ann] = [...run.value.pay];
  if (!ann?.evaluation) throw new Error(ann?.problems.map(({ code }) => code).join());
  return { pay: ann, evaluation: ann.evaluation, amounts: amountsOf(ann.evaluation) };
}

function bytesOf({ pay, evaluation }: ReturnType<typeof paid>): string {
  const reasons = evaluation.compiled.plan.lines.map(({ id }) => reasonOfLine(pay, id));
  return canonicalJson(stepsOf(evaluation)) + JSON.stringify([reasons, pay.problems]);
}

const POINTS = shippedPlan('points-basic');
const STRUCTURE = shippedPlan('structure');

describe('any month', () => {
  it('pays base for each weekday at the base of that day, whatever changed, was corrected, began or ended', () => {
    fc.assert(
      fc.property(MONTHS, (m) => {
        const { amounts } = paid(POINTS, m, factsOf(m));
        expect(amounts.base_pay?.replace('.', '')).toBe(String(baseByHand(m)).padStart(3, '0'));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same bytes again, and in whatever order its facts arrived', () => {
    fc.assert(
      fc.property(MONTHS, (m) => {
        const facts = factsOf(m);
        const mixed = facts
          .map((fact, i) => ({ fact, at: m.shuffle[i] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ fact }) => fact);
        const bytes = bytesOf(paid(STRUCTURE, m, facts));
        expect(bytesOf(paid(STRUCTURE, m, facts))).toBe(bytes);
        expect(bytesOf(paid(STRUCTURE, m, mixed))).toBe(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('pays exactly what its lines add up to', () => {
    const amount = fc.integer({ min: 0, max: 300000 });
    const extras = fc.record({ award: amount, loss: amount, refunds: amount, commission: amount });
    fc.assert(
      fc.property(MONTHS, extras, (m, extra) => {
        const valid = { valid: dayOf(m, 14) };
        const facts = [
          ...factsOf(m),
          granted('ann', 'award.granted', yuan(extra.award), valid),
          granted('ann', 'loss_claim', yuan(extra.loss), valid),
          granted('ann', 'late_refunds', yuan(extra.refunds), valid),
          granted('ann', 'commission_paid', yuan(extra.commission), valid),
        ];
        const { evaluation } = paid(STRUCTURE, m, facts);
        let sum = Decimal.ZERO;
        for (const { id, kind } of STRUCTURE.lines) {
          const value = lineValue(evaluation, id);
          if (!(value instanceof Decimal)) continue;
          if (kind === 'earning') sum = sum.plus(value);
          if (kind === 'deduction') sum = sum.minus(value);
        }
        expect(sum.toString()).toBe(String(lineValue(evaluation, 'payable')));
      }),
      { numRuns: 60 },
    );
  });
});
