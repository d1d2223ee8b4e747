import { Decimal } from '../../base/decimal.ts';
import { nearest } from '../../base/nearest.ts';
import type { Period } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Expr } from '../../plan/syntax/expr.ts';
import { parseFormula } from '../../plan/syntax/parse.ts';
import { checkExpression } from './check.ts';
import { isDimension, namesOfRequest } from './columns.ts';
import { DIMENSIONS, type Dimension, type MetricCall, type MetricDefinition, type MetricRequest } from './model.ts';
import { metricProblem } from './problems.ts';
import { asCalled } from './wording.ts';

/** A request as somebody types it: `service_level(20) csat --by team,month --where "channel = 'phone'"`. */
export interface RequestText {
  readonly metrics: readonly string[];
  readonly period: Period;
  readonly by?: readonly string[];
  readonly where?: string;
  readonly spread?: boolean;
}

/** The request the texts name, or every problem with them. No metric named means all of them. */
export function readRequest(text: RequestText, dictionary: readonly MetricDefinition[]): Result<MetricRequest> {
  const problems: Problem[] = [];
  const note = <T>(result: Result<T>): T | undefined => {
    problems.push(...result.problems);
    return result.ok ? result.value : undefined;
  };
  const asked = text.metrics.length > 0 ? text.metrics : dictionary.map((metric) => metric.id);
  const metrics = asked.flatMap((name) => note(metricCall(name, dictionary)) ?? []);
  const by = (text.by ?? []).flatMap((name) => note(dimension(name)) ?? []);
  const kinds = metrics.flatMap(({ definition }) => definition.sources.map((source) => source.kind));
  const where = text.where === undefined ? null : (note(condition(text.where, kinds)) ?? null);
  if (problems.length > 0) return failed(...problems);
  return ok({ metrics, period: text.period, by: [...new Set(by)], where, spread: text.spread ?? false });
}

/** `csat`, `service_level(20)`: parameters in the order the metric declares them; those left out keep their default. */
export function metricCall(text: string, dictionary: readonly MetricDefinition[]): Result<MetricCall> {
  const [, id = '', args = ''] = /^\s*([^\s()]+)\s*(?:\(([^()]*)\))?\s*$/.exec(text) ?? [];
  const definition = dictionary.find((metric) => metric.id === id);
  if (!definition) {
    const known = dictionary.map((metric) => metric.id);
    return failed(metricProblem('metrics.unknown', { id: text, nearest: nearest(id, known) }));
  }
  const names = Object.keys(definition.parameters);
  const values = args.trim() === '' ? [] : args.split(',').map((arg) => Decimal.parse(arg.trim()));
  const given = values.filter((value) => value !== undefined);
  if (given.length < values.length || given.length > names.length) {
    const expected = names.length === 0 ? id : `${id}(${names.join(', ')})`;
    return failed(metricProblem('metrics.arguments', { name: text, expected }));
  }
  const parameters = Object.fromEntries(
    names.map((name, i) => [name, given[i] ?? (definition.parameters[name] as Decimal)]),
  );
  const written = given.length === 0 ? id : `${id}(${given.join(',')})`;
  const called = given.length === 0 ? definition : asCalled(definition, parameters);
  return ok({ definition: called, parameters, written });
}

/** How a call is written, as in a column header: `csat`, `service_level(20)`; no parameters where they are the defaults. */
export function callText({ definition, parameters, written }: MetricCall): string {
  if (written !== undefined) return written;
  const defaults = Object.entries(definition.parameters);
  const changed = defaults.some(([name, value]) => !(parameters[name] ?? value).equals(value));
  return changed
    ? `${definition.id}(${defaults.map(([name, value]) => parameters[name] ?? value).join(',')})`
    : definition.id;
}

function dimension(name: string): Result<Dimension> {
  if (isDimension(name)) return ok(name);
  const params = { name, nearest: nearest(name, DIMENSIONS), known: DIMENSIONS.join(', ') };
  return failed(metricProblem('metrics.dimension-unknown', params));
}

function condition(text: string, kinds: Parameters<typeof namesOfRequest>[0]): Result<Expr> {
  const parsed = parseFormula(text);
  if (!parsed.ok) return parsed;
  const problems = checkExpression(parsed.value, namesOfRequest(kinds), ['flag']);
  return problems.length > 0 ? failed(...problems) : parsed;
}
