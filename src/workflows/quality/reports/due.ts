import { addDays, addMonths, isoWeekday, monthOf, type PlainDate } from '../../../base/period.ts';
import type { ReportKind } from './model.ts';

/** Which reports are due on a day: of every day, week and month that is over, had checks, and has none yet. */

export interface DueReport {
  readonly kind: ReportKind;
  readonly first: PlainDate;
  readonly last: PlainDate;
}

/** How far back what was missed is caught up: longer than any outage, shorter than an imported history. */
export const CATCH_UP = { daily: 31, weekly: 42, monthly: 93 } as const satisfies CatchUp;

export interface Calendar {
  readonly today: PlainDate;
  /** The day of the next month on which the month's table is published. */
  readonly monthDay: number;
  /** Days with checks. */
  readonly days: readonly PlainDate[];
  /** `kind first` of what was published. */
  readonly published: ReadonlySet<string>;
  /** How many days back what was missed is caught up. */
  readonly catchUp: CatchUp;
}

export type CatchUp = Readonly<Record<ReportKind, number>>;

export function keyOf({ kind, first }: Pick<DueReport, 'kind' | 'first'>): string {
  return `${kind} ${first}`;
}

export function dueReports({ today, monthDay, days, published, catchUp }: Calendar): readonly DueReport[] {
  const found = new Map<string, DueReport>();
  for (const day of [...days].sort()) {
    for (const due of [dayOf(day), weekOf(day), monthTable(day)]) {
      const late = addDays(due.last, catchUp[due.kind]) < today;
      if (!late && publishedFrom(due, monthDay) <= today && !published.has(keyOf(due))) found.set(keyOf(due), due);
    }
  }
  return [...found.values()];
}

/** The first day on which it can be published: when its own days are over; the month's table on its day. */
function publishedFrom({ kind, first, last }: DueReport, monthDay: number): PlainDate {
  return kind === 'monthly' ? addDays(addMonths(first, 1), monthDay - 1) : addDays(last, 1);
}

function dayOf(day: PlainDate): DueReport {
  return { kind: 'daily', first: day, last: day };
}

function weekOf(day: PlainDate): DueReport {
  const first = addDays(day, 1 - isoWeekday(day));
  return { kind: 'weekly', first, last: addDays(first, 6) };
}

function monthTable(day: PlainDate): DueReport {
  const { first, last } = monthOf(day);
  return { kind: 'monthly', first, last };
}
