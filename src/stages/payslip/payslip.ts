import { Decimal } from '../../base/decimal.ts';
import { moneyText } from '../../base/money.ts';
import { type Evaluation, type Line, lineValue, unitOf, type Value } from '../../plan/index.ts';
import type { PersonPay } from '../pay/index.ts';
import type { Payslip, PayslipLine } from './model.ts';

/** The payslip of somebody whose pay could be worked out; null where something stood in the way. */
export function payslipOf(pay: PersonPay, period: string): Payslip | null {
  const { person, evaluation } = pay;
  if (evaluation === null) return null;
  const { plan } = evaluation.compiled;
  return {
    person: person.id,
    name: person.name,
    period,
    plan: plan.id,
    planVersion: plan.version,
    title: plan.title,
    lines: plan.lines.map((line) => lineOf(line, evaluation)),
  };
}

/** Every line's amount as files and exports write it: money with its cents, everything else exact. */
export function amountsOf(evaluation: Evaluation): Readonly<Record<string, string | null>> {
  const amounts: Record<string, string | null> = {};
  for (const line of evaluation.compiled.plan.lines)
    amounts[line.id] = amountText(line, lineValue(evaluation, line.id));
  return amounts;
}

/** Plain digits: `389.00` where the line keeps cents, else the exact value; null where it is missing. */
export function amountText(line: Line, value: Value | null): string | null {
  if (value === null) return null;
  if (!(value instanceof Decimal)) return String(value);
  const cents = unitOf(line) === 'yuan' && value.round(2, 'half-up').equals(value);
  return cents ? moneyText(value) : value.toString();
}

function lineOf(line: Line, evaluation: Evaluation): PayslipLine {
  const { id, title, kind } = line;
  return { id, title, kind, unit: unitOf(line), amount: amountText(line, lineValue(evaluation, id)) };
}
