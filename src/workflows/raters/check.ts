import {
  type CheckResult,
  type Estimate,
  ONLY_LESS,
  type Population,
  type RaterResult,
  STATISTICS,
  type StatisticId,
  type Tested,
} from './model.ts';
import { simultaneousZ } from './normal.ts';

/**
 * Every statistic of every rater tested together. One who departs from the others moves what "the others" are, and makes
 * each of them look as if they departed the other way; so the farthest is set apart first, and the rest are compared among
 * themselves, until nobody is left whom the interval accuses. Each statistic needs three raters: of two who differ, the
 * numbers cannot say which one is off.
 */

/** One population with what can be asked about it. */
export interface Suite {
  readonly population: Population;
  readonly raters: readonly Summary[];
  /** By statistic: the estimate for one rater, held against all who are not set apart. */
  readonly estimates: Readonly<Partial<Record<StatisticId, Estimator>>>;
}

export interface Summary {
  readonly rater: string;
  readonly name: string;
  readonly n: number;
  readonly people: number;
  readonly mean: number;
}

export type Estimator = (rater: string, apart: ReadonlySet<string>, z: number) => Estimate | null;

const NOBODY: ReadonlySet<string> = new Set();
const ENOUGH = 3;

export function checkRaters(suites: readonly Suite[]): CheckResult {
  const comparable = suites.map((suite) => comparableIn(suite));
  const tests = comparable.flat().reduce((sum, { raters }) => sum + raters.length, 0);
  const z = simultaneousZ(tests);
  const raters = suites.flatMap((suite, i) => resultsOf(suite, comparable[i] ?? [], z));
  return { raters, tests, z };
}

interface Comparable {
  readonly statistic: StatisticId;
  readonly estimator: Estimator;
  readonly raters: readonly string[];
}

function comparableIn({ raters, estimates }: Suite): readonly Comparable[] {
  return STATISTICS.flatMap((statistic) => {
    const estimator = estimates[statistic];
    if (!estimator) return [];
    const known = raters.map(({ rater }) => rater).filter((rater) => estimator(rater, NOBODY, 1) !== null);
    return [{ statistic, estimator, raters: known }];
  });
}

function resultsOf(
  { population, raters }: Suite,
  comparable: readonly Comparable[],
  z: number,
): readonly RaterResult[] {
  const tested = new Map<string, Tested[]>(raters.map(({ rater }) => [rater, []]));
  for (const one of comparable) for (const [rater, test] of testedBy(one, z)) tested.get(rater)?.push(test);
  return raters.map((summary) => ({ population, ...summary, tests: tested.get(summary.rater) ?? [] }));
}

function testedBy({ statistic, estimator, raters }: Comparable, z: number): readonly (readonly [string, Tested])[] {
  const apart = new Set<string>();
  // As many stay as are needed to say what is usual.
  while (raters.length - apart.size >= ENOUGH) {
    const farthest = farthestOf(raters, (rater) => accusing(statistic, estimator(rater, apart, z)), apart);
    if (farthest === undefined) break;
    apart.add(farthest);
  }
  return raters.flatMap((rater) => {
    const others = new Set([...apart].filter((one) => one !== rater));
    const estimate = estimator(rater, others, z);
    return estimate ? [[rater, { statistic, ...estimate, found: apart.has(rater) }] as const] : [];
  });
}

/** Of those whom their interval accuses, the one farthest from the others. */
function farthestOf(
  raters: readonly string[],
  accused: (rater: string) => Estimate | null,
  apart: ReadonlySet<string>,
): string | undefined {
  let farthest: { readonly rater: string; readonly z: number } | undefined;
  for (const rater of raters) {
    const estimate = apart.has(rater) ? null : accused(rater);
    if (!estimate) continue;
    if (farthest === undefined || Math.abs(estimate.z) > farthest.z) farthest = { rater, z: Math.abs(estimate.z) };
  }
  return farthest?.rater;
}

function accusing(statistic: StatisticId, estimate: Estimate | null): Estimate | null {
  if (!estimate) return null;
  const more = estimate.low > 0 && !ONLY_LESS.has(statistic);
  return estimate.high < 0 || more ? estimate : null;
}
