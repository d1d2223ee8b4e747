import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Check } from '../model.ts';
import { checkOf, type QualityTables } from '../store.ts';

/** What waits to be scored, and for whom. */

/** Whom somebody may score. Every list, count and claim asks the same condition. */
export interface Inspector {
  readonly account: string;
  readonly person: string | null;
  readonly team: string | null;
  /** The names under which rosters know the person as a lead. */
  readonly leads: readonly string[];
  /** Of the quality team: what plans give to it. */
  readonly quality: boolean;
}

function scorableBy(inspector: Inspector): RawBuilder<SqlBool> {
  const { person, team, leads, quality } = inspector;
  const names = sql`${[...leads]}::text[]`;
  const led = sql<SqlBool>`(c.watcher = 'lead' and c.lead = any(${names}))`;
  // People of one's own team are not scored by the quality team's member among them, unless the plan says they may be.
  const apart = sql<SqlBool>`(c.own_team or (c.team is distinct from ${team}::text and not coalesce(c.lead = any(${names}), false)))`;
  const drawn = quality
    ? sql<SqlBool>`(${led} or (c.watcher = 'quality' and (${team}::text is null or ${apart})))`
    : led;
  return sql<SqlBool>`(c.person is distinct from ${person}::text and ${drawn})`;
}

/** Open, or claimed by somebody who has left it lying since `before`. */
function free(before: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(c.state = 'open' or (c.state = 'claimed' and c.claimed_at < ${before}::timestamptz))`;
}

/** The first conversation in the order of the queue that nobody else holds; others asking at once get the next. */
export async function nextFree(records: Records, inspector: Inspector, before: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select c.id from quality_check c
    where ${free(before)} and ${scorableBy(inspector)}
    order by c.day, c.place, c.id limit 1 for update skip locked`.execute(records.as<QualityTables>());
  return rows[0]?.id;
}

export async function mayScore(records: Records, inspector: Inspector, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 as found from quality_check c
    where c.id = ${id} and ${scorableBy(inspector)}`.execute(records.as<QualityTables>());
  return rows.length > 0;
}

/** What somebody has begun and not submitted. */
export async function claimedBy(records: Records, account: string): Promise<readonly Check[]> {
  const rows = await records
    .as<QualityTables>()
    .selectFrom('quality_check')
    .selectAll()
    .where('state', '=', 'claimed')
    .where('inspector_account', '=', account)
    .orderBy('claimed_at')
    .execute();
  return rows.map(checkOf);
}

/** Of one person on one day under one plan: how many were drawn, how many are done and how many still owed. */
export interface Owed {
  readonly plan: string;
  readonly day: string;
  readonly seed: string;
  readonly person: string;
  readonly team: string | null;
  readonly drawn: number;
  readonly scored: number;
  readonly skipped: number;
  readonly owed: number;
  /** The last day to score them. */
  readonly due: string | null;
  /** Who scores it: the quality team, or the lead, who is named as the roster does. */
  readonly watcher: Check['watcher'];
  readonly lead: string | null;
}

/** What is still owed by the inspector, or by anybody where none is given, the oldest day first. */
export async function owedBy(records: Records, inspector: Inspector | null, limit: number): Promise<readonly Owed[]> {
  const theirs = inspector ? scorableBy(inspector) : sql<SqlBool>`true`;
  const { rows } =
    await sql<Owed>`select c.plan, c.day, d.seed, c.person, c.team, c.watcher, c.lead, count(*)::int as drawn,
      count(*) filter (where c.state = 'scored')::int as scored, count(*) filter (where c.state = 'skipped')::int as skipped,
      count(*) filter (where c.state in ('open', 'claimed'))::int as owed,
      min(c.due) filter (where c.state in ('open', 'claimed')) as due
    from quality_check c join quality_draw d on d.id = c.draw
    where ${theirs}
      and c.day in (select w.day from quality_check w where w.state in ('open', 'claimed'))
    group by c.plan, c.day, d.seed, c.person, c.team, c.watcher, c.lead
    having count(*) filter (where c.state in ('open', 'claimed')) > 0
    order by c.day, min(c.place) limit ${limit}`.execute(records.as<QualityTables>());
  return rows;
}

/** How many are owed in all, and the oldest day among them. */
export async function countOwed(
  records: Records,
  inspector: Inspector,
): Promise<{ readonly owed: number; readonly oldest: string | null }> {
  const { rows } = await sql<{ owed: number; oldest: string | null }>`select count(*)::int as owed, min(c.day) as oldest
    from quality_check c where c.state in ('open', 'claimed') and ${scorableBy(inspector)}`.execute(
    records.as<QualityTables>(),
  );
  return rows[0] ?? { owed: 0, oldest: null };
}
