import { describe, expect, it } from 'vitest';
import { bookOf, granted, payData, payOf, person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import { lineValue } from '../../plan/index.ts';
import { amountsOf } from '../payslip/index.ts';
import { factsBySubject } from './derive.ts';
import type { PayData, PersonPay } from './model.ts';
import { type PayRun, runPay } from './run.ts';

const BASIC = shippedPlan('points-basic');
const POOL = shippedPlan('team-pool');

function ran(data: PayData, plan = BASIC): PayRun {
  const run = runPay(plan, data);
  if (!run.ok) throw new Error('the plan compiles');
  return run.value;
}
const amount = (pay: PersonPay, line: string) => pay.evaluation && lineValue(pay.evaluation, line)?.toString();
const codes = (pay: PersonPay) => pay.problems.map((p) => p.code);
const given = (id: string, values: Readonly<Record<string, string>>) => ({
  file: 'inputs.csv',
  byPerson: new Map([
    [id, { row: 3, values: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, Decimal.of(v)])) }],
  ]),
});

describe('a pay run', () => {
  it('takes each input from the source the plan names', () => {
    const facts = factsBySubject([
      granted('ann', 'execution', '12'),
      granted('ann', 'execution', '8'),
      granted('ann', 'good_cases', '5'),
    ]);
    const metrics = bookOf({
      ann: {
        contacts_handled: '600',
        qa_deductions: '18',
        ticket_count: '15',
        full_attendance: '1',
        wrong_tickets: '4',
      },
    });
    const people = [person('ann', { base_pay: Decimal.of('3200') })];
    const pay = payOf(ran(payData({ people, metrics, facts })), 'ann');
    // 600 × 1.2 + 20 + 15 + (10 + 5 + 0) − 4 + 0 = 766 points.
    expect(amount(pay, 'total_points')).toBe('766');
    expect(pay.evaluation && amountsOf(pay.evaluation).gross_pay).toBe('3583.00');
  });

  it('takes the mean of decisions in the ledger, which is missing where there are fewer than the plan wants', () => {
    const inspector = person('ann', { post: 'qa' });
    const appeals = (...said: readonly string[]) =>
      said.map((amount, i) => granted('ann', 'appeal.decided', amount, { id: `appeal ${i}` }));
    const facts = [
      granted('ann', 'calibration.deviation', '3'),
      granted('ann', 'calibration.deviation', '4', { id: 'later' }),
    ];
    const paid = (...said: readonly string[]) =>
      payOf(
        ran(
          payData({ people: [inspector], facts: factsBySubject([...facts, ...appeals(...said)]) }),
          shippedPlan('post-qa'),
        ),
        'ann',
      );
    expect(amount(paid(), 'calibration_deviation_score')).toBe('85');
    // One of six is 1/6: beyond 5 % four points less for each percentage point.
    expect(amount(paid('1', '0', '0', '0', '0', '0'), 'overturned_appeals_score')).toBe('160/3');
    const few = paid('1', '0', '0', '0');
    expect([few.inputs.overturned_appeals?.value?.toString(), amount(few, 'overturned_appeals_score')]).toEqual([
      '0.25',
      undefined,
    ]);
  });

  it('pays a lead on the team’s figures, and a manager on theirs whom they manage', () => {
    const metrics = bookOf({ 'n-ann': { csat: '0.8' } }, { A: { csat: '0.9' } });
    const score = (post: string, line: string) => {
      const people = [person('ann', { post, name: 'n-ann', team: 'A' })];
      return amount(payOf(ran(payData({ people, metrics }), shippedPlan(`post-${post}`)), 'ann'), line);
    };
    expect([score('lead', 'team_csat_score'), score('manager', 'service_csat_score')]).toEqual(['100', '50']);
  });

  it('multiplies a metric by its parameter and divides it by its target', () => {
    const people = [person('ann', { post: 'voice' })];
    const metrics = bookOf({ ann: { contacts_handled: '400' } });
    const voice = payOf(ran(payData({ people, metrics }), shippedPlan('points-voice')), 'ann');
    expect(voice.inputs.reception_points?.value?.toString()).toBe('600');
    const sold = bookOf({
      ann: { sales_amount: '40000', sales_share: '0.1', csat: '0.9', complaint_free_rate: '0.99' },
    });
    const sales = payOf(
      ran(payData({ people: [person('ann', { post: 'sales' })], metrics: sold }), shippedPlan('sales-service')),
      'ann',
    );
    expect(sales.inputs.attainment?.value?.toString()).toBe('0.8');
    expect(amount(sales, 'month_bonus')).toBe('300');
  });

  it('lets a file win and keeps what it replaced', () => {
    const metrics = bookOf({ ann: { contacts_handled: '412', qa_deductions: '10' } });
    const pay = payOf(ran(payData({ metrics, given: given('ann', { reception_points: '500' }) })), 'ann');
    expect(amount(pay, 'total_points')).toBe('600');
    const source = pay.inputs.reception_points?.source;
    expect(source).toMatchObject({ from: 'file', file: 'inputs.csv', row: 3 });
    expect(source?.from === 'file' && source.instead?.value?.toString()).toBe('412');
  });

  it('counts a rate with too few observations as missing, so that the others carry its weight', () => {
    const measured = (csat: string) => ({
      ann: { sales_amount: '50000', sales_share: '0.1', csat, complaint_free_rate: '0.99' },
    });
    const people = [person('ann', { post: 'sales' })];
    const few = payOf(
      ran(payData({ people, metrics: bookOf(measured('0.1/29')) }), shippedPlan('sales-service')),
      'ann',
    );
    const enough = payOf(
      ran(payData({ people, metrics: bookOf(measured('0.1/30')) }), shippedPlan('sales-service')),
      'ann',
    );
    expect(amount(few, 'performance_pay')).toBe('900');
    expect(Number(amount(enough, 'performance_pay'))).toBeLessThan(900);
  });

  it('names person, period and input where something needed is missing, and still pays the others', () => {
    const metrics = bookOf({ bo: { contacts_handled: '100' } });
    const run = ran(payData({ people: [person('ann'), person('bo')], metrics }));
    const ann = payOf(run, 'ann');
    expect(ann.evaluation).toBeNull();
    expect(ann.problems[0]?.where).toMatchObject({ person: 'ann', period: '2026-01' });
    expect(ann.problems[0]?.message.en).toContain('reception_points');
    expect(amount(payOf(run, 'bo'), 'total_points')).toBe('120');
  });

  it('refuses an attribute on record that the input cannot hold', () => {
    const people = [person('ann', { post: 'sales', level: 'wizard' })];
    const metrics = bookOf({ ann: { sales_amount: '50000', csat: '0.9' } });
    const pay = payOf(ran(payData({ people, metrics, given: given('ann', {}) }), shippedPlan('sales-service')), 'ann');
    expect(codes(pay)).toEqual(['pay.profile-value']);
  });

  it('gives the same for ever: walking it twice is byte-equal', () => {
    const metrics = bookOf({ ann: { contacts_handled: '333', qa_deductions: '25' } });
    const run = ran(payData({ metrics }));
    const walk = () => JSON.stringify([...run.pay].map((p) => p.evaluation && amountsOf(p.evaluation)));
    expect(walk()).toBe(walk());
  });

  it('warns where the plan pays by another kind of period', () => {
    expect(ran(payData()).findings).toEqual([]);
    const quarter = ran(payData({ period: period('2026-Q1') }));
    expect(quarter.findings.map((f) => f.code)).toEqual(['pay.period-kind']);
  });
});

describe('a plan that shares', () => {
  const metrics = (points: Readonly<Record<string, string>>) =>
    bookOf(Object.fromEntries(Object.entries(points).map(([id, contacts_handled]) => [id, { contacts_handled }])), {
      A: { contacts_handled: '5400', csat: '0.92' },
      B: { contacts_handled: '1800', csat: '0.95' },
    });
  const people = ['ann', 'bo', 'cy'].map((id) => person(id)).concat(person('di', { team: 'B' }));
  const quarter = { period: period('2026-Q1'), people };

  it('counts the heads of the run and shares each team its pool to the cent', () => {
    const run = ran(payData({ ...quarter, metrics: metrics({ ann: '100', bo: '200', cy: '400', di: '9' }) }), POOL);
    const shares = [...run.pay].map((p) => `${p.person.id} ${p.evaluation && amountsOf(p.evaluation).gross_pay}`);
    expect(shares).toEqual(['ann 257.14', 'bo 514.29', 'cy 1028.57', 'di 900.00']);
  });

  it('pays nobody while one of them cannot be worked out, and says whose fault it is not', () => {
    const wrong = { ...quarter, metrics: metrics({ ann: '-1', bo: '200', cy: '400', di: '9' }) };
    const run = ran(payData(wrong), POOL);
    const all = [...run.pay];
    expect(all.every((p) => p.evaluation === null)).toBe(true);
    expect(codes(payOf(run, 'bo'))).toEqual(['pay.group-blocked']);
    expect(codes(payOf(run, 'ann'))).not.toContain('pay.group-blocked');
  });
});
