import type { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import type { Period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { flow } from '../../../flow.ts';
import { monthlyPlans, payingPlans } from '../../../home/plan-for.ts';
import type { Fact } from '../../../ledger/index.ts';
import { ledgerInstant, supposed } from '../../../ledger/service.ts';
import type { Plan } from '../../../plan/index.ts';
import { loadMetrics } from '../../../stages/metrics/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { loadForPay } from '../../../stages/pay/service.ts';
import { totalOf, workOut } from '../../payrun/results/service.ts';
import { pageOfRuns } from '../../payrun/runs/service.ts';
import { sourceOf } from '../../payrun/sources/service.ts';
import { groupBy } from '../groups.ts';
import type { PersonEffect, RaterResult } from '../model.ts';
import { type RaterCheck, ratingsBy } from '../service.ts';
import { appliedDifference, type Supposed, shiftsOf, supposedInputs, supposedRatings } from '../yuan.ts';

/** What everybody's pay of the month would be were one rater average: the same arithmetic, with facts that nobody records. */

export interface Effects {
  /** What is taken from every judgement, exact text; null where the check knows no difference. */
  readonly applied: string | null;
  readonly people: readonly PersonEffect[];
}

/** A month's pay is worked out once more as pay runs do it. */
export type RatersWorld = Parameters<typeof workOut>[0];

/** One way in which people of the month are paid. */
interface Paying {
  readonly plan: Plan;
  readonly run: string | null;
  readonly pays: readonly PersonPay[];
  readonly again: (facts: readonly Fact[]) => Promise<Result<Iterable<PersonPay>>>;
}

export async function effectsOf(world: RatersWorld, check: RaterCheck, rater: RaterResult): Promise<Result<Effects>> {
  const judged = judgedBy(check, rater);
  const found = rater.tests.find(({ statistic }) => statistic === 'leniency');
  if (!found) return ok({ applied: null, people: unpaid(check, judged) });
  const difference = appliedDifference(found.estimate);
  const paying = await payingOf(world, check);
  if (!paying.ok) return paying;
  const people: PersonEffect[] = [];
  for (const one of paying.value) {
    const moved = await movedIn(world, one, judged, suppositionOf(one, check, rater, difference, judged));
    if (!moved.ok) return moved;
    people.push(...moved.value);
  }
  const paid = new Set(people.map(({ person }) => person));
  people.push(...unpaid(check, judged).filter(({ person }) => !paid.has(person)));
  return ok({ applied: difference.toString(), people: people.sort((a, b) => (a.person < b.person ? -1 : 1)) });
}

function judgedBy(check: RaterCheck, { population, rater }: RaterResult): ReadonlyMap<string, number> {
  const about =
    population === 'inspectors'
      ? check.checks.filter((one) => one.rater === rater).map(({ person }) => person)
      : ratingsBy(check, rater).map(({ subject }) => subject);
  return new Map([...groupBy(about, (person) => person)].map(([person, all]) => [person, all.length]));
}

function suppositionOf(
  { plan, pays }: Paying,
  check: RaterCheck,
  { population, rater }: RaterResult,
  difference: Decimal,
  judged: ReadonlyMap<string, number>,
): Supposed {
  if (population === 'raters') return supposedRatings(ratingsBy(check, rater), difference);
  return supposedInputs(plan, pays, shiftsOf(judged, difference, check.people), check.period.last);
}

async function movedIn(
  world: RatersWorld,
  { plan, run, pays, again }: Paying,
  judged: ReadonlyMap<string, number>,
  { drafts, effects }: Supposed,
): Promise<Result<readonly PersonEffect[]>> {
  const worked = await again(supposed(drafts, await knownOf(world)));
  if (!worked.ok) return worked;
  const then = new Map([...worked.value].map((pay) => [pay.person.id, totalOf(pay)]));
  const inputs = groupBy(effects, ({ person }) => person);
  return ok(
    pays.flatMap((pay): readonly PersonEffect[] => {
      const { id, name, team } = pay.person;
      const own = inputs.get(id) ?? [];
      if (!judged.has(id) && own.length === 0) return [];
      const [before, after] = [totalOf(pay), then.get(id) ?? null];
      return [
        {
          ...{ person: id, name, team, run, plan: plan.id, title: plan.title },
          judged: judged.get(id) ?? 0,
          inputs: own.map(({ input, value, adjusted }) => ({ input, value, adjusted })),
          before: before && moneyText(before),
          after: after && moneyText(after),
          difference: before && after && moneyText(after.minus(before)),
        },
      ];
    }),
  );
}

/** The month's runs as they stand, and the plans in force for whom no run pays yet. */
async function payingOf(world: RatersWorld, { period, people }: RaterCheck): Promise<Result<readonly Paying[]>> {
  const paying: Paying[] = [];
  const covered = new Set<string>();
  for (const run of await pageOfRuns(world.records, { period: period.text }, 100)) {
    if (run.state === 'discarded' || run.outcome === null) continue;
    const source = await sourceOf(world.records, run);
    const worked = await workOut(world, run);
    if (!source.ok) return source;
    if (!worked.ok) return worked;
    const pays = [...worked.value.run.pay];
    for (const { person } of pays) covered.add(person.id);
    const again = async (facts: readonly Fact[]) => {
      // Facts count in a run only as far as they were known to it.
      const then = await workOut(world, run, { supposed: facts.map((fact) => ({ ...fact, known: run.known })) });
      return then.ok ? ok(then.value.run.pay) : then;
    };
    paying.push({ plan: source.value.compiled.plan, run: run.id, pays, again });
  }
  const plans = monthlyPlans(
    (await world.plans()).map(({ plan }) => plan),
    period.last,
  );
  const { planFor } = payingPlans(plans, people, period);
  const without = people.filter(({ id }) => !covered.has(id));
  for (const plan of plans) {
    const mine = new Set(without.filter((person) => planFor(person) === plan).map(({ id }) => id));
    if (mine.size === 0) continue;
    const one = await inForce(world, plan, period, mine);
    if (!one.ok) return one;
    paying.push(one.value);
  }
  return ok(paying);
}

async function inForce(
  world: RatersWorld,
  plan: Plan,
  period: Period,
  mine: ReadonlySet<string>,
): Promise<Result<Paying>> {
  const dictionary = loadMetrics(world.metrics());
  if (!dictionary.ok) return failed(...dictionary.problems);
  const again = async (facts: readonly Fact[]): Promise<Result<Iterable<PersonPay>>> => {
    const loaded = await loadForPay(world, { plan, period, dictionary: dictionary.value, supposed: facts });
    const worked = loaded.ok ? flow(loaded.value) : loaded;
    return worked.ok ? ok(worked.value.pay) : worked;
  };
  const now = await again([]);
  if (!now.ok) return now;
  const pays = [...now.value].filter(({ person }) => mine.has(person.id));
  return ok({ plan, run: null, pays, again });
}

async function knownOf(world: RatersWorld): Promise<string> {
  const newest = await ledgerInstant(world.records);
  const now = world.now();
  return newest !== null && newest > now ? newest : now;
}

/** People whom no monthly plan pays: judged all the same. */
function unpaid({ people }: RaterCheck, judged: ReadonlyMap<string, number>): readonly PersonEffect[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...judged].map(([person, n]) => ({
    person,
    name: byId.get(person)?.name ?? person,
    team: byId.get(person)?.team ?? null,
    judged: n,
    ...{ plan: null, title: {}, run: null, inputs: [], before: null, after: null, difference: null },
  }));
}
