import type { Decimal } from '../../../base/decimal.ts';
import type { Expr } from '../../../plan/syntax/expr.ts';
import { parseFormula } from '../../../plan/syntax/parse.ts';
import { KINDS, quoteName } from '../../activity/index.ts';
import { checkExpression } from '../check.ts';
import { columnsOf, DERIVED, isDimension, namesOfRequest, namesOfSource, type ValueType } from '../columns.ts';
import type { Dimension, Measure, MetricCall, MetricSource } from '../model.ts';
import { dimensionText, rowPart } from './dimensions.ts';
import { expressionSql } from './expression.ts';
import type { Scan } from './rows.ts';

/** One source of one requested metric, with the metric's parameters in place of their names. */
export interface Measured {
  /** Prefix of its columns in the result: `m0s1` is the second source of the first metric. */
  readonly name: string;
  readonly call: MetricCall;
  readonly source: MetricSource;
}

/** An aggregate column; `adds` when group sums of it may be summed again. */
export interface AggregateColumn {
  readonly name: string;
  readonly sql: string;
  readonly adds: boolean;
}

const DERIVED_EXPRESSIONS: Readonly<Record<string, Expr>> = Object.fromEntries(
  Object.values(DERIVED).flatMap((columns) =>
    Object.entries(columns).map(([name, text]) => {
      const parsed = parseFormula(text);
      if (!parsed.ok) throw new RangeError(`not a formula: ${text}`);
      return [name, parsed.value] as const;
    }),
  ),
);

const MISSING_TYPES: Readonly<Record<ValueType, string>> = {
  number: 'DECIMAL(18,4)',
  text: 'VARCHAR',
  flag: 'BOOLEAN',
  instant: 'TIMESTAMP',
  date: 'DATE',
};

/** Names of a source's expression as SQL over `r`: parameters, columns, derived columns, time slots. */
function rowNames(scan: Scan, parameters: Readonly<Record<string, Decimal>>): (name: string) => string {
  const resolve = (name: string): string => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter) return parameter.toString();
    if (Object.hasOwn(columnsOf(scan.kind), name) || name === 'repeated') return `r.${quoteName(name)}`;
    const derived = Object.hasOwn(DERIVED[scan.kind] ?? {}, name) ? DERIVED_EXPRESSIONS[name] : undefined;
    if (derived) return expressionSql(derived, resolve);
    if (isDimension(name)) return dimensionText(name, rowPart(name, scan));
    // A name of another kind that the same request reads: this kind has nothing to say.
    return `CAST(NULL AS ${MISSING_TYPES[namesOfRequest(KINDS)[name] ?? 'text']})`;
  };
  return resolve;
}

/** Names of the request's `where` as SQL: dimensions first (completed by the roster), then columns. */
export function requestNames(scan: Scan, dimension: (d: Dimension) => string): (name: string) => string {
  const columns = rowNames(scan, {});
  return (name) => (isDimension(name) ? dimensionText(name, dimension(name)) : columns(name));
}

export function typeOfMeasure(of: Expr, measured: Measured): ValueType {
  const names: Record<string, ValueType> = { ...namesOfSource(measured.source) };
  for (const parameter of Object.keys(measured.call.parameters)) names[parameter] = 'number';
  return checkExpression(of, names, ['flag']).length === 0 ? 'flag' : 'number';
}

/** The aggregates a source needs in a `sum`: numerator, denominator or rows counted, and the spread if asked for. */
export function sumColumns(
  measured: Measured,
  scan: Scan,
  weighted: boolean,
  spread: boolean,
): readonly AggregateColumn[] {
  const { name, source, call } = measured;
  const columns: AggregateColumn[] = [];
  const aggregate = (suffix: string, measure: Measure | null): void => {
    if (measure) columns.push({ name: `${name}_${suffix}`, ...aggregateSql(measure, measured, scan, weighted) });
  };
  aggregate('num', source.numerator);
  aggregate('den', source.denominator);
  // A count counts itself; what has a denominator has that. Any other sum says how many rows it summed.
  if (call.definition.unit !== 'count' && call.definition.sources.every((s) => s.denominator === null))
    columns.push({
      name: `${name}_n`,
      sql: `${weighted ? 'sum(r."_weight")' : 'count(*)'}${filter(whereSql(measured, scan))}`,
      adds: true,
    });
  if (spread && source.spread) columns.push(...spreadColumns(measured, source.spread, scan));
  return columns;
}

function aggregateSql(measure: Measure, measured: Measured, scan: Scan, weighted: boolean) {
  const where = whereSql(measured, scan);
  if (measure.type === 'distinct')
    return { sql: `count(DISTINCT r.${quoteName(measure.column)})${filter(where)}`, adds: false };
  const sql = expressionSql(measure.of, rowNames(scan, measured.call.parameters));
  if (typeOfMeasure(measure.of, measured) === 'flag')
    return { sql: `${weighted ? 'sum(r."_weight")' : 'count(*)'}${filter(where, sql)}`, adds: true };
  if (sql === '1' && !weighted) return { sql: `count(*)${filter(where)}`, adds: true };
  return { sql: `sum(${weighted ? `${sql} * r."_weight"` : sql})${filter(where)}`, adds: true };
}

/** The value a row adds to a shape's inner grouping, as a number or a condition. */
export function rowSql(of: Expr, measured: Measured, scan: Scan): string {
  return expressionSql(of, rowNames(scan, measured.call.parameters));
}

export function whereSql(measured: Measured, scan: Scan): string | null {
  const { where } = measured.source;
  return where && expressionSql(where, rowNames(scan, measured.call.parameters));
}

export function filter(...conditions: readonly (string | null)[]): string {
  const given = conditions.filter((c) => c !== null && c !== 'TRUE');
  return given.length === 0 ? '' : ` FILTER (WHERE ${given.join(' AND ')})`;
}

const QUANTILES = { p50: '0.5', p90: '0.9', p95: '0.95' } as const;

function spreadColumns(measured: Measured, spread: Expr, scan: Scan): readonly AggregateColumn[] {
  const value = rowSql(spread, measured, scan);
  const where = whereSql(measured, scan);
  const quantiles = Object.entries(QUANTILES).map(([name, share]) => ({
    name: `${measured.name}_${name}`,
    sql: `percentile_disc(${share}) WITHIN GROUP (ORDER BY ${value})${filter(where, `${value} IS NOT NULL`)}`,
    adds: false,
  }));
  const { buckets } = measured.call.definition;
  const edges = buckets.map((edge) => edge.toString());
  const counts = [...edges, null].map((below, i) => {
    const from = i === 0 ? null : `${value} >= ${edges[i - 1]}`;
    const to = below === null ? null : `${value} < ${below}`;
    return {
      name: `${measured.name}_h${i}`,
      sql: `count(*)${filter(where, from, to, `${value} IS NOT NULL`)}`,
      adds: false,
    };
  });
  return [...quantiles, ...counts];
}
