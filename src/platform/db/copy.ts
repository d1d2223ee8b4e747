import { sql } from 'kysely';
import type { Records } from './port.ts';

/**
 * The rows of all tables as text, out of one records database and into another, whichever homes they have. PostgreSQL writes
 * each row as JSON and reads it back itself, so that decimals, instants and documents come through exactly.
 */

const CHUNK_ROWS = 1000;
/** What says how the schema came to be; each database has its own. */
const SCHEMA_TABLE = 'schema_migration';

export interface AppliedMigration {
  readonly name: string;
  readonly hash: string;
}

export async function appliedMigrations(records: Records): Promise<readonly AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`select name, hash from schema_migration order by number`.execute(
    records.as(),
  );
  return rows;
}

/** Every table, those that others refer to first. */
export async function tablesInOrder(records: Records): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; refers: readonly string[] }>`
    select c.relname as name, coalesce((
      select jsonb_agg(distinct r.relname) from pg_constraint f join pg_class r on r.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '[]') as refers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C"`.execute(
    records.as(),
  );
  const waiting = new Map(rows.filter(({ name }) => name !== SCHEMA_TABLE).map((row) => [row.name, row.refers]));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find(([, refers]) => refers.every((table) => !waiting.has(table)));
    if (!next) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    ordered.push(next[0]);
    waiting.delete(next[0]);
  }
  return ordered;
}

/** The rows of a table in the order of its primary key, a chunk at a time, one JSON object a line. In a transaction only. */
export async function* rowsOf(records: Records, table: string): AsyncGenerator<readonly string[]> {
  const db = records.as();
  const keys = await keysOf(records, table);
  const order = keys.length > 0 ? sql.join(keys.map((key) => sql.ref(key))) : sql`row_to_json(t)::text collate "C"`;
  await sql`declare copied no scroll cursor for
    select row_to_json(t)::text as line from ${sql.table(table)} t order by ${order}`.execute(db);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(CHUNK_ROWS)} from copied`.execute(db);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < CHUNK_ROWS) break;
  }
  await sql`close copied`.execute(db);
}

async function keysOf(records: Records, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_index i
    cross join lateral unnest(i.indkey) with ordinality as k (number, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
    where i.indrelid = ('public.' || quote_ident(${table}))::regclass and i.indisprimary order by k.place`.execute(
    records.as(),
  );
  return rows.map(({ name }) => name);
}

/**
 * Lets rows be put back as they were: the schema's own triggers (what is closed stays closed) judge new decisions, not copies.
 * A row may refer to one that comes in a later part, so that references are checked once all of them are there.
 */
export async function asCopies<T>(records: Records, tables: readonly string[], put: () => Promise<T>): Promise<T> {
  const db = records.as();
  for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
  const done = await put();
  await sql`set constraints all immediate`.execute(db);
  for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
  return done;
}

/** Rows as they were, within {@link asCopies}. */
export async function insertRows(records: Records, table: string, lines: readonly string[]): Promise<void> {
  const db = records.as();
  const into = sql.table(table);
  await sql`insert into ${into} overriding system value
    select * from json_populate_recordset(null::${into}, ${`[${lines.join(',')}]`}::json)`.execute(db);
}

export async function hasRows(records: Records, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 as one from ${sql.table(table)} limit 1`.execute(records.as());
  return rows.length > 0;
}
