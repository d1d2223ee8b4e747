import type { Period } from '../../base/period.ts';
import type { PersonSpan } from '../../people/index.ts';
import type { ActivityReader, LentTable } from '../activity/index.ts';
import { metricRows } from './cells.ts';
import { correctionsTable, peopleTable, rosterTable } from './lend.ts';
import type { Correction, MetricRequest, MetricRow } from './model.ts';
import { compileMetrics, scanKey, scansOf } from './sql/compile.ts';
import { periodToRead, type Scan, type Surroundings } from './sql/rows.ts';

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
  for (const scan of scans)
    if (scan.kind !== 'person')
      relations.set(scanKey(scan), await reader.rows(scan.kind, periodToRead(scan, request), request.known));
  const around: Surroundings = {
    relation: (scan) => relations.get(scanKey(scan)) ?? '',
    corrections,
    roster: { present: spans.length > 0, changesWithin: changesWithin(spans, request.period) },
  };
  return reader.lend(lentTables(scans, spans, corrections, request.period), () => use(around));
}

function lentTables(
  scans: readonly Scan[],
  spans: readonly PersonSpan[],
  corrections: readonly Correction[],
  period: Period,
): readonly LentTable[] {
  const kinds = new Set(scans.map((scan) => scan.kind));
  const tables: LentTable[] = spans.length > 0 ? [rosterTable(spans)] : [];
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
