import { audit } from '../../../audit/service.ts';
import { Decimal } from '../../../base/decimal.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { readHistory } from '../../../ledger/service.ts';
import { ALWAYS } from '../../../people/index.ts';
import { readSpans } from '../../../people/service.ts';
import { WHOSE, type Whose } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { type Appraisal, reasonOfAppraisal } from '../../../stages/appraisal/index.ts';
import { correctionsOf, DECISION_KINDS, type MetricCell, metricCall } from '../../../stages/metrics/index.ts';
import { measure } from '../../../stages/metrics/service.ts';
import { formOf, formsOf, periodOf } from '../cycle.ts';
import { type Distribution, distributionOf } from '../distribution.ts';
import {
  type Adjustment,
  type Cycle,
  type Entry,
  type Form,
  type Measured,
  STATE_TITLES,
  type Subject,
} from '../model.ts';
import { handOf, type Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { isPoints } from '../rating.ts';
import { selectEntries } from '../ratings/store.ts';
import {
  deleteAdjustment,
  keepAdjustment,
  type Sum,
  type SummedSubject,
  selectAdjustments,
  selectCycle,
  selectSubjects,
  updateCycle,
  updateSums,
} from '../store.ts';
import { measuredValue, previewOf, statementsOf } from '../sums.ts';
import type { ReviewWorld } from '../world.node.ts';

/** Summing up and calibration: what the result would be, and what named people make of it before it is released. */

const CALIBRATE: Text = { 'zh-CN': '校准', 'zh-TW': '校準', en: 'Calibrate' };

/** Everybody's sum, from what was said, what calibration made of it, and what the metrics say. */
export async function sumUp(records: Records, cycle: Cycle, cells: Cells): Promise<void> {
  const forms = formsOf(cycle);
  const subjects = await selectSubjects(records, cycle.id);
  const entries = entriesByPerson(await selectEntries(records, cycle.id));
  const all = await selectAdjustments(records, cycle.id);
  const sums = subjects.map((subject): Sum => {
    const { person } = subject;
    const form = formOf(forms, subject);
    const measured = measuredOf(form, subject, cells);
    const statements = statementsOf(form, entries.get(person) ?? []);
    const adjustments = all.filter((one) => one.person === person);
    return sumOf(person, measured, previewOf(form, person, { statements, adjustments, measured }));
  });
  await updateSums(records, cycle.id, sums);
}

export function sumOf(person: string, measured: Measured | null, { score, grade }: Appraisal): Sum {
  return { person, measured, score: score?.round(4, 'half-up').toString() ?? null, grade: grade?.id ?? null };
}

export function entriesByPerson(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byPerson = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = byPerson.get(entry.person);
    if (own) own.push(entry);
    else byPerson.set(entry.person, [entry]);
  }
  return byPerson;
}

/** What each metric of the forms says, by person, by team, by lead and by manager. */
export type Cells = Readonly<Record<Whose, ByMetric>>;

type ByMetric = ReadonlyMap<string, ReadonlyMap<string, MetricCell>>;

export const NO_CELLS: Cells = { person: new Map(), team: new Map(), lead: new Map(), manager: new Map() };

/** HR pulls the data: every metric that the forms ask of people in one statement, of teams in another, and so on. */
export async function pullData(world: ReviewWorld, cycle: Cycle): Promise<Result<Cells>> {
  const measured = formsOf(cycle).flatMap(({ items }) => items.flatMap((item) => item.measured ?? []));
  const pulled = { ...NO_CELLS };
  for (const of of WHOSE) {
    const names = [...new Set(measured.filter((one) => one.of === of).map(({ metric }) => metric))];
    const cells = names.length === 0 ? ok(pulled[of]) : await pullBy(world, cycle, of, names);
    if (!cells.ok) return cells;
    pulled[of] = cells.value;
  }
  return ok(pulled);
}

async function pullBy(
  world: ReviewWorld,
  cycle: Cycle,
  by: Whose,
  names: readonly string[],
): Promise<Result<ByMetric>> {
  const { records, activity } = world;
  const period = periodOf(cycle);
  const calls = names.map((text) => metricCall(text, world.dictionary()));
  const problems = calls.flatMap((call) => (call.ok ? [] : call.problems));
  if (problems.length > 0) return failed(...problems);
  const metrics = calls.flatMap((call) => (call.ok ? [call.value] : []));
  const spans = await readSpans(records, { ...period, kind: 'range', first: ALWAYS });
  const { corrections, transfer } = correctionsOf(await readHistory(records, { kinds: DECISION_KINDS }));
  const request = { metrics, period, by: [by], where: null, spread: false, transfer };
  const rows = await measure(activity, request, spans, corrections);
  const named = rows.map(({ group, cells }) => {
    return [group[0] ?? '', new Map(names.map((name, i) => [name, cells[i] as MetricCell]))] as const;
  });
  return ok(new Map(named));
}

/** A form's metrics as they are of somebody, of the team they are in, of those they lead or manage (named by id or by name). */
export function measuredOf(form: Form, subject: Pick<Subject, 'person' | 'name' | 'team'>, cells: Cells): Measured {
  const { person, name, team } = subject;
  const known = { person: [person], team: [team ?? ''], lead: [person, name], manager: [person, name] };
  const values = form.items.flatMap(({ id, measured }) => {
    if (measured === null) return [];
    const own = known[measured.of].map((who) => cells[measured.of].get(who)).find((found) => found !== undefined);
    return [[id, measuredValue(measured, own?.get(measured.metric))] as const];
  });
  return Object.fromEntries(values);
}

export interface Calibration {
  readonly cycle: Cycle;
  readonly people: readonly (SummedSubject & { readonly adjustments: readonly Adjustment[] })[];
  /** By form. */
  readonly distributions: ReadonlyMap<string, Distribution>;
}

/** Sums of everybody but the reader, whose own stay hidden from them until the release: in the list and in every count. */
export async function calibrationOf(world: ReviewWorld, id: string, reader: Mover): Promise<Result<Calibration>> {
  const cycle = await selectCycle(world.records, id);
  if (cycle === undefined) return failed(reviewProblem('review.not-found'));
  if (cycle.state === 'collecting' || cycle.state === 'discarded')
    return failed(reviewProblem('review.wrong-state', { move: CALIBRATE, state: STATE_TITLES[cycle.state] }));
  const hidden = cycle.state === 'calibrating' ? reader.person : null;
  const adjustments = await selectAdjustments(world.records, id);
  const people = (await selectSubjects(world.records, id))
    .filter(({ person }) => person !== hidden)
    .map((subject) => ({ ...subject, adjustments: adjustments.filter(({ person }) => person === subject.person) }));
  const distributions = formsOf(cycle).map((form) => {
    const own = people.filter((one) => one.form === form.id);
    const graded = own.map(({ person, score, grade }) => {
      return { person, grade, score: score === null ? null : Decimal.of(score) };
    });
    return [form.id, distributionOf(form, graded)] as const;
  });
  return ok({ cycle, people, distributions: new Map(distributions) });
}

/** One person's sum with its parts, as calibration sees it: sources, never single peers. */
export async function sumFor(world: ReviewWorld, id: string, person: string, reader: Mover) {
  const cycle = await selectCycle(world.records, id);
  if (cycle?.state !== 'calibrating' || person === reader.person) return failed(reviewProblem('review.no-result'));
  const preview = await previewFor(world, cycle, person);
  return preview ? ok(reasonOfAppraisal(preview.appraisal)) : failed(reviewProblem('review.no-result'));
}

async function previewFor({ records }: ReviewWorld, cycle: Cycle, person: string) {
  const [subject] = await selectSubjects(records, cycle.id, { person });
  if (subject === undefined) return null;
  const form = formOf(formsOf(cycle), subject);
  const entries = await selectEntries(records, cycle.id, { person });
  const adjustments = (await selectAdjustments(records, cycle.id)).filter((one) => one.person === person);
  const statements = statementsOf(form, entries);
  const { measured } = subject;
  return { subject, statements, entries, appraisal: previewOf(form, person, { statements, adjustments, measured }) };
}

export interface Adjusting {
  readonly id: string;
  readonly person: string;
  readonly item: string;
  /** Null takes the adjustment back. */
  readonly score: string | null;
  readonly why: string;
}

/** A recorded change of what a lead has said, with its reason; never by the person, never by who gave the rating. */
export async function adjust(world: ReviewWorld, mover: Mover, asked: Adjusting): Promise<Result<SummedSubject>> {
  const { id, person, item, score, why } = asked;
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<SummedSubject>> => {
    const here = { ...world, records: inside };
    const cycle = await selectCycle(inside, id, true);
    if (cycle === undefined) return failed(reviewProblem('review.not-found'));
    if (cycle.state !== 'calibrating')
      return failed(reviewProblem('review.wrong-state', { move: CALIBRATE, state: STATE_TITLES[cycle.state] }));
    const before = await previewFor(here, cycle, person);
    if (before === null || person === mover.person) return failed(reviewProblem('review.own-calibration'));
    const said = before.statements.find((one) => one.item === item && one.source === 'supervisor');
    if (said === undefined) return failed(reviewProblem('review.nothing-to-adjust', { person, item }));
    if (said.by === mover.person) return failed(reviewProblem('review.own-calibration'));
    if (score !== null && !isPoints(score)) return failed(reviewProblem('review.score-range', { score }, { person }));
    if (why.trim() === '') return failed(reviewProblem('review.reason-missing'));
    if (score === null) await deleteAdjustment(inside, id, person, item);
    else await keepAdjustment(inside, id, { person, item, score, why, by: handOf(mover), at: now });
    const after = await previewFor(here, cycle, person);
    if (after === null) throw new Error('somebody calibrated is not in the review any more');
    const sum = sumOf(person, after.subject.measured, after.appraisal);
    await updateSums(inside, id, [sum]);
    // Whoever was to release it has seen other sums.
    if (cycle.submittedBy !== null) await updateCycle(inside, { ...cycle, submittedBy: null });
    const detail = { person, item, from: said.score, to: score, why };
    await audit(inside, { actor: mover.account, action: 'review.adjust', object: `review:${id}`, detail }, now);
    return ok({ ...after.subject, ...sum });
  });
}
