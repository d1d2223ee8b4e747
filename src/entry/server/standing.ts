import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { everyAccount } from '../../access/accounts/service.ts';
import { lockedOut } from '../../access/sessions/failures/service.ts';
import { listTokensInForce } from '../../access/tokens/service.ts';
import { newestEntry, readHead } from '../../audit/service.ts';
import type { ServerContext } from './context.ts';

/** How what the server keeps stands: what whoever looks after it wants to know first thing in the morning. */

type Kept = Pick<ServerContext, 'world' | 'jobs' | 'dataDir'>;

const DAY_MS = 86_400_000;
const FAILED_DAYS = 7;
const TOKEN_DAYS = 30;
/** Tokens that are looked at. */
const MOST = 1000;

/** Those who may change what others see or are paid, and sign in with a password alone. */
const POWERFUL = new Set(['hr', 'manager', 'system']);

export async function standingOf(context: Kept) {
  const [jobs, backup, log, accounts, tokens, storage] = await Promise.all([
    jobsOf(context),
    backupOf(context),
    logOf(context),
    accountsOf(context),
    tokensOf(context),
    storageOf(context),
  ]);
  return { jobs, backup, audit: log, accounts, tokens, storage };
}

function daysFrom({ world }: Kept, days: number): string {
  return new Date(Date.parse(world.now()) + days * DAY_MS).toISOString();
}

async function jobsOf(context: Kept) {
  const count = (state: 'queued' | 'running' | 'failed', since?: string) =>
    context.jobs.count({ account: null, state, since });
  const [queued, running, failed] = await Promise.all([
    count('queued'),
    count('running'),
    count('failed', daysFrom(context, -FAILED_DAYS)),
  ]);
  return { queued, running, failed, failedDays: FAILED_DAYS };
}

/** The last that this organisation's log tells of: a backup leaves its mark there, wherever its file went. */
async function backupOf({ world }: Kept) {
  const entry = await newestEntry(world.records, 'cli.backup');
  return entry && { at: entry.at, daysAgo: Math.floor((Date.parse(world.now()) - Date.parse(entry.at)) / DAY_MS) };
}

/** Whether the log ends where it should; the whole chain is recomputed on the log's own page. */
async function logOf({ world: { records } }: Kept) {
  const [head, newest] = await Promise.all([readHead(records), newestEntry(records)]);
  const ends = head.seq === (newest?.seq ?? 0) && (newest === null || head.hash === newest.hash);
  return { entries: head.seq, at: newest?.at ?? null, ends };
}

async function accountsOf({ world }: Kept) {
  const all = await everyAccount(world.records);
  const open = all.filter(({ disabled }) => !disabled);
  const locked = await lockedOut(world);
  return {
    open: open.length,
    disabled: all.length - open.length,
    withoutPerson: open.filter(({ person, roles }) => person === null && !roles.includes('system')).length,
    withoutSecondFactor: open.filter((one) => !one.secondFactor && one.roles.some((role) => POWERFUL.has(role))).length,
    locked: locked.flatMap(({ subject, minutes }) => {
      const account = open.find(({ id, login }) => subject === `login:${login}` || subject === `code:${id}`);
      return account ? [{ login: account.login, name: account.name, minutes }] : [];
    }),
  };
}

async function tokensOf(context: Kept) {
  const { world } = context;
  const order = { key: { column: 'expires_at', as: 'instant' }, down: false } as const;
  const inForce = await listTokensInForce(world, order, MOST);
  const soon = daysFrom(context, TOKEN_DAYS);
  const ending = inForce.filter(({ expiresAt }) => expiresAt <= soon);
  return { inForce: inForce.length, ending: ending.length, next: ending[0]?.expiresAt ?? null, endingDays: TOKEN_DAYS };
}

/** Bytes. What the disk still holds is of the disk that the data folder is on. */
async function storageOf({ world: { records }, dataDir }: Kept) {
  const { rows } = await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(
    records.as<object>(),
  );
  const disk = await statfs(dataDir);
  return {
    records: Number(rows[0]?.bytes ?? 0),
    activity: await sizeOf(join(dataDir, 'activity')),
    free: disk.bavail * disk.bsize,
    disk: disk.blocks * disk.bsize,
  };
}

/** A file that goes while it is counted counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0);
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}
