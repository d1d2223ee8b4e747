import { nearest } from '../../base/nearest.ts';
import { isDate } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Expr, FunctionName, Span } from '../../plan/syntax/expr.ts';
import type { ValueType } from './columns.ts';
import { metricProblem } from './problems.ts';

/** Checks an expression over the columns of a kind: names, types, and that it stays exact in SQL (no division). */

type Names = Readonly<Record<string, ValueType>>;
type CallExpr = Extract<Expr, { type: 'call' }>;
type BinaryExpr = Extract<Expr, { type: 'binary' }>;

const SUPPORTED: readonly FunctionName[] = ['IF', 'MIN', 'MAX', 'SUM', 'ABS', 'MISSING'];
const INSTANT = /^\d{4}-\d{2}-\d{2}([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?)?$/;

export function isInstantText(text: string): boolean {
  return INSTANT.test(text) && isDate(text.slice(0, 10));
}

/** The problems of an expression that must be one of `wanted`, each with its column in the expression, from 1. */
export function checkExpression(expr: Expr, names: Names, wanted: readonly ValueType[]): readonly Problem[] {
  const checker = new Checker(names);
  checker.expect(expr, wanted);
  return checker.problems;
}

class Checker {
  readonly problems: Problem[] = [];
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  expect(expr: Expr, wanted: readonly ValueType[]): void {
    const found = this.typeOf(expr);
    if (found !== null && !wanted.includes(found)) this.wrongType(expr.span, wanted.join(' / '), found);
  }

  /** The type, or null where a problem was already noted. */
  private typeOf(expr: Expr): ValueType | null {
    switch (expr.type) {
      case 'number':
      case 'text':
      case 'flag':
        return expr.type;
      case 'name':
        return this.nameType(expr.name, expr.span);
      case 'negate':
        this.expect(expr.of, ['number']);
        return 'number';
      case 'not':
        this.expect(expr.of, ['flag']);
        return 'flag';
      case 'in':
        for (const item of expr.list) this.comparable(expr.of, item, expr.span);
        return 'flag';
      case 'binary':
        return this.binaryType(expr);
      case 'call':
        return this.callType(expr);
    }
  }

  private nameType(name: string, span: Span): ValueType | null {
    const type = Object.hasOwn(this.names, name) ? this.names[name] : undefined;
    if (type) return type;
    const known = Object.keys(this.names);
    const params = { name, nearest: nearest(name, known), known: known.join(', ') };
    this.problems.push(metricProblem('metrics.name-unknown', params, place(span)));
    return null;
  }

  private binaryType(expr: BinaryExpr): ValueType {
    const { op, left, right } = expr;
    if (op === 'AND' || op === 'OR') {
      this.expect(left, ['flag']);
      this.expect(right, ['flag']);
      return 'flag';
    }
    if (op === '+' || op === '-' || op === '*' || op === '/') {
      if (op === '/') this.problems.push(metricProblem('metrics.division', {}, place(expr.span)));
      this.expect(left, ['number']);
      this.expect(right, ['number']);
      return 'number';
    }
    this.comparable(left, right, expr.span);
    return 'flag';
  }

  private comparable(left: Expr, right: Expr, span: Span): void {
    const a = this.typeOf(left);
    const b = this.typeOf(right);
    if (a === null || b === null || a === b) return;
    if (isTemporal(a) && isTemporal(b)) return;
    if (isTemporal(a) && right.type === 'text' && isInstantText(right.value)) return;
    if (isTemporal(b) && left.type === 'text' && isInstantText(left.value)) return;
    this.wrongType(span, a, b);
  }

  private callType(expr: CallExpr): ValueType | null {
    const { fn, args } = expr;
    const [first, second, third] = args;
    if (!SUPPORTED.includes(fn)) {
      const params = { name: fn, known: SUPPORTED.join(', ') };
      this.problems.push(metricProblem('metrics.function-unsupported', params, place(expr.span)));
      return null;
    }
    if (fn === 'MISSING') {
      if (args.length !== 1 || first?.type !== 'name') return this.wrongArguments(expr, 'MISSING(column)');
      return this.typeOf(first) && 'flag';
    }
    if (fn === 'IF') {
      if (!first || !second || !third || args.length !== 3)
        return this.wrongArguments(expr, 'IF(condition, then, else)');
      this.expect(first, ['flag']);
      const then = this.typeOf(second);
      if (then !== null) this.expect(third, [then]);
      return then;
    }
    if (!first || (fn === 'ABS' && args.length !== 1)) return this.wrongArguments(expr, `${fn}(number)`);
    for (const arg of args) this.expect(arg, ['number']);
    return 'number';
  }

  private wrongArguments(expr: CallExpr, expected: string): null {
    this.problems.push(metricProblem('metrics.arguments', { name: expr.fn, expected }, place(expr.span)));
    return null;
  }

  private wrongType(span: Span, expected: string, found: string): void {
    this.problems.push(metricProblem('metrics.type-wrong', { expected, found }, place(span)));
  }
}

function isTemporal(type: ValueType): boolean {
  return type === 'instant' || type === 'date';
}

function place(span: Span) {
  return { line: 1, column: span.offset + 1 };
}
