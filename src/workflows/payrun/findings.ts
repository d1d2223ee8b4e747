import type { Decimal } from '../../base/decimal.ts';
import { moneyText } from '../../base/money.ts';
import type { Period } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Person } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { PersonPay } from '../../stages/pay/index.ts';
import { type Law, minimumWageFinding, minimumWageOf } from '../../stages/pay/law/index.ts';
import { payrunProblem } from './problems.ts';

/** What a run says about somebody beyond what stood in the way of the arithmetic. Warnings want a written reason. */

export interface Surroundings {
  readonly plan: Plan;
  readonly period: Period;
  readonly law: Law;
  /** The plans of other runs of the same period, by the people they pay. */
  readonly alsoPaidBy: ReadonlyMap<string, string>;
}

export function findingsOf(pay: PersonPay, total: Decimal | null, around: Surroundings): readonly Problem[] {
  const { person } = pay;
  const where = { person: person.id, period: around.period.text };
  const other = around.alsoPaidBy.get(person.id);
  return [
    ...pay.problems,
    ...(total !== null && total.sign() <= 0
      ? [payrunProblem('payrun.no-pay', { amount: moneyText(total) }, where)]
      : []),
    ...(hasNoData(pay) ? [payrunProblem('payrun.no-data', {}, where)] : []),
    ...(other === undefined ? [] : [payrunProblem('payrun.in-two-runs', { plan: other }, where)]),
    ...(total !== null && total.sign() > 0 ? underMinimumWage(total, person, around) : []),
  ];
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

/** The law's wage of the person's city, else the plan's own; for those who were here the whole month. */
function underMinimumWage(total: Decimal, person: Person, around: Surroundings): readonly Problem[] {
  const { plan, period, law } = around;
  const whole =
    (person.hired_on === null || person.hired_on <= period.first) &&
    (person.left_on === null || person.left_on >= period.last);
  if (plan.pays !== 'month' || period.kind !== 'month' || !whole) return [];
  const where = { person: person.id, period: period.text };
  if (person.city !== null) {
    const wage = minimumWageOf(law.minimumWages, person.city, period.last);
    return wage.ok ? minimumWageFinding(total, wage.value, where) : wage.problems.map((p) => ({ ...p, where }));
  }
  const minimum = plan.settings.minimumWage;
  if (minimum === null || total.compare(minimum) >= 0) return [];
  const params = { amount: moneyText(total), minimum: moneyText(minimum) };
  return [payrunProblem('payrun.under-minimum-wage', params, where)];
}
