import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Addressee } from '../../../notices/index.ts';
import { superiors } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import { type Duty, dutiesOf, type OwedTalks } from '../duties.ts';
import { type Cycle, STEPS, type Step, type Window } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { decide, MOVES, type Move, type MoveId } from '../moves.ts';
import { reviewProblem } from '../problems.ts';
import { countEntries, type OwedFilter, type OwedRow, type StepCount, selectOwed } from '../ratings/store.ts';
import { dateMovesOf, daysOfCycle } from '../schedule/service.ts';
import { type DateMove, isMovable, type Schedule } from '../schedule.ts';
import { standingOf } from '../standing.node.ts';
import { selectCycle } from '../store.ts';
import { selectSignatureDebts, selectTalkDebts } from '../talks/store.ts';
import type { ReviewWorld } from '../world.node.ts';

/** The board of a cycle: who owes what, by team and step. Counts of ratings only; no score is read for it. */

export interface DatedStep extends Window {
  readonly step: Step;
  /** Whether its day may still be another. */
  readonly movable: boolean;
  readonly moves: readonly DateMove[];
}

export interface Board {
  readonly cycle: Cycle;
  readonly today: PlainDate;
  readonly steps: readonly DatedStep[];
  readonly counts: readonly StepCount[];
  readonly unsigned: number;
  /** What is owed after rating. */
  readonly duties: readonly Duty[];
  readonly moves: readonly BoardMove[];
}

/** A move from here, with what stands in its way where no reason is given. */
export interface BoardMove {
  readonly move: Move;
  readonly blocked: ReturnType<typeof decide>['problems'];
}

export async function boardOf(world: ReviewWorld, id: string, mover: Mover): Promise<Result<Board>> {
  const cycle = await selectCycle(world.records, id);
  if (cycle === undefined) return failed(reviewProblem('review.not-found'));
  const today = await world.today();
  const counts = await countEntries(world.records, id, today);
  const standing = await standingOf(world.records, cycle, mover, { today, reason: '' });
  const { unsigned } = standing;
  const moves = (MOVES as readonly Move[])
    .filter((move) => move.from.includes(cycle.state))
    .map((move) => ({ move, blocked: problemsOf(decide(move.id as MoveId, standing)) }));
  const schedule = await daysOfCycle(world.records, cycle);
  const duties = await outstandingOf(world, cycle, schedule);
  const steps = stepsOf(cycle, schedule, await dateMovesOf(world.records, cycle));
  return ok({ cycle, today, steps, counts, unsigned, duties, moves });
}

/** What is owed after rating, by whom. Names are the roster's of today; roles stay what they are. */
export async function outstandingOf(world: ReviewWorld, cycle: Cycle, schedule: Schedule): Promise<readonly Duty[]> {
  const { records } = world;
  const { state, submittedBy } = cycle;
  const due = Object.fromEntries(STEPS.map((step) => [step, schedule[step].due])) as Record<Step, PlainDate>;
  if (state !== 'released') return dutiesOf({ state, submitted: submittedBy !== null, due, talks: [], signatures: [] });
  const people = await readPeople(records, await world.today());
  const superiorOf = superiors(people);
  const byId = new Map(people.map((person) => [person.id, person]));
  const above = (person: string | null): Addressee => {
    const superior = superiorOf(byId.get(person ?? '')?.lead ?? null)?.id ?? null;
    return superior === null ? { role: 'hr' } : { person: superior };
  };
  const talks = (await selectTalkDebts(records, cycle.id)).map(({ lead, count }): OwedTalks => {
    if (lead === null) return { to: { role: 'hr' }, name: 'hr', count, above: { role: 'manager' } };
    return { to: { person: lead }, name: byId.get(lead)?.name ?? lead, count, above: above(lead) };
  });
  const signatures = (await selectSignatureDebts(records, cycle.id)).flatMap((one): readonly OwedTalks[] => [
    ...(one.personOwes ? [{ to: { person: one.person }, name: one.name, count: 1, above: above(one.person) }] : []),
    ...(one.holderOwes
      ? [{ to: { account: one.heldBy.account }, name: one.heldBy.name, count: 1, above: { role: 'hr' } }]
      : []),
  ]);
  return dutiesOf({ state, submitted: true, due, talks, signatures });
}

function problemsOf(result: Result<unknown>): Result<unknown>['problems'] {
  return result.ok ? [] : result.problems;
}

function stepsOf({ state }: Cycle, schedule: Schedule, moves: readonly DateMove[]): readonly DatedStep[] {
  return STEPS.map((step) => {
    const own = moves.filter((one) => one.step === step);
    return { step, ...schedule[step], movable: isMovable(step, state), moves: own };
  });
}

export interface OwedQuery extends Omit<OwedFilter, 'lateOn'> {
  readonly late: boolean;
}

export type { OwedRow } from '../ratings/store.ts';

export async function owedIn(
  world: ReviewWorld,
  id: string,
  { late, ...filter }: OwedQuery,
  limit: number,
): Promise<readonly OwedRow[]> {
  return selectOwed(world.records, id, { ...filter, lateOn: late ? await world.today() : undefined }, limit);
}
