import { sql } from 'kysely';
import type { Json } from '../base/json.ts';
import type { Records } from '../platform/db/records.ts';
import { type AuditEntry, type AuditHead, CHAIN_START } from './chain.ts';

interface AuditTables {
  audit_entry: {
    seq: number;
    at: string;
    actor: string;
    action: string;
    object: string;
    detail: Readonly<Record<string, Json>>;
    previous_hash: string;
    hash: string;
  };
  audit_head: { one: boolean; seq: number; hash: string };
}

/** Where the log ends by what is kept apart from it. */
export async function readHead(records: Records): Promise<AuditHead> {
  const row = await records.as<AuditTables>().selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  return row ? { seq: Number(row.seq), hash: row.hash } : CHAIN_START;
}

/** The same, held against others who append, to the end of the transaction. */
export async function holdHead(records: Records): Promise<AuditHead> {
  await sql`LOCK TABLE audit_head IN SHARE ROW EXCLUSIVE MODE`.execute(records.as<AuditTables>());
  return readHead(records);
}

/** Appends an entry and moves the head on to it. */
export async function insertEntry(records: Records, entry: AuditEntry): Promise<void> {
  const { seq, at, actor, action, object, detail, previousHash, hash } = entry;
  const db = records.as<AuditTables>();
  await db
    .insertInto('audit_head')
    .values({ one: true, seq, hash })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ seq, hash }))
    .execute();
  await db
    .insertInto('audit_entry')
    .values({
      seq,
      at,
      actor,
      action,
      object,
      detail: JSON.stringify(detail) as never,
      previous_hash: previousHash,
      hash,
    })
    .execute();
}

/** Entries after `seq`, oldest first. */
export async function entriesAfter(records: Records, seq: number, limit: number): Promise<readonly AuditEntry[]> {
  const rows = await records
    .as<AuditTables>()
    .selectFrom('audit_entry')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  /** Instants: from the first on, up to but without the second. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Entries before this one: the cursor of the list. */
  readonly before?: number | undefined;
}

/** Newest first. */
export async function searchEntries(
  records: Records,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditEntry[]> {
  let query = records.as<AuditTables>().selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(limit);
  if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.object !== undefined) query = query.where('object', '=', filter.object);
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
  if (filter.until !== undefined) query = query.where('at', '<', filter.until);
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  return (await query.execute()).map(entryOf);
}

function entryOf(row: AuditTables['audit_entry']): AuditEntry {
  const { seq, at, actor, action, object, detail, previous_hash: previousHash, hash } = row;
  return { seq: Number(seq), at, actor, action, object, detail, previousHash, hash };
}
