import { compileFormula } from '../evaluate/expression.ts';
import type { Compute } from '../evaluate/frame.ts';
import type { Scope, TypeName } from '../evaluate/scope.ts';
import { wrongType } from '../evaluate/typed.ts';
import type { Formula } from '../model.ts';

/** Compiles the results that a line can have; all are of the first one's type. */
export function sameTyped(
  formulas: readonly Formula[],
  scope: Scope,
): { readonly type: TypeName; readonly runs: readonly Compute[] } {
  const compiled = formulas.map((formula) => compileFormula(formula, scope));
  const type = compiled[0]?.type ?? 'number';
  const runs = compiled.map((one, i) => {
    const formula = formulas[i] as Formula;
    return one.type === type ? one.run : wrongType(formula.expr, one.type, type, scope.within(formula));
  });
  return { type, runs };
}
