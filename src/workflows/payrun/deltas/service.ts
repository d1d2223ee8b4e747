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
import { handOf, orderWork, workNow } from '../runs/service.ts';
import { selectRun, selectRuns, updateRun } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';
import { newsFor } from './news.node.ts';
import { deleteDeltas, deltasPaidOf, insertDeltas } from './store.ts';

/** Later knowledge about closed periods: what comes out differently now is offered as signed lines of an open run. */

/** How many closed periods are looked at; those that nothing new can have touched cost nothing. */
const LOOK_BACK = 24;

export interface Offer {
  readonly deltas: readonly PaidDelta[];
  /** By earlier run: what other runs pay of it, as one text. Whoever takes a delta makes sure that it is still so. */
  readonly paid: ReadonlyMap<string, string>;
}

/** What closed runs of the same plan would pay differently with what this run knows, less what was paid of it already. */
export async function offeredDeltas(world: PayrunWorld, run: Run): Promise<Result<readonly PaidDelta[]>> {
  const offer = await offerTo(world, run);
  return offer.ok ? ok(offer.value.deltas) : offer;
}

async function offerTo(world: PayrunWorld, run: Run): Promise<Result<Offer>> {
  const closed = await selectRuns(world.records, { plan: run.plan, states: ['closed'] }, LOOK_BACK);
  const news = await newsFor(world, run);
  const deltas: PaidDelta[] = [];
  const paid = new Map<string, string>();
  for (const earlier of closed) {
    if (earlier.id === run.id || !news.touches(earlier)) continue;
    const already = await deltasPaidOf(world.records, earlier.id, run.id);
    paid.set(earlier.id, paidText(already));
    const found = await differencesOf(world, { earlier, run, already, reasons: await news.reasons(earlier) });
    if (!found.ok) return found;
    deltas.push(...found.value);
  }
  return ok({ deltas, paid });
}

/** The same deltas in whatever order give the same text. */
function paidText(paid: readonly PaidDelta[]): string {
  return paid
    .map(({ person, difference }) => `${person} ${difference}`)
    .sort()
    .join('\n');
}

interface Compared {
  readonly earlier: Run;
  readonly run: Run;
  readonly already: readonly PaidDelta[];
  readonly reasons: ReadonlyMap<string, string>;
}

async function differencesOf(world: PayrunWorld, compared: Compared): Promise<Result<readonly PaidDelta[]>> {
  const { earlier, run, already, reasons } = compared;
  const worked = await workOut(world, earlier, { known: run.known });
  if (!worked.ok) return worked;
  const line = payLine(worked.value.source.compiled.plan);
  if (line === undefined) return ok([]);
  const alreadyPaid = already.map(asDelta);
  const stored = await storedOf(world.records, earlier);
  const offered: PaidDelta[] = [];
  const offer = (who: Who, was: Stored | undefined, now: Decimal, parts: PaidDelta['parts']) => {
    const before: LineAmounts = { [line.id]: Decimal.parse(was?.total ?? '') ?? null };
    const when = period(earlier.period);
    const reason = reasons.get(who.id) ?? '';
    for (const delta of deltasOf(who.id, when, [line.id], before, { [line.id]: now }, reason, alreadyPaid))
      offered.push({ ...paidDelta(delta, earlier, who), parts });
  };
  for (const pay of worked.value.run.pay) {
    const was = stored.get(pay.person.id);
    stored.delete(pay.person.id);
    const now = totalOf(pay);
    // Who cannot be worked out now is an error of the data, not money owed.
    if (now !== null) offer(pay.person, was, now, partsOf(was, pay));
  }
  // Who was paid then and is not of the plan any more, as far as is known now, is due nothing by it.
  for (const [id, was] of stored) if (was.total !== null) offer({ id, ...was }, was, Decimal.ZERO, []);
  return ok(offered);
}

async function storedOf(records: Records, earlier: Run): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  for await (const { person, name, team, total, amounts } of everyResult(
    records,
    earlier.id,
    earlier.outcome?.calculation ?? '',
  ))
    stored.set(person, { name, team, total, amounts: JSON.parse(amounts) });
  return stored;
}

interface Who {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
}

interface Stored {
  readonly name: string;
  readonly team: string | null;
  readonly total: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
}

function paidDelta(delta: Delta, earlier: Run, person: Who): Omit<PaidDelta, 'parts'> {
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

export function asDelta(paid: PaidDelta): Delta {
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
  /** Null: everything that is offered. */
  readonly take: readonly { readonly fromRun: string; readonly person: string }[] | null;
  /** Stands on the line after what is on record; needed where nothing is. */
  readonly reason: string;
}

/** Sets which of the offered differences this run pays, and why; those chosen before are chosen anew. */
export async function takeDeltas(world: PayrunWorld, actor: Actor, taking: Taking): Promise<Result<Run>> {
  const { id, take, reason } = taking;
  const run = await selectRun(world.records, id);
  if (run === undefined) return failed(payrunProblem('payrun.not-found'));
  if (take !== null && take.length > 0 && reason.trim() === '') return failed(payrunProblem('payrun.reason-missing'));
  const offer = take?.length === 0 ? ok({ deltas: [], paid: new Map() }) : await offerTo(world, run);
  if (!offer.ok) return offer;
  const chosen = chosenOf(offer.value.deltas, taking);
  if (!chosen.ok) return chosen;
  const { withholding } = await world.payRules();
  const choice = { run, chosen: chosen.value, reason, paid: offer.value.paid, withholding };
  const taken = await world.records.transaction((inside) => replaceDeltas(world, inside, actor, choice));
  return taken.ok && taken.value.outcome === null ? workNow(world, taken.value) : taken;
}

function chosenOf(offered: readonly PaidDelta[], { take, reason }: Taking): Result<readonly PaidDelta[]> {
  const keyOf = ({ fromRun, person }: { readonly fromRun: string; readonly person: string }) => `${fromRun} ${person}`;
  const byKey = new Map(offered.map((delta) => [keyOf(delta), delta]));
  const unknown = take?.find((one) => !byKey.has(keyOf(one)));
  if (unknown) {
    const { fromRun, person } = unknown;
    return failed(payrunProblem('payrun.delta-unknown', { period: fromRun, person }));
  }
  const wanted = take === null ? offered : take.map((one) => byKey.get(keyOf(one)) as PaidDelta);
  const given = reason.trim();
  const chosen = wanted.map((delta) => ({
    ...delta,
    reason: [delta.reason, given].filter((text) => text !== '').join('；'),
  }));
  const silent = chosen.find((delta) => delta.reason === '');
  return silent ? failed(payrunProblem('payrun.reason-missing', {}, { person: silent.person })) : ok(chosen);
}

interface Chosen {
  readonly run: Run;
  readonly chosen: readonly PaidDelta[];
  readonly reason: string;
  readonly paid: Offer['paid'];
  /** Whether tax and insurance are worked out here. */
  readonly withholding: boolean;
}

async function replaceDeltas(
  world: PayrunWorld,
  inside: Records,
  actor: Actor,
  { run: seen, chosen, reason, paid, withholding }: Chosen,
): Promise<Result<Run>> {
  const run = await selectRun(inside, seen.id, true);
  const open = run?.state === 'prepared' || run?.state === 'checked';
  if (run === undefined || !open || run.known !== seen.known)
    return failed(payrunProblem('payrun.wrong-state', { move: 'take', state: run?.state ?? seen.state }));
  if (run.outcome === null) return failed(payrunProblem('payrun.not-worked-out'));
  const changed = await paidMeanwhile(inside, run, chosen, paid);
  if (changed !== null) return failed(payrunProblem('payrun.delta-changed', { period: changed }));
  await deleteDeltas(inside, run.id);
  await insertDeltas(inside, run.id, chosen);
  const hand = handOf(actor);
  const hands = run.hands.some(({ account }) => account === hand.account) ? run.hands : [...run.hands, hand];
  // What is paid has changed: whoever checked it checked something else.
  // A correction is income too: what is withheld is worked out anew.
  const next: Run = { ...run, hands, state: 'prepared', outcome: withholding ? null : run.outcome };
  await updateRun(inside, next);
  const detail = { taken: chosen.length, reason };
  await audit(inside, { actor: hand.account, action: 'run.take', object: `run:${run.id}`, detail }, world.now());
  return ok(next.outcome === null ? await orderWork(world, inside, next, actor) : next);
}

/**
 * The period of which another run has paid something since the offer was worked out. Takers of one period's differences
 * hold its run, in the order of ids, so that of two at once the second sees what the first took.
 */
async function paidMeanwhile(
  inside: Records,
  run: Run,
  chosen: readonly PaidDelta[],
  paid: Offer['paid'],
): Promise<string | null> {
  for (const fromRun of [...new Set(chosen.map((delta) => delta.fromRun))].sort()) {
    const earlier = await selectRun(inside, fromRun, true);
    if (paidText(await deltasPaidOf(inside, fromRun, run.id)) !== paid.get(fromRun)) return earlier?.period ?? fromRun;
  }
  return null;
}

export { selectDeltas as takenDeltas } from './store.ts';
