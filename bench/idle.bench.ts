import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, postgresMissing, startPostgres } from '../test/postgres/server.ts';
import type { BenchRow } from './model.ts';

/** What a server with the demo organisation keeps in memory when nobody asks it anything, beside a server that does nothing. */

/** Long enough for what starting left behind to be collected. */
const IDLE_SECONDS = 30;
const BARE = `import('fastify').then(({ default: fastify }) => fastify().get('/', () => 'here').listen({ port: Number(process.argv[1]) }))`;

interface Idle {
  readonly rss: number;
  readonly anonymous: number;
}

export async function rows(): Promise<BenchRow[]> {
  execFileSync(process.execPath, [resolve('scripts', 'build.mjs')], { stdio: 'inherit' });
  const bare = await measured((port) => spawn(process.execPath, ['-e', BARE, String(port)], { stdio: 'inherit' }), '/');
  const rowOf = (what: string, ours: Idle): BenchRow => ({
    what: `idle memory, demo organisation, ${what} (of it not shared with files)`,
    ours: `${mb(ours.rss)} (${mb(ours.anonymous)}) MB`,
    theirs: `${mb(bare.rss)} (${mb(bare.anonymous)}) MB`,
    peer: 'bare Fastify',
    ratio: ours.rss / bare.rss,
    bound: 'shown',
    met: true,
  });
  const table = [rowOf('PGlite', await served({}))];
  if (postgresMissing !== undefined) {
    process.stderr.write(`idle: PostgreSQL left out: ${postgresMissing}\n`);
    return table;
  }
  const postgres = await startPostgres();
  try {
    table.push(rowOf('PostgreSQL', await served({ DATABASE_URL: await postgres.newDatabase() })));
  } finally {
    await postgres.stop();
  }
  return table;
}

async function served(env: Readonly<Record<string, string>>): Promise<Idle> {
  const data = mkdtempSync(join(tmpdir(), 'jixin-idle-'));
  const start = (port: number) =>
    spawn(process.execPath, [resolve('dist', 'cli.js'), 'serve', '--data', data], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env, PORT: String(port), JIXIN_LOG: 'warn' },
    });
  // Twice: the first start makes the organisation, which is no idling.
  await measured(start, '/api/ready', 0);
  const idle = await measured(start, '/api/ready');
  rmSync(data, { recursive: true, force: true });
  return idle;
}

async function measured(start: (port: number) => ChildProcess, path: string, seconds = IDLE_SECONDS): Promise<Idle> {
  const port = await freePort();
  const child = start(port);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await answers(`http://127.0.0.1:${port}${path}`, child);
    await sleep(seconds * 1000);
    return memoryOf(child.pid ?? 0);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} never answered`);
}

/** A process and what it began, as Linux says it. */
function memoryOf(pid: number): Idle {
  const begun = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((id) => id !== '');
  const all = [pid, ...begun.map(Number)].map(memoryOfOne);
  const sum = (of: keyof Idle) => all.reduce((total, one) => total + one[of], 0);
  return { rss: sum('rss'), anonymous: sum('anonymous') };
}

function memoryOfOne(pid: number): Idle {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) * 1024;
  return { rss: bytes('VmRSS'), anonymous: bytes('RssAnon') };
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e6);
}
