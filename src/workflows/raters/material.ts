import type { Decimal } from '../../base/decimal.ts';
import { addDays, type Period } from '../../base/period.ts';
import type { Fact } from '../../ledger/index.ts';
import type { Rating } from '../../stages/appraisal/index.ts';
import type { MetricRow } from '../../stages/metrics/index.ts';
import type { GivenScore, Measured } from './appraisers.ts';
import type { ScoredCheck } from './inspectors.ts';

/** From rows, facts and the roster to what the statistics are worked out from. */

/** Judgements of the last days are compared with the earlier ones: a working week of them. */
const LATE_DAYS = 7;

/** The first of the last days of a period. */
export function lateFrom(period: Period): string {
  return addDays(period.last, 1 - LATE_DAYS);
}

/** The checks by a known inspector that say what was taken off. */
export function scoredChecks(checks: readonly Checked[], period: Period): readonly ScoredCheck[] {
  const from = lateFrom(period);
  return checks.flatMap(({ person, inspector, day, deductions }) =>
    inspector === '' || deductions === null
      ? []
      : [{ rater: inspector, person, deductions: deductions.toApproximate(), late: day >= from }],
  );
}

interface Checked {
  readonly person: string;
  readonly inspector: string;
  readonly day: string;
  readonly deductions: Decimal | null;
}

/** Whom a name in the data means on a day. */
interface Names {
  readonly personOn: (name: string, day: string) => string | null;
}

/**
 * What a rater said, where calibration has put another number in its place: that number is the calibrators', and says
 * nothing about how the rater judges.
 */
export function asRated(ratings: readonly Fact[], history: readonly Fact[]): readonly Fact[] {
  const said = new Map(history.map((fact) => [fact.id, fact]));
  return ratings.map((fact) => {
    const { rated_by: rater, ...data } = fact.data;
    if (typeof rater !== 'string') return fact;
    let first: Fact = fact;
    while (first.data.rated_by !== undefined && first.replaces !== null) {
      const before = said.get(first.replaces);
      if (before === undefined) break;
      first = before;
    }
    return { ...fact, by: rater, data: { ...data, score: first.data.score ?? fact.data.score ?? null } };
  });
}

/** Ratings with the rater as a person where the roster knows the name. */
export function givenScores(ratings: readonly Rating[], people: Names, period: Period): readonly GivenScore[] {
  return ratings.map(({ rater, source, person, item, score }) => ({
    rater: people.personOn(rater, period.last) ?? rater,
    ...{ source, person, item },
    score: score.toApproximate(),
  }));
}

/** What the metric says of each person over the period, and its last days less the days before. */
export function measuredBy(
  whole: readonly MetricRow[],
  before: readonly MetricRow[],
  last: readonly MetricRow[],
): ReadonlyMap<string, Measured> {
  const [early, late] = [valuesOf(before), valuesOf(last)];
  return new Map(
    [...valuesOf(whole)].map(([person, value]) => {
      const [a, b] = [early.get(person), late.get(person)];
      return [person, { whole: value, lately: a === undefined || b === undefined ? null : b - a }];
    }),
  );
}

function valuesOf(rows: readonly MetricRow[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(({ group: [person], cells: [cell] }) =>
      person == null || cell?.value == null ? [] : [[person, cell.value.toApproximate()] as const],
    ),
  );
}
