import type { MetricCall, MetricRequest, SourceKind } from '../model.ts';
import { contributes } from './behind.ts';
import { alsoWhere, joinedRows } from './compile.ts';
import { type Surroundings, scanOf } from './rows.ts';

/** Metrics that pool a kind's own rows with platform totals, which would count a day twice that stands in both. */
export interface DoublePair {
  readonly kind: SourceKind;
  readonly calls: readonly MetricCall[];
}

export function doublePairs(request: MetricRequest): readonly DoublePair[] {
  return (['contact', 'sale'] as const).flatMap((kind) => {
    const calls = request.metrics.filter(({ definition: { sources } }) =>
      [kind, 'tally'].every((wanted) => sources.some((source) => source.kind === wanted)),
    );
    return calls.length > 0 ? [{ kind, calls }] : [];
  });
}

/** How many days of a person add to one of the pair's metrics from both sides. */
export function countedTwice({ kind, calls }: DoublePair, request: MetricRequest, around: Surroundings): string {
  const both = calls.map(
    (call) => `(${daysOf(call, kind, request, around)} INTERSECT ${daysOf(call, 'tally', request, around)})`,
  );
  return `SELECT count(*) AS days FROM (${both.join(' UNION ')}) twice`;
}

function daysOf(call: MetricCall, kind: SourceKind, request: MetricRequest, around: Surroundings): string {
  const parts = call.definition.sources
    .filter((source) => source.kind === kind)
    .map((source) => {
      const rows = joinedRows(scanOf(source, false), { ...request, by: ['person'] }, around);
      const person = rows.dimension('person');
      const where = alsoWhere(rows.where, `${person} IS NOT NULL`, contributes(call, source));
      return `SELECT ${person} AS who, CAST(r."_at" AS DATE) AS on_day FROM ${rows.from}${where}`;
    });
  return `(${parts.join(' UNION ')})`;
}
