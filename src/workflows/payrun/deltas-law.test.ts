import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../access/index.ts';
import { Decimal } from '../../base/decimal.ts';
import { monthOf } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { monthBooks } from '../../home/books/service.ts';
import { appendFacts, readFacts, withdrawFact } from '../../ledger/service.ts';
import { readPlan } from '../../plan/index.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import type { ActivityReader, ActivityStore } from '../../stages/activity/index.ts';
import { readLaw } from '../../stages/pay/law/index.ts';
import { findingGroups } from './closing/service.ts';
import { offeredDeltas, takeDeltas, takenDeltas } from './deltas/service.ts';
import type { Run } from './model.ts';
import { totalOf, workOut } from './results/service.ts';
import { everyResult } from './results/store.ts';
import { explainFindings, findRun, moveRun, prepareRun } from './runs/service.ts';
import type { PayrunWorld } from './world.node.ts';

/** Random histories of facts, closings and runs: what was paid, then and later, is what is due as far as is known. */

const PLAN = `
plan: base-and-extra
version: 1
title: { en: Base and extra }
applies: { posts: [basic] }
pays: month
inputs:
  base: { title: { en: Base }, profile: base_pay, unit: yuan, missing: 0 }
  extra: { title: { en: Extra }, ledger: extra, unit: yuan, missing: 0 }
lines:
  gross_pay: { title: { en: Gross }, kind: earning, unit: yuan, formula: base + extra }
`;

const LAW = new URL('../../../catalog/law/', import.meta.url);
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'] as const;
const PEOPLE = ['ann', 'bo', 'cy'] as const;
const dir = mkdtempSync(join(tmpdir(), 'jixin-deltas-law-'));
let records: Records;
let world: PayrunWorld;
let at = Date.parse('2026-02-01T08:00:00.000Z');

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}

function actor(id: string, role: Role): Actor {
  const account = {
    ...{ id, login: id, name: id, person: null, disabled: false, mustChangePassword: false, secondFactor: false },
    ...{ roles: [role], grants: ['pay:all' as const], oidcSubject: null, oidcEmail: null },
  };
  return { account, via: 'session', tokenScope: null, sessionId: id };
}
const hr = actor('hr', 'hr');
const boss = actor('boss', 'manager');

beforeAll(async () => {
  records = must(await openRecords({ dataDir: dir }));
  const plan = must(readPlan(PLAN, 'base-and-extra.yaml'));
  const law = must(readLaw(readdirSync(LAW).map((file) => ({ file, text: readFileSync(new URL(file, LAW), 'utf8') }))));
  let made = 0;
  const now = () => {
    at += 1000;
    return new Date(at).toISOString();
  };
  world = {
    ...{ records, activity: {} as ActivityReader, imports: async () => [], now, newId: () => `id${++made}` },
    today: async () => now().slice(0, 10),
    month: async () => monthOf(now().slice(0, 10)),
    plans: () => [{ plan, text: PLAN }],
    metrics: () => [],
    law: () => law,
    books: monthBooks({ records, activity: {} as ActivityStore, dictionary: () => [], now }),
    payRules: async () => ({ city: null, withholding: false, fundRate: null }),
  };
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

/** Undoes everything that happened in it: nothing else empties a ledger. */
async function undone(work: () => Promise<void>): Promise<void> {
  const end = new Error('undone');
  const outer = { records, world };
  const told = outer.records.transaction(async (inside) => {
    records = inside;
    world = { ...outer.world, records: inside };
    await work();
    throw end;
  });
  await told
    .catch((error: unknown) => {
      if (error !== end) throw error;
    })
    .finally(() => {
      ({ records, world } = outer);
    });
}

async function hire(): Promise<void> {
  for (const person of PEOPLE)
    await record('person.recorded', person, '2025-01-01', { name: person, post: 'basic', base_pay: '3000' });
}

async function record(kind: string, subject: string, valid: string, data: Record<string, string>): Promise<void> {
  const fact = { kind, subject, valid, until: null, by: 'hr', why: `${kind} of ${valid}`, replaces: null, data };
  must(await appendFacts(records, [{ ...fact, source: null }], () => new Date(world.now())));
}

type Step =
  | { readonly do: 'pay'; readonly person: string; readonly month: string; readonly amount: number }
  | { readonly do: 'raise'; readonly person: string; readonly month: string; readonly amount: number }
  | { readonly do: 'post'; readonly person: string; readonly month: string; readonly post: string }
  | { readonly do: 'withdraw'; readonly which: number }
  | { readonly do: 'run' }
  | { readonly do: 'recalculate' }
  | { readonly do: 'settle' }
  | { readonly do: 'close' };

const person = fc.constantFrom(...PEOPLE);
const month = fc.constantFrom(...MONTHS);
const amount = fc.integer({ min: -500, max: 900 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('pay' as const), person, month, amount }),
    fc.record({ do: fc.constant('raise' as const), person, month, amount: fc.integer({ min: 2800, max: 4000 }) }),
    fc.record({ do: fc.constant('post' as const), person, month, post: fc.constantFrom('basic', 'vip') }),
    fc.record({ do: fc.constant('withdraw' as const), which: fc.nat({ max: 30 }) }),
    ...(['run', 'recalculate', 'settle', 'close'] as const).map((one) => fc.constant({ do: one })),
  ),
  { minLength: 8, maxLength: 22 },
);

class History {
  readonly runs: Run[] = [];

  get open(): Run | undefined {
    return this.runs.find(({ state }) => state !== 'closed');
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'pay':
        return record('amount.granted', step.person, `${step.month}-20`, { name: 'extra', amount: `${step.amount}` });
      case 'raise':
        return record('person.recorded', step.person, `${step.month}-01`, { base_pay: `${step.amount}` });
      case 'post':
        return record('person.recorded', step.person, `${step.month}-01`, { post: step.post });
      case 'withdraw': {
        const facts = await readFacts(records, { kinds: ['amount.granted', 'person.recorded'] });
        const later = facts.filter(({ valid }) => valid >= '2026');
        const one = later[step.which % Math.max(1, later.length)];
        if (one) must(await withdrawFact(records, one.id, { by: 'hr', why: 'wrong' }, () => new Date(world.now())));
        return;
      }
      case 'run': {
        const period = MONTHS[this.runs.length];
        if (this.open || period === undefined) return;
        this.runs.push(must(await prepareRun(world, hr, { plan: 'base-and-extra', period, inputs: null })));
        return;
      }
      case 'recalculate':
        return this.change(async (run) =>
          must(await moveRun(world, hr, { id: run.id, move: 'recalculate', reason: '' })),
        );
      case 'settle':
        return this.change(async (run) =>
          must(await takeDeltas(world, hr, { id: run.id, take: null, reason: 'late' })),
        );
      case 'close':
        return this.change(close);
    }
  }

  private async change(make: (run: Run) => Promise<Run>): Promise<void> {
    const { open } = this;
    if (!open) return;
    const next = await make(open);
    this.runs[this.runs.indexOf(open)] = (await findRun(records, next.id)) ?? next;
  }
}

async function close(run: Run): Promise<Run> {
  const move = async (who: Actor, id: Parameters<typeof moveRun>[2]['move']) =>
    must(await moveRun(world, who, { id: run.id, move: id, reason: '' }));
  await move(hr, 'check');
  for (const { code, severity } of await findingGroups(records, run))
    if (severity === 'warning') must(await explainFindings(world, hr, { id: run.id, code, reason: 'seen' }));
  await move(hr, 'submit');
  await move(boss, 'approve');
  await move(hr, 'publish');
  at += 4 * 86_400_000;
  return move(hr, 'close');
}

type Sums = Readonly<Record<string, string>>;

/** What everybody was paid for the run's period, then and by deltas since. */
async function paidFor(run: Run, runs: readonly Run[]): Promise<Sums> {
  const paid: Record<string, Decimal> = {};
  for await (const row of everyResult(records, run.id, run.outcome?.calculation ?? ''))
    paid[row.person] = Decimal.of(row.total ?? '0');
  for (const later of runs)
    for (const delta of await takenDeltas(records, later.id))
      if (delta.fromRun === run.id)
        paid[delta.person] = (paid[delta.person] ?? Decimal.ZERO).plus(Decimal.of(delta.difference));
  return texts(paid);
}

/** What would be paid for it with what was known at an instant. */
async function dueFor(run: Run, known: string): Promise<Sums> {
  const due: Record<string, Decimal> = {};
  for (const pay of must(await workOut(world, run, { known })).run.pay)
    due[pay.person.id] = totalOf(pay) ?? Decimal.ZERO;
  return texts(due);
}

/** Nothing paid and nobody there are the same. */
function texts(sums: Readonly<Record<string, Decimal>>): Sums {
  const entries = Object.entries(sums).filter(([, sum]) => !sum.isZero());
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([who, sum]) => [who, sum.toFixed(2)]));
}

describe('the differences of closed periods, for random histories', () => {
  it('add up to what is due now less what was paid, once everything was settled', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, (history) =>
        undone(async () => {
          await hire();
          const story = new History();
          for (const step of [...history, { do: 'close' }, { do: 'run' }, { do: 'settle' }] as const)
            await story.take(step);
          const last = story.open;
          if (!last) return;
          const closed = story.runs.filter(({ state }) => state === 'closed');
          for (const run of closed) expect(await paidFor(run, story.runs)).toEqual(await dueFor(run, last.known));
          // Nothing is left for whoever comes after: what one run pays no other is offered.
          const after = { ...last, id: 'another' };
          expect(must(await offeredDeltas(world, after)).map((d) => d.difference)).toEqual([]);
        }),
      ),
      { numRuns: 25 },
    );
  });

  it('are taken by one of two runs that ask for them at once', { timeout: 60_000 }, async () => {
    await hire();
    const story = new History();
    for (const step of [{ do: 'run' }, { do: 'close' }] as const) await story.take(step);
    await record('amount.granted', 'ann', '2026-01-20', { name: 'extra', amount: '100' });
    const prepare = async (period: string) =>
      must(await prepareRun(world, hr, { plan: 'base-and-extra', period, inputs: null }));
    const rivals = [await prepare('2026-02'), await prepare('2026-03')];
    const taken = await Promise.all(rivals.map(({ id }) => takeDeltas(world, hr, { id, take: null, reason: '' })));
    expect(taken.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(taken.flatMap(({ problems }) => problems.map((p) => p.code))).toEqual(['payrun.delta-changed']);
    const paid = await Promise.all(rivals.map(({ id }) => takenDeltas(records, id)));
    expect(paid.flat().map((delta) => delta.difference)).toEqual(['100.00']);
  });
});
