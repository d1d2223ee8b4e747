import { addDays, isoWeekday, type Period, type PlainDate } from '../../base/period.ts';
import type { Person, Standing } from '../../people/index.ts';

/**
 * How much of a period somebody was employed: the days from Monday to Friday between joining and leaving, out of all of
 * the period. Statutory holidays are among them, since they are paid (a year's are 12 × 21.75).
 */
export interface Employment {
  readonly hired_on: PlainDate | null;
  readonly left_on: PlainDate | null;
  readonly days: number;
  readonly of: number;
  /** Where the plan is for them on some days only: which. */
  readonly own?: readonly Days[];
}

export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Null where somebody was here from the first weekday to the last, or nobody says otherwise. */
export function partOf({ hired_on, left_on }: Pick<Person, 'hired_on' | 'left_on'>, period: Period): Employment | null {
  const joined = hired_on !== null && hired_on > period.first;
  const left = left_on !== null && left_on < period.last;
  if (!joined && !left) return null;
  const of = weekdays(period.first, period.last);
  const days = weekdays(joined ? hired_on : period.first, left ? left_on : period.last);
  return days === of ? null : { hired_on: joined ? hired_on : null, left_on: left ? left_on : null, days, of };
}

/** The same of a plan that is for them on some days only. */
export function partWithin(
  { hired_on, left_on }: Pick<Person, 'hired_on' | 'left_on'>,
  period: Period,
  own: readonly Days[],
): Employment {
  const days = own.reduce((sum, { from, to }) => {
    const first = hired_on !== null && hired_on > from ? hired_on : from;
    return sum + weekdays(first, left_on !== null && left_on < to ? left_on : to);
  }, 0);
  return { hired_on: null, left_on: null, days, of: weekdays(period.first, period.last), own };
}

/** The stretches that have weekdays in which the person was employed. */
export function workedIn(standings: readonly Standing[], { hired_on, left_on }: Person): readonly Worked[] {
  return standings.flatMap(({ from, to, person }) => {
    const first = hired_on !== null && hired_on > from ? hired_on : from;
    const last = left_on !== null && left_on < to ? left_on : to;
    const days = weekdays(first, last);
    return days === 0 ? [] : [{ from: first, days, person }];
  });
}

/** How somebody stood on so many days from Monday to Friday. */
export interface Worked {
  readonly from: PlainDate;
  readonly days: number;
  readonly person: Person;
}

function weekdays(from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isoWeekday(day) <= 5) count += 1;
  return count;
}
