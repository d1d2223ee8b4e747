import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result, type Where } from '../../../base/problem.ts';
import type { Counted } from './counted.ts';
import type { MinimumWage, OvertimeDay, OvertimeLaw } from './model.ts';
import { lawProblem } from './problems.ts';

/** The limits that the law sets to pay and to hours. */

/** The most that may be taken from a month's wage for a loss the person caused. */
export function allowedDeduction(claim: Decimal, gross: Decimal, minimumWage: Decimal, share: Decimal): Decimal {
  return claim.min(gross.times(share)).min(gross.minus(minimumWage)).max(Decimal.ZERO);
}

/** The minimum wage of a city on a day; an unknown city is a problem, and so is a day no table covers, or none any more. */
export function minimumWageOf(wages: readonly MinimumWage[], city: string, date: PlainDate): Result<MinimumWage> {
  const own = wages.filter((w) => w.cities.includes(city.trim().toLowerCase()));
  const table = 'minimum-wage';
  if (own.length === 0) {
    const known = wages.map((w) => w.cities[0]).join(', ');
    return failed(lawProblem('law.city-unknown', { city, table, known }));
  }
  // Of two from one day the organisation's own, which comes after the shipped one.
  const newestFirst = own.toReversed().toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  const found = newestFirst.find((w) => w.from <= date);
  if (found && date <= found.reviewBy) return ok(found);
  const nearest = found ?? (newestFirst.at(-1) as MinimumWage);
  const { from, reviewBy: until } = nearest;
  return failed(lawProblem('law.city-outdated', { city, table, date, from, until }));
}

/** A warning where a full month's pay is under the minimum wage. */
export function minimumWageFinding(pay: Counted, wage: MinimumWage, where: Where): readonly Problem[] {
  if (pay.amount.compare(wage.monthly) >= 0) return [];
  const params = { sum: pay.sum, minimum: moneyText(wage.monthly), city: wage.cities[0] ?? '' };
  return [lawProblem('law.under-minimum-wage', params, where)];
}

/**
 * Warnings for overtime beyond the law's hours. The day's limit is for work that goes on after the day's shift; a rest day
 * worked is a day of its own and counts towards the month.
 */
export function overtimeFindings(law: OvertimeLaw, days: readonly OvertimeDay[], where: Where): readonly Problem[] {
  const tooLong = days.filter(({ workday }) => workday.compare(law.limitADay) > 0);
  const findings = tooLong.map(({ date, workday }) => {
    const params = { date, hours: workday.toString(), limit: law.limitADay.toString() };
    return lawProblem('law.overtime-day', params, where);
  });
  const month = overtimeHours(days);
  if (month.compare(law.limitAMonth) <= 0) return findings;
  const params = { hours: month.toString(), limit: law.limitAMonth.toString() };
  return [...findings, lawProblem('law.overtime-month', params, where)];
}

export function overtimeHours(days: readonly OvertimeDay[]): Decimal {
  return days.reduce(
    (sum, { workday, restday, holiday }) => sum.plus(workday).plus(restday).plus(holiday),
    Decimal.ZERO,
  );
}
