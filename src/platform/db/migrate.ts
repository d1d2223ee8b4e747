import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { failed, ok, type Result } from '../../base/problem.ts';
import { packageRoot } from '../files/package-root.ts';
import type { Records } from './port.ts';
import { recordsProblem } from './problems.ts';

/**
 * Numbered, forward-only migrations: each runs once, in a transaction of its own, and is remembered with its hash, so that
 * an edited one is refused instead of half trusted.
 */

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
  readonly sql: string;
}

interface MigrationTables {
  schema_migration: { number: number; name: string; hash: string };
}

/** Any number that no other program uses on the same server: processes that start together queue behind it. */
const ADVISORY_LOCK = 774_930_001;

export function readMigrations(folder: string = join(packageRoot(), 'migrations')): Result<readonly Migration[]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
    if (number !== migrations.length + 1) return failed(recordsProblem('records.migration-name', { name }));
    // Git may check files out with other line ends; the hash must not depend on that.
    const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n');
    migrations.push({ number, name, hash: createHash('sha256').update(text).digest('hex'), sql: text });
  }
  return ok(migrations);
}

/** The same for the same migrations in the same order. */
export function keyOf(migrations: readonly Migration[]): string {
  const hash = createHash('sha256');
  for (const one of migrations) hash.update(`${one.name} ${one.hash}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** Applies what is missing, one transaction each. Processes that start together take turns and do each one once. */
export async function migrate(records: Records, migrations: readonly Migration[]): Promise<Result<null>> {
  for (;;) {
    try {
      const step = await records.transaction((inside) => applyNext(inside, migrations));
      if (!step.ok) return step;
      if (step.value === 'done') return ok(null);
    } catch (error) {
      if (!(error instanceof MigrationError)) throw error;
      return failed(recordsProblem('records.migration-failed', { name: error.migration, reason: error.message }));
    }
  }
}

async function applyNext(records: Records, migrations: readonly Migration[]): Promise<Result<'applied' | 'done'>> {
  const db = records.as<MigrationTables>();
  await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(db);
  await sql`create table if not exists schema_migration (number integer primary key, name text not null,
    hash text not null, applied_at timestamptz not null default now())`.execute(db);
  const applied = await db
    .selectFrom('schema_migration')
    .select(['number', 'name', 'hash'])
    .orderBy('number')
    .execute();
  for (const { number, name, hash } of applied) {
    const known = migrations[number - 1];
    if (known === undefined) return failed(recordsProblem('records.newer', { name }));
    if (known.hash !== hash) return failed(recordsProblem('records.migration-edited', { name: known.name }));
  }
  const next = migrations[applied.length];
  if (next === undefined) return ok('done');
  try {
    await sql.raw(next.sql).execute(db);
  } catch (error) {
    throw new MigrationError(next.name, error);
  }
  const { number, name, hash } = next;
  await db.insertInto('schema_migration').values({ number, name, hash }).execute();
  return ok('applied');
}

/** Carries the failing migration's name out of the transaction, which must throw to be undone. */
class MigrationError extends Error {
  readonly migration: string;

  constructor(migration: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.migration = migration;
  }
}
