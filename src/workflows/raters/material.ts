import { addDays, type Period } from '../../base/period.ts';
import type { PersonSpan } from '../../people/index.ts';
import type { Rating } from '../../stages/appraisal/index.ts';
import type { Correction, MetricRow } from '../../stages/metrics/index.ts';
import type { GivenScore, Measured } from './appraisers.ts';
import type { ScoredCheck } from './inspectors.ts';

/** From rows, facts and the roster to what the statistics are worked out from. */

/** Judgements of the last days are compared with the earlier ones: a working week of them. */
export const LATE_DAYS = 7;

/** The first of the last days of a period. */
export function lateFrom(period: Period): string {
  return addDays(period.last, 1 - LATE_DAYS);
}

export interface CheckText {
  readonly key: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** Each check as it counts: corrected, of a known person, by a known inspector, with points taken off. */
export function scoredChecks(
  rows: readonly CheckText[],
  corrections: readonly Correction[],
  people: NameBook,
  period: Period,
): readonly ScoredCheck[] {
  const corrected = new Map(corrections.filter(({ kind }) => kind === 'check').map((one) => [one.rowKey, one]));
  const from = lateFrom(period);
  return rows.flatMap(({ key, values: stored }) => {
    const correction = corrected.get(key);
    if (correction?.excluded) return [];
    const values = { ...stored, ...correction?.values };
    const day = (values.checked_at ?? '').slice(0, 10);
    const person = people.personOn(values.agent ?? '', day);
    const inspector = values.inspector ?? '';
    const deductions = takenOff(values);
    if (person === null || inspector === '' || deductions === null) return [];
    // An inspector need not be on the roster: the name as the data has it is good enough to compare.
    const rater = people.personOn(inspector, day) ?? inspector;
    return [{ rater, person, deductions, late: day >= from }];
  });
}

/** Points taken off, or missing from the full score where the scorecard counts upwards. */
function takenOff({ deductions, points, possible }: Readonly<Record<string, string | null>>): number | null {
  if (deductions != null) return Number(deductions);
  return points != null && possible != null ? Number(possible) - Number(points) : null;
}

/** Whom a name in the data means on a day. */
export interface NameBook {
  readonly personOn: (name: string, day: string) => string | null;
}

export function nameBook(spans: readonly PersonSpan[]): NameBook {
  const byName = new Map<string, PersonSpan[]>();
  for (const span of spans) for (const name of span.names) byName.set(name, [...(byName.get(name) ?? []), span]);
  return {
    personOn: (name, day) => byName.get(name)?.find(({ from, to }) => from <= day && day <= to)?.person ?? null,
  };
}

/** Ratings with the rater as a person where the roster knows the name. */
export function givenScores(ratings: readonly Rating[], people: NameBook, period: Period): readonly GivenScore[] {
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
