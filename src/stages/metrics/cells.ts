import { Decimal } from '../../base/decimal.ts';
import type { Cell } from '../activity/index.ts';
import { wilson } from './interval.ts';
import type { Dimension, MetricCall, MetricCell, MetricRequest, MetricRow } from './model.ts';
import { seenColumns } from './sql/compile.ts';
import { scanOf } from './sql/rows.ts';

/** The statement's result as rows of metrics: the only place where a numerator meets its denominator. */

type Found = Readonly<Record<string, Cell>>;

export function metricRows(found: readonly Found[], request: MetricRequest): readonly MetricRow[] {
  const columns = seenColumns(request);
  const seen = request.metrics.map(({ definition }) =>
    definition.sources.map((source) => columns(scanOf(source, definition.shape.type === 'retained'))),
  );
  const rows = found.map((row) => ({
    group: request.by.map((_, i) => row[`d${i}`] ?? null),
    cells: request.metrics.map((call, i) => cellOf(row, call, i, seen[i] ?? [], request.spread)),
  }));
  return rows.sort((a, b) => compareGroups(a.group, b.group, request.by));
}

function cellOf(row: Found, call: MetricCall, index: number, seen: readonly string[], spread: boolean): MetricCell {
  const { definition } = call;
  const total = (suffix: string): Decimal =>
    definition.sources.reduce((sum, _, j) => sum.plus(number(row[`m${index}s${j}_${suffix}`])), Decimal.ZERO);
  const numerator = total('num');
  const rate = definition.shape.type !== 'sum' || definition.sources.some((s) => s.denominator !== null);
  const denominator = rate ? total('den') : Decimal.ONE;
  // A count is 0 where its kind has rows and none matches, and missing where its kind has no rows at all.
  const known = rate ? !denominator.isZero() : seen.some((column) => !number(row[column]).isZero());
  const n = rate ? denominator : definition.unit === 'count' ? numerator : total('n');
  const interval = definition.interval ? wilson(numerator, denominator) : undefined;
  return {
    value: known ? numerator.over(denominator) : null,
    numerator,
    n,
    ...(interval && { interval }),
    ...(spread && spreadOf(row, call, index)),
  };
}

function spreadOf(row: Found, { definition }: MetricCall, index: number): Partial<MetricCell> {
  const j = definition.sources.findIndex((s) => s.spread !== null);
  if (j < 0) return {};
  const column = (suffix: string): Cell => row[`m${index}s${j}_${suffix}`] ?? null;
  const quantile = (suffix: string): Decimal | null => {
    const text = column(suffix);
    return text === null ? null : number(text);
  };
  const histogram = [...definition.buckets, null].map((below, k) => ({ below, rows: Number(column(`h${k}`) ?? '0') }));
  return { p50: quantile('p50'), p90: quantile('p90'), p95: quantile('p95'), histogram };
}

function number(text: Cell | undefined): Decimal {
  return text === null || text === undefined ? Decimal.ZERO : Decimal.of(text);
}

/** By dimension in the order asked for: numbers by size, texts by code unit, what is unknown last. */
function compareGroups(a: readonly (string | null)[], b: readonly (string | null)[], by: readonly Dimension[]): number {
  for (let i = 0; i < by.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    if (by[i] === 'hour' || by[i] === 'weekday') return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return 0;
}
