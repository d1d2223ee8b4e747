import { Decimal } from '../../../base/decimal.ts';
import { period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { type PartialText, sameText } from '../../../base/text.ts';
import { type Fact, isWithdrawal } from '../../../ledger/index.ts';
import { factChain, readHistory } from '../../../ledger/service.ts';
import { claimNames } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import { type KeyedRow, pageOfBorn, rowsByKey } from '../../../stages/activity/index.ts';
import { correctionsOf } from '../../../stages/metrics/index.ts';
import { payslipView, visibleRun } from '../../payrun/payslips/service.ts';
import { namedFaults, type Scorecard, verdictsOf } from '../../quality/index.ts';
import { findCheck, type ShownCheck } from '../../quality/service.ts';
import { resultFor } from '../../review/results/service.ts';
import type { Contested, ObjectKind } from '../model.ts';
import { dayOf, lineOfRef, lineTitle, ratingTitle, resultTitle, rowOfRef, rowTitle } from '../objects.ts';
import { appealProblem } from '../problems.ts';
import type { AppealWorld } from '../world.node.ts';

/** Looks up the number that somebody contests: what it says, when it became known, who made it. */

export interface Asked {
  readonly kind: ObjectKind;
  readonly ref: string;
  readonly person: string;
}

export function findContested(world: AppealWorld, asked: Asked): Promise<Result<Contested>> {
  switch (asked.kind) {
    case 'row':
      return contestedRow(world, asked);
    case 'rating':
      return contestedRating(world, asked);
    case 'line':
      return contestedLine(world, asked);
    case 'review':
      return contestedReview(world, asked);
  }
}

async function contestedRow(world: AppealWorld, { ref, person }: Asked): Promise<Result<Contested>> {
  const found = await rowWithCorrections(world, ref);
  if (found === null) return unknown(ref);
  const { row, values, corrected } = found;
  const { personOf } = claimNames(await readPeople(world.records, await world.today()));
  const owners = [values.agent, values.first_agent].flatMap((name) => (name ? (personOf(name) ?? name) : []));
  // A check or an attendance record is about somebody; what a colleague was credited with, one may claim.
  const claimable = row.kind === 'contact' || row.kind === 'case' || row.kind === 'sale' || row.kind === 'followup';
  const mine = owners.includes(person);
  if (!mine && !claimable) return failed(appealProblem('appeal.not-about-you', { person }));
  const born = row.sheet !== null && row.file === 'check.scored' ? await bornFact(world, row.sheet) : null;
  const inspector = values.inspector ?? null;
  return ok({
    kind: 'row',
    ref,
    title: rowTitle(row.kind),
    value: row.kind === 'check' ? (values.deductions ?? values.points ?? null) : null,
    unit: 'points',
    day: dayOf(row.kind, values),
    knownAt: latest([born?.known ?? (await importedAt(world, row)), corrected]),
    authors: [...(inspector === null ? [] : [inspector]), ...(born === null ? [] : [born.by])],
    // Whoever claims what was never theirs is not shown what it says.
    details: mine ? values : { [keyColumn(row)]: row.key },
    items: row.kind === 'check' ? await faultsOf(world, row, values.items ?? null) : [],
    inspector,
    page: pageOfBorn(row.kind, row.file, row.sheet ?? ''),
  });
}

/** Of a check scored here the items that lost something by its card; of an imported one those that its source names. */
async function faultsOf(world: AppealWorld, row: KeyedRow, items: string | null): Promise<readonly string[]> {
  const sheet = await sheetOf(world, row);
  if (sheet === null) return namedFaults(items);
  const verdicts = verdictsOf(sheet.card, sheet.counted?.entries ?? sheet.check.entries);
  return verdicts.filter(({ fault }) => fault).map(({ item }) => item.id);
}

/** A check that was scored here, with the card it was scored by. */
export interface Sheet extends ShownCheck {
  readonly card: Scorecard;
}

export async function sheetOf(world: AppealWorld, { file, sheet }: KeyedRow): Promise<Sheet | null> {
  const found = sheet !== null && file === 'check.scored' ? await findCheck(world, sheet) : undefined;
  return found?.card ? { ...found, card: found.card } : null;
}

export interface NamedItem {
  readonly id: string;
  readonly title: PartialText;
}

/** The contested items as the check's own card calls them; a source's own words are their own names. */
export async function namedItems(world: AppealWorld, object: Pick<Contested, 'ref' | 'items'>): Promise<NamedItem[]> {
  const asked = object.items.length === 0 ? null : rowOfRef(object.ref);
  const [row] = asked === null ? [] : await rowsByKey(world.activity, asked.kind, [asked.key]);
  const sheet = row ? await sheetOf(world, row) : null;
  const titles = new Map(sheet?.card.sections.flatMap(({ items }) => items).map(({ id, title }) => [id, title]));
  return object.items.map((id) => ({ id, title: { ...(titles.get(id) ?? sameText(id)) } }));
}

function keyColumn({ kind }: KeyedRow): string {
  return kind === 'case' ? 'kind, id' : 'id';
}

export interface RowFound {
  readonly row: KeyedRow;
  /** With corrections in place. */
  readonly values: Readonly<Record<string, string | null>>;
  /** When it was last corrected. */
  readonly corrected: string | null;
}

export async function rowWithCorrections(world: AppealWorld, ref: string): Promise<RowFound | null> {
  const asked = rowOfRef(ref);
  if (asked === null) return null;
  const [row] = await rowsByKey(world.activity, asked.kind, [asked.key]);
  if (row === undefined) return null;
  const facts = await readHistory(world.records, { kinds: ['correction.made'], subjects: [ref] });
  const own = facts.filter(({ subject }) => subject === ref);
  const decided = correctionsOf(facts).corrections.find((one) => one.kind === asked.kind && one.rowKey === asked.key);
  return {
    row,
    values: { ...row.values, ...decided?.values },
    corrected: latest(own.map(({ known }) => known)) || null,
  };
}

async function bornFact(world: AppealWorld, id: string): Promise<Fact | null> {
  return (await factChain(world.records, id)).find(({ fact }) => fact.id === id)?.fact ?? null;
}

async function importedAt(world: AppealWorld, row: KeyedRow): Promise<string> {
  const found = (await world.imports?.())?.find(({ id }) => id === row.importId);
  return found?.known ?? `${dayOf(row.kind, row.values)}T00:00:00.000Z`;
}

function latest(instants: readonly (string | null)[]): string {
  return instants.reduce<string>((newest, one) => (one !== null && one > newest ? one : newest), '');
}

async function contestedRating(world: AppealWorld, { ref, person }: Asked): Promise<Result<Contested>> {
  const found = (await factChain(world.records, ref)).find(({ fact }) => fact.id === ref);
  if (found === undefined || found.fact.kind !== 'rating.given' || isWithdrawal(found.fact)) return unknown(ref);
  const { fact, state } = found;
  if (fact.subject !== person) return failed(appealProblem('appeal.not-about-you', { person }));
  if (state !== 'stands') return failed(appealProblem('appeal.number-changed'));
  // Once results kept what metrics said as ratings: such a one moves nothing any more.
  if (fact.data.metric !== undefined) return unknown(ref);
  const item = String(fact.data.item);
  return ok({
    kind: 'rating',
    ref,
    title: ratingTitle(item),
    value: String(fact.data.score),
    unit: 'points',
    day: fact.valid,
    knownAt: fact.known,
    // Who rated, and who put another number in its place: neither decides whether it is right.
    authors: [...new Set([fact.by, String(fact.data.rated_by ?? fact.by)])],
    details: { source: String(fact.data.source), item, score: String(fact.data.score) },
    items: [item],
    inspector: null,
    page: null,
  });
}

/** A result as a whole, or one metric in it: made of ratings and rows, so it is those that a decision corrects. */
async function contestedReview(world: AppealWorld, { ref, person }: Asked): Promise<Result<Contested>> {
  const [cycle = '', item] = ref.split('/');
  const found = await resultFor(world.reviews, person, cycle);
  const shown = found.ok ? found.value : null;
  const named = shown?.form.items.find(({ id, measured }) => id === item && measured !== null);
  if (shown === null || (item !== undefined && named === undefined)) return unknown(ref);
  const { appraisal, subject, said } = shown;
  const { period: month, submittedBy, releasedAt } = shown.cycle;
  const metric = named && subject.measured?.[named.id];
  const score = named ? metric?.score : appraisal.score?.toString();
  return ok({
    kind: 'review',
    ref,
    title: resultTitle(month, named?.title ?? null),
    value: score == null ? null : Decimal.of(score).round(2, 'half-up').toString(),
    unit: 'points',
    day: period(month).last,
    knownAt: said.at(-1)?.at ?? releasedAt ?? '',
    // Whoever submitted the sums made them, those who rated made the ratings; what a metric says is nobody's word.
    authors: named ? [] : authorsOf(shown.facts, submittedBy?.account),
    details: metric
      ? { metric: metric.metric, value: metric.value, n: metric.n }
      : { period: month, grade: appraisal.grade?.id ?? null },
    items: [],
    inspector: null,
    page: `/reviews/results/${encodeURIComponent(person)}/${cycle}`,
  });
}

/** Self-assessments are the appellant's own. */
function authorsOf(ratings: readonly Fact[], submitter: string | undefined): readonly string[] {
  const others = ratings.filter(({ data }) => data.source !== 'self');
  const hands = others.flatMap(({ by, data }) => [by, String(data.rated_by ?? by)]);
  return [...new Set([...hands, ...(submitter === undefined ? [] : [submitter])])];
}

async function contestedLine(world: AppealWorld, { ref, person }: Asked): Promise<Result<Contested>> {
  const asked = lineOfRef(ref);
  const run = asked && (await visibleRun(world.records, asked.run, false));
  const view = run?.ok ? await payslipView(world.records, run.value, person) : null;
  if (!asked || !run?.ok || !view?.ok) return unknown(ref);
  const line = view.value.slip.lines.find(({ id }) => id === asked.line);
  if (line === undefined) return unknown(ref);
  const { hands, publishedAt, period: month } = run.value;
  return ok({
    kind: 'line',
    ref,
    title: lineTitle(line.title, line.id, month),
    value: line.amount,
    unit: line.unit,
    day: period(month).last,
    knownAt: publishedAt ?? world.now(),
    // Who prepared it made it. Who approved it vouched for the run, and may be the only director there is.
    authors: hands.map(({ account }) => account),
    details: { period: month, line: line.id },
    items: [],
    inspector: null,
    page: `/pay/payslips/${encodeURIComponent(person)}/${run.value.id}`,
  });
}

function unknown(ref: string): Result<never> {
  return failed(appealProblem('appeal.object-unknown', { ref }));
}
