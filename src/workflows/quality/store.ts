import { type Selectable, sql } from 'kysely';
import type { Records } from '../../platform/db/port.ts';
import type {
  Check,
  CheckResult,
  CheckState,
  Conversation,
  Draw,
  Entries,
  Hand,
  SamplingPlan,
  Watcher,
} from './model.ts';

/** The tables of plans, draws and checks. */

interface CheckTable {
  id: string;
  draw: string;
  plan: string;
  day: string;
  person: string;
  team: string | null;
  lead: string | null;
  contact: string;
  conversation: Conversation;
  watcher: Watcher;
  own_team: boolean;
  place: number;
  due: string | null;
  state: CheckState;
  scorecard: string;
  card_version: number | null;
  inspector: Hand | null;
  inspector_account: string | null;
  claimed_at: string | null;
  entries: Entries;
  remark: string;
  revision: number;
  result: CheckResult | null;
  fact: string | null;
  scored_at: string | null;
  skipped: string | null;
  answer: 'confirmed' | null;
  answered_at: string | null;
}

export interface QualityTables {
  quality_check: CheckTable;
  quality_plan: { id: string; definition: SamplingPlan; revision: number; edited_by: string; edited_at: string };
  quality_draw: {
    id: string;
    plan: string;
    day: string;
    seed: string;
    definition: SamplingPlan;
    drawn_at: string;
    drawn_by: string;
  };
}

export async function selectPlans(
  records: Records,
): Promise<readonly (SamplingPlan & { readonly revision: number })[]> {
  const rows = await records.as<QualityTables>().selectFrom('quality_plan').selectAll().orderBy('id').execute();
  return rows.map(({ definition, revision }) => ({ ...definition, revision }));
}

/** False where it was saved by somebody else since `revision`; 0 is a plan that is not there yet. */
export async function keepPlan(
  records: Records,
  plan: SamplingPlan,
  revision: number,
  by: { readonly account: string; readonly at: string },
): Promise<boolean> {
  const db = records.as<QualityTables>();
  const row = {
    definition: JSON.stringify(plan) as never,
    revision: revision + 1,
    edited_by: by.account,
    edited_at: by.at,
  };
  const kept =
    revision === 0
      ? await db
          .insertInto('quality_plan')
          .values({ id: plan.id, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute()
      : await db
          .updateTable('quality_plan')
          .set(row)
          .where('id', '=', plan.id)
          .where('revision', '=', revision)
          .returning('id')
          .execute();
  return kept.length > 0;
}

/** False where the plan has drawn for the day already. */
export async function insertDraw(records: Records, draw: Draw): Promise<boolean> {
  const { drawnAt, drawnBy, definition, ...same } = draw;
  const row = { ...same, definition: JSON.stringify(definition) as never, drawn_at: drawnAt, drawn_by: drawnBy };
  const added = await records
    .as<QualityTables>()
    .insertInto('quality_draw')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.length > 0;
}

/** The newest draws first. */
export async function selectDraws(records: Records, limit: number): Promise<readonly Draw[]> {
  const rows = await records
    .as<QualityTables>()
    .selectFrom('quality_draw')
    .selectAll()
    .orderBy('day', 'desc')
    .orderBy('plan')
    .limit(limit)
    .execute();
  return rows.map(({ drawn_at: drawnAt, drawn_by: drawnBy, ...same }) => ({ ...same, drawnAt, drawnBy }));
}

export async function selectDraw(records: Records, id: string): Promise<Draw | undefined> {
  const row = await records
    .as<QualityTables>()
    .selectFrom('quality_draw')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { drawn_at: drawnAt, drawn_by: drawnBy, ...same } = row;
  return { ...same, drawnAt, drawnBy };
}

/** What a draw has given of one person so far, skipped ones and those that took their place included. */
export async function contactsOfDraw(records: Records, draw: string, person: string): Promise<readonly string[]> {
  const db = records.as<QualityTables>();
  const query = db.selectFrom('quality_check').select('contact').where('draw', '=', draw).where('person', '=', person);
  return (await query.execute()).map(({ contact }) => contact);
}

/** One statement carries this many checks. */
const BATCH = 2000;

const FIELDS = {
  id: 'text',
  draw: 'text',
  plan: 'text',
  day: 'date',
  person: 'text',
  team: 'text',
  lead: 'text',
  contact: 'text',
  conversation: 'jsonb',
  watcher: 'text',
  own_team: 'boolean',
  place: 'integer',
  due: 'date',
  scorecard: 'text',
} as const;

export type NewCheck = Pick<
  Check,
  | 'id'
  | 'draw'
  | 'plan'
  | 'day'
  | 'person'
  | 'team'
  | 'lead'
  | 'conversation'
  | 'watcher'
  | 'ownTeam'
  | 'place'
  | 'due'
  | 'scorecard'
>;

/** Inserts what nobody drew before; returns how many that were. */
export async function insertChecks(records: Records, checks: readonly NewCheck[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < checks.length; start += BATCH) {
    const rows = checks.slice(start, start + BATCH).map(({ ownTeam, conversation, ...same }) => ({
      ...same,
      own_team: String(ownTeam),
      contact: conversation.key,
      conversation: JSON.stringify(conversation),
      place: String(same.place),
    }));
    const arrays = Object.entries(FIELDS).map(
      ([name, type]) => sql`${rows.map((row) => row[name as keyof typeof FIELDS])}::${sql.raw(type)}[]`,
    );
    const names = Object.keys(FIELDS).join(', ');
    const answer = await sql<{
      id: string;
    }>`insert into quality_check (${sql.raw(names)}, state, entries, remark, revision)
      select u.*, 'open', '{}'::jsonb, '', 0 from unnest(${sql.join(arrays)}) as u(${sql.raw(names)})
      on conflict (contact) do nothing returning id`.execute(records.as<QualityTables>());
    added += answer.rows.length;
  }
  return added;
}

/** The conversations of a day that were drawn already. */
export async function contactsDrawn(records: Records, day: string): Promise<readonly string[]> {
  const db = records.as<QualityTables>();
  const rows = await db.selectFrom('quality_check').select('contact').where('day', '=', day).execute();
  return rows.map(({ contact }) => contact);
}

/** By its own id or by that of the fact it became; `hold` keeps others from moving it to the end of the transaction. */
export async function selectCheck(records: Records, id: string, hold = false): Promise<Check | undefined> {
  let query = records
    .as<QualityTables>()
    .selectFrom('quality_check')
    .selectAll()
    .where((e) => e.or([e('id', '=', id), e('fact', '=', id)]));
  if (hold) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && checkOf(row);
}

export async function updateCheck(records: Records, check: Check): Promise<void> {
  await records
    .as<QualityTables>()
    .updateTable('quality_check')
    .set({
      state: check.state,
      card_version: check.cardVersion,
      inspector: check.inspector && (JSON.stringify(check.inspector) as never),
      inspector_account: check.inspector?.account ?? null,
      claimed_at: check.claimedAt,
      entries: JSON.stringify(check.entries) as never,
      remark: check.remark,
      revision: check.revision,
      result: check.result && (JSON.stringify(check.result) as never),
      fact: check.result?.fact ?? null,
      scored_at: check.result?.scoredAt ?? null,
      skipped: check.skipped,
      answer: check.answer,
      answered_at: check.answeredAt,
    })
    .where('id', '=', check.id)
    .execute();
}

export function checkOf(row: Selectable<CheckTable>): Check {
  const { own_team, card_version, claimed_at, answered_at, contact: _, inspector_account: __, ...rest } = row;
  const { fact: ___, scored_at: ____, ...same } = rest;
  return { ...same, ownTeam: own_team, cardVersion: card_version, claimedAt: claimed_at, answeredAt: answered_at };
}
