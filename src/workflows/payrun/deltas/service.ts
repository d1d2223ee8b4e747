import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { payLine } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { type Delta, deltasOf, type LineAmounts, type PersonPay } from '../../../stages/pay/index.ts';
import { amountsOf } from '../../../stages/payslip/index.ts';
import type { PaidDelta, Run } from '../model.ts';
import { payrunProblem } from '../problems.ts';
import { totalOf, workOut } from '../results/service.ts';
import { everyResult } from '../results/store.ts';
import { handOf } from '../runs/service.ts';
import { selectRun, selectRuns, updateRun } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';
import { deleteDeltas, deltasPaidOf, insertDeltas } from './store.ts';

/** Later knowledge about closed periods: what comes out differently now is offered as signed lines of an open run. */

/** How many closed periods are looked at again. */
const LOOK_BACK = 6;

/** What closed runs of the same plan would pay differently with what this run knows, less what was paid of it already. */
export async function offeredDeltas(world: PayrunWorld, run: Run): Promise<Result<readonly PaidDelta[]>> {
  const closed = await selectRuns(world.records, { plan: run.plan, states: ['closed'] }, LOOK_BACK);
  const offered: PaidDelta[] = [];
  for (const earlier of closed) {
    const found = await differencesOf(world, earlier, run);
    if (!found.ok) return found;
    offered.push(...found.value);
  }
  return ok(offered);
}

async function differencesOf(world: PayrunWorld, earlier: Run, run: Run): Promise<Result<readonly PaidDelta[]>> {
  const { records } = world;
  const worked = await workOut(world, earlier, run.known);
  if (!worked.ok) return worked;
  const { plan } = worked.value.source.compiled;
  const line = payLine(plan);
  if (line === undefined) return ok([]);
  const alreadyPaid = (await deltasPaidOf(records, earlier.id, run.id)).map(asDelta);
  const stored = new Map<string, Stored>();
  for await (const row of everyResult(records, earlier.id, earlier.outcome?.calculation ?? ''))
    stored.set(row.person, { total: row.total, amounts: JSON.parse(row.amounts) });
  const offered: PaidDelta[] = [];
  for (const pay of worked.value.run.pay) {
    const now = totalOf(pay);
    // Who cannot be worked out now is an error of the data, not money owed.
    if (now === null) continue;
    const was = stored.get(pay.person.id);
    const before: LineAmounts = { [line.id]: Decimal.parse(was?.total ?? '') ?? null };
    const due: LineAmounts = { [line.id]: now };
    const when = period(earlier.period);
    for (const delta of deltasOf(pay.person.id, when, [line.id], before, due, '', alreadyPaid))
      offered.push({ ...paidDelta(delta, earlier, pay), parts: partsOf(was, pay) });
  }
  return ok(offered);
}

interface Stored {
  readonly total: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
}

function paidDelta(delta: Delta, earlier: Run, { person }: PersonPay): Omit<PaidDelta, 'parts'> {
  return {
    fromRun: earlier.id,
    period: earlier.period,
    person: person.id,
    name: person.name,
    team: person.team,
    line: delta.line,
    before: moneyText(delta.before),
    now: moneyText(delta.now),
    difference: moneyText(delta.difference),
    reason: delta.reason,
  };
}

function partsOf(was: Stored | undefined, { evaluation }: PersonPay): PaidDelta['parts'] {
  if (evaluation === null) return [];
  return Object.entries(amountsOf(evaluation)).flatMap(([line, now]) => {
    const before = was?.amounts[line] ?? null;
    return before === now ? [] : [{ line, before: before ?? '', now: now ?? '' }];
  });
}

function asDelta(paid: PaidDelta): Delta {
  const difference = Decimal.of(paid.difference);
  return {
    person: paid.person,
    line: paid.line,
    period: paid.period,
    before: Decimal.of(paid.before),
    now: Decimal.of(paid.now),
    difference,
    kind: difference.sign() > 0 ? 'paid-later' : 'taken-back',
    reason: paid.reason,
  };
}

export interface Taking {
  readonly id: string;
  readonly take: readonly { readonly fromRun: string; readonly person: string }[];
  readonly reason: string;
}

/** Sets which of the offered differences this run pays, and why; those chosen before are chosen anew. */
export async function takeDeltas(world: PayrunWorld, actor: Actor, taking: Taking): Promise<Result<Run>> {
  const { id, take, reason } = taking;
  const run = await selectRun(world.records, id);
  if (run === undefined) return failed(payrunProblem('payrun.not-found'));
  if (reason.trim() === '' && take.length > 0) return failed(payrunProblem('payrun.reason-missing'));
  const offered = take.length === 0 ? ok([]) : await offeredDeltas(world, run);
  if (!offered.ok) return offered;
  const chosen: PaidDelta[] = [];
  for (const { fromRun, person } of take) {
    const delta = offered.value.find((one) => one.fromRun === fromRun && one.person === person);
    if (!delta) return failed(payrunProblem('payrun.delta-unknown', { period: fromRun, person }));
    chosen.push({ ...delta, reason });
  }
  return world.records.transaction((inside) => replaceDeltas(world, inside, actor, { run, chosen, reason }));
}

interface Chosen {
  readonly run: Run;
  readonly chosen: readonly PaidDelta[];
  readonly reason: string;
}

async function replaceDeltas(
  world: PayrunWorld,
  inside: Records,
  actor: Actor,
  { run: seen, chosen, reason }: Chosen,
): Promise<Result<Run>> {
  const run = await selectRun(inside, seen.id, true);
  const open = run?.state === 'prepared' || run?.state === 'checked';
  if (run === undefined || !open || run.known !== seen.known)
    return failed(payrunProblem('payrun.wrong-state', { move: 'take', state: run?.state ?? seen.state }));
  await deleteDeltas(inside, run.id);
  await insertDeltas(inside, run.id, chosen);
  const hand = handOf(actor);
  const hands = run.hands.some(({ account }) => account === hand.account) ? run.hands : [...run.hands, hand];
  // What is paid has changed: whoever checked it checked something else.
  const next: Run = { ...run, hands, state: 'prepared' };
  await updateRun(inside, next);
  const detail = { taken: chosen.length, reason };
  await audit(inside, { actor: hand.account, action: 'run.take', object: `run:${run.id}`, detail }, world.now());
  return ok(next);
}

export { selectDeltas as takenDeltas } from './store.ts';
