import { addDays, type PlainDate } from '../../../base/period.ts';

/** How long a file may be late before nobody draws from its day by itself any more. */
const LATE_DAYS = 7;

/** The days of the last week from which a plan has not drawn, the earliest first: none before the first from which it ever did. */
export function owedDays(drawn: readonly PlainDate[], yesterday: PlainDate): readonly PlainDate[] {
  const first = [...drawn].sort()[0] ?? yesterday;
  const week = Array.from({ length: LATE_DAYS }, (_, back) => addDays(yesterday, back + 1 - LATE_DAYS));
  return week.filter((day) => (day === yesterday || day > first) && !drawn.includes(day));
}
