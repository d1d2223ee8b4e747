import { basename } from 'node:path';
import type { Period } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import { flow } from '../../../flow.ts';
import { monthlyPlans, planFor } from '../../../home/plan-for.ts';
import { readPeople } from '../../../people/service.ts';
import { compilePlan, payLine } from '../../../plan/index.ts';
import { loadMetrics } from '../../../stages/metrics/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { loadForPay } from '../../../stages/pay/service.ts';
import type { Explained } from '../reasons/service.ts';
import { hashOf } from '../sources/service.ts';
import type { PayrunWorld, PlanText } from '../world.node.ts';

/** What the running month would pay somebody as it stands now. Worked out for everybody of a plan at once and kept for minutes. */

export interface Projection extends Explained {
  readonly period: string;
  /** What was known then. */
  readonly known: string;
  readonly file: string;
  readonly payLine: string;
}

interface Kept {
  readonly at: number;
  readonly known: string;
  readonly source: Explained['source'];
  readonly pays: ReadonlyMap<string, PersonPay>;
}

const FRESH_MS = 5 * 60_000;
const KEPT = 8;
const kept = new WeakMap<object, Map<string, Promise<Result<Kept>>>>();

/** Null where no plan in force pays the person by the month, or too little is known of the month yet. */
export async function projectionOf(
  world: PayrunWorld,
  person: string,
  month?: Period,
): Promise<Result<Projection | null>> {
  const when = month ?? (await world.month());
  const found = (await readPeople(world.records, when.last)).find((one) => one.id === person);
  if (found === undefined) return ok(null);
  const plans = await world.plans();
  const inForce = monthlyPlans(
    plans.map(({ plan }) => plan),
    when.last,
  );
  const plan = plans.find((one) => one.plan === planFor(inForce, found));
  if (plan === undefined) return ok(null);
  const projected = await everybody(world, plan, when);
  if (!projected.ok) return projected;
  const { known, source, pays } = projected.value;
  const pay = pays.get(person);
  // What stands in the way early in a month is mostly data still to come: a projection waits for it.
  if (pay === undefined || pay.evaluation === null) return ok(null);
  return ok({
    source,
    pay,
    period: when.text,
    known,
    file: basename(plan.plan.file),
    payLine: payLine(plan.plan)?.id ?? '',
  });
}

function everybody(world: PayrunWorld, plan: PlanText, when: Period): Promise<Result<Kept>> {
  const byPlan = kept.get(world.records) ?? new Map<string, Promise<Result<Kept>>>();
  kept.set(world.records, byPlan);
  const now = Date.parse(world.now());
  const key = `${hashOf(plan.text)} ${when.text} ${Math.floor(now / FRESH_MS)}`;
  const found = byPlan.get(key);
  if (found) return found;
  const [oldest] = byPlan.keys();
  if (byPlan.size >= KEPT && oldest !== undefined) byPlan.delete(oldest);
  const projected = project(world, plan, when, now);
  byPlan.set(key, projected);
  return projected;
}

async function project(world: PayrunWorld, { plan, text }: PlanText, when: Period, at: number): Promise<Result<Kept>> {
  const known = new Date(at).toISOString();
  const dictionary = loadMetrics(world.metrics());
  const compiled = compilePlan(plan);
  if (!dictionary.ok) return dictionary;
  if (!compiled.ok) return compiled;
  const question = { plan, period: when, dictionary: dictionary.value, asKnown: known };
  const loaded = await loadForPay(world, question);
  if (!loaded.ok) return loaded;
  const run = flow(loaded.value);
  if (!run.ok) return run;
  const pays = new Map([...run.value.pay].map((pay) => [pay.person.id, pay]));
  const source = { compiled: compiled.value, text, dictionary: dictionary.value };
  return ok({ at, known, source, pays });
}
