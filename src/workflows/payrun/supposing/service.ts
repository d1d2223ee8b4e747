import { basename } from 'node:path';
import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { addDays, monthOf, type Period, type PlainDate, period } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import { flow } from '../../../flow.ts';
import { monthlyPlans, payingPlans } from '../../../home/plan-for.ts';
import type { Fact, FactDraft } from '../../../ledger/index.ts';
import { ledgerInstant, supposed } from '../../../ledger/service.ts';
import { readPeople } from '../../../people/service.ts';
import { type Plan, payLine, unitOf } from '../../../plan/index.ts';
import { loadMetrics } from '../../../stages/metrics/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { loadForPay } from '../../../stages/pay/service.ts';
import { amountsOf } from '../../../stages/payslip/index.ts';
import type { LineMovement, Movement, Run } from '../model.ts';
import { totalOf, workOut } from '../results/service.ts';
import { sourceOf } from '../sources/service.ts';
import { selectRuns } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What would come out if facts were recorded, without recording them: whose pay moves in which run, and by how much. */

export interface Supposition {
  readonly drafts: readonly FactDraft[];
  /** The days on which what they are about counts. */
  readonly days: readonly PlainDate[];
  /** They hold from the first of these days on, and not only on them. */
  readonly lasting: boolean;
  /** Whose plan tells what a month that has no run yet would pay. */
  readonly person: string;
}

/** How many runs are looked at, the newest first. */
const RUNS = 24;
/** A conversation that comes back within the month, a customer kept from one month to the next. */
const REACH = 31;

export async function suppose(world: PayrunWorld, asked: Supposition): Promise<Result<readonly Movement[]>> {
  const newest = await ledgerInstant(world.records);
  const now = world.now();
  const known = newest !== null && newest > now ? newest : now;
  const facts = supposed(asked.drafts, known);
  const runs = (await selectRuns(world.records, {}, RUNS)).filter(
    (run) => run.state !== 'discarded' && run.outcome !== null && concerns(asked, period(run.period)),
  );
  const movements: Movement[] = [];
  for (const run of runs.reverse()) {
    const moved = await inRun(world, run, facts, known);
    if (!moved.ok) return moved;
    movements.push(...moved.value);
  }
  const day = asked.days[0];
  const paid =
    day !== undefined && runs.some((run) => period(run.period).first <= day && day <= period(run.period).last);
  if (day === undefined || paid) return ok(movements);
  const projected = await inMonth(world, asked.person, monthOf(day), { facts, known });
  return projected.ok ? ok([...movements, ...projected.value]) : projected;
}

function concerns({ days, lasting }: Supposition, { first, last }: Period): boolean {
  return days.some((day) => day <= last && (lasting || first <= addDays(day, REACH)));
}

async function inRun(
  world: PayrunWorld,
  run: Run,
  facts: readonly Fact[],
  known: string,
): Promise<Result<readonly Movement[]>> {
  const source = await sourceOf(world.records, run);
  const before = await workOut(world, run, { known });
  const after = await workOut(world, run, { known, supposed: facts });
  if (!source.ok) return source;
  if (!before.ok) return before;
  if (!after.ok) return after;
  const { plan } = source.value.compiled;
  const head = { run: run.id, period: run.period, plan: run.plan, title: plan.title, state: run.state };
  return ok(movementsOf(plan, head, before.value.run.pay, after.value.run.pay));
}

/** A month without a run, by the plan in force for the person. */
async function inMonth(
  world: PayrunWorld,
  person: string,
  month: Period,
  { facts, known }: { readonly facts: readonly Fact[]; readonly known: string },
): Promise<Result<readonly Movement[]>> {
  const people = await readPeople(world.records, month.last);
  const found = people.find((one) => one.id === person);
  const plans = (await world.plans()).map(({ plan }) => plan);
  const plan = found && payingPlans(monthlyPlans(plans, month.last), people, month).planFor(found);
  const dictionary = loadMetrics(world.metrics().map(({ file, text }) => ({ file: basename(file), text })));
  if (!plan || !dictionary.ok) return ok([]);
  const sides = [];
  for (const more of [[], facts]) {
    const question = { plan, period: month, dictionary: dictionary.value, asKnown: known, supposed: more };
    const loaded = await loadForPay(world, question);
    const worked = loaded.ok ? flow(loaded.value) : loaded;
    if (!worked.ok) return worked;
    sides.push(worked.value.pay);
  }
  const head = { run: null, period: month.text, plan: plan.id, title: plan.title, state: null };
  return ok(movementsOf(plan, head, sides[0] ?? [], sides[1] ?? []));
}

type Head = Pick<Movement, 'run' | 'period' | 'plan' | 'title' | 'state'>;

function movementsOf(
  plan: Plan,
  head: Head,
  before: Iterable<PersonPay>,
  after: Iterable<PersonPay>,
): readonly Movement[] {
  const was = new Map([...before].map((pay) => [pay.person.id, sideOf(pay)]));
  const is = new Map([...after].map((pay) => [pay.person.id, sideOf(pay)]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((person): readonly Movement[] => {
    const [a, b] = [was.get(person) ?? NOBODY, is.get(person) ?? NOBODY];
    const lines = linesMoved(plan, a, b);
    if (lines.length === 0 && a.total === b.total) return [];
    const name = is.get(person)?.name ?? a.name;
    const change = a.total === null || b.total === null ? null : Decimal.of(b.total).minus(Decimal.of(a.total));
    const difference = change && moneyText(change);
    return [{ ...head, person, name, before: a.total, after: b.total, difference, lines }];
  });
}

interface Side {
  readonly name: string;
  readonly total: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
}

const NOBODY: Side = { name: '', total: null, amounts: {} };

function sideOf(pay: PersonPay): Side {
  const total = totalOf(pay);
  const amounts = pay.evaluation === null ? {} : amountsOf(pay.evaluation);
  return { name: pay.person.name, total: total && moneyText(total), amounts };
}

/** The pay line stands by itself and is not said twice. */
function linesMoved(plan: Plan, before: Side, after: Side): readonly LineMovement[] {
  const own = payLine(plan)?.id;
  return plan.lines.flatMap((line) => {
    const [a, b] = [before.amounts[line.id] ?? null, after.amounts[line.id] ?? null];
    if (a === b || line.id === own) return [];
    return [{ line: line.id, title: line.title, unit: unitOf(line), before: a, after: b }];
  });
}
