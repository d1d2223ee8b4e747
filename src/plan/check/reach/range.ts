import { Decimal } from '../../../base/decimal.ts';

/**
 * Interval arithmetic on exact numbers: every value an expression can take lies inside its range. A range may be
 * wider than the truth (`x − x` is not seen to be 0), never narrower, so "cannot be zero" is always right.
 */
export interface Range {
  /** null: no lower end. */
  readonly low: Decimal | null;
  /** null: no upper end. */
  readonly high: Decimal | null;
  /** The value is known not to be 0, although 0 may lie between the ends: after `x <> 0`. */
  readonly nonzero: boolean;
}

export const ANY: Range = { low: null, high: null, nonzero: false };

export function range(low: Decimal | null, high: Decimal | null): Range {
  return { low, high, nonzero: false };
}

export function exactly(value: Decimal): Range {
  return range(value, value);
}

export function contains(r: Range, value: Decimal): boolean {
  if (r.nonzero && value.isZero()) return false;
  return (r.low === null || r.low.compare(value) <= 0) && (r.high === null || r.high.compare(value) >= 0);
}

export function canBeZero(r: Range): boolean {
  return contains(r, Decimal.ZERO);
}

/** The single value a range holds, where it holds one. */
export function only(r: Range): Decimal | null {
  return r.low !== null && r.high !== null && r.low.equals(r.high) ? r.low : null;
}

/** Every value of either range. */
export function either(a: Range, b: Range): Range {
  return {
    low: a.low === null || b.low === null ? null : a.low.min(b.low),
    high: a.high === null || b.high === null ? null : a.high.max(b.high),
    nonzero: !canBeZero(a) && !canBeZero(b),
  };
}

export function eitherOf(ranges: readonly Range[]): Range {
  const [first, ...rest] = ranges;
  return first ? rest.reduce(either, first) : ANY;
}

/** The values of both ranges: what a condition leaves of `a`. Ends that cross fall back to `a`: unreachable. */
export function both(a: Range, b: Range): Range {
  const low = a.low === null ? b.low : b.low === null ? a.low : a.low.max(b.low);
  const high = a.high === null ? b.high : b.high === null ? a.high : a.high.min(b.high);
  if (low !== null && high !== null && low.compare(high) > 0) return a;
  return { low, high, nonzero: a.nonzero || b.nonzero };
}

export function plus(a: Range, b: Range): Range {
  return range(
    a.low === null || b.low === null ? null : a.low.plus(b.low),
    a.high === null || b.high === null ? null : a.high.plus(b.high),
  );
}

export function negated(a: Range): Range {
  return { low: a.high?.negated() ?? null, high: a.low?.negated() ?? null, nonzero: a.nonzero };
}

export function times(a: Range, b: Range): Range {
  const nonzero = !canBeZero(a) && !canBeZero(b);
  const corners = [
    product(a.low, -1, b.low, -1),
    product(a.low, -1, b.high, 1),
    product(a.high, 1, b.low, -1),
    product(a.high, 1, b.high, 1),
  ];
  const finite = corners.filter((c): c is Decimal => typeof c === 'object');
  const low = corners.includes('-∞') ? null : finite.reduce((x, y) => x.min(y));
  const high = corners.includes('+∞') ? null : finite.reduce((x, y) => x.max(y));
  return { low, high, nonzero };
}

/** The quotient; a divisor that reaches 0 gives no bound, which the division check reports by itself. */
export function over(a: Range, b: Range): Range {
  if (contains({ ...b, nonzero: false }, Decimal.ZERO)) return { ...ANY, nonzero: !canBeZero(a) };
  const far = b.low !== null && b.low.sign() > 0 ? b.high : b.low;
  const near = b.low !== null && b.low.sign() > 0 ? b.low : b.high;
  if (near === null) return ANY;
  const inverseNear = Decimal.ONE.over(near);
  const inverseFar = far === null ? Decimal.ZERO : Decimal.ONE.over(far);
  return { ...times(a, range(inverseNear.min(inverseFar), inverseNear.max(inverseFar))), nonzero: !canBeZero(a) };
}

export function absolute(a: Range): Range {
  if (a.low !== null && a.low.sign() >= 0) return a;
  const flipped = negated(a);
  if (a.high !== null && a.high.sign() <= 0) return flipped;
  const high = a.high === null || flipped.high === null ? null : a.high.max(flipped.high);
  return { low: Decimal.ZERO, high, nonzero: a.nonzero };
}

export function least(a: Range, b: Range): Range {
  return {
    low: a.low === null || b.low === null ? null : a.low.min(b.low),
    high: a.high === null ? b.high : b.high === null ? a.high : a.high.min(b.high),
    nonzero: !canBeZero(a) && !canBeZero(b),
  };
}

export function greatest(a: Range, b: Range): Range {
  return negated(least(negated(a), negated(b)));
}

/** What a rising function (rounding) makes of a range. */
export function mapped(a: Range, f: (x: Decimal) => Decimal): Range {
  return range(a.low === null ? null : f(a.low), a.high === null ? null : f(a.high));
}

/** One corner of a product; `side` is the sign of the infinity that a missing end stands for. */
function product(a: Decimal | null, aSide: -1 | 1, b: Decimal | null, bSide: -1 | 1): Decimal | '+∞' | '-∞' {
  if (a !== null && b !== null) return a.times(b);
  const sign = (a?.sign() ?? aSide) * (b?.sign() ?? bSide);
  return sign === 0 ? Decimal.ZERO : sign > 0 ? '+∞' : '-∞';
}

/** `[0, 100]`; an end that is not known is ∞. */
export function rangeText(r: Range): string {
  return `${r.low === null ? '(−∞' : `[${r.low.toDigits(4)}`}, ${r.high === null ? '+∞)' : `${r.high.toDigits(4)}]`}`;
}
