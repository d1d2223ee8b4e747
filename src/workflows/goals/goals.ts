import { Decimal } from '../../base/decimal.ts';
import type { PlainDate } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { type Fact, standingFacts } from '../../ledger/index.ts';
import { AREAS, type Goal, type GoalSet, type GoalState, PROPOSED, SET } from './model.ts';
import { goalsProblem } from './problems.ts';

/** The goals of every post as the ledger has them: what waits, what holds, what will. What a later set took over is left out. */
export function goalsOf(facts: readonly Fact[], today: PlainDate): readonly GoalSet[] {
  const standing = standingFacts(facts);
  const approved = setsOf(standing.filter(({ kind }) => kind === SET));
  const proposed = setsOf(standing.filter(({ kind }) => kind === PROPOSED));
  const waiting = [...proposed].filter(([set]) => !approved.has(set)).map(([, all]) => setFrom(all, 'waiting'));
  const holding = new Map<string, readonly Fact[]>();
  const ahead: GoalSet[] = [];
  for (const all of approved.values()) {
    const [first] = all;
    if (first === undefined) continue;
    const before = holding.get(first.subject)?.[0];
    if (first.valid > today) ahead.push(setFrom(all, 'ahead'));
    else if (before === undefined || before.valid <= first.valid) holding.set(first.subject, all);
  }
  const now = [...holding.values()].map((all) => setFrom(all, 'now'));
  return [...waiting, ...now, ...ahead].sort((a, b) => (a.post === b.post ? 0 : a.post < b.post ? -1 : 1));
}

function setsOf(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const sets = new Map<string, Fact[]>();
  for (const fact of facts) {
    const set = String(fact.data.set);
    sets.set(set, [...(sets.get(set) ?? []), fact]);
  }
  return sets;
}

function setFrom(facts: readonly Fact[], state: GoalState): GoalSet {
  const [first] = facts as readonly [Fact, ...Fact[]];
  const text = (name: string) => (first.data[name] === undefined ? '' : String(first.data[name]));
  return {
    ...{ set: text('set'), post: postOf(first.subject), from: first.valid, state, why: first.why },
    proposedBy: first.kind === SET ? text('proposed_by') : first.by,
    account: text('account'),
    approvedBy: first.kind === SET ? first.by : null,
    goals: [...facts].sort((a, b) => Number(a.data.nr) - Number(b.data.nr)).flatMap(goalFrom),
  };
}

function goalFrom({ data }: Fact): readonly Goal[] {
  const area = AREAS.find((one) => one === data.area);
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null);
  return area === undefined ? [] : [{ area, goal: String(data.goal), metric: text('metric'), target: text('target') }];
}

export const subjectOf = (post: string): string => `post:${post}`;
const postOf = (subject: string): string => subject.slice('post:'.length);

/** A target as people write it: `95%` is 0.95; a target without a metric measures nothing. */
export function readGoal(goal: Goal, known: (metric: string) => boolean): Result<Goal> {
  const metric = goal.metric?.trim() || null;
  if (metric !== null && !known(metric)) return failed(goalsProblem('goals.metric-unknown', { metric }));
  const written = goal.target?.trim() || null;
  if (written === null) return ok({ ...goal, metric, target: null });
  const percent = /^(.*?)\s*[%％]$/.exec(written)?.[1];
  const number = Decimal.parse(percent ?? written);
  if (number === undefined || metric === null) return failed(goalsProblem('goals.target-bad', { target: written }));
  const target = percent === undefined ? number : number.over(Decimal.int(100));
  return ok({ ...goal, metric, target: target.toString() });
}

/** Approved by somebody above, and never by who proposed it. */
export function mayDecide(set: GoalSet, account: string): Result<GoalSet> {
  if (set.state !== 'waiting') return failed(goalsProblem('goals.decided-already'));
  return set.account === account ? failed(goalsProblem('goals.own-proposal')) : ok(set);
}
