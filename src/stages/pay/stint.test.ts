import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, payOf, person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { addDays, isoWeekday, type PlainDate, period } from '../../base/period.ts';
import { flow } from '../../flow.ts';
import type { Fact } from '../../ledger/index.ts';
import type { Person } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import { dictionary } from '../metrics/testing/catalog.node.ts';
import { duckTables, type Tables } from '../metrics/testing/tables.node.ts';
import { amountsOf, reasonOfLine } from '../payslip/index.ts';
import { evidenceFor, loadForPay } from './service.ts';
import { spansWithin, stintsOf } from './stint.ts';

/** March 2026 begins on a Sunday and has 22 days from Monday to Friday; the 16th is a Monday. */
const MARCH = period('2026-03');
const PLAN = shippedPlan('structure');
const plan = (post: string, more: Partial<Plan> = {}): Plan => {
  return { ...PLAN, id: `of-${post}`, applies: { posts: [post], levels: null, statuses: null }, ...more };
};

const KNOWN = '2026-01-01T00:00:00.000Z';
function recorded(valid: PlainDate, data: Record<string, string>, n: number): Fact {
  const said = { valid, until: null, known: KNOWN, by: 'hr', why: '', replaces: null, source: null };
  return { id: `r${n}`, kind: 'person.recorded', subject: 'ann', ...said, data };
}

/** Ann's record as it changes, and what was granted. */
function march(changes: readonly (readonly [PlainDate, Record<string, string>])[], more: readonly Fact[] = []) {
  const start: readonly [PlainDate, Record<string, string>] = ['2020-01-01', { name: 'ann', status: 'regular' }];
  return [...[start, ...changes].map(([valid, data], n) => recorded(valid, data, n)), ...more];
}

function paid(of: Plan, ledger: readonly Fact[]) {
  const run = flow({ plan: of, period: MARCH, activity: [], ledger, given: null });
  if (!run.ok) throw new Error(run.problems.map(({ code }) => code).join());
  const { people } = run.value.population;
  const codes = run.value.findings.map(({ code }) => code);
  if (people.length === 0) return { amounts: null, codes, pay: null, findings: run.value.findings };
  const pay = payOf(run.value, 'ann');
  return { amounts: pay.evaluation && amountsOf(pay.evaluation), codes, pay, findings: run.value.findings };
}

const cents = (amount: string | null | undefined) => Decimal.of(amount ?? '0');

describe('somebody who goes from one plan to another within a month', () => {
  const moved = march([
    ['2020-01-01', { post: 'basic', base_pay: '3000', hired_on: '2020-01-01' }],
    ['2026-03-16', { post: 'vip', base_pay: '3400' }],
  ]);

  it('is paid by each plan for its weekdays, at what the record said on them', () => {
    // 3,000 × 10/22 = 1,363.6363…; 3,400 × 12/22 = 1,854.5454…; performance part 800 × 10/22 and 12/22.
    const [before, after] = [paid(plan('basic'), moved).amounts, paid(plan('vip'), moved).amounts];
    expect([before?.base_pay, before?.meal_pay, before?.performance_pay]).toEqual(['1363.64', '136.36', '363.64']);
    expect([after?.base_pay, after?.meal_pay, after?.performance_pay]).toEqual(['1854.55', '163.64', '436.36']);
  });

  it('is told in both runs, with the days, and the post that is paid elsewhere', () => {
    const { codes, findings, pay } = paid(plan('basic'), moved);
    expect(codes).toContain('pay.part-by-plan');
    expect(codes).not.toContain('pay.changed-within');
    expect(findings.find(({ code }) => code === 'pay.part-by-plan')?.params).toMatchObject({
      ...{ own: '2026-03-01–2026-03-15', days: '10', of: '22', rest: '2026-03-16–2026-03-31 (vip)' },
    });
    expect(pay?.person.post).toBe('basic');
    const share = pay && reasonOfLine(pay, 'base_pay')?.parts.find(({ id }) => id === 'employed_share');
    expect(share?.sentence['zh-CN']).toContain('按本方案的有 10 天（2026-03-01–2026-03-15）');
  });

  it('gets an award of a day once, from the plan of that day', () => {
    const kinds = PLAN.inputs.find(({ id }) => id === 'award_amounts')?.source;
    const name = kinds?.from === 'ledger' ? kinds.kind : '';
    const named = [...moved, granted('ann', name, '100', { valid: '2026-03-10', known: KNOWN })];
    const awards = (of: string) => paid(plan(of), named).amounts?.awards;
    expect([awards('basic'), awards('vip')]).toEqual(['100.00', '0.00']);
  });

  it('is an error in a plan that does not ask for how long, since both would pay fixed amounts whole', () => {
    const inputs = PLAN.inputs.filter(({ id }) => id !== 'employed_share');
    const base = PLAN.lines.filter(({ id }) => id === 'awards');
    const blind = plan('basic', { inputs, lines: base });
    expect(paid(blind, moved).codes).toContain('pay.part-blind');
    expect(paid(plan('basic'), moved).codes).not.toContain('pay.part-blind');
  });

  it('is of one plan alone where only a weekend was the other’s', () => {
    const sunday = march([
      ['2020-01-01', { post: 'vip', base_pay: '3000' }],
      // The 1st is a Sunday.
      ['2026-03-01', { post: 'basic' }],
      ['2026-03-02', { post: 'vip' }],
    ]);
    expect(paid(plan('vip'), sunday).amounts?.base_pay).toBe('3000.00');
    expect(paid(plan('basic'), sunday).amounts).toBeNull();
  });

  it('is paid whole, as they were, where the post changed after the last day worked', () => {
    const left = march([
      ['2020-01-01', { post: 'basic', base_pay: '2200', left_on: '2026-03-20' }],
      ['2026-03-21', { post: 'vip' }],
    ]);
    expect(paid(plan('basic'), left).amounts?.base_pay).toBe('1500.00');
    expect(paid(plan('vip'), left).amounts).toBeNull();
    expect(paid(plan('basic'), left).codes).not.toContain('pay.part-by-plan');
  });

  it('goes and comes back, and is paid by the first plan for both ends', () => {
    const there = march([
      ['2020-01-01', { post: 'basic', base_pay: '2200' }],
      ['2026-03-09', { post: 'vip' }],
      ['2026-03-16', { post: 'basic' }],
    ]);
    // 5 of 22 weekdays away.
    expect(paid(plan('basic'), there).amounts?.base_pay).toBe('1700.00');
    expect(paid(plan('vip'), there).amounts?.base_pay).toBe('500.00');
  });

  it('is not parted where the post before is not on record: it may have been the same', () => {
    const late = march([['2026-03-16', { post: 'vip', base_pay: '3000' }]]);
    expect(paid(plan('vip'), late).amounts?.base_pay).toBe('3000.00');
  });

  it('is parted by no plan that pays by the quarter', () => {
    const people = [person('ann', { post: 'vip' })];
    const stood = new Map([['ann', standing(['2026-03-01', 'basic'], ['2026-03-16', 'vip'])]]);
    expect(stintsOf(plan('vip', { pays: 'quarter' }), people, stood, MARCH).size).toBe(0);
    expect(stintsOf(plan('vip'), people, stood, MARCH).size).toBe(1);
  });

  function standing(...from: readonly (readonly [PlainDate, string])[]) {
    return from.map(([day, post], i) => {
      const next = from[i + 1]?.[0];
      return { from: day, to: next === undefined ? MARCH.last : addDays(next, -1), person: person('ann', { post }) };
    });
  }
});

describe('what somebody did in a month that two plans share', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await duckTables();
    const days = ['2026-03-02', '2026-03-13', '2026-03-16', '2026-03-17', '2026-03-31'];
    const row = (date: string, i: number) => {
      const from = { row_key: `c${i}`, import_id: 'i', file: 'f.csv', sheet: '', row: String(i + 1) };
      return { ...from, agent: 'ann', date, received: '10' };
    };
    await tables.insert('tally', days.map(row));
  });
  afterAll(() => tables.close());

  it('counts in the plan of its day, with the rows behind it', async () => {
    const ledger = march([
      ['2020-01-01', { post: 'basic', base_pay: '3000' }],
      ['2026-03-16', { post: 'vip' }],
    ]);
    const basic = shippedPlan('points-basic');
    const handled = async (post: string) => {
      const of = { ...basic, applies: { posts: [post], levels: null, statuses: null } };
      const stores = { activity: tables, records: undefined as never };
      const loaded = await loadForPay(stores, { plan: of, period: MARCH, dictionary, recorded: ledger });
      if (!loaded.ok) throw new Error(loaded.problems.map(({ code }) => code).join());
      const run = flow(loaded.value);
      if (!run.ok) throw new Error(run.problems.map(({ code }) => code).join());
      const pay = payOf(run.value, 'ann');
      const { source } = pay.inputs.reception_points ?? {};
      // One at a time: tables in memory are lent one name once.
      const inputs = of.inputs.filter(({ id }) => id === 'reception_points');
      const evidence = await evidenceFor(stores, { ...loaded.value, plan: { ...of, inputs } }, pay);
      const rows = evidence.reception_points?.rows.map(({ key }) => key);
      return [source?.from === 'metric' ? String(source.measured.cell.value) : null, rows];
    };
    expect(await handled('basic')).toEqual(['20', ['c0', 'c1']]);
    expect(await handled('vip')).toEqual(['30', ['c2', 'c3', 'c4']]);
  });
});

describe('two plans that share a month', () => {
  const day = fc.integer({ min: 1, max: 31 }).map((n) => addDays('2026-02-28', n));
  const post = fc.constantFrom('basic', 'vip');
  const changes = fc.array(fc.tuple(day, post), { maxLength: 5 });

  it('pay every weekday once between them, and no day twice, whatever changed when', () => {
    const property = fc.property(
      changes,
      fc.constantFrom<Partial<Person>>({}, { left_on: '2026-03-20' }),
      (moves, leaves) => {
        const posts = [...new Map(moves).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
        const first = { post: 'basic', base_pay: '2200', ...(leaves.left_on ? { left_on: leaves.left_on } : {}) };
        const ledger = march([['2020-01-01', first], ...posts.map(([on, to]) => [on, { post: to }] as const)]);
        const share = (of: string) => {
          const { pay } = paid(plan(of), ledger);
          return pay ? cents(String(pay.inputs.employed_share?.value)).times(Decimal.int(22)) : Decimal.ZERO;
        };
        const days = weekdaysUntil(leaves.left_on ?? MARCH.last);
        expect(share('basic').plus(share('vip')).round(6, 'half-up').toString()).toBe(String(days));
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('own every day of what somebody did between them, and none together', () => {
    const span = (from: PlainDate, to: PlainDate) => ({
      ...{ person: 'ann', names: ['ann'], from, to, team: null, lead: null, manager: null, post: null, level: null },
      ...{ project: null, shift: null, hired_on: null, tenure_band: null },
    });
    const property = fc.property(changes, (moves) => {
      const posts = [...new Map([['2026-03-01', 'basic'] as const, ...moves]).entries()].sort(([a], [b]) =>
        a < b ? -1 : 1,
      );
      const stood = posts.map(([from, to], i) => {
        const until = posts[i + 1] === undefined ? MARCH.last : addDays(posts[i + 1]?.[0] as string, -1);
        return { from, to: until, person: person('ann', { post: to }) };
      });
      const ann = person('ann', { post: posts.at(-1)?.[1] ?? null });
      const owned = ['basic', 'vip'].flatMap((of) => {
        const stints = stintsOf(plan(of), [ann], new Map([['ann', stood]]), MARCH);
        const whole = stints.size > 0 || ann.post === of;
        const spans = spansWithin([span('2026-03-01', '2026-03-12'), span('2026-03-13', '2026-03-31')], stints);
        return whole ? spans.filter((one) => one.person === 'ann').flatMap(daysOf) : [];
      });
      expect(owned.filter((one) => isoWeekday(one) <= 5).sort()).toEqual(
        daysOf({ from: MARCH.first, to: MARCH.last }).filter((one) => isoWeekday(one) <= 5),
      );
    });
    fc.assert(property, { numRuns: 100 });
  });
});

function daysOf({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function weekdaysUntil(to: PlainDate): number {
  return daysOf({ from: MARCH.first, to }).filter((day) => isoWeekday(day) <= 5).length;
}
