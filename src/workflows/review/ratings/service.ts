import { audit } from '../../../audit/service.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { formOf, formsOf } from '../cycle.ts';
import type { Cycle, Entry, EntryStep, Form, Scores } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { canonicalScores, checkComplete, checkOpen, checkScores } from '../rating.ts';
import { selectCycle, selectSubjects } from '../store.ts';
import type { ReviewWorld } from '../world.node.ts';
import { countByStep, deleteEntry, insertEntries, selectEntriesOf, selectEntry, updateEntry } from './store.ts';

/** Giving ratings: drafts that nobody but their rater reads until the cycle is released. */

export interface GivenRating {
  readonly step: EntryStep;
  readonly person: string;
  readonly scores: Scores;
  readonly note: string;
  /** Given as done; else a draft, which is still owed. */
  readonly done: boolean;
}

/** One rater's part of a cycle: what was asked, with the forms to fill in. */
export interface RaterSheet {
  readonly cycle: Cycle;
  readonly forms: readonly Form[];
  /** Each with the form of the person it is about. */
  readonly entries: readonly (Entry & { readonly form: string })[];
}

export async function sheetOf(world: ReviewWorld, id: string, rater: string | null): Promise<Result<RaterSheet>> {
  const cycle = await selectCycle(world.records, id);
  if (cycle === undefined) return failed(reviewProblem('review.not-found'));
  return ok(await sheetIn(world.records, cycle, rater));
}

async function sheetIn(records: Records, cycle: Cycle, rater: string | null): Promise<RaterSheet> {
  const forms = formsOf(cycle);
  const entries = rater === null ? [] : await selectEntriesOf(records, cycle.id, rater);
  // A cycle of thousands is not read for a rater of fifteen.
  const people = await selectSubjects(records, cycle.id, { people: entries.map(({ person }) => person) });
  const formIds = new Map(people.map((subject) => [subject.person, formOf(forms, subject).id]));
  return { cycle, forms, entries: entries.map((entry) => ({ ...entry, form: formIds.get(entry.person) ?? '' })) };
}

/** Gives several ratings, all or none: every problem with any of them is told at once. */
export async function rate(
  world: ReviewWorld,
  mover: Mover,
  rater: string | null,
  asked: { readonly cycle: string; readonly ratings: readonly GivenRating[] },
): Promise<Result<RaterSheet>> {
  const today = await world.today();
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<RaterSheet>> => {
    const cycle = await selectCycle(inside, asked.cycle, true);
    if (cycle === undefined) return failed(reviewProblem('review.not-found'));
    const sheet = await sheetIn(inside, cycle, rater);
    const read = asked.ratings.map((rating) => readRating(sheet, rating, { today, now }));
    const problems = read.flatMap((one) => one.problems);
    if (problems.length > 0) return failed(...problems);
    // Of two for the same entry the later one counts.
    const changed = new Map(read.flatMap((one) => (one.ok ? [[entryKey(one.value), one.value] as const] : [])));
    for (const entry of changed.values()) await updateEntry(inside, cycle.id, entry);
    const given = [...changed.values()].filter(({ state }) => state === 'given');
    if (given.length > 0) {
      // Who was rated by whom, and how, is not the log's to tell.
      const detail = { ratings: given.length, steps: [...new Set(given.map(({ step }) => step))].join(', ') };
      const event = { actor: mover.account, action: 'review.rate', object: `review:${cycle.id}`, detail };
      await audit(inside, event, now);
    }
    return ok(await sheetIn(inside, cycle, rater));
  });
}

const entryKey = ({ step, person }: Entry) => `${step}\n${person}`;

/** The rater's entry with the rating written into it. */
function readRating(
  { cycle, entries, forms }: RaterSheet,
  rating: GivenRating,
  { today, now }: { readonly today: string; readonly now: string },
): Result<Entry> {
  const { person, step } = rating;
  const entry = entries.find((one) => one.step === step && one.person === person);
  const form = forms.find(({ id }) => id === entry?.form);
  if (!entry || !form) return failed(reviewProblem('review.not-assigned', { person, step }, { person }));
  const wrong = wrongWith(entry, form, rating, cycle, today);
  return wrong.length > 0 ? failed(...wrong) : ok(writtenInto(entry, form, rating, now));
}

function wrongWith(entry: Entry, form: Form, rating: GivenRating, cycle: Cycle, today: string): readonly Problem[] {
  const { scores, person } = rating;
  const open = checkOpen(entry, cycle.state, today);
  const bad = checkScores(form, scores, person);
  return [...open, ...bad, ...(rating.done && bad.length === 0 ? checkComplete(form, scores, person) : [])];
}

function writtenInto(entry: Entry, form: Form, { scores, note, done }: GivenRating, now: string): Entry {
  const kept = canonicalScores(form, scores);
  return { ...entry, scores: kept, note: note.trim(), state: done ? 'given' : 'owed', givenAt: done ? now : null };
}

/** Takes one's rating back while ratings are open: as if it had never been written. */
export async function takeBack(
  world: ReviewWorld,
  mover: Mover,
  rater: string | null,
  asked: { readonly cycle: string; readonly step: EntryStep; readonly person: string },
): Promise<Result<RaterSheet>> {
  const today = await world.today();
  return world.records.transaction(async (inside): Promise<Result<RaterSheet>> => {
    const cycle = await selectCycle(inside, asked.cycle, true);
    if (cycle === undefined) return failed(reviewProblem('review.not-found'));
    const { step, person } = asked;
    const entry = rater === null ? undefined : await selectEntry(inside, cycle.id, { rater, step, person });
    if (entry === undefined) return failed(reviewProblem('review.not-assigned', { person, step }));
    const problems = checkOpen(entry, cycle.state, today);
    if (problems.length > 0) return failed(...problems);
    if (entry.scores === null) return failed(reviewProblem('review.nothing-given'));
    await updateEntry(inside, cycle.id, { ...entry, scores: null, note: '', state: 'owed', givenAt: null });
    const event = { actor: mover.account, action: 'review.take-back', object: `review:${cycle.id}`, detail: { step } };
    await audit(inside, event, world.now());
    return ok(await sheetIn(inside, cycle, rater));
  });
}

export interface Reassigning {
  readonly cycle: string;
  readonly rater: string;
  readonly step: EntryStep;
  readonly person: string;
  /** Null excuses the rating: its source goes without it. */
  readonly to: string | null;
  readonly why: string;
}

/** HR excuses a rater, or asks another lead in their place. What was already given stays given. */
export async function reassign(world: ReviewWorld, mover: Mover, asked: Reassigning): Promise<Result<null>> {
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<null>> => {
    const cycle = await selectCycle(inside, asked.cycle, true);
    if (cycle === undefined) return failed(reviewProblem('review.not-found'));
    const { rater, step, person, to, why } = asked;
    const entry = await selectEntry(inside, cycle.id, { rater, step, person });
    if (entry === undefined) return failed(reviewProblem('review.not-assigned', { person, step }));
    if (cycle.state !== 'collecting' || entry.state !== 'owed')
      return failed(reviewProblem('review.wrong-state', { move: 'reassign', state: entry.state }));
    if (why.trim() === '') return failed(reviewProblem('review.reason-missing'));
    const done = to === null ? await excuse(inside, cycle, entry) : await handOver(inside, cycle, entry, to);
    if (!done.ok) return done;
    const detail = { step, rater, person, to, why };
    const action = to === null ? 'review.excuse' : 'review.reassign';
    await audit(inside, { actor: mover.account, action, object: `review:${cycle.id}`, detail }, now);
    return ok(null);
  });
}

async function excuse(records: Records, cycle: Cycle, entry: Entry): Promise<Result<null>> {
  await updateEntry(records, cycle.id, { ...entry, state: 'excused', scores: null, note: '' });
  return ok(null);
}

async function handOver(records: Records, cycle: Cycle, entry: Entry, to: string): Promise<Result<null>> {
  if (entry.step !== 'lead') return failed(reviewProblem('review.peer-fixed'));
  if (to === entry.person) return failed(reviewProblem('review.own-rating'));
  const person = (await readPeople(records, entry.due)).find(({ id }) => id === to);
  if (person === undefined) return failed(reviewProblem('review.rater-unknown', { rater: to }));
  await deleteEntry(records, cycle.id, entry);
  // Whoever is asked about the person already is not asked twice.
  if (await selectEntry(records, cycle.id, { ...entry, rater: to })) return ok(null);
  const fresh = { ...entry, rater: to, raterName: person.name, scores: null, note: '' };
  await insertEntries(records, cycle.id, [fresh]);
  return ok(null);
}

export interface RaterCycle {
  readonly cycle: string;
  readonly period: string;
  readonly step: EntryStep;
  readonly owed: number;
  readonly given: number;
  readonly opens: string;
  readonly due: string;
}

/** What somebody was asked in the cycles that still collect ratings. */
export async function cyclesOf({ records }: ReviewWorld, rater: string | null): Promise<readonly RaterCycle[]> {
  return rater === null ? [] : countByStep(records, rater);
}
