import type { Decimal } from '../../../base/decimal.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { CityInsurance, Insurance, InsuranceName } from './model.ts';
import { lawProblem } from './problems.ts';

/** Social insurance and housing fund: each insurance clamps last year's average wage by its own floor and cap. */

export interface Contribution {
  readonly insurance: InsuranceName;
  /** Last year's average wage, as it was given, and what its floor and cap make of it. */
  readonly wage: Decimal;
  readonly base: Decimal;
  /** The employee's. */
  readonly rate: Decimal;
  readonly employer: Decimal;
  readonly employee: Decimal;
}

/** The tables of a city on a day; an unknown city or a day no table covers is a problem. */
export function insuranceOf(tables: readonly CityInsurance[], city: string, date: PlainDate): Result<CityInsurance> {
  const own = tables.filter((t) => t.cities.includes(city.trim().toLowerCase()));
  const table = 'social-insurance';
  if (own.length === 0) {
    const known = tables.map((t) => t.cities[0]).join(', ');
    return failed(lawProblem('law.city-unknown', { city, table, known }));
  }
  // The organisation's own tables come after the shipped ones, and go before them.
  const found = own.findLast((t) => t.from <= date && date <= t.until);
  if (found) return ok(found);
  const newest = own.reduce((a, b) => (a.until > b.until ? a : b));
  return failed(lawProblem('law.city-outdated', { city, table, date, from: newest.from, until: newest.until }));
}

/**
 * What employer and employee pay. `chosen` names the rate of an insurance that leaves it to the employer (the housing
 * fund's 5–7 %), `wages` an insurance that counts another wage.
 */
export function contributions(
  city: CityInsurance,
  averageWage: Decimal,
  chosen: Readonly<Partial<Record<InsuranceName, Decimal>>> = {},
  wages: Readonly<Partial<Record<InsuranceName, Decimal>>> = {},
): Result<readonly Contribution[]> {
  const result: Contribution[] = [];
  for (const insurance of city.insurances) {
    const rate = chosen[insurance.name];
    if (rate && !mayChoose(insurance, rate)) return failed(outside(insurance, rate));
    const wage = wages[insurance.name] ?? averageWage;
    const base = wage.max(insurance.floor).min(insurance.cap);
    const share = (own: Decimal) => base.times(own).round(insurance.places, 'half-up');
    const [employer, employee] = [rate ?? insurance.employer, rate ?? insurance.employee];
    const paid = { employer: share(employer), employee: share(employee) };
    result.push({ insurance: insurance.name, wage, base, rate: employee, ...paid });
  }
  return ok(result);
}

function mayChoose({ choice }: Insurance, rate: Decimal): boolean {
  return choice !== null && rate.compare(choice.from) >= 0 && rate.compare(choice.to) <= 0;
}

function outside(insurance: Insurance, rate: Decimal) {
  const { from, to } = insurance.choice ?? { from: insurance.employee, to: insurance.employee };
  return lawProblem('law.rate-outside', { rate: rate.toString(), from: from.toString(), to: to.toString() });
}
