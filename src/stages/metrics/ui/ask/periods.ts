import {
  addDays,
  addMonths,
  daysBetween,
  isoWeekday,
  monthOf,
  type Period,
  parsePeriod,
  period,
  previousPeriod,
  quarterOf,
} from '../../../../base/period.ts';

/** Periods as they are picked: a month, a quarter, a week, or from one day to another. Pure. */

export const PICKS = ['month', 'quarter', 'week', 'custom'] as const;
export type Pick = (typeof PICKS)[number];

export function pickOf(text: string): Pick {
  const found = parsePeriod(text);
  if (found?.kind === 'month' || found?.kind === 'quarter') return found.kind;
  const week = found?.kind === 'range' && isoWeekday(found.first) === 1 && daysBetween(found.first, found.last) === 6;
  return week ? 'week' : 'custom';
}

/** The period of another length around the end of one: what somebody means who changes only the length. */
export function pickedAs(text: string, pick: Pick): string {
  const now = parsePeriod(text);
  if (now === undefined) return text;
  switch (pick) {
    case 'month':
      return monthOf(now.last).text;
    case 'quarter':
      return quarterOf(now.last).text;
    case 'week':
      return weekOf(now.last);
    case 'custom':
      return `${now.first}..${now.last}`;
  }
}

/** Monday to Sunday around a day. */
export function weekOf(day: string): string {
  const monday = addDays(day, 1 - isoWeekday(day));
  return `${monday}..${addDays(monday, 6)}`;
}

/** The period of the same length before or after. */
export function shifted(text: string, by: -1 | 1): string {
  const now = parsePeriod(text);
  if (now === undefined) return text;
  return by === -1 ? previousPeriod(now).text : nextPeriod(now).text;
}

function nextPeriod(now: Period): Period {
  const next = addDays(now.last, 1);
  switch (now.kind) {
    case 'day':
      return period(next);
    case 'month':
      return monthOf(next);
    case 'quarter':
      return quarterOf(next);
    case 'year':
      return period(next.slice(0, 4));
    case 'range':
      return period(`${next}..${addDays(next, daysBetween(now.first, now.last))}`);
  }
}

/** The same period of the year before; a week keeps its weekdays. */
export function yearBefore(text: string): string {
  const now = parsePeriod(text);
  if (now === undefined) return text;
  if (pickOf(text) === 'week') return `${addDays(now.first, -364)}..${addDays(now.last, -364)}`;
  const earlier = (day: string) => addMonths(day, -12);
  switch (now.kind) {
    case 'day':
      return earlier(now.first);
    case 'month':
      return monthOf(earlier(now.first)).text;
    case 'quarter':
      return quarterOf(earlier(now.first)).text;
    case 'year':
      return String(Number(now.text) - 1);
    case 'range':
      return period(`${earlier(now.first)}..${earlier(now.last)}`).text;
  }
}

/** What a number is held beside: the period before, the same one of last year, or a chosen one. */
export function comparedWith(asked: string, against: string): string {
  if (against === 'year') return yearBefore(asked);
  return parsePeriod(against) === undefined ? shifted(asked, -1) : against;
}
