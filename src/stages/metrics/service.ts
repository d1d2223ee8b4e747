import { Decimal } from '../../base/decimal.ts';
import type { RowRef } from '../../base/explain.ts';
import type { Period } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { PersonSpan } from '../../people/index.ts';
import {
  type ActivityReader,
  columnsForLinks,
  type Kind,
  type LentTable,
  type LinkFrom,
  originOf,
  pageOfBorn,
  wholeRows,
} from '../activity/index.ts';
import { type AdjustedRow, adjust, CASE_MIX, stratified } from './adjust.ts';
import { metricRows } from './cells.ts';
import { datedColumn } from './columns.ts';
import { correctionsTable, peopleTable, rosterTable } from './lend.ts';
import type { Correction, Dimension, MetricCall, MetricRequest, MetricRow } from './model.ts';
import { metricProblem } from './problems.ts';
import { type BehindSql, behindSql } from './sql/behind.ts';
import { compileMetrics, needsJoin, scanKey, scansOf } from './sql/compile.ts';
import { countedSql } from './sql/counted.ts';
import type { Measured } from './sql/measures.ts';
import { periodToRead, type Scan, type Surroundings, scanOf } from './sql/rows.ts';
import { countedTwice, doublePairs } from './sql/twice.ts';

/** Asks one statement of the store for every metric of the request in every group. */
export async function measure(
  reader: ActivityReader,
  request: MetricRequest,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[] = [],
): Promise<readonly MetricRow[]> {
  if (request.metrics.length === 0) return [];
  const scans = scansOf(request);
  return surrounded(reader, request, scans, spans, corrections, async (around) =>
    metricRows(await reader.query(compileMetrics(request, around)), request),
  );
}

/** Observed ÷ expected by group, given the mix of strata each had; everybody in the request is the standard. */
export async function measureAdjusted(
  reader: ActivityReader,
  request: MetricRequest,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[] = [],
  strata: readonly Dimension[] = CASE_MIX,
): Promise<readonly AdjustedRow[]> {
  const fine = await measure(reader, stratified(request, strata), spans, corrections);
  return adjust(fine, request, strata);
}

/** What a page of rows is asked by: one metric of a request in one of its groups. */
export interface Behind {
  readonly call: MetricCall;
  /** The group's texts, in the order of `request.by`. */
  readonly group: readonly (string | null)[];
  readonly offset: number;
  readonly limit: number;
  /** Where rows open in the systems they came from. */
  readonly links?: readonly LinkFrom[];
}

/** The rows of activity that a number was made of, by when they happened, with the columns the metric read. */
export async function rowsBehind(
  reader: ActivityReader,
  request: MetricRequest,
  { call, group, offset, limit, links = [] }: Behind,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[] = [],
): Promise<{ readonly rows: readonly RowRef[]; readonly total: number }> {
  const asked = { ...request, metrics: [call] };
  // The roster is no activity: a number made of it ends at the person.
  const sources = call.definition.sources.flatMap((source) =>
    source.kind === 'person' ? [] : [{ source, kind: source.kind }],
  );
  const concerned = spansOf(group[request.by.indexOf('person')] ?? null, spans);
  return surrounded(reader, asked, scansOf(asked), concerned, corrections, async (around) => {
    const rows: RowRef[] = [];
    let total = 0;
    for (const { source, kind } of sources) {
      const behind = behindSql(call, source, { group, also: columnsForLinks(links, kind) }, asked, around);
      const from = Math.max(0, offset - total);
      const wanted = limit - rows.length;
      const [count] = await reader.query(behind.count(from + wanted));
      const here = Number(count?.total ?? '0');
      total += here;
      if (wanted <= 0 || from >= here) continue;
      const page = await reader.query(behind.page(wanted, from, count?.until ?? null));
      rows.push(...page.map((row) => rowRef(kind, row, behind, links)));
    }
    return { rows, total };
  });
}

/** The spans that can say whose one person's rows are: of everybody who was ever called as the person was. */
function spansOf(person: string | null, spans: readonly PersonSpan[]): readonly PersonSpan[] {
  if (person === null) return spans;
  const names = new Set([person, ...spans.flatMap((span) => (span.person === person ? span.names : []))]);
  const concerned = spans.filter((span) => span.names.some((name) => names.has(name)));
  // A roster without any of them is a roster still: it says that the rows are their agent's own.
  return concerned.length > 0 ? concerned : spans;
}

function rowRef(
  kind: Kind,
  row: Readonly<Record<string, string | null>>,
  { columns, also }: BehindSql,
  links: readonly LinkFrom[],
): RowRef {
  const link = pageOfBorn(kind, row.file ?? '', row.sheet ?? '');
  const valuesOf = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, row[`value_${name}`] ?? null]));
  const origin = originOf(links, kind, valuesOf(also));
  return {
    kind,
    key: row.row_key ?? '',
    importId: row.import_id ?? '',
    file: row.file ?? '',
    sheet: row.sheet || null,
    row: Number(row.row ?? '0'),
    ...(link !== null && { link }),
    ...(origin !== null && { origin }),
    values: valuesOf(columns),
  };
}

/** One row of activity, whatever its columns say. */
export interface RowId {
  readonly kind: Kind;
  readonly key: string;
}

/** A metric that a row counts in, in one group of the request. */
export interface Counted {
  readonly group: readonly (string | null)[];
  readonly call: MetricCall;
  /** What the row adds above and below the line; null where it adds no sum of its own. */
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
}

/** The other direction of {@link rowsBehind}: which metrics of the request one row counts in, where, and what it adds. */
export async function countedIn(
  reader: ActivityReader,
  request: MetricRequest,
  { kind, key }: RowId,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[] = [],
): Promise<readonly Counted[]> {
  const sources = request.metrics.flatMap((call, i) =>
    call.definition.sources.flatMap((source, j) => {
      if (source.kind !== kind) return [];
      const scan = scanOf(source, call.definition.shape.type === 'retained');
      return [{ scan, measured: { name: `m${i}s${j}`, call, source } }];
    }),
  );
  const scans = new Map(sources.map(({ scan }) => [scanKey(scan), scan]));
  if (scans.size === 0) return [];
  return surrounded(reader, request, [...scans.values()], spans, corrections, async (around) => {
    const counted: Counted[] = [];
    for (const [name, scan] of scans) {
      const read = sources.filter((one) => scanKey(one.scan) === name).map(({ measured }) => measured);
      for (const row of await reader.query(countedSql(key, scan, read, request, around)))
        counted.push(...read.flatMap((measured) => cellsOf(row, measured, request)));
    }
    return counted;
  });
}

function cellsOf(
  row: Readonly<Record<string, string | null>>,
  { name, call }: Measured,
  request: MetricRequest,
): readonly Counted[] {
  if (row[`${name}_in`] !== 'true') return [];
  const sum = (text: string | null | undefined) => (text == null ? null : Decimal.of(text));
  const group = request.by.map((_, i) => row[`d${i}`] ?? null);
  return [{ group, call, numerator: sum(row[`${name}_num`]), denominator: sum(row[`${name}_den`]) }];
}

/** Whose a row is within the request's people; undefined where it is nobody's whom the request reaches. */
export async function ownersOf(
  reader: ActivityReader,
  request: Omit<MetricRequest, 'metrics' | 'by'>,
  { kind, key }: RowId,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[] = [],
): Promise<readonly (string | null)[] | undefined> {
  const asked: MetricRequest = { ...request, metrics: [], by: ['person'] };
  const scan: Scan = { kind, dated: datedColumn(kind), whose: 'agent', repeat: null, bots: true, retained: false };
  return surrounded(reader, asked, [scan], spans, corrections, async (around) => {
    const found = await reader.query(countedSql(key, scan, [], asked, around));
    return found.length === 0 ? undefined : [...new Set(found.map((row) => row.d0 ?? null))];
  });
}

/** What is suspicious about a request's data: agent-days that stand both in detail and in platform totals. */
export async function findings(
  reader: ActivityReader,
  request: MetricRequest,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[] = [],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const totals = await reader.rows('tally', request.period, request.known);
  // Most organisations have no platform totals: then nothing is read twice to find nothing.
  if ((await reader.query(`SELECT 1 AS found FROM ${totals} t LIMIT 1`)).length === 0) return [];
  for (const pair of doublePairs(request)) {
    const asked = { ...request, metrics: pair.calls, by: ['person'] as const };
    const days = await surrounded(reader, asked, scansOf(asked), spans, corrections, async (around) => {
      const [found] = await reader.query(countedTwice(pair, asked, around));
      return Number(found?.days ?? '0');
    });
    if (days === 0) continue;
    const metrics = pair.calls.map((call) => call.definition.id).join(', ');
    problems.push(metricProblem('metrics.counted-twice', { days, metrics }, { period: request.period.text }));
  }
  return problems;
}

/** Looks up the store's relations and lends it the roster and the corrections while `use` runs. */
async function surrounded<T>(
  reader: ActivityReader,
  request: MetricRequest,
  scans: readonly Scan[],
  spans: readonly PersonSpan[],
  corrections: readonly Correction[],
  use: (around: Surroundings) => Promise<T>,
): Promise<T> {
  const relations = new Map<string, string>();
  const born: LentTable[] = [];
  for (const scan of scans) {
    if (scan.kind === 'person') continue;
    const { from, lent } = await wholeRows(reader, scan.kind, periodToRead(scan, request), request.known);
    relations.set(scanKey(scan), from);
    born.push(...lent.filter((table) => !born.some(({ name }) => name === table.name)));
  }
  const around: Surroundings = {
    relation: (scan) => relations.get(scanKey(scan)) ?? '',
    corrections,
    roster: {
      present: spans.length > 0,
      changesWithin: changesWithin(spans, request.period),
      namesOf: (person) => spans.flatMap((span) => (span.person === person ? span.names : [])),
    },
  };
  const roster = needsJoin(request, around) ? spans : [];
  const lent = [...born, ...lentTables(scans, spans, roster, corrections, request.period)];
  return reader.lend(lent, () => use(around));
}

function lentTables(
  scans: readonly Scan[],
  spans: readonly PersonSpan[],
  roster: readonly PersonSpan[],
  corrections: readonly Correction[],
  period: Period,
): readonly LentTable[] {
  const kinds = new Set(scans.map((scan) => scan.kind));
  const tables: LentTable[] = roster.length > 0 ? [rosterTable(roster)] : [];
  for (const kind of kinds) {
    if (kind === 'person') tables.push(peopleTable(spans, period));
    else if (corrections.some((c) => c.kind === kind)) tables.push(correctionsTable(kind, corrections));
  }
  return tables;
}

/** Whether anybody's place changes inside the period: then a day matters for whose a row is. */
function changesWithin(spans: readonly PersonSpan[], period: Period): boolean {
  const inside = spans.filter((s) => s.from <= period.last && s.to >= period.first);
  return inside.some((s) => s.from > period.first || s.to < period.last);
}
