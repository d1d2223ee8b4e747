import type { Estimate, Pair } from './model.ts';

/**
 * Whether a rater ranks people as something else does (the other raters, a metric): Spearman's rank correlation, which
 * asks only for an order, with Fisher's transformation and the variance (1 + ρ²/2) / (n − 3) of Bonett and Wright (2000). A rater is held against the other raters' correlation, not against a perfect one.
 */

/** Below this the approximation is worth nothing. */
const LEAST_PEOPLE = 10;

/** How much less or more than the others the rater agrees, on Fisher's scale turned back into a difference of correlations. */
export function association(
  pairs: ReadonlyMap<string, readonly Pair[]>,
  rater: string,
  apart: ReadonlySet<string>,
  z: number,
): Estimate | null {
  const own = transformed(pairs.get(rater) ?? []);
  const others = [...pairs.keys()].filter((one) => one !== rater && !apart.has(one));
  const known = others.flatMap((one) => transformed(pairs.get(one) ?? []) ?? []);
  if (!own || known.length === 0) return null;
  const weight = known.reduce((sum, { information }) => sum + information, 0);
  const usual = known.reduce((sum, { value, information }) => sum + value * information, 0) / weight;
  const error = Math.sqrt(1 / own.information + 1 / weight);
  return betweenTanh(usual, own.value - usual, z * error, own.n, error);
}

/** A correlation against none at all: for a relation that ought not to be there. */
export function relation(pairs: ReadonlyMap<string, readonly Pair[]>, rater: string, z: number): Estimate | null {
  const own = transformed(pairs.get(rater) ?? []);
  if (!own) return null;
  const error = Math.sqrt(1 / own.information);
  return betweenTanh(0, own.value, z * error, own.n, error);
}

/** A difference on Fisher's scale around `usual`, told as a difference of correlations. */
function betweenTanh(usual: number, apart: number, reach: number, n: number, error: number): Estimate {
  const told = (difference: number) => Math.tanh(usual + difference) - Math.tanh(usual);
  return { estimate: told(apart), low: told(apart - reach), high: told(apart + reach), n, z: apart / error };
}

function transformed(pairs: readonly Pair[]) {
  const n = pairs.length;
  const rho =
    n < LEAST_PEOPLE
      ? null
      : spearman(
          pairs.map(({ own }) => own),
          pairs.map(({ other }) => other),
        );
  if (rho === null) return null;
  // Fisher's scale has no end; a perfect order of so few is not certainty.
  const value = Math.atanh(Math.max(-0.99, Math.min(0.99, rho)));
  return { value, information: (n - 3) / (1 + (rho * rho) / 2), n };
}

/** Spearman's rank correlation, ties sharing their mean rank; null where one side knows no order. */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  return pearson(ranks(a), ranks(b));
}

function pearson(a: readonly number[], b: readonly number[]): number | null {
  const n = a.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [da, db] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
}

function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, i) => [value, i] as const).sort((x, y) => x[0] - y[0]);
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.[0] === order[from]?.[0]) to += 1;
    for (let i = from; i <= to; i++) result[order[i]?.[1] as number] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
