import {
  addMonths,
  monthOf,
  type Period,
  type PlainDate,
  period,
  previousPeriod,
  quarterOf,
} from '../../../base/period.ts';

/** The periods that a new run may be of. */

const BACK_MONTHS = 12;
const MOST_PERIODS = 240;

/**
 * By what a plan pays: the running period and those before it, the newest first. Nobody is paid for what has not begun; they
 * reach back as far as there is data, and a year before the newest where that is further.
 */
export function periodsUntil(today: PlainDate, newest: PlainDate, oldest: PlainDate): Record<string, string[]> {
  const year = addMonths(today < newest ? today : newest, -BACK_MONTHS);
  const from = oldest < year ? monthOf(oldest).first : year;
  const back = (running: Period) => {
    const found = [running];
    for (let next = running; next.first > from && found.length < MOST_PERIODS; ) {
      next = previousPeriod(next);
      found.push(next);
    }
    return found.map(({ text }) => text);
  };
  const months = back(monthOf(today));
  return { month: months, event: months, quarter: back(quarterOf(today)), year: back(period(today.slice(0, 4))) };
}
