import type { Decimal } from '../../base/decimal.ts';
import { moneyText } from '../../base/money.ts';
import type { Period } from '../../base/period.ts';
import type { Problem, Where } from '../../base/problem.ts';
import type { Plan } from '../../plan/index.ts';
import { type PersonPay, restText } from '../../stages/pay/index.ts';
import {
  type Absence,
  countedPay,
  hereAllMonth,
  type Law,
  lawFindings,
  NOT_COUNTED_ANYWHERE,
  type OvertimeDay,
} from '../../stages/pay/law/index.ts';
import { payrunProblem } from './problems.ts';

/** What a run says about somebody beyond what stood in the way of the arithmetic. Warnings want a written reason. */

export interface Surroundings {
  readonly plan: Plan;
  readonly period: Period;
  readonly law: Law;
  /** Of people whose record names none. */
  readonly city: string | null;
  /** By person. */
  readonly overtime: ReadonlyMap<string, readonly OvertimeDay[]>;
  readonly absences: ReadonlyMap<string, Absence>;
  /** The plans of other runs of the same period, by the people they pay. */
  readonly alsoPaidBy: ReadonlyMap<string, string>;
}

/** What somebody is really paid: closed periods have been settled with it. */
export interface Paid {
  readonly payable: Decimal;
  /** What is left of this period's own pay. */
  readonly wage: Decimal | null;
  /** The person's own insurance and fund of the month; null where they are not worked out. */
  readonly contributions: Decimal | null;
}

export function remarksOf(
  pay: PersonPay,
  total: Decimal | null,
  around: Surroundings,
  { payable, wage, contributions }: Paid,
): readonly Problem[] {
  const { person } = pay;
  const where = { person: person.id, period: around.period.text };
  const other = around.alsoPaidBy.get(person.id);
  return [
    ...(total !== null && payable.sign() <= 0
      ? [payrunProblem('payrun.no-pay', { amount: moneyText(total.min(payable)) }, where)]
      : []),
    ...(hasNoData(pay) ? [payrunProblem('payrun.no-data', {}, where)] : []),
    ...inOtherRuns(pay, other, where),
    ...(wage !== null ? ofTheLaw(pay, { total: wage, contributions }, around) : []),
  ];
}

/** Whoever went from one plan to another is paid by both, each for its days: there it is a run too few that is told. */
function inOtherRuns({ stint }: PersonPay, other: string | undefined, where: Where): readonly Problem[] {
  if (stint === undefined)
    return other === undefined ? [] : [payrunProblem('payrun.in-two-runs', { plan: other }, where)];
  return other === undefined ? [payrunProblem('payrun.rest-unpaid', { rest: restText(stint.rest) }, where)] : [];
}

/** Nothing that the plan measures has a value, though it measures something. */
function hasNoData({ inputs }: PersonPay): boolean {
  const measured = Object.values(inputs).filter(({ source }) => source.from === 'metric' || source.from === 'nowhere');
  const metrics = measured.filter(({ source }) => source.from === 'metric');
  return measured.length > 0 && metrics.every(({ value }) => value === null) && !Object.values(inputs).some(isGiven);
}

function isGiven({ source }: PersonPay['inputs'][string]): boolean {
  return source.from === 'file';
}

interface OfTheLaw {
  readonly total: Decimal;
  readonly contributions: Decimal | null;
}

/** What the law says; where no city is known, the plan's own minimum wage stands in for the city's. */
function ofTheLaw(pay: PersonPay, paid: OfTheLaw, around: Surroundings): readonly Problem[] {
  const { person, evaluation, stint = null } = pay;
  if (evaluation === null) return [];
  const { plan, period, law, overtime, absences } = around;
  const city = person.city ?? around.city;
  const days = { overtime: overtime.get(person.id) ?? [], absence: absences.get(person.id) ?? null };
  const work = { person, period, city, evaluation, stint, ...paid, ...days };
  const findings = lawFindings(law, work);
  const minimum = plan.settings.minimumWage;
  const checked = plan.pays === 'month' && period.kind === 'month' && hereAllMonth(work) && paid.total.sign() > 0;
  if (city !== null || minimum === null || !checked) return findings;
  const { amount, sum } = countedPay(work, NOT_COUNTED_ANYWHERE);
  if (amount.compare(minimum) >= 0) return findings;
  const where = { person: person.id, period: period.text };
  return [...findings, payrunProblem('payrun.under-minimum-wage', { sum, minimum: moneyText(minimum) }, where)];
}
