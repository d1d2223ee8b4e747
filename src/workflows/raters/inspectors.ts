import { association, mean } from './association.ts';
import type { Suite, Summary } from './check.ts';
import { cellsOf, change, difference } from './difference.ts';
import { groupBy } from './groups.ts';
import type { Pair } from './model.ts';

/** One check as it counts: who scored whom, and the points taken off. */
export interface ScoredCheck {
  readonly rater: string;
  readonly person: string;
  readonly deductions: number;
  /** In the last days of the period, which people remember. */
  readonly late: boolean;
}

/** What can be asked about inspectors: every comparison is within the person they judged. */
export function inspectorSuite(
  checks: readonly ScoredCheck[],
  objective: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
): Suite {
  const raters = summariesOf(checks, names);
  const centres = centresOf(checks);
  const within = ({ rater, person, deductions }: ScoredCheck) => ({ rater, stratum: person, value: deductions });
  const level = cellsOf(checks.map(within));
  const spread = cellsOf(
    checks.map((check) => ({
      ...within(check),
      value: deviation(check.deductions, centres.get(check.rater)),
    })),
  );
  const halves = [
    cellsOf(checks.filter(({ late }) => late).map(within)),
    cellsOf(checks.filter(({ late }) => !late).map(within)),
  ] as const;
  const people = peopleSeen(checks);
  const agreement = pairsOf(people, ({ others }) => (others === null ? null : -others));
  const measured = pairsOf(people, ({ person }) => objective.get(person) ?? null);
  return {
    population: 'inspectors',
    raters,
    estimates: {
      leniency: (rater, apart, z) => difference(level, rater, apart, z),
      spread: (rater, apart, z) => difference(spread, rater, apart, z),
      recency: (rater, apart, z) => change(halves, rater, apart, z),
      agreement: (rater, apart, z) => association(agreement, rater, apart, z),
      objective: (rater, apart, z) => association(measured, rater, apart, z),
    },
  };
}

function summariesOf(checks: readonly ScoredCheck[], names: ReadonlyMap<string, string>): readonly Summary[] {
  const own = groupBy(checks, ({ rater }) => rater);
  return [...own]
    .map(([rater, given]) => ({
      rater,
      name: names.get(rater) ?? rater,
      n: given.length,
      people: new Set(given.map(({ person }) => person)).size,
      mean: mean(given.map(({ deductions }) => deductions)),
    }))
    .sort((a, b) => (a.rater < b.rater ? -1 : 1));
}

interface Centre {
  readonly mean: number;
  /** The share of the rater's values below the mean. */
  readonly below: number;
}

function centresOf(checks: readonly ScoredCheck[]): ReadonlyMap<string, Centre> {
  const own = groupBy(checks, ({ rater }) => rater);
  return new Map(
    [...own].map(([rater, given]) => {
      const centre = mean(given.map(({ deductions }) => deductions));
      return [rater, { mean: centre, below: given.filter((one) => one.deductions < centre).length / given.length }];
    }),
  );
}

/**
 * How far a value lies from its rater's mean. The second term sums to 0 over a rater's values and leaves the mean deviation
 * as it is; it carries the uncertainty of that mean itself, without which skewed points would make spreads look surer than
 * they are (the influence function of the mean absolute deviation).
 */
function deviation(value: number, centre: Centre | undefined): number {
  if (!centre) return 0;
  const apart = value - centre.mean;
  return Math.abs(apart) + (2 * centre.below - 1) * apart;
}

interface Seen {
  readonly rater: string;
  readonly person: string;
  readonly own: number;
  /** What the others took off the same person; null where nobody else saw them. */
  readonly others: number | null;
}

function peopleSeen(checks: readonly ScoredCheck[]): readonly Seen[] {
  return [...groupBy(checks, ({ person }) => person)].flatMap(([person, about]) => {
    const sum = about.reduce((total, { deductions }) => total + deductions, 0);
    return [...groupBy(about, ({ rater }) => rater)].map(([rater, given]) => {
      const ownSum = given.reduce((total, { deductions }) => total + deductions, 0);
      const rest = about.length - given.length;
      return { rater, person, own: ownSum / given.length, others: rest === 0 ? null : (sum - ownSum) / rest };
    });
  });
}

/** Turned so that more is better: people from whom little is taken off ought to be those whom customers like. */
function pairsOf(seen: readonly Seen[], other: (one: Seen) => number | null): ReadonlyMap<string, readonly Pair[]> {
  const pairs = seen.flatMap((one) => {
    const value = other(one);
    return value === null ? [] : [{ rater: one.rater, own: -one.own, other: value }];
  });
  return groupBy(pairs, ({ rater }) => rater);
}
