import type { Estimate, Observation } from './model.ts';

/**
 * How much higher a rater's values are than those of the others in the same strata (the same people, say): observed less
 * expected, so that who happened to judge the weak ones is not called severe.
 *
 * Within a stratum the labels are exchangeable where raters judge alike, which gives the mean and variance of a rater's
 * sum without any assumption about the distribution of points (the stratified randomisation test; Mantel 1963, Fleiss
 * 1981 §10). The interval inverts that test, as Wilson's interval inverts the test of a share: it holds every shift δ for
 * which the rater's values less δ would look like the others'. Zero lies outside exactly where the test refuses it.
 */

/** By stratum and rater: how many values, their sum and the sum of their squares. */
export type Cells = ReadonlyMap<string, ReadonlyMap<string, Moments>>;

interface Moments {
  n: number;
  sum: number;
  square: number;
}

export function cellsOf(observations: Iterable<Observation>): Cells {
  const cells = new Map<string, Map<string, Moments>>();
  for (const { rater, stratum, value } of observations) {
    const row = cells.get(stratum) ?? new Map<string, Moments>();
    cells.set(stratum, row);
    const cell = row.get(rater) ?? { n: 0, sum: 0, square: 0 };
    row.set(rater, cell);
    cell.n += 1;
    cell.sum += value;
    cell.square += value * value;
  }
  return cells;
}

/** Fewer compared values than this say nothing worth a sentence about a person. */
const LEAST = 8;

/** The rater against the others who are not in `apart`; null where too few of the others judged in the same strata. */
export function difference(cells: Cells, rater: string, apart: ReadonlySet<string>, z: number): Estimate | null {
  const sums = summed(cells, rater, apart);
  if (sums.n < LEAST || sums.weight === 0) return null;
  const { total, weight, yy, xy, xx, n } = sums;
  // (total − δ·weight)² = z²·(yy − 2δ·xy + δ²·xx): the edges of the interval are its roots.
  const a = weight * weight - z * z * xx;
  const b = total * weight - z * z * xy;
  const c = total * total - z * z * yy;
  const inside = b * b - a * c;
  if (a <= 0 || inside < 0) return null;
  const half = Math.sqrt(inside) / a;
  return {
    estimate: total / weight,
    low: b / a - half,
    high: b / a + half,
    n,
    z: yy === 0 ? 0 : total / Math.sqrt(yy),
  };
}

/** The difference between two differences: late against early judgements of the same rater. */
export function change(
  [later, earlier]: readonly [Cells, Cells],
  rater: string,
  apart: ReadonlySet<string>,
  z: number,
): Estimate | null {
  const [now, before] = [shiftOf(later, rater, apart), shiftOf(earlier, rater, apart)];
  if (!now || !before) return null;
  const estimate = now.shift - before.shift;
  const error = Math.sqrt(now.variance + before.variance);
  if (error === 0) return null;
  return { estimate, low: estimate - z * error, high: estimate + z * error, n: now.n + before.n, z: estimate / error };
}

/** The shift and its variance once it is taken out. */
function shiftOf(cells: Cells, rater: string, apart: ReadonlySet<string>) {
  const { total, weight, yy, xy, xx, n } = summed(cells, rater, apart);
  if (n < LEAST || weight === 0) return null;
  const shift = total / weight;
  return { shift, variance: Math.max(0, yy - 2 * shift * xy + shift * shift * xx) / (weight * weight), n };
}

function summed(cells: Cells, rater: string, apart: ReadonlySet<string>) {
  const sums = { total: 0, weight: 0, yy: 0, xy: 0, xx: 0, n: 0 };
  for (const row of cells.values()) {
    const own = row.get(rater);
    const others = own && othersOf(row, rater, apart);
    if (!own || !others || others.n === 0) continue;
    const n = own.n + others.n;
    const sum = own.sum + others.sum;
    const weight = (own.n * others.n) / n;
    const above = own.sum - (own.n * sum) / n;
    sums.total += above;
    sums.weight += weight;
    sums.yy += (weight * Math.max(0, own.square + others.square - (sum * sum) / n)) / (n - 1);
    sums.xy += (weight * above) / (n - 1);
    sums.xx += (weight * weight) / (n - 1);
    sums.n += own.n;
  }
  return sums;
}

function othersOf(row: ReadonlyMap<string, Moments>, rater: string, apart: ReadonlySet<string>): Moments {
  const others = { n: 0, sum: 0, square: 0 };
  for (const [one, cell] of row) {
    if (one === rater || apart.has(one)) continue;
    others.n += cell.n;
    others.sum += cell.sum;
    others.square += cell.square;
  }
  return others;
}
