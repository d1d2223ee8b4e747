import { basename } from 'node:path';
import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import type { Records } from '../../../platform/db/port.ts';
import { loadMetrics } from '../../../stages/metrics/index.ts';
import { calculate, tidy } from '../calculating/service.ts';
import { recordClosing, standingOf } from '../closing/service.ts';
import { OPEN_DELTA } from '../deltas/problems.ts';
import { settleFor } from '../deltas/settling/service.ts';
import { ANSWER_DAYS, type Hand, type Population, type Run, STATE_TITLES } from '../model.ts';
import { decide, type MoveId, moveOf } from '../moves.ts';
import { payablePeriod } from '../period.ts';
import { planFor, refusalOf } from '../population/prospect/service.ts';
import { releasePeople, takePeople } from '../population/service.ts';
import { payrunProblem } from '../problems.ts';
import type { Tell } from '../results/service.ts';
import { hashOf } from '../sources/service.ts';
import {
  forgetExplanation,
  insertRun,
  keepExplanation,
  keepSource,
  selectRun,
  selectRuns,
  updateRun,
} from '../store.ts';
import { tellOfMove } from '../telling/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** The life of a run: prepared, worked out, moved. Every move is one transaction with its audit line. */

export interface NewRun {
  readonly plan: string;
  readonly period: string;
  readonly inputs: { readonly file: string; readonly text: string } | null;
  /** Left out or null: everybody of the plan whom no other run of the period pays. */
  readonly population?: Population | null;
}

const MOST_RUNS = 100;

export function handOf({ account }: Actor): Hand {
  return { account: account.id, name: account.name };
}

export async function prepareRun(world: PayrunWorld, actor: Actor, asked: NewRun): Promise<Result<Run>> {
  const drafted = await draft(world, actor, asked);
  if (!drafted.ok) return drafted;
  const { run, texts } = drafted.value;
  const made = await world.records.transaction(async (inside) => {
    for (const [hash, text] of texts) await keepSource(inside, hash, text);
    // What a closed period owes somebody is paid by a later one, as a difference: a second run would pay it twice.
    const settled = await selectRuns(inside, { plan: run.plan, period: run.period, states: ['closed'] }, MOST_RUNS);
    const done = settled.some(({ population }) => population === null);
    if (done || !(await insertRun(inside, run))) return null;
    const detail = { period: run.period, plan: run.plan, version: run.planVersion };
    await audit(
      inside,
      { actor: actor.account.id, action: 'run.prepare', object: `run:${run.id}`, detail },
      world.now(),
    );
    return orderWork(world, inside, run, actor);
  });
  if (made === null) return failed(payrunProblem('payrun.exists', { period: run.period, plan: run.plan }));
  return workNow(world, made);
}

async function draft(world: PayrunWorld, actor: Actor, asked: NewRun) {
  const asking = payablePeriod(asked.period, await world.today());
  if (!asking.ok) return asking;
  const period = asking.value;
  const found = planFor(await world.plans(), asked.plan, period.last);
  if (!found.ok) return found;
  const metrics = world.metrics().map(({ file, text }) => ({ file: basename(file), text }));
  const dictionary = loadMetrics(metrics);
  if (!dictionary.ok) return dictionary;
  const { plan, text } = found.value;
  const population = asked.population ?? null;
  const refused = await refusalOf(world, { plan, period, population });
  if (refused !== null) return failed(refused);
  const metricsText = JSON.stringify(metrics);
  const hashes = { planHash: hashOf(text), metricsHash: hashOf(metricsText) };
  const inputs = asked.inputs && { file: basename(asked.inputs.file), hash: hashOf(asked.inputs.text) };
  const now = world.now();
  const run: Run = {
    id: world.newId(),
    period: period.text,
    plan: plan.id,
    population,
    planVersion: plan.version,
    planFile: basename(plan.file),
    ...hashes,
    inputs,
    known: now,
    state: 'prepared',
    hands: [handOf(actor)],
    preparedAt: now,
    approved: null,
    publishedAt: null,
    answerUntil: null,
    closedAt: null,
    job: null,
    outcome: null,
  };
  const texts = new Map([
    [hashes.planHash, text],
    [hashes.metricsHash, metricsText],
    ...(asked.inputs && inputs ? ([[inputs.hash, asked.inputs.text]] as const) : []),
  ]);
  return ok({ run, texts });
}

/** In the transaction that leaves a run without results: orders the job that works them out, where there is a queue. */
export async function orderWork(world: PayrunWorld, inside: Records, run: Run, actor: Actor): Promise<Run> {
  if (world.queue === undefined) return run;
  const ordered = { ...run, job: await world.queue.begin(inside, run.id, actor.account.id) };
  await updateRun(inside, ordered);
  return ordered;
}

/** After that transaction: where there is no queue, the run is worked out before anybody is answered. */
export async function workNow(world: PayrunWorld, run: Run): Promise<Result<Run>> {
  return world.queue === undefined ? finishWork(world, run.id) : ok(run);
}

/** Works a run out and lets the results count. Done again after an interruption it gives the same, once. */
export async function finishWork(world: PayrunWorld, id: string, tell?: Tell): Promise<Result<Run>> {
  const run = await selectRun(world.records, id);
  if (run === undefined) return failed(payrunProblem('payrun.not-found'));
  const outcome = await calculate(world, run, tell);
  if (!outcome.ok) return outcome;
  const finish = world.records.transaction(async (inside) => {
    const now = await selectRun(inside, id, true);
    // Recalculated, or finished by another process meanwhile: these results are not the ones that count.
    if (now === undefined || now.known !== run.known || now.outcome !== null) return now ?? run;
    const worked = { ...now, outcome: outcome.value };
    if (!(await takePeople(inside, run, outcome.value.calculation))) throw new TakenMeanwhile();
    if (!(await settleFor(inside, worked))) throw new TakenMeanwhile();
    await updateRun(inside, worked);
    return worked;
  });
  const finished = await finish.catch((error: unknown) => {
    if (error instanceof TakenMeanwhile) return null;
    throw error;
  });
  if (finished === null) return finishWork(world, id, tell);
  if (finished.outcome !== null) await tidy(world.records, id, finished.outcome);
  return ok(finished);
}

/** Another run was quicker, with somebody of this calculation or with what it was to settle: it is done again without. */
class TakenMeanwhile extends Error {}

export interface MoveRequest {
  readonly id: string;
  readonly move: MoveId;
  readonly reason: string;
}

/** Makes a move, or says everything that stands in its way. */
export async function moveRun(world: PayrunWorld, actor: Actor, request: MoveRequest): Promise<Result<Run>> {
  const { id, move, reason } = request;
  const now = world.now();
  const moved = await world.records.transaction(async (inside): Promise<Result<Run>> => {
    const run = await selectRun(inside, id, true);
    if (run === undefined) return failed(payrunProblem('payrun.not-found'));
    const decided = decide(move, await standingOf(inside, run, actor, reason, now));
    if (!decided.ok) return decided;
    const next = after({ ...run, state: decided.value }, move, handOf(actor), now);
    if (move === 'close') {
      const closed = await recordClosing(world, inside, next, handOf(actor));
      if (!closed.ok) return closed;
    }
    if (move === 'recalculate' || move === 'discard') await releasePeople(inside, id);
    await updateRun(inside, next);
    const detail = { from: run.state, to: next.state, reason, hash: next.outcome?.hash ?? '' };
    await audit(inside, { actor: actor.account.id, action: `run.${move}`, object: `run:${id}`, detail }, now);
    await tellOfMove(inside, { run: next, move, by: handOf(actor), reason, now });
    if (move !== 'recalculate') return ok(next);
    // What was put off was other differences than may come out now.
    await forgetExplanation(inside, id, OPEN_DELTA);
    return ok(await orderWork(world, inside, next, actor));
  });
  return moved.ok && move === 'recalculate' ? workNow(world, moved.value) : moved;
}

/** What a move writes into the run beside its state. */
function after(run: Run, move: MoveId, hand: Hand, now: string): Run {
  const known = run.hands.some(({ account }) => account === hand.account);
  const hands = moveOf(move).hand && !known ? [...run.hands, hand] : run.hands;
  switch (move) {
    case 'recalculate':
      return { ...run, hands, known: now, outcome: null };
    case 'approve':
      return { ...run, hands, approved: { by: hand, at: now } };
    case 'return':
      return { ...run, hands, approved: null };
    case 'publish':
      return { ...run, hands, publishedAt: now, answerUntil: daysLater(now, ANSWER_DAYS) };
    case 'close':
      return { ...run, hands, closedAt: now };
    default:
      return { ...run, hands };
  }
}

/** Gives the written reason for all warnings of one code. */
const EXPLAIN: Text = { 'zh-CN': '写下理由', 'zh-TW': '寫下理由', en: 'Give the reason' };

export async function explainFindings(
  world: PayrunWorld,
  actor: Actor,
  { id, code, reason }: { readonly id: string; readonly code: string; readonly reason: string },
): Promise<Result<Run>> {
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<Run>> => {
    const run = await selectRun(inside, id, true);
    if (run === undefined) return failed(payrunProblem('payrun.not-found'));
    if (run.state !== 'prepared' && run.state !== 'checked')
      return failed(payrunProblem('payrun.wrong-state', { move: EXPLAIN, state: STATE_TITLES[run.state] }));
    if (reason.trim() === '') return failed(payrunProblem('payrun.reason-missing'));
    await keepExplanation(inside, id, { code, reason, by: handOf(actor) }, now);
    const hands = after(run, 'check', handOf(actor), now).hands;
    await updateRun(inside, { ...run, hands });
    const detail = { code, reason };
    await audit(inside, { actor: actor.account.id, action: 'run.explain', object: `run:${id}`, detail }, now);
    return ok({ ...run, hands });
  });
}

function daysLater(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

export { selectRun as findRun, selectRuns as pageOfRuns } from '../store.ts';
