import { type Expr, namesIn } from '../../../plan/syntax/expr.ts';
import { parseFormula } from '../../../plan/syntax/parse.ts';
import { quoteName, quoteText } from '../../activity/index.ts';
import { columnsOf, DERIVED } from '../columns.ts';
import type { Measure, MetricCall, MetricRequest, MetricSource } from '../model.ts';
import { alsoWhere, calledAs, joinedRows } from './compile.ts';
import { inGroup } from './dimensions.ts';
import { rowSql, typeOfMeasure, whereSql } from './measures.ts';
import { type Surroundings, scanOf } from './rows.ts';

/** The rows that one cell of a result was made of. */
export interface BehindSql {
  /** How many there are (`total`), and where it is known without more work, when the last of the first `first` was (`until`). */
  readonly count: (first: number) => string;
  readonly page: (limit: number, offset: number, until: string | null) => string;
  /** The columns the metric read. */
  readonly columns: readonly string[];
  /** Those that are read besides, for the reader of the rows. */
  readonly also: readonly string[];
}

/** A request's rows of one source, in one group: what its `by` dimensions must be, in that order. */
export function behindSql(
  call: MetricCall,
  source: MetricSource,
  { group, also }: { readonly group: readonly (string | null)[]; readonly also: readonly string[] },
  request: MetricRequest,
  around: Surroundings,
): BehindSql {
  const scan = scanOf(source, call.definition.shape.type === 'retained');
  const rows = joinedRows(scan, request, around);
  const groups = request.by.map((d, i) => inGroup(d, rows.dimension(d), group[i] ?? null));
  const person = request.by.indexOf('person');
  const name = group[person];
  const mine = typeof name === 'string' ? calledAs([name], around) : null;
  const where = alsoWhere(rows.where, mine, ...groups, contributes(call, source));
  const columns = columnsRead(call, source);
  // A row can stand twice where a transfer is shared or a period looks back; behind a number it stands once.
  const once = scan.retained || rows.weighted ? 'DISTINCT ' : '';
  const values = [...new Set([...columns, ...also])].map(
    (name) => `CAST(r.${quoteName(name)} AS VARCHAR) AS ${quoteName(`value_${name}`)}`,
  );
  const place = ['"row_key"', '"import_id"', '"file"', '"sheet"', '"row"'].map((name) => `r.${name}`);
  const list = `SELECT ${once}${[...place, ...values, 'r."_at"'].join(', ')} FROM ${rows.from}${where}`;
  return {
    count(first) {
      if (mine === null || once !== '') return `SELECT count(*) AS total FROM (${list}) b`;
      // One person's rows are few, and strewn over all: they are found by few columns, and the page then reads the rest of a few days.
      const moments = `SELECT r."_at" AS moment, row_number() OVER (ORDER BY r."_at") AS nth FROM ${rows.from}${where}`;
      return `SELECT count(*) AS total, CAST(max(moment) FILTER (WHERE nth <= ${first}) AS VARCHAR) AS until FROM (${moments}) b`;
    },
    page(limit, offset, until) {
      const early = until === null ? '' : ` AND r."_at" <= CAST(${quoteText(until)} AS TIMESTAMP)`;
      return `${list}${early} ORDER BY r."_at", r."row_key" LIMIT ${limit} OFFSET ${offset}`;
    },
    columns,
    also,
  };
}

/** Whether a row adds to the numerator or the denominator. */
export function contributes(call: MetricCall, source: MetricSource): string {
  const measured = { name: '', call, source };
  const scan = scanOf(source, call.definition.shape.type === 'retained');
  const adds = (measure: Measure): string => {
    if (measure.type === 'distinct') return `r.${quoteName(measure.column)} IS NOT NULL`;
    const value = rowSql(measure.of, measured, scan);
    return typeOfMeasure(measure.of, measured) === 'flag' ? value : `${value} IS NOT NULL`;
  };
  const { shape } = call.definition;
  if (shape.type === 'every' || shape.type === 'retained') {
    const unit = shape.unit === 'person' ? 'r."_agent"' : `r.${quoteName(shape.unit)}`;
    return [`${unit} IS NOT NULL`, whereSql(measured, scan)].filter((c) => c !== null).join(' AND ');
  }
  const measures = [source.numerator, source.denominator].filter((m) => m !== null).map((m) => `(${adds(m)})`);
  return [whereSql(measured, scan), `(${measures.join(' OR ')})`].filter((c) => c !== null).join(' AND ');
}

/** Every stored column that a source's definition names, whose it is and when; in the kind's own order. */
function columnsRead(call: MetricCall, source: MetricSource): readonly string[] {
  const read = new Set([source.whose, source.dated, ...(source.repeat?.same ?? [])]);
  const note = (expr: Expr | null): void => {
    for (const name of expr === null ? [] : namesIn(expr)) {
      read.add(name);
      const derived = DERIVED[source.kind]?.[name];
      const parsed = derived === undefined ? undefined : parseFormula(derived);
      if (parsed?.ok) note(parsed.value);
    }
  };
  for (const measure of [source.numerator, source.denominator]) {
    if (measure?.type === 'sum') note(measure.of);
    else if (measure) read.add(measure.column);
  }
  note(source.where);
  note(source.spread);
  const { shape } = call.definition;
  if (shape.type === 'every' || shape.type === 'retained') read.add(shape.unit);
  return Object.keys(columnsOf(source.kind)).filter((name) => read.has(name));
}
