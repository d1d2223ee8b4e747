import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPlan } from '../../plan/index.ts';
import { findingGroups } from './closing/service.ts';
import { offeredDeltas } from './deltas/service.ts';
import type { Run } from './model.ts';
import { prospectAsked } from './population/prospect/service.ts';
import { selectResult } from './results/store.ts';
import { findRun, moveRun } from './runs/service.ts';
import { hr, must, PLANS, SmallOrganisation } from './testing/small.node.ts';

/** Somebody goes to another post, and another plan, in the middle of January 2026: 11 of its 22 weekdays are before the 16th. */

const [BASIC, VIP] = PLANS;
const text = (id: string, post: string) => `
plan: ${id}
version: 1
title: { en: Base by days }
applies: { posts: [${post}] }
pays: month
inputs:
  base: { title: { en: Base }, profile: base_pay, unit: yuan, missing: 0 }
  here: { title: { en: Here }, profile: employed_share, missing: 1 }
  extra: { title: { en: Extra }, ledger: extra, unit: yuan, missing: 0 }
lines:
  gross_pay: { title: { en: Gross }, kind: earning, unit: yuan, formula: base * here + extra }
`;
let small: SmallOrganisation;
beforeEach(async () => {
  small = await SmallOrganisation.open();
  const texts = [text(BASIC, 'basic'), text(VIP, 'vip')];
  const plans = texts.map((one, i) => ({ plan: must(readPlan(one, `${PLANS[i]}.yaml`)), text: one }));
  small.world = { ...small.world, plans: () => plans };
  await small.hire();
  await small.record('amount.granted', 'ann', '2026-01-09', { name: 'extra', amount: '100' });
});
afterEach(() => small.close());

const move = () => small.record('person.recorded', 'ann', '2026-01-16', { post: 'vip', base_pay: '4400' });

async function anns(run: Run) {
  const now = (await findRun(small.world.records, run.id)) ?? run;
  const groups = await findingGroups(small.world.records, now);
  const total = (await selectResult(small.world.records, now, 'ann'))?.total ?? null;
  return { total, codes: groups.map(({ code }) => code) };
}

it('pays them in both plans’ runs, each for its days, with no run too many and none too few', async () => {
  await move();
  const basic = await small.prepare('2026-01', BASIC);
  // 3,000 × 11/22 and what was granted on the 9th; the rest is nobody's yet.
  expect(await anns(basic)).toMatchObject({ total: '1600.00' });
  expect((await anns(basic)).codes).toContain('payrun.rest-unpaid');
  const asked = { plan: VIP, period: '2026-01', population: null };
  expect(must(await prospectAsked(small.world, asked)).people.map(({ id, post }) => [id, post])).toEqual([
    ['ann', 'vip'],
  ]);
  const vip = await small.prepare('2026-01', VIP);
  expect(await anns(vip)).toMatchObject({ total: '2200.00' });
  for (const code of ['payrun.rest-unpaid', 'payrun.in-two-runs']) expect((await anns(vip)).codes).not.toContain(code);
  must(await moveRun(small.world, hr, { id: basic.id, move: 'recalculate', reason: '' }));
  const again = await anns(basic);
  expect(again.total).toBe('1600.00');
  for (const code of ['payrun.rest-unpaid', 'payrun.in-two-runs']) expect(again.codes).not.toContain(code);
  expect(again.codes).toContain('pay.part-by-plan');
});

it('settles a move that is recorded once the month is closed: less by the one plan, more by the other', async () => {
  await small.closeRun(await small.prepare('2026-01', BASIC));
  await small.record('person.recorded', 'bo', '2026-01-01', { post: 'vip' });
  await small.closeRun(await small.prepare('2026-01', VIP));
  await move();
  const february = await small.prepare('2026-02', VIP);
  const { records } = small.world;
  const offered = await offeredDeltas(records, (await findRun(records, february.id)) ?? february);
  const owed = offered.filter(({ person }) => person === 'ann').map(({ plan, before, now }) => [plan, before, now]);
  expect(owed.sort()).toEqual([
    [BASIC, '3100.00', '1600.00'],
    [VIP, '0.00', '2200.00'],
  ]);
});
