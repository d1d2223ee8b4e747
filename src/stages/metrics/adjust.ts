import type { Decimal } from '../../base/decimal.ts';
import { statistic } from './interval.ts';
import type { Dimension, MetricRequest, MetricRow } from './model.ts';

/**
 * Case-mix adjustment by indirect standardisation: a group is expected to do in each stratum (hour, channel, project,
 * issue) what everybody together does there, so somebody with the hard hours is not compared with the easy ones.
 * Statistics in binary floats, cut to six places; nothing here moves money.
 */
export const CASE_MIX: readonly Dimension[] = ['hour', 'channel', 'project', 'issue'];

export interface AdjustedCell {
  readonly n: Decimal;
  readonly expected: Decimal | null;
  /** Observed ÷ expected: 1 is what the mix of contacts leads one to expect. */
  readonly ratio: Decimal | null;
}

export interface AdjustedRow {
  readonly group: readonly (string | null)[];
  readonly cells: readonly AdjustedCell[];
}

/** The request that measures every group in every stratum. */
export function stratified(request: MetricRequest, strata: readonly Dimension[] = CASE_MIX): MetricRequest {
  return { ...request, by: [...new Set([...request.by, ...strata])], spread: false };
}

/** Adjusts the rows of {@link stratified}. Groups come in their order; metrics without a denominator have no expectation. */
export function adjust(
  rows: readonly MetricRow[],
  request: MetricRequest,
  strata: readonly Dimension[] = CASE_MIX,
): readonly AdjustedRow[] {
  const { by } = stratified(request, strata);
  const at = strata.map((dimension) => by.indexOf(dimension));
  const stratumOf = (row: MetricRow): string => JSON.stringify(at.map((i) => row.group[i] ?? null));
  const pooled = new Map<string, Sums[]>();
  const groups = new Map<string, { group: MetricRow['group']; rows: MetricRow[] }>();
  for (const row of rows) {
    const group = row.group.slice(0, request.by.length);
    const key = JSON.stringify(group);
    const found = groups.get(key) ?? { group, rows: [] };
    found.rows.push(row);
    groups.set(key, found);
    pooled.set(stratumOf(row), plus(pooled.get(stratumOf(row)), row));
  }
  return [...groups.values()].map(({ group, rows: own }) => ({
    group,
    cells: request.metrics.map((call, i) => {
      const rate = call.definition.sources.some((source) => source.denominator !== null);
      const parts = own.map((row) => ({ cell: row.cells[i], all: pooled.get(stratumOf(row))?.[i] }));
      return adjusted(
        rate ? parts : [],
        own.map((row) => row.cells[i]),
      );
    }),
  }));
}

interface Sums {
  readonly numerator: number;
  readonly n: number;
}

function plus(sums: readonly Sums[] | undefined, row: MetricRow): Sums[] {
  return row.cells.map((cell, i) => ({
    numerator: (sums?.[i]?.numerator ?? 0) + cell.numerator.toApproximate(),
    n: (sums?.[i]?.n ?? 0) + cell.n.toApproximate(),
  }));
}

type Cells = readonly (MetricRow['cells'][number] | undefined)[];

function adjusted(parts: readonly { cell: Cells[number]; all: Sums | undefined }[], own: Cells): AdjustedCell {
  const total = own.reduce((sum, cell) => sum + (cell?.n.toApproximate() ?? 0), 0);
  const observed = own.reduce((sum, cell) => sum + (cell?.numerator.toApproximate() ?? 0), 0);
  let expected = 0;
  for (const { cell, all } of parts)
    if (cell && all && all.n > 0) expected += cell.n.toApproximate() * (all.numerator / all.n);
  const known = parts.length > 0 && total > 0;
  return {
    n: statistic(total),
    expected: known ? statistic(expected / total) : null,
    ratio: known && expected > 0 ? statistic(observed / expected) : null,
  };
}
