import { Decimal } from '../../../base/decimal.ts';
import type { CompareOp, Expr } from '../../syntax/expr.ts';
import * as R from './range.ts';

/** Whether a condition holds for every value its names can have, for none, or it depends. */
export type Answer = 'always' | 'never' | 'depends';

/** Tells the range of a part of the condition. */
export type Ask = (expr: Expr) => R.Range;

export function answerTo(condition: Expr, ask: Ask): Answer {
  switch (condition.type) {
    case 'flag':
      return condition.value ? 'always' : 'never';
    case 'not':
      return OPPOSITE[answerTo(condition.of, ask)];
    case 'binary': {
      const { op, left, right } = condition;
      if (op === 'AND') return joined(answerTo(left, ask), answerTo(right, ask), 'never');
      if (op === 'OR') return joined(answerTo(left, ask), answerTo(right, ask), 'always');
      return isComparison(op) ? compared(ask(left), op, ask(right)) : 'depends';
    }
    default:
      return 'depends';
  }
}

/** What the condition (or its opposite) says of the numbers it compares: part of the formula → all it can be then. */
export function factsOf(condition: Expr, holds: boolean, ask: Ask): readonly (readonly [Expr, R.Range])[] {
  if (condition.type === 'not') return factsOf(condition.of, !holds, ask);
  if (condition.type !== 'binary') return [];
  const { op, left, right } = condition;
  if (op === (holds ? 'AND' : 'OR')) return [...factsOf(left, holds, ask), ...factsOf(right, holds, ask)];
  if (!isComparison(op)) return [];
  const said = holds ? op : NEGATED[op];
  const [l, r] = [ask(left), ask(right)];
  return [
    [left, R.both(l, allowed(said, r))],
    [right, R.both(r, allowed(MIRRORED[said], l))],
    [difference(left, right), allowed(said, ZERO)],
    [difference(right, left), allowed(MIRRORED[said], ZERO)],
  ];
}

/** `a > b` also says that `a - b` is above 0, which is how a plan guards a division by a difference. */
function difference(left: Expr, right: Expr): Expr {
  return { type: 'binary', op: '-', left, right, span: left.span };
}

const ZERO = R.exactly(Decimal.ZERO);

/** The x for which `x op y` can hold. */
function allowed(op: CompareOp, y: R.Range): R.Range {
  switch (op) {
    case '=':
      return y;
    case '<>':
      return { ...R.ANY, nonzero: R.only(y)?.isZero() ?? false };
    case '<=':
      return R.range(null, y.high);
    case '>=':
      return R.range(y.low, null);
    case '<':
      return { ...R.range(null, y.high), nonzero: y.high !== null && y.high.sign() <= 0 };
    case '>':
      return { ...R.range(y.low, null), nonzero: y.low !== null && y.low.sign() >= 0 };
  }
}

function compared(a: R.Range, op: CompareOp, b: R.Range): Answer {
  switch (op) {
    case '<':
      return orderly(a.high !== null && b.low !== null && a.high.compare(b.low) < 0, atLeast(a, b));
    case '<=':
      return orderly(a.high !== null && b.low !== null && a.high.compare(b.low) <= 0, above(a, b));
    case '>':
      return compared(b, '<', a);
    case '>=':
      return compared(b, '<=', a);
    case '=': {
      const [x, y] = [R.only(a), R.only(b)];
      const apart = above(a, b) || above(b, a) || excludes(a, y) || excludes(b, x);
      return orderly(x !== null && y !== null && x.equals(y), apart);
    }
    case '<>':
      return OPPOSITE[compared(a, '=', b)];
  }
}

function orderly(always: boolean, never: boolean): Answer {
  return always ? 'always' : never ? 'never' : 'depends';
}

function atLeast(a: R.Range, b: R.Range): boolean {
  return a.low !== null && b.high !== null && a.low.compare(b.high) >= 0;
}

function above(a: R.Range, b: R.Range): boolean {
  return a.low !== null && b.high !== null && a.low.compare(b.high) > 0;
}

function excludes(a: R.Range, value: Decimal | null): boolean {
  return a.nonzero && (value?.isZero() ?? false);
}

function joined(a: Answer, b: Answer, decisive: Answer): Answer {
  if (a === decisive || b === decisive) return decisive;
  return a === b ? a : 'depends';
}

export function isComparison(op: string): op is CompareOp {
  return op in NEGATED;
}

const OPPOSITE: Readonly<Record<Answer, Answer>> = { always: 'never', never: 'always', depends: 'depends' };

const NEGATED: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const MIRRORED: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
