import { Decimal } from './decimal.ts';

/** Money in yuan as exact decimals; a cent is the smallest amount anybody is paid. */

/** Half-up to the cent (四舍五入到分): the default of every earning line. */
export function toCents(amount: Decimal): Decimal {
  return amount.round(2, 'half-up');
}

/** `389.00`: plain digits for files and exports. */
export function moneyText(amount: Decimal): string {
  return amount.toFixed(2);
}

/**
 * Divides `pool` by `weights` so that the shares sum to the pool to the last unit of `places`.
 * Every share is first rounded down; the units left over go to the largest remainders, ties to the earlier
 * place in the list, so that the same list always gives the same shares. A weight is never negative;
 * with no weight at all nobody gets anything and the pool stays undivided.
 */
export function allocate(pool: Decimal, weights: readonly Decimal[], places = 2): readonly Decimal[] {
  const total = weights.reduce((sum, w) => sum.plus(w), Decimal.ZERO);
  if (total.sign() <= 0) return weights.map(() => Decimal.ZERO);
  const unit = Decimal.ONE.over(Decimal.of(`1e${places}`));
  const target = pool.round(places, 'half-up');
  const exact = weights.map((w) => target.times(w).over(total));
  const shares = exact.map((share) => share.round(places, 'floor'));
  let left = target.minus(shares.reduce((sum, s) => sum.plus(s), Decimal.ZERO));
  const order = exact
    .map((share, index) => ({ index, rest: share.minus(shares[index] as Decimal) }))
    .sort((a, b) => b.rest.compare(a.rest) || a.index - b.index);
  for (const { index } of order) {
    if (left.sign() <= 0) break;
    shares[index] = (shares[index] as Decimal).plus(unit);
    left = left.minus(unit);
  }
  return shares;
}
