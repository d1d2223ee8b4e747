import { Decimal } from '../../base/decimal.ts';

const Z95 = 1.959963984540054;

/**
 * Wilson's 95 % score interval of a share (Wilson 1927): unlike p ± 1.96·σ it stays inside 0…1 and is honest for small n.
 * Binary floats, because it is a statement about uncertainty and never on the way to money; cut to six places.
 */
export function wilson(hits: Decimal, n: Decimal): { readonly low: Decimal; readonly high: Decimal } | undefined {
  const count = n.toApproximate();
  if (count <= 0 || hits.sign() < 0 || hits.compare(n) > 0) return undefined;
  const share = hits.toApproximate() / count;
  const z2 = Z95 * Z95;
  const centre = share + z2 / (2 * count);
  const margin = Z95 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  const scale = 1 + z2 / count;
  return {
    low: statistic(Math.max(0, (centre - margin) / scale)),
    high: statistic(Math.min(1, (centre + margin) / scale)),
  };
}

/** A share with its Wilson interval. */
export interface Share {
  readonly share: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Newcombe's 95 % interval of the difference of two shares (1998, method 10), from the Wilson interval of each. */
export function differenceOf(a: Share, b: Share): { readonly low: Decimal; readonly high: Decimal } {
  const difference = a.share.minus(b.share).toApproximate();
  const apart = (x: Decimal, y: Decimal) => x.minus(y).toApproximate() ** 2;
  const below = Math.sqrt(apart(a.share, a.low) + apart(b.high, b.share));
  const above = Math.sqrt(apart(a.high, a.share) + apart(b.share, b.low));
  return { low: statistic(difference - below), high: statistic(difference + above) };
}

/** A float of statistics as a number of six places. */
export function statistic(value: number): Decimal {
  return Decimal.of(value.toFixed(6));
}
