import { type Period, type PlainDate, parsePeriod } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { payrunProblem } from './problems.ts';

/** The period a run is asked for. One that has not begun by the organisation's calendar has nothing to be paid for. */
export function payablePeriod(text: string, today: PlainDate): Result<Period> {
  const period = parsePeriod(text);
  if (period === undefined) return failed(payrunProblem('payrun.period-bad', { period: text }));
  return period.first <= today ? ok(period) : failed(payrunProblem('payrun.period-ahead', { period: text, today }));
}
