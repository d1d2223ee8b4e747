import { Decimal } from '../../../../base/decimal.ts';
import { period } from '../../../../base/period.ts';
import { ok, type Result } from '../../../../base/problem.ts';
import type { Person } from '../../../../people/index.ts';
import { type Contribution, contributionsOf, withheldId } from '../../../../stages/pay/law/index.ts';
import { withholdingFrom } from '../../keep.ts';
import type { Run } from '../../model.ts';
import { jsonOf, selectWithheld } from '../../results/store.ts';
import type { PayrunWorld } from '../../world.node.ts';

/** What insurance and fund of a closed month come to by the record as it is known now. Tax mends itself: it is cumulative. */

export interface InsuranceChange {
  readonly line: string;
  readonly was: Decimal;
  readonly now: Decimal;
  readonly employer: { readonly was: Decimal; readonly now: Decimal };
}

/** Of somebody's kept result; nothing where the month's contributions are, or were, another payment's. */
export type InsuranceAgain = (person: Person, withheld: string | null) => Promise<Result<readonly InsuranceChange[]>>;

export async function insuranceAgain(world: PayrunWorld, earlier: Run): Promise<InsuranceAgain> {
  const { withholding } = await world.payRules();
  let elsewhere: Promise<ReadonlySet<string>> | undefined;
  return async (person, withheld) => {
    if (!withholding || withheld === null) return ok([]);
    const kept = withholdingFrom(jsonOf(withheld));
    if (kept.year === null || kept.alone === true) return ok([]);
    elsewhere ??= kept.contributions.length > 0 ? undefined : insuredElsewhere(world, earlier, kept.month);
    if (kept.contributions.length === 0 && (await elsewhere)?.has(person.id)) return ok([]);
    const now = await contributionsNow(world, earlier, person, kept.contributions);
    return now.ok ? ok(changes(kept.contributions, now.value)) : now;
  };
}

export async function contributionsNow(
  world: PayrunWorld,
  earlier: Run,
  person: Person,
  kept: readonly Contribution[],
): Promise<Result<readonly Contribution[]>> {
  const { city, fundRate } = await world.payRules();
  const { last } = period(earlier.period);
  // The rate that the employer had chosen then: only the record is read anew.
  const chosen = kept.find(({ insurance }) => insurance === 'housing_fund')?.rate ?? fundRate;
  const where = { person: person.id, period: earlier.period };
  return contributionsOf(world.law(), { person, date: last, city: person.city ?? city, fundRate: chosen }, where);
}

async function insuredElsewhere(world: PayrunWorld, earlier: Run, month: string): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  for (const { person, withheld } of await selectWithheld(world.records, earlier)) {
    const one = withholdingFrom(jsonOf(withheld));
    if (one.month === month && one.contributions.length > 0) people.add(person);
  }
  return people;
}

function changes(was: readonly Contribution[], now: readonly Contribution[]): readonly InsuranceChange[] {
  const names = [...new Set([...was, ...now].map(({ insurance }) => insurance))];
  return names.map((name) => {
    const [a, b] = [was, now].map((all) => all.find(({ insurance }) => insurance === name));
    const part = (one: Contribution | undefined, side: 'employee' | 'employer') => one?.[side] ?? Decimal.ZERO;
    const employer = { was: part(a, 'employer'), now: part(b, 'employer') };
    return { line: withheldId(name), was: part(a, 'employee'), now: part(b, 'employee'), employer };
  });
}
