import { seededNumbers } from './seeded.ts';

/**
 * Whether inspectors say the same of the same conversations. Krippendorff's alpha takes any number of inspectors and
 * values left out: 1 is full agreement, 0 what chance would give (K. Krippendorff, “Computing Krippendorff's
 * Alpha-Reliability”, 2011). Weighted kappa is the usual figure for exactly two (J. Cohen 1968). Floats: a statement
 * about agreement never becomes money.
 */

/** What each inspector gave one conversation; null where nothing was given or the item does not apply. */
export type Unit = readonly (number | null)[];
export type Level = 'nominal' | 'ordinal' | 'interval';

/** Null where nothing can be compared, or everybody always gave the same one value. */
export function krippendorffAlpha(units: readonly Unit[], level: Level): number | null {
  const paired = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
  const values = [...new Set(paired.flat())].sort((a, b) => a - b);
  const index = new Map(values.map((value, i) => [value, i]));
  const coincidences = values.map(() => values.map(() => 0));
  for (const unit of paired)
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries()) {
        const row = coincidences[index.get(a) as number] as number[];
        if (i !== j) row[index.get(b) as number] = (row[index.get(b) as number] ?? 0) + 1 / (unit.length - 1);
      }
  const totals = coincidences.map((row) => row.reduce((sum, one) => sum + one, 0));
  const n = totals.reduce((sum, one) => sum + one, 0);
  let [observed, expected] = [0, 0];
  for (const [c, row] of coincidences.entries())
    for (const [k, count] of row.entries()) {
      const apart = distance(values, totals, c, k, level);
      observed += count * apart;
      expected += (totals[c] as number) * (totals[k] as number) * apart;
    }
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

/** The squared difference of two values: whether, by how many ranks, or by how much they differ. */
function distance(values: readonly number[], totals: readonly number[], c: number, k: number, level: Level): number {
  if (c === k) return 0;
  if (level === 'nominal') return 1;
  if (level === 'interval') return ((values[c] as number) - (values[k] as number)) ** 2;
  const [from, to] = [Math.min(c, k), Math.max(c, k)];
  const between = totals.slice(from, to + 1).reduce((sum, one) => sum + one, 0);
  return (between - ((totals[c] as number) + (totals[k] as number)) / 2) ** 2;
}

/** Cohen's kappa of two inspectors with squared weights; null where the table says nothing. */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  let [observed, expected] = [0, 0];
  for (const [a, b] of pairs) observed += (a - b) ** 2 / n;
  for (const [a] of pairs) for (const [, b] of pairs) expected += (a - b) ** 2 / (n * n);
  return expected === 0 ? null : 1 - observed / expected;
}

export interface Agreement {
  readonly alpha: number;
  /** 95 %: the percentiles of alpha over resampled conversations; null for too few of them. */
  readonly low: number | null;
  readonly high: number | null;
  /** Conversations that at least two gave a value. */
  readonly units: number;
}

const RESAMPLES = 1000;
const ENOUGH_UNITS = 4;

/** Alpha with its interval; conversations are drawn anew with the stated seed, so that it can be repeated. */
export function agreementOf(units: readonly Unit[], level: Level, seed: string): Agreement | null {
  const paired = units.filter((unit) => unit.filter((value) => value !== null).length > 1);
  const alpha = krippendorffAlpha(paired, level);
  if (alpha === null) return null;
  if (paired.length < ENOUGH_UNITS) return { alpha, low: null, high: null, units: paired.length };
  const random = seededNumbers(seed);
  const drawn = Array.from({ length: RESAMPLES }, () => {
    const again = paired.map(() => paired[Math.floor(random() * paired.length)] as Unit);
    return krippendorffAlpha(again, level);
  });
  // A draw in which nobody differs from anybody, or all values are one, is full agreement.
  const sorted = drawn.map((one) => one ?? 1).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (RESAMPLES - 1))] as number;
  return { alpha, low: at(0.025), high: at(0.975), units: paired.length };
}
