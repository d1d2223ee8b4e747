import type { Actor } from '../../../access/index.ts';
import { canonicalJson, type Json } from '../../../base/json.ts';
import { period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { appendFacts } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { selectDeltas } from '../deltas/store.ts';
import type { FindingGroup, Hand, Run, RunState } from '../model.ts';
import type { Standing } from '../moves.ts';
import { countAnswers } from '../payslips/store.ts';
import { payrunProblem } from '../problems.ts';
import { resultHash } from '../results/service.ts';
import { countFindings, selectResult, taxMovedOn } from '../results/store.ts';
import { hashOf } from '../sources/service.ts';
import { selectExplanations, selectRuns } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What a move is decided on, and the fact that closing a run records. */

export async function standingOf(
  records: Records,
  run: Run,
  actor: Actor,
  reason: string,
  now: string,
): Promise<Standing> {
  const groups = await findingGroups(records, run);
  const answers = await countAnswers(records, run);
  const { id, person } = actor.account;
  const over = run.answerUntil !== null && run.answerUntil <= now;
  return {
    state: run.state,
    hands: run.hands.map(({ account }) => account),
    workedOut: run.outcome !== null,
    openErrors: groups.filter((g) => g.severity === 'error').reduce((sum, g) => sum + g.count, 0),
    unexplained: groups.filter((g) => g.severity === 'warning' && g.reason === null).map((g) => g.code),
    unanswered: over ? 0 : (run.outcome?.paid ?? 0) - answers.confirmed,
    openQuestions: answers.openQuestions,
    taxMovedOn: await taxMovedOn(records, run),
    othersOpen: run.population === null ? await countOthersOpen(records, run) : 0,
    account: id,
    paysActor: person !== null && (await selectResult(records, run, person)) !== undefined,
    reason,
  };
}

const OPEN: readonly RunState[] = ['prepared', 'checked', 'submitted', 'approved', 'published'];
const MOST_RUNS = 100;

/** Runs of chosen people of the same period. */
async function countOthersOpen(records: Records, { id, plan, period: when }: Run): Promise<number> {
  const open = await selectRuns(records, { plan, period: when, states: OPEN }, MOST_RUNS);
  return open.filter((other) => other.id !== id).length;
}

/** Errors first, then warnings, with the reason given for each code. */
export async function findingGroups(records: Records, run: Run): Promise<readonly FindingGroup[]> {
  const counts = await countFindings(records, run);
  const given = new Map((await selectExplanations(records, run.id)).map((one) => [one.code, one]));
  return counts.map(({ code, severity, count }) => {
    const reason = given.get(code);
    return { code, severity, count: Number(count), reason: reason?.reason ?? null, by: reason?.by.name ?? null };
  });
}

/** The period's closing as a fact: which plan version gave which results, by hash. Refused where stored results changed. */
export async function recordClosing(
  world: PayrunWorld,
  records: Records,
  run: Run,
  hand: Hand,
): Promise<Result<{ readonly hash: string }>> {
  const { outcome } = run;
  if (outcome === null || (await resultHash(records, run.id, outcome.calculation)) !== outcome.hash)
    return failed(payrunProblem('payrun.changed'));
  const deltas = await selectDeltas(records, run.id);
  const hash = deltas.length === 0 ? outcome.hash : hashOf(outcome.hash + canonicalJson(deltas as unknown as Json));
  const data = {
    plan: run.plan,
    version: run.planVersion,
    hash,
    run: run.id,
    plan_hash: run.planHash,
    metrics_hash: run.metricsHash,
    ...(run.inputs ? { inputs_hash: run.inputs.hash } : {}),
    known: run.known,
    people: outcome.people,
    total: outcome.total,
    approved_by: run.approved?.by.name ?? '',
    ...(run.population ? { population: run.population.by } : {}),
  };
  const { last } = period(run.period);
  const why = run.hands.map(({ name }) => name).join(', ');
  const fact = { kind: 'period.closed', subject: run.period, valid: last, until: null, by: hand.name, why };
  const draft = { ...fact, replaces: null, data, source: null };
  const recorded = await appendFacts(records, [draft], () => new Date(world.now()));
  return recorded.ok ? ok({ hash }) : recorded;
}
