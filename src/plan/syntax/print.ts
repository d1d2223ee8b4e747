import { Decimal } from '../../base/decimal.ts';
import type { Expr } from './expr.ts';

/** Writes an expression as somebody would type it, with the brackets it needs and no others. */
export function printExpr(expr: Expr): string {
  const inside = (e: Expr, least: number): string => (tightness(e) < least ? `(${printExpr(e)})` : printExpr(e));
  const own = tightness(expr);
  switch (expr.type) {
    case 'number':
      return expr.percent ? `${expr.value.times(Decimal.int(100)).toDigits()}%` : expr.value.toDigits();
    case 'text':
      return expr.value.includes("'") ? `"${expr.value}"` : `'${expr.value}'`;
    case 'flag':
      return expr.value ? 'TRUE' : 'FALSE';
    case 'name':
      return PLAIN_NAME.test(expr.name) ? expr.name : `[${expr.name}]`;
    case 'negate':
      return `-${inside(expr.of, own)}`;
    case 'not':
      return `NOT ${inside(expr.of, own)}`;
    case 'binary': {
      // Left to right: only the right-hand side of the same tightness needs brackets; comparisons do not chain at all.
      const left = inside(expr.left, own === COMPARISON ? own + 1 : own);
      return `${left} ${expr.op} ${inside(expr.right, own + 1)}`;
    }
    case 'in':
      return `${inside(expr.of, own + 1)} IN (${expr.list.map(printExpr).join(', ')})`;
    case 'call':
      return `${expr.fn}(${expr.args.map(printExpr).join(', ')})`;
  }
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const COMPARISON = 4;

function tightness(expr: Expr): number {
  if (expr.type === 'not') return 3;
  if (expr.type === 'in') return COMPARISON;
  if (expr.type === 'negate') return 7;
  if (expr.type !== 'binary') return 8;
  if (expr.op === 'OR') return 1;
  if (expr.op === 'AND') return 2;
  if (expr.op === '+' || expr.op === '-') return 5;
  return expr.op === '*' || expr.op === '/' ? 6 : COMPARISON;
}
