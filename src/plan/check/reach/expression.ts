import { Decimal } from '../../../base/decimal.ts';
import type { Formula, Line } from '../../model.ts';
import { type Names, targetId } from '../../names.ts';
import type { Expr } from '../../syntax/expr.ts';
import { targetOf } from '../outline.ts';
import { type Answer, answerTo, factsOf } from './condition.ts';
import * as R from './range.ts';

/** A division, with everything its divisor can be at that place. */
export interface Division {
  readonly line: Line;
  readonly formula: Formula;
  readonly divisor: Expr;
  readonly range: R.Range;
}

/** A condition, with what can be said of it before anybody's numbers are known. */
export interface Condition {
  readonly line: Line;
  readonly formula: Formula;
  readonly expr: Expr;
  readonly answer: Answer;
}

/** What is known at one place of a plan. */
export interface Scope {
  readonly names: Names;
  /** Ranges by id of input, parameter and line. */
  readonly known: ReadonlyMap<string, R.Range>;
  /** What conditions around this place say of parts of formulas, by {@link keyOf}. */
  readonly narrowed: ReadonlyMap<string, R.Range>;
  readonly line: Line;
  readonly formula: Formula;
  /** Null while looking at the same text a second time, so that nothing is noted twice. */
  readonly notes: { readonly division: (d: Division) => void; readonly condition: (c: Condition) => void } | null;
}

/** Every number an expression can be; texts and conditions have no range. */
export function rangeOf(expr: Expr, scope: Scope): R.Range {
  const range = plainRange(expr, scope);
  const narrowed = scope.narrowed.size > 0 ? scope.narrowed.get(keyOf(expr, scope.names)) : undefined;
  return narrowed ? R.both(range, narrowed) : range;
}

function plainRange(expr: Expr, scope: Scope): R.Range {
  switch (expr.type) {
    case 'number':
      return R.exactly(expr.value);
    case 'name': {
      const target = targetOf(scope.names, expr.name);
      return (target && scope.known.get(targetId(target))) ?? R.ANY;
    }
    case 'negate':
      return R.negated(rangeOf(expr.of, scope));
    case 'binary':
      return rangeOfBinary(expr, scope);
    case 'call':
      return rangeOfCall(expr, scope);
    case 'not':
      rangeOf(expr.of, scope);
      return R.ANY;
    case 'in':
      rangeOf(expr.of, scope);
      return R.ANY;
    default:
      return R.ANY;
  }
}

function rangeOfBinary(expr: Extract<Expr, { type: 'binary' }>, scope: Scope): R.Range {
  const left = rangeOf(expr.left, scope);
  switch (expr.op) {
    case '+':
      return R.plus(left, rangeOf(expr.right, scope));
    case '-':
      return R.plus(left, R.negated(rangeOf(expr.right, scope)));
    case '*':
      return R.times(left, rangeOf(expr.right, scope));
    case '/': {
      const divisor = rangeOf(expr.right, scope);
      scope.notes?.division({ line: scope.line, formula: scope.formula, divisor: expr.right, range: divisor });
      return R.over(left, divisor);
    }
    case 'AND':
      rangeOf(expr.right, assume(expr.left, true, scope));
      return R.ANY;
    case 'OR':
      rangeOf(expr.right, assume(expr.left, false, scope));
      return R.ANY;
    default:
      rangeOf(expr.right, scope);
      return R.ANY;
  }
}

const MOST_PLACES = Decimal.int(12);

function rangeOfCall(call: Extract<Expr, { type: 'call' }>, scope: Scope): R.Range {
  if (call.fn === 'IF') return rangeOfIf(call.args, scope);
  const [first = R.ANY, ...rest] = call.args.map((arg) => rangeOf(arg, scope));
  const places = rest[0] ? R.only(rest[0]) : Decimal.ZERO;
  // A number of places that the compiler refuses is not rounded by here either.
  const digits = places === null || places.abs().compare(MOST_PLACES) > 0 ? null : Number(places.toDigits(0));
  switch (call.fn) {
    case 'MIN':
      return rest.reduce(R.least, first);
    case 'MAX':
      return rest.reduce(R.greatest, first);
    case 'SUM':
      return rest.reduce(R.plus, first);
    case 'ABS':
      return R.absolute(first);
    case 'ROUND':
      return digits === null ? R.ANY : R.mapped(first, (x) => x.round(digits, 'half-up'));
    case 'ROUNDUP':
      return digits === null ? R.ANY : R.mapped(first, (x) => x.round(digits, 'up'));
    case 'ROUNDDOWN':
      return digits === null ? R.ANY : R.mapped(first, (x) => x.round(digits, 'down'));
    default:
      return R.ANY;
  }
}

function rangeOfIf([condition, then, otherwise]: readonly Expr[], scope: Scope): R.Range {
  if (!condition || !then) return R.ANY;
  noteCondition(condition, scope);
  const yes = rangeOf(then, assume(condition, true, scope));
  const no = otherwise ? rangeOf(otherwise, assume(condition, false, scope)) : R.exactly(Decimal.ZERO);
  const answer = answerOf(condition, scope);
  return answer === 'always' ? yes : answer === 'never' ? no : R.either(yes, no);
}

export function answerOf(condition: Expr, scope: Scope): Answer {
  return answerTo(condition, quietly(scope));
}

/** The scope inside a branch: what the condition, or its opposite, leaves possible there. */
export function assume(condition: Expr, holds: boolean, scope: Scope): Scope {
  const narrowed = new Map(scope.narrowed);
  for (const [part, range] of factsOf(condition, holds, quietly(scope))) {
    const key = keyOf(part, scope.names);
    const before = narrowed.get(key);
    narrowed.set(key, before ? R.both(before, range) : range);
  }
  return { ...scope, narrowed };
}

function quietly(scope: Scope): (expr: Expr) => R.Range {
  const quiet = { ...scope, notes: null };
  return (expr) => rangeOf(expr, quiet);
}

/** Looks at a condition once: at the divisions in it, and at whether it can be both. */
export function noteCondition(condition: Expr, scope: Scope): void {
  rangeOf(condition, scope);
  const { line, formula } = scope;
  scope.notes?.condition({ line, formula, expr: condition, answer: answerOf(condition, scope) });
}

/** The same text for the same calculation, however it names its parts: `x - 底薪` and `x - base` are one. */
function keyOf(expr: Expr, names: Names): string {
  const inner = (e: Expr): string => keyOf(e, names);
  switch (expr.type) {
    case 'number':
      return expr.value.toString();
    case 'text':
      return JSON.stringify(expr.value);
    case 'flag':
      return String(expr.value);
    case 'name': {
      const target = targetOf(names, expr.name);
      return target ? targetId(target) : expr.name;
    }
    case 'negate':
      return `-${inner(expr.of)}`;
    case 'not':
      return `NOT ${inner(expr.of)}`;
    case 'in':
      return `${inner(expr.of)} IN (${expr.list.map(inner).join(',')})`;
    case 'binary':
      return `(${inner(expr.left)}${expr.op}${inner(expr.right)})`;
    case 'call':
      return `${expr.fn}(${expr.args.map(inner).join(',')})`;
  }
}
