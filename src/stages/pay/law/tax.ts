import { Decimal } from '../../../base/decimal.ts';
import { moneyText, toCents } from '../../../base/money.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import type { IncomeTaxLaw, TaxBracket } from './model.ts';
import { lawProblem } from './problems.ts';

/** Individual income tax of employees: cumulative withholding month by month, and the yearly bonus taxed apart. */

/**
 * Who else is allowed more than the months here: `january`, in whose first job of the year those since January count
 * (2020 No. 13); `year`, who earned no more than 60,000 all last year here, twelve at once (2020 No. 19).
 */
export const ALLOWANCES = ['january', 'year'] as const;
export type Allowance = (typeof ALLOWANCES)[number];

/** Everything since the employee's first month with this employer in the year, this month included. */
export interface YearToDate {
  readonly income: Decimal;
  /** As many months' allowance as come off it; with this employer, where no rule of {@link Allowance} says otherwise. */
  readonly months: number;
  readonly allowance?: Allowance;
  /** The employee's own insurance and fund contributions. */
  readonly contributions: Decimal;
  readonly additionalDeductions: Decimal;
  /** Before this month's. */
  readonly withheld: Decimal;
}

/** Cumulative taxable income: what the year's bracket is found by. */
export function taxableOf(law: IncomeTaxLaw, year: YearToDate): Decimal {
  return year.income
    .minus(law.monthlyAllowance.times(Decimal.int(year.months)))
    .minus(year.contributions)
    .minus(year.additionalDeductions)
    .max(Decimal.ZERO);
}

/** What to withhold this month: the tax on the year so far less what was withheld, never below 0. */
export function withholding(law: IncomeTaxLaw, year: YearToDate): Decimal {
  const taxable = taxableOf(law, year);
  return toCents(taxBy(law.cumulative, taxable, taxable))
    .minus(year.withheld)
    .max(Decimal.ZERO);
}

/** Tax on a yearly bonus taxed apart, with a warning where a smaller bonus would leave more in hand. */
export function bonusTax(law: IncomeTaxLaw, bonus: Decimal, paidOn: PlainDate): Result<Decimal> {
  if (paidOn > law.bonusUntil) return failed(lawProblem('law.bonus-apart-ended', { until: law.bonusUntil }));
  return ok(toCents(taxBy(law.bonus, bonus.over(TWELVE), bonus)), bonusFindings(law, bonus));
}

/** The stretches of bonus in which more pay is less in hand: above each edge, until the net amount is reached again. */
export function bonusTraps(law: IncomeTaxLaw): readonly { readonly edge: Decimal; readonly end: Decimal }[] {
  return law.bonus.flatMap((bracket, i) => {
    const next = law.bonus[i + 1];
    if (bracket.to === null || next === undefined) return [];
    const edge = bracket.to.times(TWELVE);
    const net = edge.minus(edge.times(bracket.rate).minus(bracket.less));
    return [{ edge, end: net.minus(next.less).over(Decimal.ONE.minus(next.rate)) }];
  });
}

const TWELVE = Decimal.int(12);

/** Warns of a bonus of which a smaller one would leave more in hand. */
export function bonusFindings(law: IncomeTaxLaw, bonus: Decimal): readonly Problem[] {
  const trap = bonusTraps(law).find(({ edge, end }) => bonus.compare(edge) > 0 && bonus.compare(end) < 0);
  if (!trap) return [];
  const params = { bonus: moneyText(bonus), edge: moneyText(trap.edge), end: moneyText(trap.end) };
  return [lawProblem('law.bonus-trap', params)];
}

function taxBy(brackets: readonly TaxBracket[], finds: Decimal, taxed: Decimal): Decimal {
  const row = bracketOf(brackets, finds);
  return taxed.times(row.rate).minus(row.less).max(Decimal.ZERO);
}

export function bracketOf(brackets: readonly TaxBracket[], finds: Decimal): TaxBracket {
  return brackets.find(({ to }) => to === null || finds.compare(to) <= 0) as TaxBracket;
}
