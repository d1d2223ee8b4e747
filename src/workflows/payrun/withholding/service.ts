import { Decimal } from '../../../base/decimal.ts';
import { monthOf, period } from '../../../base/period.ts';
import type { Result } from '../../../base/problem.ts';
import { asOf, type Fact } from '../../../ledger/index.ts';
import type { Person } from '../../../people/index.ts';
import { BROUGHT, type Payment, type Withholding, withhold } from '../../../stages/pay/law/index.ts';
import type { LoadedForPay } from '../../../stages/pay/service.ts';
import { withholdingFrom } from '../keep.ts';
import { jsonOf, type RunOfYear, selectWithheld } from '../results/store.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What a run needs to know for the law beyond the plan's own inputs to withhold: the year's payments so far. */

/** Works out what is withheld from somebody's payment; null where the organisation does not. */
export type Withholder = (person: Person, payment: Pick<Payment, 'gross' | 'arrears' | 'alone'>) => Result<Withholding>;

export type { RunOfYear } from '../results/store.ts';

type WithholdingWorld = Pick<PayrunWorld, 'records' | 'payRules' | 'law'>;

export async function withholderOf(
  world: WithholdingWorld,
  run: RunOfYear,
  loaded: LoadedForPay,
): Promise<Withholder | null> {
  const { city, withholding, fundRate } = await world.payRules();
  if (!withholding) return null;
  const law = world.law();
  const { last } = period(run.period);
  const month = monthOf(last).text;
  const before = await earlierOf(world, run, month);
  const brought = broughtBy(loaded, last);
  const lastYear = await lastYearOf(world, run, loaded);
  const yearly = loaded.plan.pays === 'year';
  return (person, payment) =>
    withhold(law, {
      ...{ person, date: last, yearly, fundRate, city: person.city ?? city, ...payment },
      before: before.get(person.id) ?? [],
      brought: brought.get(person.id) ?? [],
      lastYear: lastYear.get(person.id) ?? Decimal.ZERO,
    });
}

/** Of runs of the same year that were approved: this month's and those before it. */
async function earlierOf(
  world: WithholdingWorld,
  run: RunOfYear,
  month: string,
): Promise<ReadonlyMap<string, readonly Withholding[]>> {
  const earlier = new Map<string, Withholding[]>();
  for (const { person, withheld } of await selectWithheld(world.records, run)) {
    const one = withholdingFrom(jsonOf(withheld));
    if (one.month <= month) earlier.set(person, [...(earlier.get(person) ?? []), one]);
  }
  return earlier;
}

/** Looked up only where somebody's record asks for the rule that turns on it. */
async function lastYearOf(
  world: WithholdingWorld,
  run: RunOfYear,
  loaded: LoadedForPay,
): Promise<ReadonlyMap<string, Decimal>> {
  const paid = new Map<string, Decimal>();
  if (!loaded.ledger.some(({ data }) => data.tax_allowance === 'year')) return paid;
  const december = `${Number(run.period.slice(0, 4)) - 1}-12`;
  const add = (person: string, amount: Decimal) => paid.set(person, (paid.get(person) ?? Decimal.ZERO).plus(amount));
  for (const [person, withheld] of await earlierOf(world, { id: run.id, period: december }, december))
    for (const { gross } of withheld) add(person, gross);
  for (const [person, facts] of broughtBy(loaded, period(december).last))
    for (const { data } of facts) if (data.name === BROUGHT.income) add(person, Decimal.of(String(data.amount)));
  return paid;
}

function broughtBy({ ledger, asKnown }: LoadedForPay, last: string): ReadonlyMap<string, readonly Fact[]> {
  const names: readonly string[] = Object.values(BROUGHT);
  const brought = new Map<string, Fact[]>();
  for (const fact of asOf(ledger, asKnown === undefined ? { valid: last } : { valid: last, known: asKnown })) {
    const own = fact.kind === 'amount.granted' && names.includes(String(fact.data.name));
    if (own && fact.valid.slice(0, 4) === last.slice(0, 4))
      brought.set(fact.subject, [...(brought.get(fact.subject) ?? []), fact]);
  }
  return brought;
}
