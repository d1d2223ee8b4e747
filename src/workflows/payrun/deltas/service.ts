import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import type { Records } from '../../../platform/db/port.ts';
import { type Offer, type PaidDelta, type Run, STATE_TITLES } from '../model.ts';
import { payrunProblem } from '../problems.ts';
import { handOf, orderWork, workNow } from '../runs/service.ts';
import { forgetExplanation, selectRun, updateRun } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';
import { deltaProblem, OPEN_DELTA } from './problems.ts';
import { deltaFrom } from './settled.ts';
import { settledMeanwhile } from './settling/service.ts';
import { deleteDeltas, inOrder, insertDeltas, type StoredOffer, selectDeltas, selectOffers } from './store.ts';

/** Later knowledge about closed periods: what comes out differently now is offered as signed lines of an open run. */

/** What closed runs would pay differently by what this run knows, less what other runs settle of it, as it was worked out. */
export async function offeredDeltas(records: Records, run: Run): Promise<readonly Offer[]> {
  return (await selectOffers(records, run, 'here')).map(({ offer }) => offer);
}

export interface Difference extends PaidDelta {
  /** As far as this run settles it; null where it does not. */
  readonly settled: string | null;
}

/** What a run offers, and what of it it settles; of one that is no longer open only the latter. */
export async function differencesIn(records: Records, run: Run): Promise<readonly Difference[]> {
  const taken = await selectDeltas(records, run.id);
  const settled = taken.map((delta) => ({ ...delta, settled: delta.difference }));
  if (run.state !== 'prepared' && run.state !== 'checked') return settled;
  const open = (await selectOffers(records, run, 'here')).filter((one) => !one.taken);
  return [...settled, ...open.map(({ offer }) => ({ ...offer, settled: null }))].sort(inOrder);
}

interface Choice {
  readonly fromRun: string;
  readonly person: string;
  /** Undefined: all that the period owes the person. */
  readonly line?: string | undefined;
}

const TAKE: Text = { 'zh-CN': '结清差额', 'zh-TW': '結清差額', en: 'Settle differences' };

export interface Taking {
  readonly id: string;
  /** Null: everything that is offered. */
  readonly take: readonly Choice[] | null;
  /** Stands on the line after what is on record; needed where nothing is. */
  readonly reason: string;
}

/** Sets which of the offered differences this run settles, and why; those chosen before are chosen anew. */
export async function takeDeltas(world: PayrunWorld, actor: Actor, taking: Taking): Promise<Result<Run>> {
  const { id, take, reason } = taking;
  const run = await selectRun(world.records, id);
  if (run === undefined) return failed(payrunProblem('payrun.not-found'));
  if (take !== null && take.length > 0 && reason.trim() === '') return failed(payrunProblem('payrun.reason-missing'));
  const chosen = chosenOf(await selectOffers(world.records, run, 'here'), taking);
  if (!chosen.ok) return chosen;
  const choice = { seen: run, chosen: chosen.value, reason };
  const taken = await world.records.transaction((inside) => replaceDeltas(world, inside, actor, choice));
  return taken.ok && taken.value.outcome === null ? workNow(world, taken.value) : taken;
}

function chosenOf(offered: readonly StoredOffer[], { take, reason }: Taking): Result<readonly StoredOffer[]> {
  const meant = ({ offer }: StoredOffer, { fromRun, person, line }: Choice) =>
    offer.fromRun === fromRun && offer.person === person && (line === undefined || offer.line === line);
  const unknown = take?.find((one) => !offered.some((stored) => meant(stored, one)));
  if (unknown) {
    const { fromRun, person } = unknown;
    return failed(deltaProblem('payrun.delta-unknown', { period: fromRun, person }));
  }
  const wanted = offered.filter((stored) => take === null || take.some((one) => meant(stored, one)));
  const given = reason.trim();
  const chosen = wanted.map((stored) => {
    const why = [stored.offer.recorded, given].filter((text) => text !== '').join('；');
    return { ...stored, offer: { ...stored.offer, reason: why } };
  });
  const silent = chosen.find(({ offer }) => offer.reason === '');
  return silent ? failed(payrunProblem('payrun.reason-missing', {}, { person: silent.offer.person })) : ok(chosen);
}

interface Chosen {
  /** The run as it was when its offers were read. */
  readonly seen: Run;
  readonly chosen: readonly StoredOffer[];
  readonly reason: string;
}

async function replaceDeltas(
  world: PayrunWorld,
  inside: Records,
  actor: Actor,
  { seen, chosen, reason }: Chosen,
): Promise<Result<Run>> {
  const run = await selectRun(inside, seen.id, true);
  const open = run?.state === 'prepared' || run?.state === 'checked';
  if (run === undefined || !open || run.known !== seen.known)
    return failed(payrunProblem('payrun.wrong-state', { move: TAKE, state: STATE_TITLES[run?.state ?? seen.state] }));
  if (run.outcome === null) return failed(payrunProblem('payrun.not-worked-out'));
  const changed = await settledMeanwhile(inside, run, chosen);
  if (changed !== null) return failed(deltaProblem('payrun.delta-changed', { period: changed }));
  const before = await selectDeltas(inside, run.id);
  await deleteDeltas(inside, run.id);
  // Whole: how far each is settled is worked out with the pay it is settled with.
  await insertDeltas(
    inside,
    run.id,
    chosen.map(({ offer }) => deltaFrom({ ...offer, difference: offer.owed })),
  );
  await forgetExplanation(inside, run.id, OPEN_DELTA);
  const hand = handOf(actor);
  const hands = run.hands.some(({ account }) => account === hand.account) ? run.hands : [...run.hands, hand];
  const same = before.length === 0 && chosen.length === 0;
  // What is paid has changed: whoever checked it checked something else, and everything that follows is worked out anew.
  const next: Run = { ...run, hands, state: 'prepared', outcome: same ? run.outcome : null };
  await updateRun(inside, next);
  const detail = { taken: chosen.length, reason };
  await audit(inside, { actor: hand.account, action: 'run.take', object: `run:${run.id}`, detail }, world.now());
  return ok(next.outcome === null ? await orderWork(world, inside, next, actor) : next);
}

export { selectDeltas as takenDeltas } from './store.ts';
