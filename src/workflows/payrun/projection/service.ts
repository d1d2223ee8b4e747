import { basename } from 'node:path';
import { monthOf, type Period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { flow } from '../../../flow.ts';
import { readPeople } from '../../../people/service.ts';
import { compilePlan, type Plan, payLine, versionInForce } from '../../../plan/index.ts';
import { loadMetrics } from '../../../stages/metrics/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { loadForPay } from '../../../stages/pay/service.ts';
import { payrunProblem } from '../problems.ts';
import type { Explained } from '../reasons/service.ts';
import { hashOf } from '../sources/service.ts';
import type { PayrunWorld, PlanText } from '../world.ts';

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

/** Null where no plan in force pays the person by the month. */
export async function projectionOf(
  world: PayrunWorld,
  person: string,
  month?: Period,
): Promise<Result<Projection | null>> {
  const when = month ?? monthOf(await world.today());
  const found = (await readPeople(world.records, when.last)).find((one) => one.id === person);
  if (found === undefined) return ok(null);
  const plan = monthlyPlanFor(await world.plans(), found, when.last);
  if (plan === null) return ok(null);
  const projected = await everybody(world, plan, when);
  if (!projected.ok) return projected;
  const { known, source, pays } = projected.value;
  const pay = pays.get(person);
  if (pay === undefined) return ok(null);
  if (pay.evaluation === null) return failed(...pay.problems, payrunProblem('payrun.payslip.not-found'));
  return ok({
    source,
    pay,
    period: when.text,
    known,
    file: basename(plan.plan.file),
    payLine: payLine(plan.plan)?.id ?? '',
  });
}

/** The monthly plan whose posts, levels and statuses name the person; the one that names them most narrowly. */
export function monthlyPlanFor(
  plans: readonly PlanText[],
  person: { readonly post: string | null; readonly level: string | null; readonly status: string | null },
  date: string,
): PlanText | null {
  const ids = [...new Set(plans.map(({ plan }) => plan.id))];
  const inForce = ids.flatMap((id) => {
    const versions = plans.filter(({ plan }) => plan.id === id).reverse();
    const chosen = versionInForce(
      versions.map(({ plan }) => plan),
      date,
    );
    return versions.find(({ plan }) => plan === chosen) ?? [];
  });
  const covering = inForce.filter(({ plan }) => plan.pays === 'month' && narrowness(plan, person) > 0);
  covering.sort((a, b) => narrowness(b.plan, person) - narrowness(a.plan, person));
  return covering[0] ?? null;
}

/** How many conditions name the person; 0 where one excludes them, or where the plan names no post at all. */
function narrowness({ applies }: Plan, person: Parameters<typeof monthlyPlanFor>[1]): number {
  const asked = [
    [applies.posts, person.post],
    [applies.levels, person.level],
    [applies.statuses, person.status],
  ] as const;
  if (applies.posts === null) return 0;
  const named = asked.filter(([allowed]) => allowed !== null);
  return named.every(([allowed, own]) => own !== null && allowed?.includes(own)) ? named.length : 0;
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
