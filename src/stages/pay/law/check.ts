import { Decimal } from '../../../base/decimal.ts';
import { moneyText, toCents } from '../../../base/money.ts';
import { addMonths, type Period } from '../../../base/period.ts';
import type { Problem, Where } from '../../../base/problem.ts';
import type { Person } from '../../../people/index.ts';
import type { Evaluation } from '../../../plan/index.ts';
import type { Stint } from '../model.ts';
import { within } from '../stint.ts';
import { countedPay, type PaidBefore, sumOfLines } from './counted.ts';
import { absentFinding, leaveFinding } from './leave.ts';
import { allowedDeduction, minimumWageFinding, minimumWageOf, overtimeFindings, overtimeHours } from './limits.ts';
import type { Absence, Law, MinimumWage, OvertimeDay } from './model.ts';
import { lawProblem } from './problems.ts';
import { bonusFindings } from './tax.ts';

/** What the law has to say about one person's pay of one period. Where a number is not known, its rule says nothing. */

export interface PaidWork extends PaidBefore {
  readonly person: Person;
  readonly period: Period;
  /** Where the person works; null where nobody says. */
  readonly city: string | null;
  /** Null where the pay is of all the period. */
  readonly stint: Stint | null;
  readonly overtime: readonly OvertimeDay[];
  /** Null where no attendance is on record. */
  readonly absence: Absence | null;
}

/** Warnings want a written reason; an unknown or outdated city is an error, since nothing is guessed. */
export function lawFindings(law: Law, work: PaidWork): readonly Problem[] {
  const { evaluation, period, person, city } = work;
  const where = { person: person.id, period: period.text };
  const { plan } = evaluation.compiled;
  if (plan.pays === 'year') return bonusFindings(law.tax, work.total).map((problem) => ({ ...problem, where }));
  if (plan.pays !== 'month' || period.kind !== 'month') return [];
  const wage = city === null ? null : minimumWageOf(law.minimumWages, city, period.last);
  const known = wage?.ok ? wage.value : null;
  return [
    ...(wage?.problems ?? []).map((problem) => ({ ...problem, where })),
    ...(known ? underMinimum(law, work, known, where) : []),
    ...deductionFindings(law, work, known, where),
    ...trialFindings(law, work, where),
    ...overtimeFindings(law.overtime, work.overtime, where),
    ...calendarFindings(law, work, where),
    ...overtimePayFindings(law, work, where),
    ...(work.absence ? leaveFinding(law, person, period, work.absence, where) : []),
  ];
}

function underMinimum(law: Law, work: PaidWork, wage: MinimumWage, where: Where): readonly Problem[] {
  const { absence, total } = work;
  if (!hereAllMonth(work) || total.sign() <= 0) return [];
  const pay = countedPay(work, wage.notCounted);
  const present = absence === null || absence.sick.plus(absence.unpaid).isZero();
  return present ? minimumWageFinding(pay, wage, where) : absentFinding(law, pay, wage, absence, where);
}

/** And paid for all of it by this plan. */
export function hereAllMonth({ person, period, stint }: Pick<PaidWork, 'person' | 'period' | 'stint'>): boolean {
  const { hired_on, left_on } = person;
  return (
    stint === null && (hired_on === null || hired_on <= period.first) && (left_on === null || left_on >= period.last)
  );
}

function deductionFindings(law: Law, work: PaidWork, wage: MinimumWage | null, where: Where): readonly Problem[] {
  const earned = sumOfLines(work.evaluation, ({ kind }) => kind === 'earning');
  const taken = sumOfLines(work.evaluation, ({ kind }) => kind === 'deduction');
  const allowed = allowedDeduction(taken, earned, wage?.monthly ?? Decimal.ZERO, law.deductionShare);
  if (taken.compare(allowed) <= 0) return [];
  const params = { taken: moneyText(taken), earned: moneyText(earned), allowed: moneyText(allowed) };
  return [lawProblem('law.deduction-over', params, where)];
}

/** Contracts that name their months have their own longest trial; without, the longest there is. */
function trialFindings(law: Law, work: PaidWork, where: Where): readonly Problem[] {
  const { person, period, total } = work;
  if (person.status !== 'trial') return [];
  const problems: Problem[] = [];
  const contract = Decimal.parse(person.attributes.contract_months ?? '');
  const reached = law.trial.longest.filter((row) => contract === undefined || row.contract.compare(contract) <= 0);
  const months = Number((reached.at(-1)?.months ?? Decimal.ZERO).toDigits());
  if (person.hired_on !== null && addMonths(person.hired_on, months) <= period.first)
    problems.push(lawProblem('law.trial-long', { since: person.hired_on, months }, where));
  const agreed = Decimal.parse(person.attributes.regular_pay ?? '') ?? person.base_pay;
  const least = agreed && toCents(agreed.times(law.trial.payShare));
  if (least && hereAllMonth(work) && total.compare(least) < 0) {
    const params = { amount: moneyText(total), agreed: moneyText(agreed), least: moneyText(least) };
    problems.push(lawProblem('law.trial-pay', params, where));
  }
  return problems;
}

/** Overtime on a statutory holiday that was recorded as an ordinary day's. */
function calendarFindings(law: Law, { overtime, period }: PaidWork, where: Where): readonly Problem[] {
  if (overtime.length === 0) return [];
  const year = period.first.slice(0, 4);
  const calendar = law.holidays.findLast((one) => one.year === year);
  if (calendar === undefined) return [lawProblem('law.calendar-missing', { year }, where)];
  return overtime
    .filter(({ date, workday, restday }) => calendar.statutory.includes(date) && workday.plus(restday).sign() > 0)
    .map(({ date, workday, restday }) =>
      lawProblem('law.holiday-hours', { date, hours: workday.plus(restday).toString() }, where),
    );
}

/** What the hours earn by law against what the plan's overtime lines pay for them. */
function overtimePayFindings(law: Law, work: PaidWork, where: Where): readonly Problem[] {
  const { person, evaluation, stint } = work;
  const overtime = work.overtime.filter(({ date }) => stint === null || within(stint.days, date));
  if (overtime.length === 0) return [];
  const base = person.base_pay ?? basePaid(evaluation);
  const { rates, hoursAMonth } = law.overtime;
  const hours = overtimeHours(overtime).toString();
  if (base === null) return [lawProblem('law.overtime-no-base', { hours }, where)];
  const weighed = overtime.reduce(
    (sum, { workday, restday, holiday }) =>
      sum.plus(workday.times(rates.workday)).plus(restday.times(rates.restday)).plus(holiday.times(rates.holiday)),
    Decimal.ZERO,
  );
  const due = toCents(base.over(hoursAMonth).times(weighed));
  const { plan } = evaluation.compiled;
  if (!plan.lines.some(({ mechanism }) => mechanism.type === 'overtime'))
    return [lawProblem('law.overtime-no-line', { hours, plan: plan.id, due: moneyText(due) }, where)];
  const paid = overtimePaid(work);
  if (paid.compare(due) >= 0) return [];
  return [lawProblem('law.overtime-unpaid', { hours, due: moneyText(due), paid: moneyText(paid) }, where)];
}

/** The base that the plan went by where the record holds none: its own. */
function basePaid({ compiled, frame }: Evaluation): Decimal | null {
  const input = compiled.plan.inputs.find(({ source }) => source.from === 'profile' && source.attribute === 'base_pay');
  const value = frame.values[compiled.slots.get(input?.id ?? '') ?? -1];
  return value instanceof Decimal ? value : null;
}

function overtimePaid(work: PaidWork): Decimal {
  return sumOfLines(work.evaluation, ({ mechanism }) => mechanism.type === 'overtime');
}
