import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { appendFacts } from '../../../ledger/service.ts';
import { readPeople } from '../../../people/service.ts';
import { assign } from '../assign.ts';
import { NO_CELLS, pullData, sumUp } from '../calibration/service.ts';
import { reviewablePeriod } from '../cycle.ts';
import { followNews, stampOf } from '../following/service.ts';
import { readForms } from '../form.ts';
import { formTextsOn } from '../forms/service.ts';
import type { Cycle } from '../model.ts';
import { handOf, type Mover } from '../mover.node.ts';
import { decide, type MoveId } from '../moves.ts';
import { reviewProblem } from '../problems.ts';
import { insertEntries } from '../ratings/store.ts';
import { whyOf } from '../results/release.ts';
import { releaseCycle } from '../results/service.ts';
import { scheduledFact, scheduleOf } from '../schedule.ts';
import { standingOf } from '../standing.node.ts';
import { insertCycle, insertSubjects, selectCycle, updateCycle } from '../store.ts';
import type { ReviewWorld } from '../world.node.ts';

/** The life of a cycle: opened, summed up, released, closed. Every move is one transaction with its audit line. */

export interface NewCycle {
  readonly period: string;
  /** What peers are drawn by; random where none is given. HR alone reads it: with it and the roster raters have names. */
  readonly seed?: string | undefined;
}

/** Nobody guesses sixteen bytes. */
const SEED_BYTES = 16;

export interface Opened {
  readonly cycle: Cycle;
  readonly people: number;
  readonly ratings: number;
}

/**
 * Opens the review of a month, once: subjects, raters and dates from the roster of its last day and the forms then in
 * force, peers drawn by the seed. Refused where nobody would be judged; who lacks a lead, peers or a form is told besides.
 */
export async function openCycle(world: ReviewWorld, mover: Mover, asked: NewCycle): Promise<Result<Opened>> {
  const { records } = world;
  const asking = reviewablePeriod(asked.period, await world.today());
  if (!asking.ok) return asking;
  const period = asking.value;
  const files = await formTextsOn(world, period.last);
  const forms = readForms(files);
  if (!forms.ok) return forms;
  const now = world.now();
  const calendar = await world.calendar();
  const id = world.newId();
  const seed = asked.seed ?? world.secret(SEED_BYTES);
  return records.transaction(async (inside): Promise<Result<Opened>> => {
    const roster = await readPeople(inside, period.last);
    const { subjects, entries, findings } = assign(forms.value, roster, { period, calendar, seed });
    if (subjects.length === 0) return failed(reviewProblem('review.nobody', { period: period.text }), ...findings);
    const cycle: Cycle = {
      id,
      period: period.text,
      state: 'collecting',
      seed,
      forms: files.map(({ file, text }) => ({ file: file.replace(/^.*[\\/]/, ''), text })),
      openedBy: handOf(mover),
      openedAt: now,
      summedAt: null,
      submittedBy: null,
      followedAt: null,
      releasedBy: null,
      releasedAt: null,
      closedAt: null,
    };
    if (!(await insertCycle(inside, cycle))) return failed(reviewProblem('review.exists', { period: period.text }));
    await insertSubjects(inside, id, subjects);
    await insertEntries(inside, id, entries);
    const schedule = scheduleOf(forms.value, period.last, calendar);
    const said = { valid: period.last, by: mover.name, why: whyOf(cycle) };
    const dated = [{ ...scheduledFact(id, schedule, said), replaces: null }];
    const scheduled = await appendFacts(inside, dated, () => new Date(now));
    if (!scheduled.ok) return scheduled;
    const detail = { period: period.text, people: subjects.length, ratings: entries.length };
    await audit(inside, { actor: mover.account, action: 'review.open', object: `review:${id}`, detail }, now);
    return ok({ cycle, people: subjects.length, ratings: entries.length }, findings);
  });
}

export interface MoveRequest {
  readonly id: string;
  readonly move: MoveId;
  readonly reason: string;
}

/** Makes a move, or says everything that stands in its way. What is asked of other stores is asked before it begins. */
export async function moveCycle(world: ReviewWorld, mover: Mover, request: MoveRequest): Promise<Result<Cycle>> {
  const { id, move, reason } = request;
  const { records } = world;
  const now = world.now();
  const today = await world.today();
  const asItIs = await selectCycle(records, id);
  if (asItIs === undefined) return failed(reviewProblem('review.not-found'));
  const possible = decide(move, await standingOf(records, asItIs, mover, { today, reason }));
  if (!possible.ok) return possible;
  const pulls = move === 'sum' || move === 'submit';
  const stamp = pulls ? await stampOf(records, await world.imports()) : asItIs.followedAt;
  const data = pulls ? await pullData(world, asItIs) : ok(NO_CELLS);
  if (!data.ok) return data;
  // A row of months is looked at as it is now.
  if (move === 'release') await followNews(world);
  return records.transaction(async (inside): Promise<Result<Cycle>> => {
    const cycle = (await selectCycle(inside, id, true)) ?? asItIs;
    const decided = decide(move, await standingOf(inside, cycle, mover, { today, reason }));
    if (!decided.ok) return decided;
    const next = after({ ...cycle, state: decided.value, followedAt: stamp }, move, mover, now);
    // Submitting pulls the data once more: what is released is what the metrics say on that day.
    if (pulls) await sumUp(inside, next, data.value);
    const done = move === 'release' ? await releaseCycle({ ...world, records: inside }, next, mover) : ok(null);
    if (!done.ok) return done;
    await updateCycle(inside, next);
    const detail = { from: cycle.state, to: next.state, reason };
    await audit(inside, { actor: mover.account, action: `review.${move}`, object: `review:${id}`, detail }, now);
    return ok(next, done.problems);
  });
}

/** What a move writes into the cycle beside its state. */
function after(cycle: Cycle, move: MoveId, mover: Mover, now: string): Cycle {
  switch (move) {
    case 'sum':
      return { ...cycle, summedAt: now };
    case 'submit':
      return { ...cycle, submittedBy: { ...handOf(mover), person: mover.person } };
    case 'release':
      return { ...cycle, releasedBy: handOf(mover), releasedAt: now };
    case 'close':
      return { ...cycle, closedAt: now };
    default:
      return cycle;
  }
}

export { selectCycles as pageOfCycles } from '../store.ts';
