import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { monthOf, monthsIn, type PlainDate, period } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result, type Where } from '../../../base/problem.ts';
import type { Fact } from '../../../ledger/index.ts';
import type { Person } from '../../../people/index.ts';
import { type Contribution, contributions, insuranceOf } from './insurance.ts';
import type { Law, TaxBracket } from './model.ts';
import { lawProblem } from './problems.ts';
import { ALLOWANCES, type Allowance, bonusTax, bracketOf, taxableOf, withholding, type YearToDate } from './tax.ts';

/**
 * What is withheld from one payment: the employee's insurance and fund once a month, the income tax by cumulative
 * withholding, or a yearly bonus taxed apart. Everything the amounts were worked out from is part of the result.
 */
export interface Withholding {
  /** The period's last month: the month of the tax. */
  readonly month: string;
  /** Pay and corrections of closed periods, before anything is withheld. */
  readonly gross: Decimal;
  readonly contributions: readonly Contribution[];
  /** The employee's part of insurance and fund of closed months, found out since; absent where there is none. */
  readonly arrears?: Decimal;
  /** Corrections of closed periods and nothing else: such a payment carries no month's contributions. */
  readonly alone?: boolean;
  /** Additional deductions of the month (专项附加扣除). */
  readonly deductions: Decimal;
  /** Null for a yearly bonus taxed apart. */
  readonly year: YearToDate | null;
  /** What the bracket is found by. */
  readonly taxable: Decimal;
  readonly bracket: TaxBracket;
  readonly tax: Decimal;
  readonly net: Decimal;
}

export interface Payment {
  readonly person: Person;
  readonly date: PlainDate;
  readonly gross: Decimal;
  /** Contributions of closed months that are settled with it. */
  readonly arrears: Decimal;
  /** Corrections of closed periods, paid to somebody whom the run pays nothing else. */
  readonly alone: boolean;
  /** A plan that pays by the year: taxed apart, once a year. */
  readonly yearly: boolean;
  readonly city: string | null;
  /** The employer's choice of the housing fund's rate; null takes the table's. */
  readonly fundRate: Decimal | null;
  /** Earlier withholdings of the same year, and those of this month that came first. */
  readonly before: readonly Withholding[];
  /** Amounts granted under the names of {@link BROUGHT}, of the same year: what was paid before Jixin paid. */
  readonly brought: readonly Fact[];
  /** All that is known to have been paid here last year, bonuses included. */
  readonly lastYear?: Decimal;
}

/** What a month's contributions are worked out from. */
export type Insured = Pick<Payment, 'person' | 'date' | 'city' | 'fundRate'>;

/** Names of `amount.granted` facts that bring the year's earlier months along. */
export const BROUGHT = {
  income: 'tax.income',
  contributions: 'tax.contributions',
  deductions: 'tax.deductions',
  withheld: 'tax.withheld',
} as const;

/** Nothing is guessed: what the year's tax cannot be known without is an error that names it. */
export function withhold(law: Law, payment: Payment): Result<Withholding> {
  const { person, date, gross, arrears, alone, yearly, before } = payment;
  const month = monthOf(date).text;
  const where = { person: person.id, period: month };
  if (yearly && !before.some((one) => one.year === null)) return apart(law, payment, month, where);
  const insured = alone || before.some((one) => one.month === month && one.contributions.length > 0);
  const own = insured ? ok([]) : contributionsOf(law, payment, where);
  const deductions = Decimal.parse(person.attributes.tax_deductions ?? '0');
  const allowance = allowanceOf(law, payment, where);
  const missing = [
    ...own.problems,
    ...allowance.problems,
    ...monthsMissing(payment, month, where),
    ...(deductions ? [] : [lawProblem('law.tax-deductions', { found: person.attributes.tax_deductions ?? '' }, where)]),
  ];
  if (missing.length > 0 || !own.ok || !allowance.ok || deductions === undefined) return failed(...missing);
  // They count once a month, however many payments it has.
  const counted = alone || before.some((one) => one.month === month && one.year !== null && one.alone !== true);
  const fresh = counted ? Decimal.ZERO : deductions;
  const paid = employeePart(own.value).plus(arrears);
  const year = yearToDate(payment, month, { own: paid, deductions: fresh, allowance: allowance.value });
  const taxable = taxableOf(law.tax, year);
  const tax = withholding(law.tax, year);
  const net = gross.minus(paid).minus(tax);
  const bracket = bracketOf(law.tax.cumulative, taxable);
  const settled = { ...(arrears.isZero() ? {} : { arrears }), ...(alone ? { alone } : {}) };
  const worked = { month, gross, contributions: own.value, deductions: fresh, year, taxable, bracket, tax, net };
  const result = { ...worked, ...settled };
  return ok(result, net.sign() < 0 ? [lawProblem('law.net-negative', { net: net.toFixed(2) }, where)] : []);
}

function apart(law: Law, { gross, date }: Payment, month: string, where: Where): Result<Withholding> {
  const taxed = bonusTax(law.tax, gross, date);
  if (!taxed.ok) return failed(...taxed.problems.map((problem) => ({ ...problem, where })));
  const twelfth = gross.over(Decimal.int(12));
  const tax = taxed.value;
  return ok({
    ...{ month, gross, contributions: [], deductions: Decimal.ZERO, year: null },
    ...{ taxable: gross, bracket: bracketOf(law.tax.bonus, twelfth), tax, net: gross.minus(tax) },
  });
}

/** `insurance_base: none` says that somebody is not insured here (a pensioner, an intern). */
export function contributionsOf(law: Law, payment: Insured, where: Where): Result<readonly Contribution[]> {
  const { attributes } = payment.person;
  if (attributes.insurance_base === 'none') return ok([]);
  const wage = Decimal.parse(attributes.insurance_base ?? '');
  const problems: Problem[] = [];
  if (wage === undefined) problems.push(lawProblem('law.insurance-base', {}, where));
  if (payment.city === null) problems.push(lawProblem('law.city-missing', {}, where));
  if (wage === undefined || payment.city === null) return failed(...problems);
  const city = insuranceOf(law.insurances, payment.city, payment.date);
  if (!city.ok) return failed(...city.problems.map((problem) => ({ ...problem, where })));
  const fundBase = Decimal.parse(attributes.fund_base ?? '') ?? wage;
  const rates = payment.fundRate === null ? {} : { housing_fund: payment.fundRate };
  const paid = contributions(city.value, wage, rates, { housing_fund: fundBase });
  return paid.ok ? paid : failed(...paid.problems.map((problem) => ({ ...problem, where })));
}

/** Every month with this employer since January must be known: withheld here, or brought along. */
function monthsMissing({ person, before, brought }: Payment, month: string, where: Where): readonly Problem[] {
  if (person.hired_on === null) return [lawProblem('law.hired-unknown', {}, where)];
  const broughtTo = brought.reduce((last, { valid }) => (valid > last ? valid : last), '').slice(0, 7);
  const known = new Set(before.filter((one) => one.year !== null).map((one) => one.month));
  const missing = monthsHere(person, month).filter((one) => one < month && one > broughtTo && !known.has(one));
  if (missing.length === 0) return [];
  return [lawProblem('law.year-incomplete', { months: missing.join(', ') }, where)];
}

/** The months of the year with this employer, up to the month of the payment or of leaving. */
function monthsHere({ hired_on, left_on }: Person, month: string): readonly string[] {
  const january = `${month.slice(0, 4)}-01`;
  const hired = (hired_on ?? month).slice(0, 7);
  const first = hired > january ? hired : january;
  const last = left_on !== null && left_on.slice(0, 7) < month ? left_on.slice(0, 7) : month;
  return first > last ? [] : monthsIn(period(`${first}..${last}`)).map((one) => one.text);
}

/** What the record says of more months' allowance; nothing is the usual rule. It may have been true of an earlier year. */
function allowanceOf(law: Law, payment: Payment, where: Where): Result<Allowance | null> {
  const said = payment.person.attributes.tax_allowance ?? null;
  const found = ALLOWANCES.find((one) => one === said);
  if (said !== null && found === undefined)
    return failed(lawProblem('law.tax-allowance', { found: said, known: ALLOWANCES.join(', ') }, where));
  return found === 'year' ? wholeYear(law, payment, where) : ok(found ?? null);
}

/** 2020 No. 19: every month of last year here, for no more than the year's allowance in all. */
function wholeYear({ tax }: Law, { person, date, lastYear = Decimal.ZERO }: Payment, where: Where): Result<Allowance> {
  const year = String(Number(date.slice(0, 4)) - 1);
  const limit = tax.monthlyAllowance.times(Decimal.int(12));
  const here = person.hired_on === null || person.hired_on.slice(0, 7) <= `${year}-01`;
  if (here && lastYear.compare(limit) <= 0) return ok('year');
  const params = { year, hired: person.hired_on ?? '—', income: moneyText(lastYear), limit: moneyText(limit) };
  return failed(lawProblem('law.tax-allowance-year', params, where));
}

/** Months of the year's allowance. Who came back within the year has those of the first time, too. */
function monthsAllowed({ person, before }: Payment, month: string, allowance: Allowance | null): number {
  if (allowance !== null) return allowance === 'year' ? 12 : Number(month.slice(5));
  const here = monthsHere(person, month);
  const [first = month] = here;
  const earlier = before.filter((one) => one.year !== null && one.alone !== true && one.month < first);
  return new Set([...here, ...earlier.map((one) => one.month)]).size;
}

interface ThisMonth {
  readonly own: Decimal;
  readonly deductions: Decimal;
  readonly allowance: Allowance | null;
}

function yearToDate(payment: Payment, month: string, { own, deductions, allowance }: ThisMonth): YearToDate {
  const { gross, before, brought } = payment;
  const counted = before.filter((one) => one.year !== null);
  const sum = (name: string, of: (one: Withholding) => Decimal) =>
    brought
      .filter((fact) => fact.data.name === name)
      .map((fact) => Decimal.of(String(fact.data.amount)))
      .concat(counted.map(of))
      .reduce((all, one) => all.plus(one), Decimal.ZERO);
  return {
    income: sum(BROUGHT.income, (one) => one.gross).plus(gross),
    months: monthsAllowed(payment, month, allowance),
    ...(allowance && { allowance }),
    contributions: sum(BROUGHT.contributions, ownPart).plus(own),
    additionalDeductions: sum(BROUGHT.deductions, (one) => one.deductions).plus(deductions),
    withheld: sum(BROUGHT.withheld, (one) => one.tax),
  };
}

function ownPart({ contributions: paid, arrears }: Withholding): Decimal {
  return employeePart(paid).plus(arrears ?? Decimal.ZERO);
}

export function employeePart(paid: readonly Contribution[]): Decimal {
  return paid.reduce((sum, one) => sum.plus(one.employee), Decimal.ZERO);
}
