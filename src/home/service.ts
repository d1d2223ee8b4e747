import { Decimal } from '../base/decimal.ts';
import { monthOf, type Period, type PlainDate, period } from '../base/period.ts';
import { failed, ok, type Problem, type Result } from '../base/problem.ts';
import { readFacts, readHistory } from '../ledger/service.ts';
import type { Person } from '../people/index.ts';
import { readPeople, readSpans } from '../people/service.ts';
import { evaluate, lineValue, nextEdges, type Plan, payLine } from '../plan/index.ts';
import type { Records } from '../platform/db/port.ts';
import type { ActivityStore, ImportRecord } from '../stages/activity/index.ts';
import type { MetricDefinition } from '../stages/metrics/index.ts';
import { correctionsOf, DECISION_KINDS, metricCall } from '../stages/metrics/index.ts';
import { measure } from '../stages/metrics/service.ts';
import { employedIn, observed, type PersonPay } from '../stages/pay/index.ts';
import type { Books, MonthRun } from './books/service.ts';
import { monthlyPlans, type PayingPlans, payingPlans } from './plan-for.ts';

/** What the first page tells: the month as far as the data goes, and what the plans in force make of it. */
export interface HomeStores {
  readonly records: Records;
  readonly activity: ActivityStore;
  readonly dictionary: () => readonly MetricDefinition[];
  readonly plans: () => Promise<readonly Plan[]>;
  readonly today: () => Promise<PlainDate>;
}

/** The kinds that fill up day by day; cases and follow-ups trail on into the next month. */
const DAILY: readonly string[] = ['contact', 'tally', 'shift'];

/** The newest month with activity: what "this month" is on the first page. Today's, where there is none at all. */
export async function currentMonth({ activity, today }: Pick<HomeStores, 'activity' | 'today'>): Promise<Period> {
  const standing = (await activity.imports()).filter((one) => one.undone === null && one.last !== null);
  const daily = standing.filter((one) => DAILY.includes(one.kind));
  const dates = (daily.length > 0 ? daily : standing).map((one) => one.last as PlainDate).sort();
  return monthOf(dates.at(-1) ?? (await today()));
}

export interface Projection {
  readonly plan: Plan;
  readonly pay: PersonPay;
}

/** What a month's data so far would pay somebody; null where no plan names their post. */
export async function projectionOf(
  stores: HomeStores,
  books: Books,
  personId: string,
  month: Period,
): Promise<Result<Projection | null>> {
  const people = await readPeople(stores.records, month.last);
  const person = people.find((one) => one.id === personId);
  const plan = person && payingPlans(monthlyPlans(await stores.plans(), month.last), people, month).planFor(person);
  if (!plan) return ok(null);
  const run = await books.runOf(plan, month);
  if (!run.ok) return failed(...run.problems);
  const pay = run.value.pays.get(personId);
  return ok(pay === undefined ? null : { plan, pay });
}

/** The nearest steps up, the dearest first: what a little more (or less) of one number would earn. */
export function gainsOf({ evaluation }: PersonPay) {
  if (evaluation === null) return [];
  return nextEdges(evaluation)
    .filter((edge) => edge.target.change.sign() > 0)
    .sort((a, b) => b.target.change.compare(a.target.change))
    .slice(0, 4);
}

export interface UnitGain {
  readonly metric: MetricDefinition;
  /** One more, or one fewer. */
  readonly by: 1 | -1;
  readonly change: Decimal;
}

/** What one more (or one fewer) of what is counted would add to pay: one contact, one ticket, one mistake. */
export function unitGainsOf(
  { evaluation, inputs }: PersonPay,
  dictionary: readonly MetricDefinition[],
): readonly UnitGain[] {
  if (evaluation === null) return [];
  const { compiled } = evaluation;
  const line = payLine(compiled.plan);
  const now = line && lineValue(evaluation, line.id);
  if (compiled.hasGroups || !line || !(now instanceof Decimal)) return [];
  const gains = compiled.plan.inputs.flatMap((input) => {
    const { source } = input;
    const value = inputs[input.id]?.value;
    if (source.from !== 'metric' || source.over !== null || !(value instanceof Decimal)) return [];
    const call = metricCall(source.metric, dictionary);
    if (!call.ok || call.value.definition.unit !== 'count') return [];
    const times = compiled.plan.parameters.find((one) => one.id === source.times);
    const worth = source.times === null ? Decimal.ONE : times?.value;
    if (!worth) return [];
    return ([1, -1] as const).flatMap((by): UnitGain[] => {
      const moved = value.plus(worth.times(Decimal.int(by)));
      const tried = evaluate(compiled, { ...observed(inputs), [input.id]: moved });
      const after = tried.ok ? lineValue(tried.value, line.id) : null;
      const change = after instanceof Decimal ? after.minus(now) : Decimal.ZERO;
      return change.sign() > 0 ? [{ metric: call.value.definition, by, change }] : [];
    });
  });
  return gains.sort((a, b) => b.change.compare(a.change)).slice(0, 4);
}

export interface PlanCost {
  readonly plan: Plan;
  readonly people: number;
  readonly stuck: number;
  readonly total: Decimal;
}

export interface Cycle {
  readonly month: Period;
  readonly closed: boolean;
  readonly people: number;
  readonly costs: readonly PlanCost[];
  /** At work in the month, and paid by no plan. */
  readonly unplanned: readonly Unplanned[];
  /** Paid by a plan for what they do, and without a single row of activity in the month. */
  readonly silent: readonly Person[];
  readonly problems: readonly Problem[];
  readonly imports: readonly ImportRecord[];
}

/** Somebody whom no plan pays, and what their record lacks for one to, where it is that. */
export interface Unplanned {
  readonly person: Person;
  readonly lacks: ReturnType<PayingPlans['lackedBy']>;
}

const RECENT_IMPORTS = 40;

/** Worked out once, until something is recorded, imported or published: half of a firm begins the day with it. */
export async function cycleOf(stores: HomeStores, books: Books, month: Period): Promise<Result<Cycle>> {
  const plans = monthlyPlans(await stores.plans(), month.last);
  const name = plans.map((plan) => `${plan.id}@${plan.version}`).join(' ');
  return books.keep(`cycle ${month.text} ${name}`, () => workOutCycle(stores, books, month, plans));
}

async function workOutCycle(
  stores: HomeStores,
  books: Books,
  month: Period,
  plans: readonly Plan[],
): Promise<Result<Cycle>> {
  const people = (await readPeople(stores.records, month.last)).filter((one) => employedIn(one, month));
  const { planFor, lackedBy } = payingPlans(plans, people, month);
  const planned = new Map(people.map((one) => [one.id, planFor(one)]));
  const costs: PlanCost[] = [];
  const problems: Problem[] = [];
  for (const plan of plans) {
    if (![...planned.values()].includes(plan)) continue;
    const run = await books.runOf(plan, month);
    if (run.ok) costs.push(costOf(plan, run.value.pays));
    else problems.push(...run.problems);
  }
  const active = await activePeople(stores, month);
  const closed = await readFacts(stores.records, { kinds: ['period.closed'] });
  const imports = (await stores.activity.imports()).filter((one) => one.undone === null);
  return ok({
    month,
    // Who was paid early closes nothing for the others.
    closed: closed.some(({ subject, data }) => subject === month.text && data.population === undefined),
    people: people.length,
    costs,
    unplanned: people.flatMap((person) =>
      planned.get(person.id) === undefined ? [{ person, lacks: lackedBy(person) }] : [],
    ),
    silent: people.filter((one) => scoresOwn(planned.get(one.id)) && !active.has(one.id)),
    problems,
    imports: imports.slice(-RECENT_IMPORTS),
  });
}

function costOf(plan: Plan, pays: MonthRun['pays']): PlanCost {
  const line = payLine(plan);
  let total = Decimal.ZERO;
  let people = 0;
  let stuck = 0;
  for (const { evaluation } of pays.values()) {
    people += 1;
    const value = evaluation && line ? lineValue(evaluation, line.id) : null;
    if (value instanceof Decimal) total = total.plus(value);
    else stuck += 1;
  }
  return { plan, people, stuck, total };
}

/** Whether a plan rests on what people themselves do: of a lead paid by the team's figures no row is missed. */
function scoresOwn(plan: Plan | undefined): boolean {
  const measured = plan?.inputs.filter(
    ({ source, unit }) => source.from === 'metric' && unit !== 'day' && unit !== 'h',
  );
  return measured?.some(({ of }) => of === 'person') ?? false;
}

/** Whoever has contacts, a shift or checks of others in the month. */
async function activePeople(stores: HomeStores, month: Period): Promise<ReadonlySet<string>> {
  const calls = ['contacts_handled', 'attendance_rate', 'checks_done'].flatMap((id) => {
    const call = metricCall(id, stores.dictionary());
    return call.ok ? [call.value] : [];
  });
  const { corrections, transfer } = correctionsOf(await readHistory(stores.records, { kinds: DECISION_KINDS }));
  const request = { metrics: calls, period: month, by: ['person'] as const, where: null, spread: false, transfer };
  const rows = await measure(stores.activity, request, await readSpans(stores.records, month), corrections);
  return new Set(rows.filter((row) => row.cells.some((cell) => !cell.n.isZero())).flatMap((row) => row.group[0] ?? []));
}

/** A month named by the caller, or the current one. */
export async function askedMonth(stores: HomeStores, text: string | undefined): Promise<Period> {
  return text === undefined ? currentMonth(stores) : period(text);
}
