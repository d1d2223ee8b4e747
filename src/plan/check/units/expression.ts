import {
  type Dimensions,
  divideUnits,
  multiplyUnits,
  parseUnit,
  RATIO,
  sameUnit,
  unitText,
} from '../../../base/quantity.ts';
import type { Formula, Line } from '../../model.ts';
import type { Names } from '../../names.ts';
import type { Expr } from '../../syntax/expr.ts';
import { targetOf } from '../outline.ts';

/**
 * What a part of a formula is measured in. A bare number *adopts* the unit it is added to or compared with, and is a
 * pure number where it multiplies; a percentage is always a pure number. `none`: not a number, or not known.
 */
export type Unit = Dimensions | 'adopts' | 'none';

/** Where two units met that do not go together. */
export interface UnitClash {
  readonly line: Line;
  readonly formula: Formula;
  readonly expr: Expr;
  readonly left: string;
  readonly right: string;
}

/** A bare number that is compared with a ratio. */
export interface Adopted {
  readonly line: Line;
  readonly formula: Formula;
  readonly expr: Expr;
}

export interface UnitScope {
  readonly names: Names;
  readonly lines: ReadonlyMap<string, Unit>;
  readonly line: Line;
  readonly clash: (clash: UnitClash) => void;
  readonly adopted: (adopted: Adopted) => void;
}

export function unitOfFormula(formula: Formula, scope: UnitScope): Unit {
  return unitOf(formula.expr, formula, scope);
}

/** The unit that all of the formulas share; the first that differs is reported at its own place. */
export function commonUnit(formulas: readonly (Formula | null)[], scope: UnitScope, start: Unit = 'adopts'): Unit {
  return formulas
    .filter((formula) => formula !== null)
    .reduce<Unit>((unit, f) => meet(unit, unitOfFormula(f, scope), f, f.expr, scope), start);
}

export function product(a: Unit, b: Unit): Unit {
  return combined(a, b, multiplyUnits);
}

function quotient(a: Unit, b: Unit): Unit {
  return combined(a, b, divideUnits);
}

export function meet(a: Unit, b: Unit, formula: Formula, expr: Expr, scope: UnitScope): Unit {
  if (a === 'none' || b === 'none') return a === 'none' ? b : a;
  if (a === 'adopts') return b;
  if (b === 'adopts' || sameUnit(a, b)) return a;
  scope.clash({ line: scope.line, formula, expr, left: unitText(a), right: unitText(b) });
  return 'none';
}

/** Notes a bare number that stands beside a ratio. */
export function adoptRatio(expr: Expr, beside: Unit, formula: Formula, scope: UnitScope): void {
  if (expr.type !== 'number' || typeof beside === 'string' || !sameUnit(beside, RATIO)) return;
  scope.adopted({ line: scope.line, formula, expr });
}

function unitOf(expr: Expr, formula: Formula, scope: UnitScope): Unit {
  const inner = (e: Expr): Unit => unitOf(e, formula, scope);
  switch (expr.type) {
    case 'number':
      return expr.percent ? RATIO : 'adopts';
    case 'text':
    case 'flag':
      return 'none';
    case 'name':
      return unitOfName(expr.name, scope);
    case 'negate':
      return inner(expr.of);
    case 'not':
    case 'in':
      inner(expr.of);
      return 'none';
    case 'call':
      return unitOfCall(expr, formula, scope);
    case 'binary': {
      const left = inner(expr.left);
      const right = inner(expr.right);
      if (expr.op === '*') return product(left, right);
      if (expr.op === '/') return quotient(left, right);
      if (expr.op === 'AND' || expr.op === 'OR') return 'none';
      const met = meet(left, right, formula, expr, scope);
      if (expr.op === '+' || expr.op === '-') return met;
      adoptRatio(expr.left, right, formula, scope);
      adoptRatio(expr.right, left, formula, scope);
      return 'none';
    }
  }
}

function unitOfCall(call: Extract<Expr, { type: 'call' }>, formula: Formula, scope: UnitScope): Unit {
  const units = call.args.map((arg) => unitOf(arg, formula, scope));
  const together = (from: number): Unit =>
    units.slice(from).reduce<Unit>((a, b, i) => meet(a, b, formula, call.args[i + from] ?? call, scope), 'adopts');
  switch (call.fn) {
    case 'IF':
      return together(1);
    case 'MIN':
    case 'MAX':
    case 'SUM':
      return together(0);
    case 'ROUND':
    case 'ROUNDUP':
    case 'ROUNDDOWN':
    case 'ABS':
      return units[0] ?? 'none';
    case 'MISSING':
      return 'none';
  }
}

function unitOfName(name: string, scope: UnitScope): Unit {
  const target = targetOf(scope.names, name);
  switch (target?.kind) {
    case 'input':
      return target.input.type === 'number' ? (parseUnit(target.input.unit) ?? 'none') : 'none';
    case 'parameter':
      return parseUnit(target.parameter.unit) ?? 'none';
    case 'line':
      return scope.lines.get(target.line.id) ?? 'none';
    default:
      return 'none';
  }
}

function combined(a: Unit, b: Unit, combine: (a: Dimensions, b: Dimensions) => Dimensions): Unit {
  if (a === 'none' || b === 'none') return 'none';
  if (a === 'adopts' && b === 'adopts') return 'adopts';
  return combine(a === 'adopts' ? RATIO : a, b === 'adopts' ? RATIO : b);
}
