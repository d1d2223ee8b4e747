import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * A PostgreSQL of a test file's own: a new cluster in the temporary folder, on a free port, run by a plain user (the
 * server refuses root). Where there is none to run, `postgresMissing` says why, and the suites show it in their titles.
 */

export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

interface Installation {
  readonly bin: string;
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

const OLDEST = 15;
const found = findInstallation();

/** Why no server can be started here; `undefined` where one can. */
export const postgresMissing: string | undefined = typeof found === 'string' ? found : undefined;

export async function startPostgres(): Promise<PostgresServer> {
  if (typeof found === 'string') throw new Error(found);
  const folder = mkdtempSync(join(tmpdir(), 'jixin-postgres-'));
  if (found.user) chownSync(folder, found.user.uid, found.user.gid);
  const data = join(folder, 'data');
  const asUser = { ...found.user, cwd: folder };
  execFileSync(
    join(found.bin, 'initdb'),
    ['-D', data, '-U', 'jixin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...asUser, stdio: 'ignore' },
  );
  // Nothing here survives the test, so nothing needs to reach the disk.
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
  const start = async (tries: number): Promise<{ server: ChildProcess; port: number }> => {
    const port = await freePort();
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    const server = spawn(join(found.bin, 'postgres'), args, { ...asUser, stdio: 'ignore' });
    if (await answers(server, urlOf(port, 'postgres'))) return { server, port };
    // Somebody else took the port meanwhile.
    if (tries > 1) return start(tries - 1);
    throw new Error(`PostgreSQL ended with code ${server.exitCode}`);
  };
  const { server, port } = await start(3);
  const onExit = () => server.kill('SIGQUIT');
  process.once('exit', onExit);
  const url = (database: string) => urlOf(port, database);
  let databases = 0;
  return {
    async newDatabase() {
      const name = `test_${++databases}`;
      await run(url('postgres'), `create database ${name}`);
      return url(name);
    },
    async stop() {
      process.removeListener('exit', onExit);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findInstallation(): Installation | string {
  const bin = candidateFolders().find(
    (folder) =>
      existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')) && versionIn(folder) >= OLDEST,
  );
  if (bin === undefined) return `no PostgreSQL ${OLDEST} or later in PATH or the usual folders`;
  if (process.getuid?.() !== 0) return { bin, user: undefined };
  const user = plainUser();
  return user === undefined ? 'running as root and no plain user to run PostgreSQL as' : { bin, user };
}

function candidateFolders(): readonly string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/pgsql/bin',
    '/opt/homebrew/bin',
  ];
}

function versionIn(folder: string): number {
  try {
    const answer = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(/(\d+)(?:\.\d+)?/.exec(answer)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function plainUser(): Installation['user'] {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here: the next one.
    }
  }
  return undefined;
}

function urlOf(port: number, database: string): string {
  return `postgres://jixin@127.0.0.1:${port}/${database}`;
}

/** Whether it came to answer; false where it ended instead. */
async function answers(server: ChildProcess, url: string): Promise<boolean> {
  for (let tries = 0; tries < 1200; tries++) {
    if (server.exitCode !== null) return false;
    try {
      await run(url, 'select 1');
      return true;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('PostgreSQL did not answer within two minutes');
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
