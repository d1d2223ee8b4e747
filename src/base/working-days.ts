import { addDays, isoWeekday, type PlainDate } from './period.ts';

/** Working days by the country's calendar and the organisation's own, which goes before it. */

export interface Calendar {
  readonly statutory: ReadonlySet<PlainDate>;
  /** Weekend days that are worked in exchange. */
  readonly makeup: ReadonlySet<PlainDate>;
  readonly own: ReadonlyMap<PlainDate, 'workday' | 'restday' | 'holiday'>;
}

export function isWorkday(calendar: Calendar, date: PlainDate): boolean {
  const own = calendar.own.get(date);
  if (own !== undefined) return own === 'workday';
  if (calendar.statutory.has(date)) return false;
  return calendar.makeup.has(date) || isoWeekday(date) <= 5;
}

/** The last of so many working days, the first of which is the one after `from`: the day itself does not count. */
export function workdaysAfter(calendar: Calendar, from: PlainDate, days: number): PlainDate {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkday(calendar, date)) left -= 1;
  }
  return date;
}

/** The day that lies so many working days from another: after it, or before it where the number is negative. */
export function workdaysFrom(calendar: Calendar, from: PlainDate, days: number): PlainDate {
  if (days >= 0) return workdaysAfter(calendar, from, days);
  let date = from;
  for (let left = -days; left > 0; ) {
    date = addDays(date, -1);
    if (isWorkday(calendar, date)) left -= 1;
  }
  return date;
}
