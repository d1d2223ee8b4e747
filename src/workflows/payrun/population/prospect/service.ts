import type { Period } from '../../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../../base/problem.ts';
import { readPeople, readStandings } from '../../../../people/service.ts';
import { compilePlan, type Plan, versionInForce } from '../../../../plan/index.ts';
import { ownOf, stintsOf } from '../../../../stages/pay/index.ts';
import type { Population } from '../../model.ts';
import { payablePeriod } from '../../period.ts';
import { payrunProblem } from '../../problems.ts';
import type { PayrunWorld, PlanText } from '../../world.node.ts';
import { type Prospect, prospectOf } from '../chosen.ts';
import { takenElsewhere } from '../store.ts';

/** What a run would be of, before there is one. */

interface ForRun {
  readonly plan: Plan;
  readonly period: Period;
  readonly population: Population | null;
}

/** No run has this id: whoever is in any run is taken. */
const NO_RUN = '';

async function prospectFor(
  world: Pick<PayrunWorld, 'records'>,
  { plan, period, population }: ForRun,
): Promise<Prospect> {
  const taken = await takenElsewhere(world.records, { id: NO_RUN, period: period.text, plan: plan.id });
  const everyone = await readPeople(world.records, period.last);
  const standings = await readStandings(world.records, period);
  const own = ownOf(plan, stintsOf(plan, everyone, standings, period), { people: everyone, standings, facts: [] });
  return prospectOf(own.people, { plan, period, population, taken });
}

/** Why there is nothing to prepare. A plan that nobody is of yet may be tried all the same: its run says so. */
export async function refusalOf(world: Pick<PayrunWorld, 'records'>, asked: ForRun): Promise<Problem | null> {
  const { plan, period, population } = asked;
  const compiled = compilePlan(plan);
  if (population !== null && compiled.ok && compiled.value.hasGroups)
    return payrunProblem('payrun.population-together', { plan: plan.id });
  const { people, left } = await prospectFor(world, asked);
  const all = left.some(({ why }) => why === 'other-run');
  if (people.length > 0 || (population === null && !all)) return null;
  return payrunProblem('payrun.nobody-chosen', { period: period.text, plan: plan.id });
}

export async function prospectAsked(
  world: PayrunWorld,
  asked: { readonly plan: string; readonly period: string; readonly population: Population | null },
): Promise<Result<Prospect>> {
  const asking = payablePeriod(asked.period, await world.today());
  if (!asking.ok) return asking;
  const period = asking.value;
  const found = planFor(await world.plans(), asked.plan, period.last);
  if (!found.ok) return found;
  return ok(await prospectFor(world, { plan: found.value.plan, period, population: asked.population }));
}

/** The version in force on a day. */
export function planFor(plans: readonly PlanText[], id: string, date: string): Result<PlanText> {
  // The organisation's own plan comes after a shipped one of the same version, and goes before it.
  const versions = plans.filter(({ plan }) => plan.id === id).reverse();
  if (versions.length === 0) {
    const ids = [...new Set(plans.map(({ plan }) => plan.id))].join(', ');
    return failed(payrunProblem('payrun.plan-unknown', { plan: id, plans: ids }));
  }
  const inForce = versionInForce(
    versions.map(({ plan }) => plan),
    date,
  );
  const found = versions.find(({ plan }) => plan === inForce);
  return found ? ok(found) : failed(payrunProblem('payrun.plan-not-in-force', { plan: id, date }));
}
