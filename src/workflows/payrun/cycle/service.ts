import { Decimal } from '../../../base/decimal.ts';
import type { Reason } from '../../../base/explain.ts';
import { type Period, previousPeriod } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { monthlyPlans, payingPlans } from '../../../home/plan-for.ts';
import { readPeople } from '../../../people/service.ts';
import type { Plan } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Run, RunState } from '../model.ts';
import { payrunProblem } from '../problems.ts';
import { totalOf } from '../results/service.ts';
import { selectBoard } from '../results/store.ts';
import { selectRuns } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';
import { differenceOf, type MonthCost, reasonOfCost } from './cost.ts';
import { type OpenCounts, openCounts } from './store.ts';
import { reasonOfSum, reasonOfTotal } from './total.ts';

/** Where the runs of a month stand, and what it costs beside the month before. */

export interface CycleRun {
  readonly run: Run;
  readonly open: OpenCounts;
}

const OPEN: readonly RunState[] = ['prepared', 'checked', 'submitted', 'approved', 'published'];
const PAID: readonly RunState[] = ['approved', 'published', 'closed'];
const MOST_RUNS = 200;

/** The runs of the month, and those of other periods that are not closed yet; the newest period first. */
export async function cycleRuns(records: Records, month: Period): Promise<readonly CycleRun[]> {
  const own = await selectRuns(records, { period: month.text, states: [...OPEN, 'closed'] }, MOST_RUNS);
  const others = (await selectRuns(records, { states: OPEN }, MOST_RUNS)).filter(({ period }) => period !== month.text);
  const runs = [...own, ...others];
  const counts = await openCounts(
    records,
    runs.map(({ id }) => id),
  );
  return runs.map((run) => {
    const none = { run: run.id, errors: 0, unexplained: 0, questions: 0 };
    return { run, open: counts.find((one) => one.run === run.id) ?? none };
  });
}

export interface CostBeside {
  readonly plan: string;
  readonly before: string;
  readonly difference: string;
}

/** By plan, where the month before was paid by it. */
export async function costsBeside(world: PayrunWorld, month: Period): Promise<readonly CostBeside[]> {
  const costs = await Promise.all((await plansOf(world, month)).map((plan) => costOf(world, plan, month)));
  return costs.flatMap((cost): readonly CostBeside[] => {
    if (cost === null) return [];
    const before = [...cost.before.pay.values()].reduce((sum, one) => sum.plus(one), Decimal.ZERO);
    const { total } = differenceOf(cost.now, cost.before);
    return [{ plan: cost.plan.id, before: before.toFixed(2), difference: total.toFixed(2) }];
  });
}

export interface CostQuestion {
  readonly of: 'total' | 'difference';
  /** Of one plan; otherwise of all of them together. */
  readonly plan?: string | undefined;
}

/** Why the month costs what it does, or more or less than the one before it. */
export async function costReason(
  world: PayrunWorld,
  month: Period,
  { of, plan }: CostQuestion,
): Promise<Result<Reason>> {
  const plans = (await plansOf(world, month)).filter(({ id }) => plan === undefined || id === plan);
  const tell = of === 'total' ? totalReason : differenceReason;
  const parts = (await Promise.all(plans.map((one) => tell(world, one, month)))).flatMap((one) => one ?? []);
  const [only] = parts;
  if (only === undefined) return failed(payrunProblem('payrun.no-line'));
  return ok(plan === undefined ? reasonOfSum(of, parts) : only);
}

async function differenceReason(world: PayrunWorld, plan: Plan, month: Period): Promise<Reason | null> {
  const cost = await costOf(world, plan, month);
  return cost && reasonOfCost(cost.plan, cost.now, cost.before);
}

/** Null where every person of the plan is another plan's: it stands beside those that pay, and costs nothing of its own. */
async function totalReason(world: PayrunWorld, plan: Plan, month: Period): Promise<Reason | null> {
  const projected = await world.books.runOf(plan, month);
  if (!projected.ok) return null;
  const people = await readPeople(world.records, month.last);
  const { planFor } = payingPlans(await plansOf(world, month), people, month);
  const pays = [...projected.value.pays.values()];
  if (!pays.some(({ person }) => planFor(person)?.id === plan.id)) return null;
  const payees = pays.map((pay) => {
    const { id, name, team } = pay.person;
    return { person: id, name, team: team ?? null, pay: totalOf(pay) };
  });
  return reasonOfTotal({ id: plan.id, title: plan.title, payees });
}

async function plansOf(world: PayrunWorld, month: Period): Promise<readonly Plan[]> {
  return monthlyPlans(
    (await world.plans()).map(({ plan }) => plan),
    month.last,
  );
}

interface Cost {
  readonly plan: Plan;
  readonly now: MonthCost;
  readonly before: MonthCost;
}

async function costOf(world: PayrunWorld, plan: Plan, month: Period): Promise<Cost | null> {
  const { text } = previousPeriod(month);
  const paid = await selectRuns(world.records, { plan: plan.id, period: text, states: PAID }, MOST_RUNS);
  if (paid.length === 0) return null;
  // Worked out once, until something is recorded, imported, or paid: half of a firm begins the day with it.
  const calculations = paid.map(({ outcome }) => outcome?.calculation).join(' ');
  const name = `cost ${plan.id}@${plan.version} ${month.text} ${calculations}`;
  return world.books.keep(name, () => workOutCost(world, plan, month, paid));
}

async function workOutCost(world: PayrunWorld, plan: Plan, month: Period, paid: readonly Run[]): Promise<Cost | null> {
  const { text } = previousPeriod(month);
  const projected = await world.books.runOf(plan, month);
  if (!projected.ok) return null;
  const rows = (await Promise.all(paid.map((run) => selectBoard(world.records, run)))).flat();
  const now = [...projected.value.pays.values()].map((pay) => [pay.person.id, totalOf(pay)] as const);
  const before = rows.map(({ person, total }) => [person, Decimal.parse(total ?? '') ?? null] as const);
  return { plan, now: costIn(month.text, now), before: costIn(text, before) };
}

function costIn(period: string, pay: readonly (readonly [string, Decimal | null])[]): MonthCost {
  return { period, pay: new Map(pay.flatMap(([person, total]) => (total === null ? [] : [[person, total] as const]))) };
}
