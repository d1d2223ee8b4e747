import { audit } from '../../../audit/service.ts';
import { addDays, type PlainDate, period, wholeMonths } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { readHistory } from '../../../ledger/service.ts';
import type { PersonSpan } from '../../../people/index.ts';
import { readSpans } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { type Cell, wholeRows } from '../../../stages/activity/index.ts';
import { correctionsOf } from '../../../stages/metrics/index.ts';
import { allCards } from '../cards/service.ts';
import type { Conversation, Draw, Hand, SamplingPlan } from '../model.ts';
import { qualityProblem } from '../problems.ts';
import {
  contactsDrawn,
  insertChecks,
  insertDraw,
  keepPlan,
  type NewCheck,
  selectDraws,
  selectPlans,
} from '../store.ts';
import type { QualityWorld } from '../world.node.ts';
import { DEFAULT_PLANS } from './defaults.ts';
import { owedDays } from './owed.ts';
import { type Drawn, isOver, planOf, samplingSql, samplingTables, seedHolds } from './statement.ts';

/** Sampling plans, and the draws made by them. */

export interface KeptPlan extends SamplingPlan {
  readonly revision: number;
}

/** The organisation's plans in the order of their ids; it begins with the usual ones. */
export async function samplingPlans({
  records,
  now,
}: Pick<QualityWorld, 'records' | 'now'>): Promise<readonly KeptPlan[]> {
  return records.transaction(async (inside) => {
    const kept = await selectPlans(inside);
    if (kept.length > 0) return kept;
    for (const plan of DEFAULT_PLANS) await keepPlan(inside, plan, 0, { account: 'system', at: now() });
    return selectPlans(inside);
  });
}

/** Saves a plan as a whole; draws already made keep the plan they were made by. */
export async function savePlan(
  world: QualityWorld,
  by: Hand,
  plan: SamplingPlan,
  revision: number,
): Promise<Result<KeptPlan>> {
  const { records, now } = world;
  const refusal = await unusable(world, plan);
  if (refusal) return failed(refusal);
  await samplingPlans(world);
  return records.transaction(async (inside) => {
    const at = now();
    const kept = await keepPlan(inside, plan, revision, { account: by.account, at });
    if (!kept) return failed(qualityProblem('quality.stale'));
    const event = { actor: by.account, action: 'quality.plan', object: `sampling:${plan.id}` };
    await audit(inside, { ...event, detail: { move: 'save', revision: revision + 1 } }, at);
    return ok({ ...plan, revision: revision + 1 });
  });
}

/** Why a plan can be neither saved nor tried. */
export async function unusable(world: QualityWorld, plan: SamplingPlan): Promise<Problem | null> {
  const cards = new Set((await allCards(world)).filter((one) => one.state === 'published').map((one) => one.card));
  if (!cards.has(plan.scorecard)) return qualityProblem('quality.card-not-found', { card: plan.scorecard });
  if (plan.share !== null && !/^(0(\.\d{1,4})?|1)$/.test(plan.share))
    return qualityProblem('quality.plan-unusable', { plan: plan.id, detail: `share ${plan.share}` });
  return null;
}

export interface DrawRequest {
  readonly plan: string;
  readonly day: PlainDate;
  /** Given to repeat a draw; otherwise nobody can know it before. */
  readonly seed?: string | undefined;
}

export interface Drawing {
  readonly draw: Draw;
  /** People the plan draws for, and those of them who had a conversation to draw. */
  readonly people: number;
  readonly reached: number;
  readonly checks: number;
}

/** Draws a plan's conversations of a day that is over, into the queue. */
export async function drawDay(world: QualityWorld, by: Hand, asked: DrawRequest): Promise<Result<Drawing>> {
  const { records, now, today, newId } = world;
  const plans = await samplingPlans(world);
  const plan = plans.find((one) => one.id === asked.plan);
  if (!plan) return failed(qualityProblem('quality.plan-not-found', { plan: asked.plan }));
  if (!isOver(asked.day, await today())) return failed(qualityProblem('quality.day-open', { day: asked.day }));
  const seed = asked.seed ?? world.secret(12);
  if (!seedHolds(seed)) return failed(qualityProblem('quality.plan-unusable', { plan: plan.id, detail: 'seed' }));
  const { revision: _, ...definition } = plan;
  const draw: Draw = { id: newId(), plan: plan.id, day: asked.day, seed, definition, drawnAt: now(), drawnBy: by.name };
  const people = await peopleOf(records, plans, plan, asked.day);
  const picked = await pick(world, draw, people);
  const due = await world.scoreUntil(await today());
  // A day whose conversations are not here yet is not used up.
  if (picked.length === 0) return failed(qualityProblem('quality.nothing-to-draw', { plan: plan.id, day: asked.day }));
  return records.transaction(async (inside) => {
    if (!(await insertDraw(inside, draw)))
      return failed(qualityProblem('quality.drawn-already', { plan: plan.id, day: asked.day }));
    const checks = await insertChecks(
      inside,
      picked.map((row, place) => checkOf({ ...draw, due }, people, row, place, newId())),
    );
    const reached = new Set(picked.map((row) => row.person)).size;
    const event = { actor: by.account, action: 'quality.plan', object: `draw:${draw.id}` };
    await audit(
      inside,
      { ...event, detail: { move: 'draw', plan: plan.id, day: draw.day, seed, checks } },
      draw.drawnAt,
    );
    return ok({ draw, people: people.size, reached, checks });
  });
}

/** What a draw would pick, in its order: the same for the same plan, day, seed and activity, whoever asks and whenever. */
export async function pick(
  { records, activity }: Pick<QualityWorld, 'records' | 'activity'>,
  { day, seed, definition }: Pick<Draw, 'day' | 'seed' | 'definition'>,
  people: ReadonlyMap<string, DrawnPerson>,
  /** Drawn before and not to be left out: a draw that goes on sees its own conversations as it did first. */
  own: ReadonlySet<string> = new Set(),
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const { from, lent } = await wholeRows(activity, 'contact', period(day));
  const before = (await contactsDrawn(records, day)).filter((contact) => !own.has(contact));
  const taken = [...before, ...(await disputed(records))];
  const tables = samplingTables([...people.values()], taken);
  return activity.lend([...lent, ...tables], () => activity.query(samplingSql(from, definition, seed)));
}

/** Conversations whose owner or existence was corrected say nothing sure about anybody. */
async function disputed(records: Records): Promise<readonly string[]> {
  const { corrections } = correctionsOf(await readHistory(records, { kinds: ['correction.made'] }));
  return corrections
    .filter(({ kind, excluded, values }) => kind === 'contact' && (excluded || 'agent' in values))
    .map(({ rowKey }) => rowKey);
}

export interface DrawnPerson extends Drawn {
  readonly team: string | null;
  readonly lead: string | null;
}

/** Whom a plan draws for on a day: those whom no earlier plan names. */
export async function peopleOf(
  records: Records,
  plans: readonly SamplingPlan[],
  plan: SamplingPlan,
  day: PlainDate,
): Promise<ReadonlyMap<string, DrawnPerson>> {
  const spans = await readSpans(records, period(day));
  const mine = spans.filter((span) => planOf(plans, span)?.id === plan.id);
  return new Map(mine.map((span) => [span.person, drawnPerson(span, plan, day)]));
}

function drawnPerson(
  { person, names, team, lead, hired_on }: PersonSpan,
  plan: SamplingPlan,
  day: PlainDate,
): DrawnPerson {
  const fresh = hired_on !== null && wholeMonths(hired_on, day) < plan.newMonths;
  return { person, names, fresh, team, lead };
}

function checkOf(
  draw: Draw & { readonly due: PlainDate },
  people: ReadonlyMap<string, DrawnPerson>,
  row: Readonly<Record<string, Cell>>,
  place: number,
  id: string,
): NewCheck {
  const person = row.person ?? '';
  const { scorecard, watcher, ownTeam } = draw.definition;
  const { team = null, lead = null } = people.get(person) ?? {};
  const head = { id, draw: draw.id, plan: draw.plan, day: draw.day, person, team, lead, watcher, ownTeam };
  return { ...head, place, due: draw.due, scorecard, conversation: conversationOf(row) };
}

export function conversationOf(row: Readonly<Record<string, Cell>>): Conversation {
  const cell = (name: string) => row[name] ?? null;
  return {
    key: row.row_key ?? '',
    agent: row.agent ?? '',
    startedAt: row.started_at ?? '',
    channel: cell('channel'),
    project: cell('project'),
    issue: cell('issue'),
    firstResponse: cell('first_response'),
    handleTime: cell('handle_time'),
    resolved: cell('resolved'),
    transferred: cell('transferred'),
    customer: cell('customer'),
    order: cell('order'),
  };
}

/** The newest draws with their seeds. */
export function draws(records: Records, limit: number): Promise<readonly Draw[]> {
  return selectDraws(records, limit);
}

/**
 * The nightly work: what every active plan owes. A day whose conversations had not been imported when its night came is
 * drawn as soon as they are there; a plan owes nothing for the days before it drew for the first time.
 */
export async function drawOwed(world: QualityWorld, by: Hand, yesterday: PlainDate): Promise<readonly Drawing[]> {
  const before = await draws(world.records, MANY_DRAWS);
  const drawn: Drawing[] = [];
  for (const plan of await samplingPlans(world)) {
    if (!plan.active) continue;
    const days = before.filter((one) => one.plan === plan.id).map(({ day }) => day);
    for (const day of owedDays(days, yesterday)) {
      const drawing = await drawDay(world, by, { plan: plan.id, day });
      if (drawing.ok) drawn.push(drawing.value);
    }
  }
  return drawn;
}

const MANY_DRAWS = 1000;

/** The days of the last week from which plans that draw every day could not: their conversations are not here yet. */
export async function undrawnDays(world: QualityWorld): Promise<readonly PlainDate[]> {
  const before = await draws(world.records, MANY_DRAWS);
  const yesterday = addDays(await world.today(), -1);
  const active = (await samplingPlans(world)).filter((plan) => plan.active);
  const days = active.flatMap(({ id }) => {
    const drawn = before.filter(({ plan }) => plan === id).map(({ day }) => day);
    return drawn.length === 0 ? [] : owedDays(drawn, yesterday);
  });
  return [...new Set(days)].sort();
}
