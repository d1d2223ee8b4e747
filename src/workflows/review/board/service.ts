import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Addressee } from '../../../notices/index.ts';
import { superiors } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import { windowsOf } from '../assign.ts';
import { formsOf, periodOf } from '../cycle.ts';
import { type Duty, dutiesOf, type OwedTalks } from '../duties.ts';
import { type Cycle, STEPS, type Step } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { decide, MOVES, type Move, type MoveId } from '../moves.ts';
import { reviewProblem } from '../problems.ts';
import { countEntries, type OwedFilter, type OwedRow, type StepCount, selectOwed } from '../ratings/store.ts';
import { selectCycle } from '../store.ts';
import { countUnsigned, selectSignatureDebts, selectTalkDebts } from '../talks/store.ts';
import type { ReviewWorld } from '../world.node.ts';

/** The board of a cycle: who owes what, by team and step. Counts of ratings only; no score is read for it. */

export interface DatedStep {
  readonly step: Step;
  readonly opens: PlainDate;
  readonly due: PlainDate;
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
  const unsigned = cycle.state === 'released' ? await countUnsigned(world.records, id) : 0;
  const owed = counts.reduce((sum, one) => sum + one.owed, 0);
  const periodOver = today > periodOf(cycle).last;
  const { state, submittedBy } = cycle;
  const standing = { state, submittedBy, mover, periodOver, owed, unsigned, reason: '' };
  const moves = (MOVES as readonly Move[])
    .filter((move) => move.from.includes(cycle.state))
    .map((move) => ({ move, blocked: problemsOf(decide(move.id as MoveId, standing)) }));
  const duties = await outstandingOf(world, cycle);
  return ok({ cycle, today, steps: stepsOf(cycle), counts, unsigned, duties, moves });
}

/** What is owed after rating, by whom. Names are the roster's of today; roles stay what they are. */
export async function outstandingOf(world: ReviewWorld, cycle: Cycle): Promise<readonly Duty[]> {
  const { records } = world;
  const { state, submittedBy } = cycle;
  const steps = stepsOf(cycle).map(({ step, due }) => [step, due] as const);
  const due = Object.fromEntries(steps) as Record<Step, PlainDate>;
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

/** The steps with their dates: from the first form that opens one to the last that ends it. */
export function stepsOf(cycle: Cycle): readonly DatedStep[] {
  const period = periodOf(cycle);
  const windows = formsOf(cycle).map((form) => windowsOf(form, period));
  return STEPS.map((step) => ({
    step,
    opens: windows.map((one) => one[step].opens).sort()[0] ?? period.last,
    due:
      windows
        .map((one) => one[step].due)
        .sort()
        .at(-1) ?? period.last,
  }));
}

export interface OwedQuery extends Omit<OwedFilter, 'lateOn'> {
  readonly late: boolean;
}

export async function owedIn(
  world: ReviewWorld,
  id: string,
  { late, ...filter }: OwedQuery,
  limit: number,
): Promise<readonly OwedRow[]> {
  return selectOwed(world.records, id, { ...filter, lateOn: late ? await world.today() : undefined }, limit);
}
