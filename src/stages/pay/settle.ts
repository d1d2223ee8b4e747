import { Decimal } from '../../base/decimal.ts';
import { allowedDeduction } from './law/limits.ts';

/** How much of what closed periods owe, either way, one payment settles. */

/** The payment that it is settled with. */
export interface SettledWith {
  /** This period's own pay; zero where somebody is paid nothing but corrections. */
  readonly wage: Decimal;
  /** What taking back must leave of it: the minimum wage. */
  readonly floor: Decimal;
  /** The most of it that may be taken: a fifth. */
  readonly share: Decimal;
}

/**
 * Of each difference, the oldest first, the part that is settled now. What is owed to somebody is always paid; what they
 * owe is set against that first, then taken from the wage as far as the law lets a wage be cut. The rest stays owed.
 */
export function settle(owed: readonly Decimal[], { wage, floor, share }: SettledWith): readonly Decimal[] {
  const [later, claim] = [sumOf(owed.map((one) => one.max(Decimal.ZERO))), sumOf(owed.map(claimed))];
  const beyond = claim.minus(later).max(Decimal.ZERO);
  // Down: half a cent more would be more than the law allows.
  let left = later.plus(allowedDeduction(beyond, wage, floor, share).round(2, 'down'));
  return owed.map((one) => {
    if (one.sign() >= 0) return one;
    const taken = claimed(one).min(left);
    left = left.minus(taken);
    return taken.negated();
  });
}

function claimed(difference: Decimal): Decimal {
  return difference.negated().max(Decimal.ZERO);
}

export function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, one) => sum.plus(one), Decimal.ZERO);
}
