import { describe, expect, it } from 'vitest';
import { granted, JANUARY } from '../test/pay/data.ts';
import { shippedPlan } from '../test/pay/shipped.node.ts';
import { Decimal } from './base/decimal.ts';
import { period } from './base/period.ts';
import { flow, type Known } from './flow.ts';
import type { Fact } from './ledger/index.ts';
import type { Plan } from './plan/index.ts';
import { amountsOf } from './stages/payslip/index.ts';

let serial = 0;
function fact(kind: string, subject: string, valid: string, data: Fact['data'], more: Partial<Fact> = {}): Fact {
  serial += 1;
  const known = `2026-02-01T00:00:${String(serial).padStart(2, '0')}.000Z`;
  const said = { until: null, known, by: 'hr', why: '', replaces: null, source: null };
  return { id: `f${serial}`, kind, subject, valid, data, ...said, ...more };
}

const recorded = (subject: string, valid: string, data: Fact['data']) => fact('person.recorded', subject, valid, data);
const ANN = recorded('ann', '2025-06-01', { name: '王芳', post: 'basic', status: 'regular', base_pay: '3000' });
const rated = (item: string, score: string, valid = '2026-01-31') =>
  fact('rating.given', 'ann', valid, { item, score, source: 'supervisor' });

/** Reception is given by file, so that these tests speak of the ledger. */
function payOf(ledger: readonly Fact[], more: Partial<Known> = {}) {
  const given = shippedPlan('points-basic').inputs.filter((i) => i.id === 'reception_points');
  const values = Object.fromEntries(given.map((i) => [i.id, Decimal.int(100)]));
  const file = { file: 'inputs.csv', byPerson: new Map([['ann', { row: 2, values }]]) };
  const known = { plan: shippedPlan('points-basic'), period: JANUARY, activity: [], ledger, given: file };
  const run = flow({ ...known, ...more });
  if (!run.ok) throw new Error('the plan compiles');
  const [ann] = [...run.value.pay];
  return ann?.evaluation ? amountsOf(ann.evaluation) : null;
}

function structureOf(ledger: readonly Fact[], change: Partial<Plan> = {}) {
  return payOf(ledger, { plan: { ...shippedPlan('structure'), ...change }, given: null });
}

describe('activity + ledger + plan → pay', () => {
  it('pays a raise from its day on, and reads nothing of a person after the period', () => {
    const raised = (day: string) => recorded('ann', day, { base_pay: '3400' });
    const later = recorded('ann', '2026-02-01', { base_pay: '9999' });
    expect(payOf([ANN, raised('2026-01-01'), later])?.base_pay).toBe('3400.00');
    // Of 22 weekdays the 30th is the last; the 31st is a Saturday.
    expect(payOf([ANN, raised('2026-01-30'), later])?.base_pay).toBe('3018.18');
    expect(payOf([ANN, raised('2026-01-31'), later])?.base_pay).toBe('3000.00');
  });

  it('pays who left on trial as on trial, however the leaving was recorded', () => {
    const trial = recorded('ann', '2026-01-01', { status: 'trial', hired_on: '2026-01-01', base_pay: '4000' });
    const said = [
      [recorded('ann', '2026-01-16', { left_on: '2026-01-16', status: 'left' })],
      [recorded('ann', '2026-01-10', { left_on: '2026-01-16' }), recorded('ann', '2026-01-17', { status: 'left' })],
      [recorded('ann', '2026-01-01', { left_on: '2026-01-16', status: 'left' })],
    ];
    // 80 % of 4,000 for 12 of 22 weekdays.
    for (const facts of said) expect(structureOf([ANN, trial, ...facts])?.base_pay).toBe('1745.45');
    const whole = { lines: shippedPlan('structure').lines.map((line) => ({ ...line, split: null })) };
    for (const facts of said) expect(structureOf([ANN, trial, ...facts], whole)?.base_pay).toBe('1745.45');
    const regulars = { applies: { ...shippedPlan('structure').applies, statuses: ['regular'] } };
    for (const facts of said) expect(structureOf([ANN, trial, ...facts], regulars)).toBeNull();
    const regular = recorded('ann', '2026-01-01', { base_pay: '4000' });
    for (const facts of said) expect(structureOf([ANN, regular, ...facts])?.base_pay).toBe('2181.82');
  });

  it('counts what the ledger dates in the period and nothing else', () => {
    const ledger = [
      ANN,
      granted('ann', 'execution', '20'),
      granted('ann', 'execution', '500', { valid: '2025-12-31' }),
      granted('ann', 'execution', '700', { valid: '2026-02-01' }),
      granted('bo', 'execution', '900'),
    ];
    // 100 × 1.2 + 20 points.
    expect(payOf(ledger)?.total_points).toBe('140');
  });

  it('lets a correction take the place of what it corrects, and reads the past as it was known', () => {
    const wrong = granted('ann', 'execution', '20');
    const right = granted('ann', 'execution', '40', {
      id: 'right',
      replaces: wrong.id,
      known: '2026-03-01T00:00:00.000Z',
    });
    expect(payOf([ANN, wrong, right])?.total_points).toBe('160');
    expect(payOf([ANN, wrong, right], { asKnown: '2026-02-15T00:00:00.000Z' })?.total_points).toBe('140');
  });

  it('does not depend on the order in which facts arrive', () => {
    const ledger = [ANN, granted('ann', 'execution', '20'), granted('ann', 'good_cases', '5')];
    expect(payOf([...ledger].reverse())).toEqual(payOf(ledger));
  });

  it('scores the ratings of the period for the plans that read scores', () => {
    const ledger = [ANN, rated('communication', '80'), rated('communication', '10', '2026-02-28')];
    expect(payOf(ledger, { plan: shippedPlan('scorecard'), given: null })?.grade).toBe('good');
  });

  it('pays nobody before they were hired', () => {
    const run = flow({
      plan: shippedPlan('points-basic'),
      period: period('2025-01'),
      activity: [],
      ledger: [ANN],
      given: null,
    });
    expect(run.problems.map((p) => p.code)).toEqual(['pay.nobody']);
  });
});
