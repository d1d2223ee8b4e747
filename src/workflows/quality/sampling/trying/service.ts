import { addDays, monthOf, type PlainDate, period } from '../../../../base/period.ts';
import { failed, ok, type Result } from '../../../../base/problem.ts';
import { readPeople } from '../../../../people/service.ts';
import type { SamplingPlan } from '../../model.ts';
import { qualityProblem } from '../../problems.ts';
import type { QualityWorld } from '../../world.node.ts';
import { peopleOf, pick, samplingPlans, unusable } from '../service.ts';
import { isOver, seedHolds } from '../statement.ts';

/** What a sampling plan can be made of, and what it would draw, before anything is saved or drawn. */

export interface PlanChoices {
  readonly posts: readonly string[];
  readonly teams: readonly string[];
  /** The newest day that is over and has conversations; null where there is none. */
  readonly lastDay: PlainDate | null;
}

const byName = new Intl.Collator('zh-CN', { numeric: true });
/** A plan is tried on what is recent; only an archive is looked through further back. */
const LOOK_BACK_DAYS = [100, 4000];

export async function planChoices({ records, activity, today }: QualityWorld): Promise<PlanChoices> {
  const now = await today();
  const present = (await readPeople(records, now)).filter(({ status }) => status !== 'left');
  const named = (values: readonly (string | null)[]) =>
    [...new Set(values.flatMap((value) => value ?? []))].sort(byName.compare);
  return {
    posts: named(present.map(({ post }) => post)),
    teams: named(present.map(({ team }) => team)),
    lastDay: await lastDay(activity, addDays(now, -1)),
  };
}

async function lastDay(activity: QualityWorld['activity'], until: PlainDate): Promise<PlainDate | null> {
  for (const days of LOOK_BACK_DAYS) {
    const from = await activity.rows(
      'contact',
      period(`${monthOf(addDays(until, -days)).text}..${monthOf(until).text}`),
    );
    const [newest] = await activity.query(
      `SELECT CAST(CAST(max(c."started_at") AS DATE) AS VARCHAR) AS day FROM ${from} c
       WHERE CAST(c."started_at" AS DATE) <= DATE '${until}'`,
    );
    if (newest?.day) return newest.day;
  }
  return null;
}

export interface Trial {
  readonly day: PlainDate;
  readonly seed: string;
  /** People the plan draws for, those of them with a conversation to draw, and those who are new. */
  readonly people: number;
  readonly reached: number;
  readonly fresh: number;
  readonly checks: number;
  readonly channels: readonly { readonly channel: string | null; readonly checks: number }[];
  /** The first of them, in the order of the queue. */
  readonly first: readonly {
    readonly person: string;
    readonly name: string;
    readonly fresh: boolean;
    readonly startedAt: string;
    readonly channel: string | null;
  }[];
}

const SHOWN = 12;

/** What the plan would draw of a day, as it stands in somebody's hands; nothing is kept, and the queue stays as it is. */
export async function tryPlan(
  world: QualityWorld,
  plan: SamplingPlan,
  { day, seed }: { readonly day: PlainDate; readonly seed: string },
): Promise<Result<Trial>> {
  const refusal = await unusable(world, plan);
  if (refusal) return failed(refusal);
  if (!isOver(day, await world.today())) return failed(qualityProblem('quality.day-open', { day }));
  if (!seedHolds(seed)) return failed(qualityProblem('quality.plan-unusable', { plan: plan.id, detail: 'seed' }));
  const others = (await samplingPlans(world)).filter(({ id }) => id !== plan.id);
  const active = { ...plan, active: true };
  const plans = [...others, active].sort((a, b) => (a.id < b.id ? -1 : 1));
  const people = await peopleOf(world.records, plans, active, day);
  const picked = await pick(world, { day, seed, definition: active }, people);
  const names = new Map((await readPeople(world.records, day)).map(({ id, name }) => [id, name]));
  const channels = new Map<string | null, number>();
  for (const { channel = null } of picked) channels.set(channel, (channels.get(channel) ?? 0) + 1);
  return ok({
    day,
    seed,
    people: people.size,
    reached: new Set(picked.map(({ person }) => person)).size,
    fresh: [...people.values()].filter((person) => person.fresh).length,
    checks: picked.length,
    channels: [...channels]
      .map(([channel, checks]) => ({ channel, checks }))
      .sort((a, b) => b.checks - a.checks || byName.compare(a.channel ?? '', b.channel ?? '')),
    first: picked.slice(0, SHOWN).map((row) => ({
      person: row.person ?? '',
      name: names.get(row.person ?? '') ?? row.person ?? '',
      fresh: row.fresh === 'true',
      startedAt: row.started_at ?? '',
      channel: row.channel ?? null,
    })),
  });
}
