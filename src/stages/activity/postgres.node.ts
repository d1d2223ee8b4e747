import { AsyncLocalStorage } from 'node:async_hooks';
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Period } from '../../base/period.ts';
import { failed, ok } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { SEALED } from './born/model.ts';
import { readBorn } from './born/read.node.ts';
import { closedMonth } from './closed.ts';
import { STAGING } from './files.node.ts';
import { foldedRows, holdsMore, joinedColumns, saysTheSame, speakAlike } from './fold.ts';
import { lentColumns } from './lend.node.ts';
import { ACTIVITY, KINDS, type Kind } from './model.ts';
import type { ActivityStore, Along, Cell, LentTable, Publication, PublishCounts, StagedFile } from './port.ts';
import { activityProblem } from './problems.ts';
import { rowsOf } from './row-files.ts';
import { columnList, datedIn, layoutOf, quoteName, quoteText } from './sql.ts';
import {
  assertReadable,
  insertImport,
  insertPurge,
  markUndone,
  readImports,
  readMadeImports,
  readSealing,
} from './store.ts';

/**
 * Home B: activity in PostgreSQL. One table a kind; a row is visible from `known_from` until `superseded_at`, and
 * `original` rows are what an import brought, kept for undo. No constraint names a column but the row's own, so that the
 * tables can be distributed by agent on Citus: docs/operate/activity.md says how.
 */
export interface PostgresOptions {
  readonly folder: string;
  readonly url: string;
  /** The database at `url`, whose catalogue lists the imports: one transaction covers list and rows. */
  readonly records: Records;
  /** The organisation's records, which may be elsewhere. */
  readonly organisation: Records;
  /** Reads the staged Parquet files. */
  readonly duck: Duck;
}

/** Any number that no other program uses on the same server. */
const WRITER_LOCK = 774_930_002;

export async function postgresStore(options: PostgresOptions): Promise<ActivityStore> {
  const { folder, url, records, organisation, duck } = options;
  // Every value as the text the server wrote.
  const types = { getTypeParser: () => (text: string) => text };
  const pool = new pg.Pool({ connectionString: url, types: types as pg.CustomTypesConfig });
  pool.on('error', () => {});
  for (const kind of KINDS) for (const statement of tableOf(kind)) await pool.query(statement);
  const lent = new AsyncLocalStorage<pg.PoolClient>();
  const work: Work = { folder, pool, records, organisation, duck };

  return {
    dialect: 'postgres',
    stagingFolder: join(folder, STAGING),

    async exclusively(run) {
      const client = await pool.connect();
      try {
        await client.query(`SELECT pg_advisory_lock(${WRITER_LOCK})`);
        return await run();
      } finally {
        await client.query(`SELECT pg_advisory_unlock(${WRITER_LOCK})`).catch(() => undefined);
        client.release();
      }
    },

    async rows(kind, period, known) {
      if (known !== undefined) await assertReadable(records, known);
      const at = known === undefined ? undefined : quoteText(known);
      const shown =
        at === undefined
          ? 'superseded_at IS NULL'
          : `known_from <= ${at} AND (superseded_at IS NULL OR superseded_at > ${at})`;
      return `(SELECT ${columnList(kind)} FROM ${nameOf(kind)} WHERE ${shown} AND ${datedIn(kind, period.first, period.last)})`;
    },

    born: (kind, period, known) => readBorn({ organisation, catalogue: records }, kind, period, known),

    async lend<T>(tables: readonly LentTable[], use: () => Promise<T>): Promise<T> {
      const client = await pool.connect();
      try {
        for (const table of tables) await lendTable(client, table);
        return await lent.run(client, use);
      } finally {
        await client.query('DISCARD TEMP').catch(() => undefined);
        client.release();
      }
    },

    query: (statement) => readRows(lent.getStore() ?? pool, statement),

    publish: (publication) => publish(work, publication),
    async note(make) {
      const record = await organisation.transaction(make);
      if (record !== null) await insertImport(records, record);
    },
    sealing: (kind) => readSealing(records, kind),
    imports: () => readMadeImports(records),
    undo: (importId, at, closed, along) => undo(work, importId, at, closed, along),
    // There are no files to join; the server keeps its tables itself.
    merge: async () => 0,

    purge: (before, at) => purge(work, before, at),

    async close() {
      await pool.end();
      await records.close();
      duck.close();
    },
  };
}

/** Text as the server wrote it, but for flags, which every store spells alike. */
async function readRows(client: pg.Pool | pg.PoolClient, statement: string): Promise<Record<string, Cell>[]> {
  const { fields, rows } = await client.query<Record<string, Cell>>(statement);
  const flags = fields.filter((field) => field.dataTypeID === pg.types.builtins.BOOL).map((field) => field.name);
  if (flags.length === 0) return rows;
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(flags.map((name) => [name, flagText(row[name] ?? null)])),
  }));
}

interface Work extends Omit<PostgresOptions, 'url'> {
  readonly pool: pg.Pool;
}

function nameOf(kind: Kind): string {
  return `activity_rows_${kind}`;
}

function tableOf(kind: Kind): readonly string[] {
  const columns = layoutOf(kind).map((column) => `${quoteName(column.name)} ${column.sqlType}`);
  const name = nameOf(kind);
  const dated = quoteName(ACTIVITY[kind].dated);
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (${columns.join(', ')}, known_from text NOT NULL, superseded_at text, original boolean NOT NULL)`,
    `CREATE INDEX IF NOT EXISTS ${name}_dated ON ${name} (${dated}) WHERE superseded_at IS NULL`,
    `CREATE INDEX IF NOT EXISTS ${name}_key ON ${name} (row_key)`,
    `CREATE INDEX IF NOT EXISTS ${name}_import ON ${name} (import_id)`,
  ];
}

async function publish(work: Work, publication: Publication): Promise<PublishCounts> {
  const { pool, records, organisation } = work;
  const { kind, record, files, dryRun, report } = publication;
  const name = nameOf(kind);
  const staging = `staging_${kind}`;
  const columns = layoutOf(kind).map((column) => `${quoteName(column.name)} ${column.sqlType}`);
  await pool.query(`DROP TABLE IF EXISTS ${staging}`);
  await pool.query(`CREATE UNLOGGED TABLE ${staging} (${columns.join(', ')})`);
  try {
    for (const file of files) await copyIn(work, file, staging, kind);
    await pool.query(`ANALYZE ${staging}`);
    const { rows } = await pool.query<Record<'rows' | 'unchanged' | 'replaced', string>>(
      `SELECT (SELECT count(*) FROM ${staging}) AS rows, count(*) FILTER (WHERE same) AS unchanged, count(*) FILTER (WHERE NOT same) AS replaced
       FROM (SELECT ${saysTheSame(kind, record)} AS same FROM ${name} v JOIN ${staging} n USING (row_key) WHERE v.superseded_at IS NULL) hits`,
    );
    const [found] = rows;
    const unchanged = Number(found?.unchanged);
    const replaced = Number(found?.replaced);
    const counts = { added: Number(found?.rows) - unchanged - replaced, replaced, unchanged };
    if (dryRun || counts.added + counts.replaced === 0) return counts;
    const at = record.known;
    if (publication.along) await organisation.transaction(publication.along);
    await records.transaction(async (inside) => {
      const db = inside.as<object>();
      await insertImport(inside, { ...record, report: report(counts) });
      const table = sql.raw(name);
      const staged = sql.raw(staging);
      const shown = sql`v.superseded_at is null and v.import_id <> ${record.id}`;
      const more = sql.raw(holdsMore(kind, record));
      // Where the visible row holds more, a row joined of both is seen, and the import's own is kept for undo.
      await sql`insert into ${table} select ${sql.raw(columnList(kind, 'n'))}, ${at}, case when ${more} then ${at} end, true
        from ${staged} n left join ${table} v on v.row_key = n.row_key and ${shown}`.execute(db);
      await sql`insert into ${table} select ${sql.raw(joinedColumns(kind, record))}, ${at}, null, false
        from ${staged} n join ${table} v on v.row_key = n.row_key and ${shown} where ${more}`.execute(db);
      await sql`update ${table} as v set superseded_at = ${at} where ${shown}
        and v.row_key in (select row_key from ${staged})`.execute(db);
    });
    return counts;
  } finally {
    await pool.query(`DROP TABLE IF EXISTS ${staging}`);
  }
}

/** A staged file into a table: DuckDB writes it as CSV, the server reads that. */
async function copyIn({ folder, duck, pool }: Work, file: StagedFile, table: string, kind: Kind): Promise<void> {
  const csv = join(folder, STAGING, `${table}.csv`);
  const rows = `SELECT ${columnList(kind)} FROM ${rowsOf(kind, [file])}`;
  // Quoting every text keeps '' apart from NULL.
  await duck.connection.run(
    `COPY (${rows}) TO ${quoteText(csv)} (FORMAT csv, HEADER false, NULLSTR '', FORCE_QUOTE *)`,
  );
  const client = await pool.connect();
  try {
    await pipeline(
      createReadStream(csv),
      client.query(copyFrom(`COPY ${table} (${columnList(kind)}) FROM STDIN (FORMAT csv)`)),
    );
  } finally {
    client.release();
    rmSync(csv, { force: true });
  }
}

async function undo(work: Work, importId: string, at: string, closed: readonly Period[], along?: Along) {
  const { records, organisation } = work;
  const imports = await readImports(records);
  const found = imports.find((one) => one.id === importId && one.profile !== SEALED);
  if (!found) return failed(activityProblem('activity.no-such-import', { id: importId }));
  if (found.undone !== null) {
    return failed(activityProblem('activity.already-undone', { id: importId, at: found.undone }));
  }
  const shut = closedMonth(found, [], closed);
  if (shut !== undefined)
    return failed(activityProblem('activity.period-closed', { id: importId, file: found.file, period: shut }));
  if (along) await organisation.transaction(along);
  await records.transaction(async (inside) => {
    await markUndone(inside, importId, at);
    if (!(found.kind in ACTIVITY)) return;
    const kind = found.kind as Kind;
    const name = sql.raw(nameOf(kind));
    const db = inside.as<object>();
    const counting = imports.filter((one) => one.undone === null && one.kind === kind);
    const keys = `select row_key from ${nameOf(kind)} where import_id = ${quoteText(importId)} and original`;
    // Rows of other imports hold something of this one's only where they speak for other columns.
    const wanted = speakAlike(kind, counting) ? sql`import_id = ${importId}` : sql`row_key in (${sql.raw(keys)})`;
    await sql`update ${name} set superseded_at = ${at} where ${wanted} and superseded_at is null`.execute(db);
    const others = counting.filter((one) => one.id !== importId);
    if (others.length === 0) return;
    // Of each key it brought, what the other imports say, unless a later one shows its own.
    const from = `select c.* from ${nameOf(kind)} c where c.original and c.row_key in (${keys})
      and not exists (select 1 from ${nameOf(kind)} v where v.row_key = c.row_key and v.superseded_at is null)`;
    await sql`insert into ${name} select f.*, ${at}, null, false from (${sql.raw(foldedRows(kind, others, from))}) f`.execute(
      db,
    );
  });
  return ok({ ...found, undone: at });
}

function purge({ records }: Work, before: string, at: string) {
  return records.transaction(async (inside) => {
    let rows = 0;
    for (const kind of KINDS) {
      const gone = await sql`delete from ${sql.raw(nameOf(kind))} where superseded_at <= ${before}
        and (not original or import_id in (select id from activity_import where undone is not null))`.execute(
        inside.as<object>(),
      );
      rows += Number(gone.numAffectedRows ?? 0);
    }
    await insertPurge(inside, before, at);
    return { rows, files: 0, bytes: 0 };
  });
}

async function lendTable(client: pg.PoolClient, table: LentTable): Promise<void> {
  const name = quoteName(table.name);
  await client.query(`DROP TABLE IF EXISTS pg_temp.${name}`);
  await client.query(`CREATE TEMP TABLE ${name} (${lentColumns(table)})`);
  const records = table.rows.map((row) => Object.fromEntries(table.columns.map((c, i) => [c.name, row[i] ?? null])));
  await client.query(`INSERT INTO ${name} SELECT * FROM json_to_recordset($1::json) AS r(${lentColumns(table)})`, [
    JSON.stringify(records),
  ]);
  await client.query(`ANALYZE ${name}`);
}

function flagText(value: Cell): Cell {
  return value === null ? null : value === 't' ? 'true' : 'false';
}
