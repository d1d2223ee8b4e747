import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { appendFacts, readFacts, readHistory } from '../../../ledger/service.ts';
import type { Addressee } from '../../../notices/index.ts';
import { notify } from '../../../notices/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { formsOf, periodOf } from '../cycle.ts';
import { type Cycle, ENTRY_STEPS, type EntryStep, type Step } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { dateEntries, selectOwed } from '../ratings/store.ts';
import {
  type DateMove,
  type Moving,
  moved,
  movedNotices,
  movesIn,
  readSchedule,
  SCHEDULED,
  type Schedule,
  scheduledFact,
  subjectOf,
  unwrittenSchedule,
} from '../schedule.ts';
import { selectCycle, selectSubjects } from '../store.ts';
import type { ReviewWorld } from '../world.node.ts';

/** A cycle's days as the ledger has them, and how HR moves one: by a fact, and everyone concerned is told. */

export async function daysOfCycle(records: Records, cycle: Cycle): Promise<Schedule> {
  return (await standingOf(records, cycle)).schedule;
}

async function standingOf(records: Records, cycle: Cycle) {
  const [fact] = await readFacts(records, { kinds: [SCHEDULED], subjects: [subjectOf(cycle.id)] });
  const schedule = fact ? readSchedule(fact) : unwrittenSchedule(formsOf(cycle), periodOf(cycle).last);
  return { schedule, fact: fact?.id ?? null };
}

/** Every date that was moved, oldest first. */
export async function dateMovesOf(records: Records, cycle: Cycle): Promise<readonly DateMove[]> {
  return movesIn(await readHistory(records, { kinds: [SCHEDULED], subjects: [subjectOf(cycle.id)] }));
}

/** Gives a step of a cycle another due date, as a fact with its reason; ratings owed in it move along, and who is concerned hears of it. */
export async function moveDate(
  world: ReviewWorld,
  mover: Mover,
  asked: Moving & { readonly cycle: string },
): Promise<Result<null>> {
  const days = { today: await world.today(), calendar: await world.calendar() };
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<null>> => {
    const cycle = await selectCycle(inside, asked.cycle, true);
    if (cycle === undefined) return failed(reviewProblem('review.not-found'));
    const { schedule, fact } = await standingOf(inside, cycle);
    const next = moved(schedule, cycle.state, asked, days);
    if (!next.ok) return next;
    const { step, due, why } = asked;
    const said = { valid: days.today, by: mover.name, why: why.trim() };
    const before = fact ?? (await written(world, inside, cycle, schedule));
    const draft = { ...scheduledFact(cycle.id, next.value, said), replaces: before };
    const kept = await appendFacts(inside, [draft], () => new Date(now));
    if (!kept.ok) return kept;
    if (isEntryStep(step)) await dateEntries(inside, cycle.id, step, due);
    const move = { step, from: schedule[step].due, to: due, why: said.why, at: now };
    await notify(inside, movedNotices(cycle, move, await concernedBy(inside, cycle, step)), now);
    const detail = { step, from: move.from, to: due, why: said.why };
    await audit(
      inside,
      { actor: mover.account, action: 'review.move-date', object: `review:${cycle.id}`, detail },
      now,
    );
    return ok(null);
  });
}

/** What was only counted until now is said once, so that the move has something to replace. */
async function written({ now }: ReviewWorld, inside: Records, cycle: Cycle, schedule: Schedule): Promise<string> {
  const said = { valid: periodOf(cycle).last, by: cycle.openedBy.name, why: cycle.period };
  const draft = { ...scheduledFact(cycle.id, schedule, said), replaces: null };
  const kept = await appendFacts(inside, [draft], () => new Date(now()));
  const [fact] = kept.ok ? kept.value.recorded : [];
  if (fact === undefined) throw new Error('a schedule that holds was refused');
  return fact.id;
}

function isEntryStep(step: Step): step is EntryStep {
  return (ENTRY_STEPS as readonly string[]).includes(step);
}

const EVERYBODY = 1_000_000;
const HR: Addressee = { role: 'hr' };
const MANAGER: Addressee = { role: 'manager' };

/** Raters who still owe; those who sum up and release; and from the release on those whose result it is, with their leads. */
async function concernedBy(records: Records, cycle: Cycle, step: Step): Promise<readonly Addressee[]> {
  if (isEntryStep(step)) {
    const owed = await selectOwed(records, cycle.id, { step }, EVERYBODY);
    return owed.map(({ rater }) => ({ person: rater }));
  }
  if (step === 'data') return [HR];
  if (step === 'calibration') return [HR, MANAGER];
  const judged = await selectSubjects(records, cycle.id);
  const people = new Set(judged.flatMap(({ person, lead }) => (lead === null ? [person] : [person, lead])));
  const persons = [...people].map((person): Addressee => ({ person }));
  return step === 'release' ? [HR, MANAGER, ...persons] : [HR, ...persons];
}
