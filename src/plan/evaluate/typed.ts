import { Decimal } from '../../base/decimal.ts';
import type { Expr } from '../syntax/expr.ts';
import type { Compute, Frame, Maybe, Value } from './frame.ts';
import type { Scope, Typed, TypeName } from './scope.ts';

/** Making and joining typed closures. */

/** Notes the problem; the stand-in never runs, because a plan with problems is not compiled. */
export function wrongType(expr: Expr, actual: TypeName, wanted: TypeName, scope: Scope): () => undefined {
  scope.refuse('plan.wrong-type', expr.span, { found: scope.textOf(expr.span), actual, wanted });
  return () => undefined;
}

export function constant(value: Value): Typed {
  if (typeof value === 'string') return { type: 'text', run: () => value, constant: value };
  if (typeof value === 'boolean') return { type: 'flag', run: () => value, constant: value };
  return { type: 'number', run: () => value, constant: value };
}

/** Joins a type decided at compile time to a closure that gives values of it. */
export function typed(type: TypeName, run: Compute): Typed {
  return { type, run, constant: null } as Typed;
}

/** What two values give of which at least one is not there: failed goes before missing. */
export function gap(a: Maybe<Value>, b: Maybe<Value>): null | undefined {
  return a === undefined || b === undefined ? undefined : null;
}

export function sameValue(a: Value, b: Value): boolean {
  return a instanceof Decimal && b instanceof Decimal ? a.equals(b) : a === b;
}

const NOBODY: Frame = {
  values: [],
  before: [],
  marks: [],
  standings: [],
  stretches: null,
  person: null,
  team: null,
  thin: null,
  problems: null,
};

/** Works out at once what depends on constants only. A constant that fails (1 / 0) is left to fail when it runs. */
export function folded(parts: readonly Typed[], run: Compute<Decimal>): Typed {
  if (parts.some((part) => part.constant === null)) return typed('number', run);
  const value = run({ ...NOBODY });
  return value == null ? typed('number', run) : constant(value);
}
