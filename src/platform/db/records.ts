import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { failed, isRefusal, ok, type Result } from '../../base/problem.ts';
import { DURABLE_START, DurableNodeFS } from './durable-fs.ts';
import { lockFolder } from './lock.ts';
import { keyOf, type Migration, migrate, readMigrations } from './migrate.ts';
import { TYPES } from './pglite-client.ts';
import { PglitePool } from './pglite-pool.ts';
import type { Records } from './port.ts';
import { recordsProblem } from './problems.ts';
import { mayBeShared, type Share, shareDatabase, shareFolder } from './share.ts';
import { createDatabaseFolder, isDatabaseFolder, type Tables } from './template.ts';

export type { Records } from './port.ts';

export interface RecordsOptions {
  readonly dataDir: string;
  /** `DATABASE_URL`: PostgreSQL 15 or later. */
  readonly url?: string | undefined;
  /** Where the migrations are; the program's own unless a test says otherwise. */
  readonly migrations?: string;
  /** Lets others of the same user work on the embedded records while this process holds them. */
  readonly share?: boolean;
}

/** Opens the records and brings their tables up to date. */
export async function openRecords(options: RecordsOptions): Promise<Result<Records>> {
  const migrations = readMigrations(options.migrations);
  if (!migrations.ok) return migrations;
  // What other migrations than the program's own lead to is nobody's next start.
  const tables = options.migrations === undefined ? tablesOf(migrations.value) : null;
  const opened = await (options.url ? connectPostgres(options.url) : openEmbedded(options, tables));
  if (!opened.ok) return opened;
  const records = opened.value;
  try {
    const migrated = await migrate(records, migrations.value);
    if (migrated.ok) return ok(records);
    await records.close();
    return migrated;
  } catch (error) {
    await records.close();
    return failed(cannotOpen(records.home === 'pglite' ? options.dataDir : placeOfUrl(options.url ?? ''), error));
  }
}

async function openEmbedded(
  { dataDir, share = false }: RecordsOptions,
  tables: Tables | null,
): Promise<Result<Records>> {
  const folder = join(dataDir, 'records');
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    return failed(cannotOpen(folder, error));
  }
  const outcome = lockFolder(join(dataDir, 'records.lock'));
  if (!outcome.held) {
    const shared = share ? null : await connectShared(dataDir);
    return shared
      ? ok(shared)
      : failed(recordsProblem('records.locked', { holder: outcome.holder, file: outcome.file }));
  }
  try {
    if (!isDatabaseFolder(folder)) await createDatabaseFolder(folder, tables);
    const { database, pool, db } = await startEmbedded(folder);
    const place = share ? shareFolder(dataDir) : null;
    const lent: Share | null = place === null ? null : await shareDatabase(database, () => pool.takeTurn(), place);
    const close = async () => {
      await lent?.close();
      await db.destroy();
      outcome.lock.release();
    };
    return ok(recordsOver(db, 'pglite', close, (work) => pool.hold(work)));
  } catch (error) {
    outcome.lock.release();
    return failed(cannotOpen(folder, error));
  }
}

async function startEmbedded(folder: string) {
  const database = await PGlite.create({ fs: new DurableNodeFS(folder), startParams: [...DURABLE_START] });
  const pool = new PglitePool(database);
  return { database, pool, db: new Kysely<object>({ dialect: new PostgresDialect({ pool }) }) };
}

/** What the migrations make of an empty database, to be kept with it: from then on a new one begins with its tables. */
function tablesOf(migrations: readonly Migration[]): Tables {
  return {
    key: keyOf(migrations),
    make: async (folder) => {
      const { pool, db } = await startEmbedded(folder);
      const records = recordsOver(
        db,
        'pglite',
        () => db.destroy(),
        (work) => pool.hold(work),
      );
      try {
        return (await migrate(records, migrations)).ok;
      } finally {
        await records.close();
      }
    },
  };
}

/** The records of a process that holds them and shares them; null where it does not. */
async function connectShared(dataDir: string): Promise<Records | null> {
  const host = shareFolder(dataDir);
  if (host === null || !mayBeShared(host)) return null;
  const pool = new pg.Pool({ host, port: 5432, user: 'postgres', database: 'postgres', max: 1, types: TYPES });
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch {
    // Nobody listens (any more): whoever holds the folder is not a server, or is about to end.
    await pool.end();
    return null;
  }
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
  return recordsOver(db, 'pglite', () => db.destroy());
}

async function connectPostgres(url: string): Promise<Result<Records>> {
  const pool = new pg.Pool({ connectionString: url, options: '-c timezone=UTC', types: TYPES });
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ number: string; text: string }>`
      select current_setting('server_version_num') as number, current_setting('server_version') as text`.execute(db);
    const version = rows[0];
    if (Number(version?.number) >= 150000) return ok(recordsOver(db, 'postgres', () => db.destroy()));
    await db.destroy();
    return failed(recordsProblem('records.postgres-old', { version: version?.text ?? '?' }));
  } catch (error) {
    await db.destroy();
    return failed(cannotOpen(placeOfUrl(url), error));
  }
}

type Guard = <T>(work: () => Promise<T>) => Promise<T>;

function recordsOver(
  db: Kysely<object>,
  home: Records['home'],
  close: () => Promise<void>,
  guard: Guard = (work) => work(),
): Records {
  return {
    home,
    as: <Tables>() => db as unknown as Kysely<Tables>,
    transaction: (work) =>
      undoingRefusals((refused) =>
        db.transaction().execute((transaction) =>
          guard(async () => {
            const inside: Records = {
              home,
              as: <Tables>() => transaction as unknown as Kysely<Tables>,
              transaction: (joined) => joined(inside),
              close: () => Promise.reject(new Error('a transaction cannot close the records')),
            };
            return refused(await work(inside));
          }),
        ),
      ),
    close,
  };
}

/** Only a throw undoes a transaction: a refusal is thrown through it, and is an answer again on the other side. */
async function undoingRefusals<T>(run: (refused: (answer: T) => T) => Promise<T>): Promise<T> {
  let answered: { readonly refusal: T } | undefined;
  const refused = (answer: T): T => {
    if (!isRefusal(answer)) return answer;
    answered = { refusal: answer };
    throw answered;
  };
  try {
    return await run(refused);
  } catch (thrown) {
    if (answered !== undefined && thrown === answered) return answered.refusal;
    throw thrown;
  }
}

function cannotOpen(place: string, error: unknown) {
  const reason =
    // What PGlite's file system throws is a plain object.
    error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : JSON.stringify(error);
  return recordsProblem('records.cannot-open', { place, reason });
}

/** A URL without its password, for messages. */
function placeOfUrl(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
