import { sql } from 'kysely';
import type { Json } from '../base/json.ts';
import type { Records } from '../platform/db/records.ts';
import type { AuditEntry } from './chain.ts';

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
}

/** The newest entry, held against others who append, to the end of the transaction. */
export async function newestEntry(records: Records): Promise<AuditEntry | null> {
  const db = records.as<AuditTables>();
  await sql`LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE`.execute(db);
  const row = await db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ? entryOf(row) : null;
}

export async function insertEntry(records: Records, entry: AuditEntry): Promise<void> {
  const { seq, at, actor, action, object, detail, previousHash, hash } = entry;
  await records
    .as<AuditTables>()
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
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  return (await query.execute()).map(entryOf);
}

function entryOf(row: AuditTables['audit_entry']): AuditEntry {
  const { seq, at, actor, action, object, detail, previous_hash: previousHash, hash } = row;
  return { seq, at, actor, action, object, detail, previousHash, hash };
}
