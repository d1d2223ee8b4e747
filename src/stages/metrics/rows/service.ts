import { isDate, monthOf, type PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { type Fact, standingFacts } from '../../../ledger/index.ts';
import { readHistory } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import {
  ACTIVITY,
  type ActivityReader,
  type KeyedRow,
  KINDS,
  type Kind,
  rowsByKey,
  rowsHaving,
} from '../../activity/index.ts';
import { type Ground, groundOf } from '../ground.node.ts';
import type { MetricCall, MetricCell, MetricDefinition, MetricRequest } from '../model.ts';
import { metricProblem } from '../problems.ts';
import { type Counted, countedIn, measure, ownersOf, type RowId } from '../service.ts';

export { MOST_EXPORTED, offsetOf, rowsBody, rowsFileQuery, rowsPage, rowsQuery, sendRows } from './page.node.ts';

/** One row of activity, read from its own side: what it says, whose it is, and which numbers it counted in. */

export interface RowStores {
  readonly records: Records;
  readonly activity: ActivityReader;
}

/** The people whose rows may be read; null: everybody's. */
export type Reachable = ReadonlySet<string> | null;

export interface FoundRow {
  readonly row: KeyedRow;
  /** With corrections in place. */
  readonly values: KeyedRow['values'];
  /** Taken out of every count by a decision. */
  readonly excluded: boolean;
  /** What was decided about it, the newest last. */
  readonly corrections: readonly (Fact & { readonly stands: boolean })[];
  /** Whose it is; two where a transferred contact is shared, nobody where a bot did it. */
  readonly owners: readonly string[];
  readonly day: PlainDate;
  /** Every date in it: a case counts when it is opened, when it is due and when it is closed. */
  readonly days: readonly PlainDate[];
}

/** A row within the reach, which the statement decides; what lies beyond it does not exist. */
export async function findRow(stores: RowStores, id: RowId, reach: Reachable): Promise<Result<FoundRow>> {
  const [row] = await rowsByKey(stores.activity, id.kind, [id.key]);
  const ground = await groundOf(stores.records);
  if (!ground.ok) return ground;
  const owners = row && (await ownersWithin(stores.activity, row, ground.value, reach));
  if (row === undefined || owners === undefined) return failed(metricProblem('metrics.no-row', { ...id }));
  const facts = await readHistory(stores.records, { kinds: ['correction.made'], subjects: [`${id.kind}:${id.key}`] });
  const standing = new Set(standingFacts(facts).map((fact) => fact.id));
  const decided = ground.value.corrections.find((one) => one.kind === id.kind && one.rowKey === id.key);
  return ok({
    row,
    values: { ...row.values, ...decided?.values },
    excluded: decided?.excluded ?? false,
    corrections: facts.map((fact) => ({ ...fact, stands: standing.has(fact.id) })),
    owners: owners.filter((owner) => owner !== null),
    day: dayOf(row.kind, row.values, ACTIVITY[row.kind].dated),
    days: daysOf(row),
  });
}

/**
 * Whose the row is now, or was before it was decided upon: whoever it was taken from sees what became of it, and a row that
 * counts no more is still to be seen.
 */
async function ownersWithin(activity: ActivityReader, row: KeyedRow, ground: Ground, reach: Reachable) {
  const period = monthOf(dayOf(row.kind, row.values, ACTIVITY[row.kind].dated));
  const people = reach === null ? {} : { people: [...reach].sort() };
  const request = { period, where: null, spread: false, transfer: ground.transfer, ...people };
  const about = ground.corrections.filter((one) => one.kind === row.kind && one.rowKey === row.key);
  const present = about.map((one) => ({ ...one, excluded: false }));
  const spans = ground.spansIn(period);
  const now = await ownersOf(activity, request, row, spans, present);
  return now ?? (about.length === 0 ? undefined : ownersOf(activity, request, row, spans));
}

export interface CountedCell extends Counted {
  readonly period: string;
  readonly person: string | null;
  /** What the metric came to in the month. */
  readonly cell: MetricCell | null;
}

/** The metrics of its people's months that a row counts in, each with what it came to. A case counts by several dates. */
export async function countedOf(
  stores: RowStores,
  dictionary: readonly MetricDefinition[],
  { row, values }: FoundRow,
  reach: Reachable,
): Promise<readonly CountedCell[]> {
  const ground = await groundOf(stores.records);
  if (!ground.ok) return [];
  const { corrections, transfer, spansIn } = ground.value;
  const found: CountedCell[] = [];
  for (const [month, calls] of callsByMonth(dictionary, row.kind, values)) {
    const period = monthOf(`${month}-01`);
    const people = reach === null ? {} : { people: [...reach].sort() };
    const request = { period, by: ['person'] as const, where: null, spread: false, transfer, ...people };
    const spans = spansIn(period);
    const counted = await countedIn(stores.activity, { ...request, metrics: calls }, row, spans, corrections);
    const metrics = calls.filter((call) => counted.some((one) => one.call === call));
    const owners = [...new Set(counted.flatMap(({ group }) => group[0] ?? []))];
    const asked: MetricRequest = { ...request, metrics, people: owners };
    const rows = await measure(stores.activity, asked, spans, corrections);
    for (const one of counted) {
      const person = one.group[0] ?? null;
      const cells = rows.find(({ group }) => group[0] === person)?.cells;
      found.push({ ...one, period: month, person, cell: cells?.[metrics.indexOf(one.call)] ?? null });
    }
  }
  return found;
}

/** By month: the metrics whose sources read this kind by a date that lies in it. */
function callsByMonth(
  dictionary: readonly MetricDefinition[],
  kind: Kind,
  values: KeyedRow['values'],
): ReadonlyMap<string, readonly MetricCall[]> {
  const months = new Map<string, MetricCall[]>();
  for (const definition of dictionary) {
    const dates = definition.sources.flatMap((source) => (source.kind === kind ? [source.dated] : []));
    const call: MetricCall = { definition, parameters: definition.parameters };
    for (const month of new Set(dates.map((name) => (values[name] ?? '').slice(0, 7)).filter((one) => one !== '')))
      months.set(month, [...(months.get(month) ?? []), call]);
  }
  return months;
}

/** The kinds whose rows people call by a number that stands in them. */
const CALLED: readonly Kind[] = KINDS.filter((kind) => 'id' in ACTIVITY[kind].columns);

/** The rows within the reach that have exactly this number. */
export async function rowsCalled(stores: RowStores, id: string, reach: Reachable): Promise<readonly FoundRow[]> {
  const refs = CALLED.flatMap((kind): RowId[] =>
    // A case's key says its kind of case, too.
    kind === 'case'
      ? (ACTIVITY.case.columns.kind?.values ?? []).map((of) => ({ kind, key: `${of}|${id}` }))
      : [{ kind, key: id }],
  );
  const found = await Promise.all(refs.map((ref) => findRow(stores, ref, reach)));
  return found.flatMap((one) => (one.ok ? [one.value] : []));
}

/** What other rows say of this one: the checks of a contact, the contact of a check. */
export async function rowsAbout(stores: RowStores, { row }: FoundRow, reach: Reachable): Promise<readonly FoundRow[]> {
  const refs = await refsAbout(stores.activity, row);
  const found = await Promise.all(refs.map((ref) => findRow(stores, ref, reach)));
  return found.flatMap((one) => (one.ok ? [one.value] : []));
}

async function refsAbout(activity: ActivityReader, { kind, values }: KeyedRow): Promise<readonly RowId[]> {
  if (kind === 'check') return [{ kind: 'contact', key: values.contact ?? '' }];
  return kind === 'contact' ? rowsHaving(activity, 'check', 'contact', [values.id ?? '']) : [];
}

function daysOf({ kind, values }: KeyedRow): readonly PlainDate[] {
  const dated = Object.entries(ACTIVITY[kind].columns).filter(([, { type }]) => type === 'instant' || type === 'date');
  return [...new Set(dated.map(([name]) => (values[name] ?? '').slice(0, 10)).filter(isDate))];
}

function dayOf(kind: Kind, values: KeyedRow['values'], column: string): PlainDate {
  const day = (values[column] ?? '').slice(0, 10);
  if (!isDate(day)) throw new Error(`a ${kind} has no ${column}`);
  return day;
}
