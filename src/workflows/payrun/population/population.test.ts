import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { takeDeltas, takenDeltas } from '../deltas/service.ts';
import type { Population, Run } from '../model.ts';
import { everyResult } from '../results/store.ts';
import { boardView } from '../review/service.ts';
import { findRun, moveRun, prepareRun } from '../runs/service.ts';
import { hr, must, SmallOrganisation } from '../testing/small.node.ts';
import { prospectAsked } from './prospect/service.ts';

let small: SmallOrganisation;
beforeEach(async () => {
  small = await SmallOrganisation.open();
  await small.hire();
});
afterEach(() => small.close());

const PLAN = 'base-and-extra';
const only = (...ids: string[]): Population => ({ by: 'person', ids });
const prepare = (period: string, population: Population | null = null) =>
  prepareRun(small.world, hr, { plan: PLAN, period, inputs: null, population });
const codes = (result: { readonly problems: readonly { readonly code: string }[] }) =>
  result.problems.map(({ code }) => code);

async function paidBy({ id }: Run): Promise<Readonly<Record<string, string | null>>> {
  const run = await findRun(small.world.records, id);
  const paid: Record<string, string | null> = {};
  for await (const { person, total } of everyResult(small.world.records, id, run?.outcome?.calculation ?? ''))
    paid[person] = total;
  return paid;
}

async function prospect(period: string, population: Population | null = null) {
  const { people, left } = must(await prospectAsked(small.world, { plan: PLAN, period, population }));
  return {
    people: people.map(({ id }) => id),
    left: Object.fromEntries(left.map(({ person, why, run }) => [person.id, run ?? why])),
  };
}

it('is refused, prepared or looked at, for a period that has not begun', async () => {
  const ahead = { plan: PLAN, period: '2999-01', population: null };
  for (const refused of [await prepare(ahead.period), await prospectAsked(small.world, ahead)])
    expect(codes(refused)).toEqual(['payrun.period-ahead']);
});

describe('who is in a run', () => {
  it('is whoever was chosen, and in the run of everybody whoever is left: nobody twice', async () => {
    const leaver = must(await prepare('2026-01', only('ann')));
    expect(await paidBy(leaver)).toEqual({ ann: '3000.00' });
    expect(await prospect('2026-01')).toEqual({ people: ['bo', 'cy'], left: { ann: leaver.id } });
    const all = must(await prepare('2026-01'));
    expect(await paidBy(all)).toEqual({ bo: '3000.00', cy: '3000.00' });
    expect(codes(await prepare('2026-01'))).toEqual(['payrun.nobody-chosen']);
    expect(codes(await prepare('2026-01', only('ann', 'bo')))).toEqual(['payrun.nobody-chosen']);
    // Another period is another matter.
    expect((await prospect('2026-02')).people).toEqual(['ann', 'bo', 'cy']);
  });

  it('is told before it is prepared, with the reason of everybody left out', async () => {
    await small.record('person.recorded', 'dee', '2026-02-10', { name: 'dee', post: 'basic', hired_on: '2026-02-10' });
    await small.record('person.recorded', 'eve', '2025-01-01', { name: 'eve' });
    await small.record('person.recorded', 'fay', '2025-01-01', { name: 'fay', post: 'voice' });
    await small.record('person.recorded', 'cy', '2025-12-20', { left_on: '2025-12-20' });
    const chosen = only('ann', 'cy', 'dee', 'eve', 'fay');
    expect(await prospect('2026-01', chosen)).toEqual({
      people: ['ann'],
      left: { cy: 'left', eve: 'no-post', fay: 'other-post' },
    });
    expect(await prospect('2026-01')).toEqual({ people: ['ann', 'bo'], left: { cy: 'left', eve: 'no-post' } });
  });

  it('goes back to the others when a run is discarded', async () => {
    const leaver = must(await prepare('2026-01', only('ann')));
    must(await moveRun(small.world, hr, { id: leaver.id, move: 'discard', reason: 'wrong person' }));
    expect((await prospect('2026-01')).people).toEqual(['ann', 'bo', 'cy']);
    const all = must(await prepare('2026-01'));
    expect(Object.keys(await paidBy(all))).toEqual(['ann', 'bo', 'cy']);
  });

  it('leaves out of a calculation whom another run took in the meantime', async () => {
    const queue = { begin: async () => 'job', find: async () => null, watch: async function* () {} };
    const waiting = must(
      await prepareRun({ ...small.world, queue }, hr, { plan: PLAN, period: '2026-01', inputs: null }),
    );
    must(await prepare('2026-01', only('bo')));
    const { finishWork } = await import('../runs/service.ts');
    must(await finishWork(small.world, waiting.id));
    expect(Object.keys(await paidBy(waiting))).toEqual(['ann', 'cy']);
  });
});

describe('a period of several runs', () => {
  it('owes each difference once: of chosen people by their own run, of who turns up later by that of everybody', async () => {
    const leaver = await small.closeRun(must(await prepare('2026-01', only('ann'))));
    const all = await small.closeRun(must(await prepare('2026-01')));
    await small.record('person.recorded', 'ann', '2026-01-01', { base_pay: '3100' });
    await small.record('person.recorded', 'dee', '2026-01-01', { name: 'dee', post: 'basic', base_pay: '2000' });
    const next = must(await prepare('2026-02'));
    must(await takeDeltas(small.world, hr, { id: next.id, take: null, reason: 'known later' }));
    const taken = await takenDeltas(small.world.records, next.id);
    expect(taken.map(({ fromRun, person, difference }) => [fromRun, person, difference]).sort()).toEqual(
      [
        [all.id, 'dee', '2000.00'],
        [leaver.id, 'ann', '100.00'],
      ].sort(),
    );
    // A closed period gets no further run: what it owes is a difference.
    expect(codes(await prepare('2026-01', only('dee')))).toEqual(['payrun.exists']);
  });

  it('is closed for everybody last, and compared with the month before person by person', async () => {
    const first = must(await prepare('2026-01'));
    const leaver = must(await prepare('2026-02', only('ann')));
    await small.closeRun(first);
    const rest = must(await prepare('2026-02'));
    await small.publish(rest);
    expect(codes(await moveRun(small.world, hr, { id: rest.id, move: 'close', reason: '' }))).toContain(
      'payrun.others-open',
    );
    const view = async (run: Run) => {
      const found = await findRun(small.world.records, run.id);
      return must(await boardView(small.world.records, found as Run, null, Decimal.ratio(20, 100))).board;
    };
    expect((await view(leaver)).sums).toMatchObject({ people: 1, total: '3000', before: '3000' });
    expect((await view(leaver)).left).toEqual([]);
    expect((await view(rest)).sums).toMatchObject({ people: 2, before: '6000' });
    expect((await view(rest)).left).toEqual([]);
  });
});
