import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { readFacts, withdrawFact } from '../../ledger/service.ts';
import { offeredDeltas, takeDeltas, takenDeltas } from './deltas/service.ts';
import type { Run } from './model.ts';
import { totalOf, workOut } from './results/service.ts';
import { everyResult } from './results/store.ts';
import { findRun, moveRun } from './runs/service.ts';
import { hr, must, SmallOrganisation, STAFF } from './testing/small.node.ts';

/** Random histories of facts, closings and runs: what was paid, then and later, is what is due as far as is known. */

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'] as const;
let small: SmallOrganisation;

beforeAll(async () => {
  small = await SmallOrganisation.open();
});
afterAll(() => small.close());

type Step =
  | { readonly do: 'pay'; readonly person: string; readonly month: string; readonly amount: number }
  | { readonly do: 'raise'; readonly person: string; readonly month: string; readonly amount: number }
  | { readonly do: 'post'; readonly person: string; readonly month: string; readonly post: string }
  | { readonly do: 'withdraw'; readonly which: number }
  | { readonly do: 'run' }
  | { readonly do: 'recalculate' }
  | { readonly do: 'settle' }
  | { readonly do: 'close' };

const person = fc.constantFrom(...STAFF);
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
        return small.record('amount.granted', step.person, `${step.month}-20`, {
          name: 'extra',
          amount: `${step.amount}`,
        });
      case 'raise':
        return small.record('person.recorded', step.person, `${step.month}-01`, { base_pay: `${step.amount}` });
      case 'post':
        return small.record('person.recorded', step.person, `${step.month}-01`, { post: step.post });
      case 'withdraw': {
        const facts = await readFacts(small.world.records, { kinds: ['amount.granted', 'person.recorded'] });
        const later = facts.filter(({ valid }) => valid >= '2026');
        const one = later[step.which % Math.max(1, later.length)];
        if (one)
          must(
            await withdrawFact(
              small.world.records,
              one.id,
              { by: 'hr', why: 'wrong' },
              () => new Date(small.world.now()),
            ),
          );
        return;
      }
      case 'run': {
        const period = MONTHS[this.runs.length];
        if (this.open || period === undefined) return;
        this.runs.push(await small.prepare(period));
        return;
      }
      case 'recalculate':
        return this.change(async (run) =>
          must(await moveRun(small.world, hr, { id: run.id, move: 'recalculate', reason: '' })),
        );
      case 'settle':
        return this.change(async (run) =>
          must(await takeDeltas(small.world, hr, { id: run.id, take: null, reason: 'late' })),
        );
      case 'close':
        return this.change((run) => small.closeRun(run));
    }
  }

  private async change(make: (run: Run) => Promise<Run>): Promise<void> {
    const { open } = this;
    if (!open) return;
    const next = await make(open);
    this.runs[this.runs.indexOf(open)] = (await findRun(small.world.records, next.id)) ?? next;
  }
}

type Sums = Readonly<Record<string, string>>;

/** What everybody was paid for the run's period, then and by deltas since. */
async function paidFor(run: Run, runs: readonly Run[]): Promise<Sums> {
  const paid: Record<string, Decimal> = {};
  for await (const row of everyResult(small.world.records, run.id, run.outcome?.calculation ?? ''))
    paid[row.person] = Decimal.of(row.total ?? '0');
  for (const later of runs)
    for (const delta of await takenDeltas(small.world.records, later.id))
      if (delta.fromRun === run.id)
        paid[delta.person] = (paid[delta.person] ?? Decimal.ZERO).plus(Decimal.of(delta.difference));
  return texts(paid);
}

/** What would be paid for it with what was known at an instant. */
async function dueFor(run: Run, known: string): Promise<Sums> {
  const due: Record<string, Decimal> = {};
  for (const pay of must(await workOut(small.world, run, { known })).run.pay)
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
        small.undone(async () => {
          await small.hire();
          const story = new History();
          for (const step of [...history, { do: 'close' }, { do: 'run' }, { do: 'settle' }] as const)
            await story.take(step);
          const last = story.open;
          if (!last) return;
          const closed = story.runs.filter(({ state }) => state === 'closed');
          for (const run of closed) expect(await paidFor(run, story.runs)).toEqual(await dueFor(run, last.known));
          // Nothing is left for whoever comes after: what one run pays no other is offered.
          const after = { ...last, id: 'another' };
          expect(must(await offeredDeltas(small.world, after)).map((d) => d.difference)).toEqual([]);
        }),
      ),
      { numRuns: 15 },
    );
  });

  it('are taken by one of two runs that ask for them at once', async () => {
    await small.hire();
    const story = new History();
    for (const step of [{ do: 'run' }, { do: 'close' }] as const) await story.take(step);
    await small.record('amount.granted', 'ann', '2026-01-20', { name: 'extra', amount: '100' });
    const rivals = [await small.prepare('2026-02'), await small.prepare('2026-03')];
    const taken = await Promise.all(
      rivals.map(({ id }) => takeDeltas(small.world, hr, { id, take: null, reason: '' })),
    );
    expect(taken.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(taken.flatMap(({ problems }) => problems.map((p) => p.code))).toEqual(['payrun.delta-changed']);
    const paid = await Promise.all(rivals.map(({ id }) => takenDeltas(small.world.records, id)));
    expect(paid.flat().map((delta) => delta.difference)).toEqual(['100.00']);
  });
});
