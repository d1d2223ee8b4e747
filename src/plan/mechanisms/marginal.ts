import { Decimal } from '../../base/decimal.ts';
import { constantOf } from '../evaluate/expression.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Step } from '../model.ts';

/**
 * The upper bounds of marginal steps: fixed and rising, each step's slice beginning where the one before ended (the
 * first at 0). The last may be open: null.
 */
export function risingBounds(steps: readonly Step[], scope: Scope): readonly (Decimal | null)[] {
  let before = Decimal.ZERO;
  return steps.map((step, index) => {
    const last = index === steps.length - 1;
    if (step.lower || (!step.upper && !last) || step.upper?.word === 'below') {
      scope.refuse('plan.tier-bound', step.at);
      return null;
    }
    if (!step.upper) return null;
    const bound = constantOf(step.upper.value, scope);
    if (bound.compare(before) <= 0) scope.refuse('plan.not-rising', step.upper.at, { found: step.upper.value.text });
    before = bound;
    return bound;
  });
}

/** How much of `value` lies in each slice; null where it goes beyond the last bound. Below 0 nothing lies anywhere. */
export function slicesOf(value: Decimal, bounds: readonly (Decimal | null)[]): readonly Decimal[] | null {
  const slices: Decimal[] = [];
  let from = Decimal.ZERO;
  for (const bound of bounds) {
    if (value.compare(from) <= 0) return slices;
    slices.push((bound === null ? value : value.min(bound)).minus(from));
    if (bound === null) return slices;
    from = bound;
  }
  return value.compare(from) > 0 ? null : slices;
}
