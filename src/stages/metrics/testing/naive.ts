import { Decimal } from '../../../base/decimal.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  isoWeekday,
  type Period,
  previousPeriod,
  quarterOf,
  wholeMonths,
} from '../../../base/period.ts';
import type { PersonSpan } from '../../../people/index.ts';
import type { Expr } from '../../../plan/syntax/expr.ts';
import { parseFormula } from '../../../plan/syntax/parse.ts';
import type { Kind } from '../../activity/index.ts';
import { columnsOf, DERIVED } from '../columns.ts';
import type { Dimension, Measure, MetricCall, MetricRequest, MetricSource } from '../model.ts';
import type { Row, World } from './generate.ts';

/**
 * The metrics once more, row by row and without SQL: slow, obvious, and written from metrics.md instead of from the
 * compiler, so that the two can be held against each other.
 */

type Value = Decimal | string | boolean | null;
interface Seen {
  readonly row: Row;
  readonly agent: string | null;
  /** `YYYY-MM-DD HH:MM:SS`; only the date where the kind has no clock. */
  readonly moment: string;
  readonly span: PersonSpan | undefined;
  readonly repeated: boolean;
}

export interface NaiveCell {
  readonly value: string | null;
  readonly n: string;
}

/** Cells by group (as JSON of its texts), for one metric. */
export function naiveMetric(world: World, call: MetricCall, request: MetricRequest): ReadonlyMap<string, NaiveCell> {
  const { shape, sources } = call.definition;
  if (shape.type === 'every') return naiveEvery(world, call, request, shape.unit);
  if (shape.type === 'retained') return naiveRetained(world, call, request, shape.unit);
  const totals = new Map<string, { num: Decimal; den: Decimal; counted: number; distinct: Map<number, Set<string>> }>();
  const teamTotals = new Map<string, Decimal>();
  const teamsOf = new Map<string, Set<string>>();
  sources.forEach((source, index) => {
    for (const seen of rowsOf(world, source, request)) {
      const key = groupOf(seen, source, request.by, seen.moment);
      const total = totals.get(key) ?? { num: Decimal.ZERO, den: Decimal.ZERO, counted: 0, distinct: new Map() };
      totals.set(key, total);
      if (source.where && evaluate(source.where, seen, source, call) !== true) continue;
      const own = measured(source.numerator, seen, source, call);
      if (shape.type === 'share') {
        const team = seen.span?.team ?? null;
        if (team === null) continue;
        const apart = request.by.filter((d) => !WHO.includes(d));
        const teamKey = JSON.stringify([team, groupOf(seen, source, apart, seen.moment)]);
        teamTotals.set(teamKey, (teamTotals.get(teamKey) ?? Decimal.ZERO).plus(own));
        teamsOf.set(key, (teamsOf.get(key) ?? new Set()).add(teamKey));
      }
      total.num = total.num.plus(own);
      if (source.denominator?.type === 'distinct') {
        const found = seen.row[source.denominator.column];
        if (found != null) total.distinct.set(index, (total.distinct.get(index) ?? new Set()).add(found));
      } else total.den = total.den.plus(measured(source.denominator, seen, source, call));
      total.counted += 1;
    }
  });
  const rate = sources.some((s) => s.denominator !== null);
  return new Map(
    [...totals].map(([key, total]) => {
      const distinct = [...total.distinct.values()].reduce((sum, set) => sum + set.size, 0);
      const teams = [...(teamsOf.get(key) ?? [])].reduce(
        (sum, t) => sum.plus(teamTotals.get(t) ?? Decimal.ZERO),
        Decimal.ZERO,
      );
      if (shape.type === 'share') return [key, cell(total.num, teams)];
      if (rate) return [key, cell(total.num, total.den.plus(Decimal.int(distinct)))];
      const n = call.definition.unit === 'count' ? total.num : Decimal.int(total.counted);
      return [key, { value: total.num.toString(), n: n.toString() }];
    }),
  );
}

const WHO: readonly Dimension[] = ['person', 'agent', 'team', 'lead', 'manager', 'post', 'level', 'tenure', 'shift'];

function cell(num: Decimal, den: Decimal): NaiveCell {
  return { value: den.isZero() ? null : num.over(den).toString(), n: den.toString() };
}

/** `every`: units counted once a group, of those that have rows the ones whose every row fits. */
function naiveEvery(world: World, call: MetricCall, request: MetricRequest, unit: string) {
  const [source] = call.definition.sources as [MetricSource];
  const groups = new Map<string, Map<string, boolean>>();
  for (const seen of rowsOf(world, source, request)) {
    const one = unitOf(seen, unit);
    if (one === null || (source.where && evaluate(source.where, seen, source, call) !== true)) continue;
    const fits = source.numerator?.type !== 'sum' || evaluate(source.numerator.of, seen, source, call) === true;
    const key = groupOf(seen, source, request.by, seen.moment);
    const units = groups.get(key) ?? new Map<string, boolean>();
    groups.set(key, units.set(one, (units.get(one) ?? true) && fits));
  }
  return new Map([...groups].map(([key, units]) => [key, countCell([...units.values()].filter(Boolean), units)]));
}

/** `retained`: of the units that were there a slot earlier, those that are there again. */
function naiveRetained(world: World, call: MetricCall, request: MetricRequest, unit: string) {
  const [source] = call.definition.sources as [MetricSource];
  const now = new Map<string, Set<string>>();
  const earlier = new Map<string, Set<string>>();
  const add = (to: typeof now, key: string, one: string) => to.set(key, (to.get(key) ?? new Set()).add(one));
  for (const seen of rowsOf(world, source, { ...request, period: LONG_AGO })) {
    const one = unitOf(seen, unit);
    if (one === null) continue;
    const date = seen.moment.slice(0, 10);
    const next = nextSlot(date, request.by);
    const counts = next === undefined ? within(previousPeriod(request.period), date) : within(request.period, next);
    if (within(request.period, date)) add(now, groupOf(seen, source, request.by, seen.moment), one);
    if (counts) add(earlier, groupOf(seen, source, request.by, next ?? seen.moment), one);
  }
  return new Map(
    [...new Set([...now.keys(), ...earlier.keys()])].map((key) => {
      const before = earlier.get(key) ?? new Set<string>();
      return [
        key,
        countCell(
          [...before].filter((one) => now.get(key)?.has(one)),
          before,
        ),
      ];
    }),
  );
}

function unitOf(seen: Seen, unit: string): string | null {
  return unit === 'person' ? (seen.span?.person ?? seen.agent) : (seen.row[unit] ?? null);
}

function countCell(some: { readonly length: number }, all: { readonly size: number }): NaiveCell {
  return cell(Decimal.int(some.length), Decimal.int(all.size));
}

const LONG_AGO: Period = { kind: 'range', text: '0001-01-01..9999-12-31', first: '0001-01-01', last: '9999-12-31' };

function nextSlot(date: string, by: readonly Dimension[]): string | undefined {
  if (by.includes('day')) return addDays(date, 1);
  if (by.includes('week')) return addDays(date, 7);
  if (by.includes('month')) return addMonths(date, 1);
  return by.includes('quarter') ? addMonths(date, 3) : undefined;
}

function within(period: Period, date: string): boolean {
  return period.first <= date && date <= period.last;
}

/** The rows a source sees, each with whose it is and where they stood that day. */
function rowsOf(world: World, source: MetricSource, request: MetricRequest): readonly Seen[] {
  const rows = source.kind === 'person' ? peopleRows(world.spans, request.period) : world.rows[source.kind as Kind];
  const seen: Seen[] = [];
  for (const row of rows) {
    const moment = row[source.dated] ?? null;
    if (moment === null || !within(request.period, moment.slice(0, 10))) continue;
    const bot = source.kind === 'contact' && row.bot === 'true';
    if (bot && !source.bots) continue;
    const date = moment.slice(0, 10);
    // Whichever rule began last by the day; halves are tried apart.
    const rule = (request.transfer ?? []).filter(({ from }) => from <= date).at(-1)?.rule ?? 'last';
    const owner = rule === 'first' && source.kind === 'contact' ? (row.first_agent ?? row.agent) : row[source.whose];
    const agent = bot ? null : (owner ?? null);
    const span = world.spans.find((s) => agent !== null && s.names.includes(agent) && s.from <= date && date <= s.to);
    const one = { row, agent, moment, span, repeated: source.repeat !== null && isRepeated(row, rows, source) };
    if (request.where === null || evaluate(request.where, one, source, undefined) === true) seen.push(one);
  }
  return seen;
}

function isRepeated(row: Row, rows: readonly Row[], source: MetricSource): boolean {
  const at = (r: Row): string => `${r[source.dated]} ${r.row_key}`;
  const limit = `${addDays((row[source.dated] ?? '').slice(0, 10), source.repeat?.days ?? 0)}${(row[source.dated] ?? '').slice(10)}`;
  return rows.some(
    (other) =>
      (source.repeat?.same ?? []).every((name) => (other[name] ?? null) === (row[name] ?? null)) &&
      at(other) > at(row) &&
      (other[source.dated] ?? '') <= limit,
  );
}

function peopleRows(spans: readonly PersonSpan[], period: Period): readonly Row[] {
  const end = period.last;
  return spans
    .filter((s) => s.from <= end && end <= s.to)
    .map((s) => {
      let since = s.from;
      for (const e of [...spans].reverse())
        if (e.person === s.person && e.level === s.level && addDays(e.to, 1) === since) since = e.from;
      const months = (from: string | null): Cellish =>
        from === null ? null : String(wholeMonths(from, addDays(end, 1)));
      return {
        agent: s.names[0] ?? null,
        date: end,
        tenure_months: months(s.hired_on),
        months_at_level: s.level === null ? null : months(since),
      };
    });
}

type Cellish = string | null;

function groupOf(seen: Seen, source: MetricSource, by: readonly Dimension[], slot: string): string {
  return JSON.stringify(by.map((d) => dimensionOf(d, seen, source, slot)));
}

function dimensionOf(
  d: Dimension,
  { row, agent, moment, span }: Seen,
  source: MetricSource,
  slot: string,
): string | null {
  const date = moment.slice(0, 10);
  switch (d) {
    case 'agent':
      return agent;
    case 'person':
      return span?.person ?? agent;
    case 'channel':
    case 'issue':
      return row[d] ?? null;
    case 'project':
    case 'shift':
      return row[d] ?? span?.[d] ?? null;
    case 'hour':
      return columnsOf(source.kind)[source.dated] === 'instant' ? String(Number(moment.slice(11, 13))) : null;
    case 'weekday':
      return String(isoWeekday(date));
    case 'day':
      return slot.slice(0, 10);
    case 'week':
      return isoWeek(slot.slice(0, 10));
    case 'month':
      return slot.slice(0, 7);
    case 'quarter':
      return quarterOf(slot.slice(0, 10)).text;
    case 'tenure':
      return span ? (span.tenure_band ?? band(span.hired_on, date)) : null;
    default:
      return span?.[d] ?? null;
  }
}

function band(hired: string | null, date: string): string | null {
  if (hired === null || date < hired) return null;
  const days = daysBetween(hired, date);
  return days <= 30 ? '0-30' : days <= 60 ? '31-60' : days <= 90 ? '61-90' : '>90';
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(date: string): string {
  const thursday = addDays(date, 4 - isoWeekday(date));
  const first = `${thursday.slice(0, 4)}-01-01`;
  return `${thursday.slice(0, 4)}-W${String(Math.floor(daysBetween(first, thursday) / 7) + 1).padStart(2, '0')}`;
}

function measured(measure: Measure | null, seen: Seen, source: MetricSource, call: MetricCall): Decimal {
  if (measure?.type !== 'sum') return Decimal.ZERO;
  const value = evaluate(measure.of, seen, source, call);
  if (value instanceof Decimal) return value;
  return value === true ? Decimal.ONE : Decimal.ZERO;
}

/** An expression over one row; null is missing. */
function evaluate(expr: Expr, seen: Seen, source: MetricSource, call: MetricCall | undefined): Value {
  const value = (e: Expr): Value => evaluate(e, seen, source, call);
  switch (expr.type) {
    case 'number':
    case 'text':
    case 'flag':
      return expr.value;
    case 'name':
      return nameOf(expr.name, seen, source, call);
    case 'negate': {
      const of = value(expr.of);
      return of instanceof Decimal ? of.negated() : null;
    }
    case 'not':
      return value(expr.of) !== true;
    case 'in':
      return expr.list.some((item) => compare('=', value(expr.of), value(item)));
    case 'call': {
      const [first, second, third] = expr.args as [Expr, Expr, Expr];
      if (expr.fn === 'MISSING') return value(first) === null;
      if (expr.fn === 'IF') return value(first) === true ? value(second) : value(third);
      throw new Error(`no naive ${expr.fn}`);
    }
    case 'binary':
      return binary(expr.op, value(expr.left), value(expr.right));
  }
}

function binary(op: string, a: Value, b: Value): Value {
  if (op === 'AND') return a === true && b === true;
  if (op === 'OR') return a === true || b === true;
  if (!'+-*'.includes(op)) return compare(op, a, b);
  if (!(a instanceof Decimal) || !(b instanceof Decimal)) return null;
  return op === '+' ? a.plus(b) : op === '-' ? a.minus(b) : a.times(b);
}

function compare(op: string, a: Value, b: Value): boolean {
  if (a === null || b === null) return false;
  const sign =
    a instanceof Decimal && b instanceof Decimal ? a.compare(b) : a === b ? 0 : String(a) < String(b) ? -1 : 1;
  const results: Readonly<Record<string, boolean>> = {
    '=': sign === 0,
    '<>': sign !== 0,
    '<': sign < 0,
    '<=': sign <= 0,
    '>': sign > 0,
    '>=': sign >= 0,
  };
  return results[op] ?? false;
}

function nameOf(name: string, seen: Seen, source: MetricSource, call: MetricCall | undefined): Value {
  const parameter = call?.parameters[name];
  if (parameter) return parameter;
  if (name === 'repeated') return seen.repeated;
  const derived = DERIVED[source.kind]?.[name];
  const parsed = derived === undefined ? undefined : parseFormula(derived);
  if (parsed?.ok) return evaluate(parsed.value, seen, source, call);
  const type = columnsOf(source.kind)[name];
  const isSlot = type === undefined || call === undefined;
  const text =
    isSlot && name !== 'rating' ? dimensionOf(name as Dimension, seen, source, seen.moment) : (seen.row[name] ?? null);
  if (text === null) return null;
  if (name === 'hour' || name === 'weekday' || type === 'number') return Decimal.of(text);
  return type === 'flag' ? text === 'true' : text;
}
