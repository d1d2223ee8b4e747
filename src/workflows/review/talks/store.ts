import { type Selectable, sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Hand } from '../model.ts';
import type { PlanPoint, Talk } from '../talk.ts';

/** Talks as they were written down. */

interface TalkRow {
  cycle_id: string;
  person: string;
  held_on: string;
  record: string;
  plan: readonly PlanPoint[];
  held_by: Hand;
  lead_signed_at: string | null;
  person_signed_at: string | null;
  remark: string;
}

interface Tables {
  review_talk: TalkRow;
}

export async function selectTalk(records: Records, cycle: string, person: string): Promise<Talk | undefined> {
  const row = await records
    .as<Tables>()
    .selectFrom('review_talk')
    .selectAll()
    .where('cycle_id', '=', cycle)
    .where('person', '=', person)
    .executeTakeFirst();
  return row && talkOf(row);
}

export async function keepTalk(records: Records, cycle: string, talk: Talk): Promise<void> {
  const values = {
    held_on: talk.heldOn,
    record: talk.record,
    plan: JSON.stringify(talk.plan) as never,
    held_by: JSON.stringify(talk.heldBy) as never,
    lead_signed_at: talk.leadSignedAt,
    person_signed_at: talk.personSignedAt,
    remark: talk.remark,
  };
  await records
    .as<Tables>()
    .insertInto('review_talk')
    .values({ cycle_id: cycle, person: talk.person, ...values })
    .onConflict((conflict) => conflict.columns(['cycle_id', 'person']).doUpdateSet(values))
    .execute();
}

/** People whose talk was not held, or not signed by both. */
export async function countUnsigned(records: Records, cycle: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from review_subject as s left join review_talk as t using (cycle_id, person)
    where s.cycle_id = ${cycle} and (t.lead_signed_at is null or t.person_signed_at is null)`.execute(
    records.as<Tables>(),
  );
  return Number(rows[0]?.n ?? 0);
}

/** What somebody owes of the talks of one released cycle. */
export interface OwnTalkDebt {
  readonly cycle: string;
  readonly count: number;
}

/** Signatures: under one's own talks, and under those that one held. */
export async function selectToSign(
  records: Records,
  by: { readonly person: string | null } | { readonly account: string },
): Promise<readonly OwnTalkDebt[]> {
  const owes =
    'person' in by
      ? sql`person = ${by.person} and person_signed_at is null`
      : sql`held_by ->> 'account' = ${by.account} and lead_signed_at is null`;
  const { rows } = await sql<Counted>`
    select cycle_id as cycle, count(*) as n from review_talk join review_cycle on review_cycle.id = cycle_id
    where state = 'released' and ${owes} group by cycle_id`.execute(records.as<Tables>());
  return rows.map(counted);
}

interface Counted {
  readonly cycle: string;
  readonly n: string;
}

function counted({ cycle, n }: Counted): OwnTalkDebt {
  return { cycle, count: Number(n) };
}

export interface TalkDebt {
  /** The lead who holds it; null where none is on the roster. */
  readonly lead: string | null;
  readonly count: number;
}

/** Talks not yet held, by who is to hold them. */
export async function selectTalkDebts(records: Records, cycle: string): Promise<readonly TalkDebt[]> {
  const { rows } = await sql<{ lead: string | null; count: string }>`
    select s.lead, count(*) as count from review_subject as s left join review_talk as t using (cycle_id, person)
    where s.cycle_id = ${cycle} and t.person is null group by s.lead order by s.lead`.execute(records.as<Tables>());
  return rows.map(({ lead, count }) => ({ lead, count: Number(count) }));
}

export interface SignatureDebt {
  readonly person: string;
  readonly name: string;
  readonly heldBy: Hand;
  readonly personOwes: boolean;
  readonly holderOwes: boolean;
}

/** Talks that were held, and wait for a signature. */
export async function selectSignatureDebts(records: Records, cycle: string): Promise<readonly SignatureDebt[]> {
  const { rows } = await sql<SignatureDebt>`
    select t.person, s.name, t.held_by as "heldBy", t.person_signed_at is null as "personOwes",
      t.lead_signed_at is null as "holderOwes"
    from review_talk as t join review_subject as s using (cycle_id, person)
    where t.cycle_id = ${cycle} and (t.person_signed_at is null or t.lead_signed_at is null)
    order by t.person`.execute(records.as<Tables>());
  return rows;
}

export interface TeamTalk {
  readonly cycle: string;
  readonly period: string;
  readonly person: string;
  readonly name: string;
  readonly heldOn: string | null;
  readonly leadSigned: boolean;
  readonly personSigned: boolean;
}

/** Those whom somebody led in the cycles that are released, with where each talk stands; the newest first. */
export async function selectTeamTalks(records: Records, lead: string): Promise<readonly TeamTalk[]> {
  const { rows } = await sql<TeamTalk>`
    select s.cycle_id as cycle, c.period, s.person, s.name, t.held_on as "heldOn",
      t.lead_signed_at is not null as "leadSigned", t.person_signed_at is not null as "personSigned"
    from review_subject as s join review_cycle as c on c.id = s.cycle_id
    left join review_talk as t on t.cycle_id = s.cycle_id and t.person = s.person
    where c.state = 'released' and s.lead = ${lead} order by c.period desc, s.person`.execute(records.as<Tables>());
  return rows;
}

/** Talks that somebody's team still waits for. */
export async function selectToHold(records: Records, lead: string): Promise<readonly OwnTalkDebt[]> {
  const { rows } = await sql<Counted>`
    select s.cycle_id as cycle, count(*) as n from review_subject as s join review_cycle on review_cycle.id = s.cycle_id
    left join review_talk as t on t.cycle_id = s.cycle_id and t.person = s.person
    where state = 'released' and s.lead = ${lead} and t.person is null group by s.cycle_id`.execute(
    records.as<Tables>(),
  );
  return rows.map(counted);
}

function talkOf(row: Selectable<TalkRow>): Talk {
  return {
    person: row.person,
    heldOn: row.held_on,
    record: row.record,
    plan: row.plan,
    heldBy: row.held_by,
    leadSignedAt: row.lead_signed_at,
    personSignedAt: row.person_signed_at,
    remark: row.remark,
  };
}
