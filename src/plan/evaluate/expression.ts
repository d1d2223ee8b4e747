import { Decimal } from '../../base/decimal.ts';
import { nearest } from '../../base/nearest.ts';
import type { Formula } from '../model.ts';
import type { ArithmeticOp, BinaryOp, CompareOp, Expr } from '../syntax/expr.ts';
import type { Compute, Value } from './frame.ts';
import { compileCall } from './functions.ts';
import type { Scope, Typed } from './scope.ts';
import { constant, folded, gap, sameValue, typed, wrongType } from './typed.ts';

/** Turns a formula into a closure. Types are settled here, so that nothing is looked up or checked while people run. */
export function compileFormula(formula: Formula, scope: Scope): Typed {
  return compileExpr(formula.expr, scope.within(formula));
}

export function numberOf(formula: Formula, scope: Scope): Compute<Decimal> {
  return asNumber(formula.expr, scope.within(formula));
}

export function flagOf(formula: Formula, scope: Scope): Compute<boolean> {
  return asFlag(formula.expr, scope.within(formula));
}

/** A number that no person can change: a literal, a parameter, or arithmetic on them. */
export function constantOf(formula: Formula, scope: Scope): Decimal {
  const inner = scope.within(formula);
  const typed = compileExpr(formula.expr, inner);
  if (typed.type === 'number' && typed.constant !== null) return typed.constant;
  inner.refuse('plan.wants-constant', formula.at, { found: formula.text });
  return Decimal.ZERO;
}

function asNumber(expr: Expr, scope: Scope): Compute<Decimal> {
  const typed = compileExpr(expr, scope);
  return typed.type === 'number' ? typed.run : wrongType(expr, typed.type, 'number', scope);
}

function asFlag(expr: Expr, scope: Scope): Compute<boolean> {
  const typed = compileExpr(expr, scope);
  return typed.type === 'flag' ? typed.run : wrongType(expr, typed.type, 'flag', scope);
}

export function compileExpr(expr: Expr, scope: Scope): Typed {
  switch (expr.type) {
    case 'number':
    case 'text':
    case 'flag':
      return constant(expr.value);
    case 'name':
      return compileName(expr, scope);
    case 'negate': {
      const of = compileExpr(expr.of, scope);
      if (of.type !== 'number') return typed('number', wrongType(expr.of, of.type, 'number', scope));
      return folded([of], (f) => {
        const value = of.run(f);
        return value == null ? value : value.negated();
      });
    }
    case 'not': {
      const of = asFlag(expr.of, scope);
      return typed('flag', (f) => {
        const value = of(f);
        return value == null ? value : !value;
      });
    }
    case 'in':
      return compileIn(expr, scope);
    case 'call': {
      // Asking whether something is missing is never itself a problem.
      const inner = expr.fn === 'MISSING' ? scope.forgiving() : scope;
      return compileCall(
        expr,
        expr.args.map((arg) => compileExpr(arg, inner)),
        scope,
      );
    }
    case 'binary':
      return compileBinary(expr, scope);
  }
}

function compileName(expr: Extract<Expr, { type: 'name' }>, scope: Scope): Typed {
  const { names, types } = scope.shared;
  if (scope.line.values?.some((value) => value.id === expr.name)) return constant(expr.name);
  const target = names.resolve(expr.name);
  if (target === undefined || target === 'ambiguous') {
    const near = nearest(expr.name, names.known);
    scope.refuse(target ? 'plan.ambiguous-name' : 'plan.unknown-name', expr.span, { name: expr.name, near });
    return typed('number', () => undefined);
  }
  switch (target.kind) {
    case 'value':
      return constant(target.id);
    case 'parameter':
      return constant(scope.parameterValue(target.parameter, expr.span) ?? Decimal.ZERO);
    case 'input':
      return typed(target.input.type, scope.input(target.input));
    case 'line':
      return typed(types.get(target.line.id) ?? 'number', scope.other(target.line));
  }
}

function compileIn(expr: Extract<Expr, { type: 'in' }>, scope: Scope): Typed {
  const of = compileExpr(expr.of, scope);
  const list = expr.list.map((item) => {
    const literal = compileExpr(item, scope);
    if (literal.type !== of.type) wrongType(item, literal.type, of.type, scope);
    return literal.constant as Value;
  });
  return typed('flag', (f) => {
    const value = of.run(f);
    return value == null ? value : list.some((item) => sameValue(item, value));
  });
}

function compileBinary(expr: Extract<Expr, { type: 'binary' }>, scope: Scope): Typed {
  if (expr.op === 'AND' || expr.op === 'OR') return logic(expr.op, expr.left, expr.right, scope);
  const left = compileExpr(expr.left, scope);
  const right = compileExpr(expr.right, scope);
  if (isArithmetic(expr.op)) {
    if (left.type !== 'number') return typed('number', wrongType(expr.left, left.type, 'number', scope));
    if (right.type !== 'number') return typed('number', wrongType(expr.right, right.type, 'number', scope));
    return folded([left, right], arithmetic(expr.op, left.run, right.run, scope, expr));
  }
  if (left.type !== right.type) return typed('flag', wrongType(expr.right, right.type, left.type, scope));
  if (expr.op !== '=' && expr.op !== '<>' && left.type !== 'number')
    return typed('flag', wrongType(expr.left, left.type, 'number', scope));
  return typed('flag', comparison(expr.op, left.run, right.run));
}

/** Short-circuit: what the first side decides is not undone by a missing second side. */
function logic(op: 'AND' | 'OR', left: Expr, right: Expr, scope: Scope): Typed {
  const first = asFlag(left, scope);
  const second = asFlag(right, scope);
  const decided = op === 'OR';
  return typed('flag', (f) => {
    const value = first(f);
    return value == null || value === decided ? value : second(f);
  });
}

function arithmetic(
  op: ArithmeticOp,
  left: Compute<Decimal>,
  right: Compute<Decimal>,
  scope: Scope,
  expr: Expr,
): Compute<Decimal> {
  switch (op) {
    case '+':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return a == null || b == null ? gap(a, b) : a.plus(b);
      };
    case '-':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return a == null || b == null ? gap(a, b) : a.minus(b);
      };
    case '*':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return a == null || b == null ? gap(a, b) : a.times(b);
      };
    case '/': {
      const formula = scope.textOf(expr.span);
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (a == null || b == null) return gap(a, b);
        return b.isZero() ? scope.fail(f, 'plan.division-by-zero', { formula }) : a.over(b);
      };
    }
  }
}

function comparison(op: CompareOp, left: Compute, right: Compute): Compute<boolean> {
  return (f) => {
    const a = left(f);
    const b = right(f);
    return a == null || b == null ? gap(a, b) : compares(op, a, b);
  };
}

function compares(op: CompareOp, a: Value, b: Value): boolean {
  if (op === '=' || op === '<>') return sameValue(a, b) === (op === '=');
  const order = (a as Decimal).compare(b as Decimal);
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function isArithmetic(op: BinaryOp): op is ArithmeticOp {
  return op === '+' || op === '-' || op === '*' || op === '/';
}
