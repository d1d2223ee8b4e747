import type { Decimal } from '../../../base/decimal.ts';

/**
 * Stretches of the number line with exact ends. An end is a cut just before or just after a number, so "to 20" and
 * "from 20" share the number 20 and "to 20" and "above 20" share nothing and leave nothing out.
 */
export interface Cut {
  readonly at: Decimal;
  readonly side: 'before' | 'after';
}

/** From `low` to `high`; null means without end on that side. */
export interface Stretch {
  readonly low: Cut | null;
  readonly high: Cut | null;
}

export const EVERYTHING: Stretch = { low: null, high: null };

function isEmpty(s: Stretch): boolean {
  return s.low !== null && s.high !== null && compareCuts(s.low, s.high) >= 0;
}

export function overlap(a: Stretch, b: Stretch): Stretch | null {
  const shared = { low: tighter(a.low, b.low, 1), high: tighter(a.high, b.high, -1) };
  return isEmpty(shared) ? null : shared;
}

/** Of two cuts the one further in, which is the greater at the low end (1) and the lesser at the high end (−1). */
function tighter(a: Cut | null, b: Cut | null, inward: 1 | -1): Cut | null {
  if (a === null || b === null) return a ?? b;
  return compareCuts(a, b) * inward >= 0 ? a : b;
}

/** What is left of `whole` when all of `parts` are taken out, in order. */
export function without(whole: Stretch, parts: readonly Stretch[]): readonly Stretch[] {
  let left: readonly Stretch[] = isEmpty(whole) ? [] : [whole];
  for (const part of parts) {
    left = left.flatMap((piece) => {
      const shared = overlap(piece, part);
      if (shared === null) return [piece];
      const sides: Stretch[] = [];
      if (shared.low !== null) sides.push({ low: piece.low, high: shared.low });
      if (shared.high !== null) sides.push({ low: shared.high, high: piece.high });
      return sides.filter((side) => !isEmpty(side));
    });
  }
  return left;
}

/** The only number in a stretch, where it has one. */
export function singleNumber(s: Stretch): Decimal | null {
  if (s.low === null || s.high === null || !s.low.at.equals(s.high.at)) return null;
  return s.low.side === 'before' && s.high.side === 'after' ? s.low.at : null;
}

/** In interval notation, the same in every language: `(20, 30]`, `(−∞, 5)`, `20`. */
export function stretchText(s: Stretch): string {
  const single = singleNumber(s);
  if (single !== null) return single.toDigits();
  const low = s.low === null ? '(−∞' : `${s.low.side === 'before' ? '[' : '('}${s.low.at.toDigits()}`;
  const high = s.high === null ? '+∞)' : `${s.high.at.toDigits()}${s.high.side === 'after' ? ']' : ')'}`;
  return `${low}, ${high}`;
}

function compareCuts(a: Cut, b: Cut): number {
  return a.at.compare(b.at) || (a.side === b.side ? 0 : a.side === 'before' ? -1 : 1);
}
