import { Decimal } from '../../../base/decimal.ts';
import { moneyText, toCents } from '../../../base/money.ts';
import { addDays, addMonths, contains, daysBetween, type Period, type PlainDate } from '../../../base/period.ts';
import type { Problem, Where } from '../../../base/problem.ts';
import type { Person } from '../../../people/index.ts';
import type { Counted } from './counted.ts';
import type { Absence, Law, LeaveLaw, MinimumWage } from './model.ts';
import { lawProblem } from './problems.ts';

/** What the law wants for days not worked: the least for sick days, and the annual leave that nobody took or paid. */

const NOT_ABSENT: Absence = { sick: Decimal.ZERO, unpaid: Decimal.ZERO, annual: null };

/**
 * The least that a month of so many sick and unpaid days pays: the minimum wage for a day worked, its share for a sick
 * day, nothing for an unpaid one.
 */
export function leastPay(law: Law, wage: MinimumWage, absence: Absence = NOT_ABSENT): Decimal {
  const days = law.overtime.daysAMonth;
  const here = days.minus(absence.unpaid).max(Decimal.ZERO);
  const lost = absence.sick.min(here).times(Decimal.ONE.minus(law.sickFloorShare));
  return toCents(wage.monthly.times(here.minus(lost)).over(days));
}

/** A warning where pay is under that, once somebody was ill or away unpaid; a whole month has its own words. */
export function absentFinding(law: Law, pay: Counted, wage: MinimumWage, absence: Absence, where: Where) {
  const least = leastPay(law, wage, absence);
  if (pay.amount.compare(least) >= 0) return [];
  const days = { sick: absence.sick.toString(), unpaid: absence.unpaid.toString() };
  const params = { sum: pay.sum, least: moneyText(least), minimum: moneyText(wage.monthly), ...days };
  return [lawProblem('law.under-sick-floor', params, where)];
}

/**
 * Whole days of annual leave that a stretch of employment within one year brings (职工带薪年休假条例 art. 3, its
 * implementing measures art. 5 and 12): each of its days a 365th of what so long a working life gives by then.
 */
export function annualLeaveDays(law: LeaveLaw, since: PlainDate, from: PlainDate, to: PlainDate): Decimal {
  let sum = Decimal.ZERO;
  for (const [i, { years, days }] of law.annual.entries()) {
    const begins = reached(since, years);
    const next = law.annual[i + 1];
    const ends = next ? addDays(reached(since, next.years), -1) : to;
    const [first, last] = [begins > from ? begins : from, ends < to ? ends : to];
    if (first <= last) sum = sum.plus(days.times(Decimal.ratio(daysBetween(first, last) + 1, 365)));
  }
  return sum.round(0, 'down');
}

function reached(since: PlainDate, years: Decimal): PlainDate {
  return addMonths(since, Number(years.times(Decimal.int(12)).toDigits()));
}

/** Looked at when the year ends or somebody leaves: until then there is time to take it. */
export function leaveFinding(
  law: Law,
  person: Person,
  period: Period,
  absence: Absence,
  where: Where,
): readonly Problem[] {
  const { hired_on, left_on, base_pay, attributes } = person;
  const { annual } = absence;
  const leaves = left_on !== null && contains(period, left_on);
  if (annual === null || hired_on === null || (!leaves && !period.last.endsWith('12-31'))) return [];
  const january = `${period.first.slice(0, 4)}-01-01`;
  const since = attributes.worked_since ?? hired_on;
  const to = leaves ? left_on : period.last;
  const due = annualLeaveDays(law.leave, since, hired_on > january ? hired_on : january, to);
  const owed = due.minus(annual.taken).minus(annual.paid).round(0, 'down');
  if (owed.sign() <= 0) return [];
  const day = base_pay?.over(law.overtime.daysAMonth);
  const params = {
    ...{ since, due: due.toString(), taken: annual.taken.toString(), paid: annual.paid.toString() },
    ...{ owed: owed.toString(), amount: day ? moneyText(toCents(day.times(law.leave.unusedExtra).times(owed))) : '—' },
  };
  return [lawProblem('law.leave-owed', params, where)];
}
