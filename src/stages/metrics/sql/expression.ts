import type { Expr } from '../../../plan/syntax/expr.ts';
import { quoteText } from '../../activity/index.ts';

/**
 * An expression as SQL that DuckDB and PostgreSQL read alike. Missing is NULL and travels through arithmetic; a
 * comparison with something missing is not true, and NOT of it is true: two-valued, because every consumer (WHERE,
 * FILTER, CASE) takes NULL for false and NOT is written `IS NOT TRUE`.
 */
export function expressionSql(expr: Expr, name: (name: string) => string): string {
  const sql = (e: Expr): string => expressionSql(e, name);
  switch (expr.type) {
    case 'number':
      return expr.value.toString();
    case 'text':
      return quoteText(expr.value);
    case 'flag':
      return expr.value ? 'TRUE' : 'FALSE';
    case 'name':
      return name(expr.name);
    case 'negate':
      return `(- ${sql(expr.of)})`;
    case 'not':
      if (expr.of.type === 'call' && expr.of.fn === 'MISSING') return `(${expr.of.args.map(sql).join()} IS NOT NULL)`;
      return `(${sql(expr.of)} IS NOT TRUE)`;
    case 'binary':
      return `(${sql(expr.left)} ${expr.op} ${sql(expr.right)})`;
    case 'in':
      return expr.list.length === 0 ? 'FALSE' : `(${sql(expr.of)} IN (${expr.list.map(sql).join(', ')}))`;
    case 'call':
      return callSql(expr.fn, expr.args.map(sql));
  }
}

/** The functions `check.ts` lets through. As in a spreadsheet, MIN, MAX and SUM pass over what is missing. */
function callSql(fn: string, args: readonly string[]): string {
  const [first = 'NULL', second = 'NULL', third = 'NULL'] = args;
  switch (fn) {
    case 'IF':
      return `CASE WHEN ${first} THEN ${second} ELSE ${third} END`;
    case 'MISSING':
      return `(${first} IS NULL)`;
    case 'MIN':
      return `least(${args.join(', ')})`;
    case 'MAX':
      return `greatest(${args.join(', ')})`;
    case 'SUM':
      return `(${args.map((arg) => `coalesce(${arg}, 0)`).join(' + ')})`;
    case 'ABS':
      return `abs(${first})`;
    default:
      throw new RangeError(`not a metric function: ${fn}`);
  }
}
