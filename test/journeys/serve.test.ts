import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../architecture/tree.ts';
import { jixin } from './run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'jixin serve '));
const data = join(root, 'data');
// Below the ports that the system gives to connections.
const PORT = String(20_000 + (process.pid % 10_000));
const address = `http://127.0.0.1:${PORT}`;
let server: Server;

interface Server {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly out: () => string;
}

/** As `jixin serve` is started from a clone, but for the web app, which needs no building here. */
async function start(): Promise<Server> {
  const { JIXIN_DATA, DATABASE_URL, ACTIVITY_URL, ...rest } = process.env;
  const child = spawn(process.execPath, [join(REPOSITORY, 'dist', 'cli.js'), 'serve', '--data', data], {
    env: { ...rest, JIXIN_LANG: 'en', JIXIN_LOG: 'warn', PORT },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (out += text));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  for (let tries = 0; !out.includes('Ctrl+C'); tries++) {
    if (tries > 2400 || child.exitCode !== null) throw new Error(out);
    await sleep(100);
  }
  return { child, ended, out: () => out };
}

beforeAll(async () => {
  // A small demo, made by hand, so that the server finds it: the one it makes itself is of 120 people.
  await jixin(['demo', '--people', '12', '--months', '1', '--data', data]);
  server = await start();
}, 300_000);
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  rmSync(root, { recursive: true, force: true });
});

const welcome = async () =>
  (await (await fetch(`${address}/api/welcome`, { headers: { 'accept-language': 'en' } })).json()) as {
    setUp: boolean;
    demoAccounts: { login: string; password: string; title: string }[];
  };

async function signIn(account: { login: string; password: string }): Promise<string> {
  const { login, password } = account;
  const reply = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  expect(reply.status).toBe(200);
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('a server on the demo organisation', { timeout: 300_000 }, () => {
  it('offers an account for every role and every seat of a joint review, with the passwords that it prints, each good', async () => {
    const { setUp, demoAccounts } = await welcome();
    expect(setUp).toBe(true);
    const roles = ['agent', 'lead', 'quality', 'hr', 'manager', 'system'];
    expect(demoAccounts.map(({ login }) => login)).toEqual([...roles, 'quality-lead', 'vip-lead']);
    const may = new Map<string, Readonly<Record<string, string>>>();
    for (const account of demoAccounts) {
      expect(server.out()).toContain(account.password);
      const cookie = await signIn(account);
      const { me } = (await (await fetch(`${address}/api/me`, { headers: { cookie } })).json()) as {
        me: { may: Record<string, string>; account: { person: string | null } };
      };
      // Whoever is somebody is one of the twelve.
      if (me.account.person !== null) expect(Number(me.account.person.slice(1))).toBeLessThanOrEqual(12);
      may.set(account.login, me.may);
    }
    expect(may.get('hr')?.['pay.read']).toBe('all');
    expect(may.get('lead')?.['metric.read']).toBe('team');
    expect(may.get('agent')?.['pay.read']).toBe('own');
    expect(may.get('manager')?.['run.approve']).toBe('all');
    expect(may.get('system')?.['server.watch']).toBe('all');
  });

  it('lets commands work beside it, with the output that they have without it', async () => {
    const commands = [
      ['imports', '--format', 'json'],
      ['metrics', 'csat', 'contacts_handled', '--period', '2026-01', '--by', 'team', '--format', 'csv'],
      ['pay', '--plan', 'points-basic', '--period', '2026-01', '--format', 'csv'],
      ['pay', '--plan', 'nowhere', '--period', '2026-01'],
    ].map((args) => [...args, '--data', data]);
    const beside = [];
    for (const args of commands) beside.push(await jixin(args));
    server.child.kill('SIGTERM');
    await server.ended;
    const alone = [];
    for (const args of commands) alone.push(await jixin(args));
    server = await start();
    expect(beside).toEqual(alone);
    expect(beside.map(({ code }) => code)).toEqual([0, 0, 0, 1]);
  });

  it('sees at once what a command imports beside it, and the command what it is told to undo', async () => {
    // January's checks again, as if they were of February; read byte by byte, whatever their encoding.
    const file = join(root, '质检结果_2026-02.csv');
    const january = readFileSync(join(data, 'demo', '质检结果_2026-01.csv'), 'latin1')
      .split('\n')
      .slice(0, 4);
    writeFileSync(file, january.join('\n').replaceAll('2026-01', '2026-02').replaceAll('C202601', 'C202602'), 'latin1');
    const imported = await jixin(['import', file, '--as', 'check', '--data', data]);
    const list = JSON.parse((await jixin(['imports', '--format', 'json', '--data', data])).out) as {
      id: string;
      file: string;
    }[];
    const mine = list.find((one) => one.file === '质检结果_2026-02.csv');
    expect([imported.code, mine === undefined], imported.err).toEqual([0, false]);
    expect((await jixin(['undo', mine?.id ?? '', '--data', data])).code).toBe(0);
  });

  it('offers the same accounts after a restart, and keeps who was signed in signed in', async () => {
    const before = await welcome();
    const cookie = await signIn(before.demoAccounts[0] as { login: string; password: string });
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    server = await start();
    expect(await welcome()).toEqual(before);
    const { me } = (await (await fetch(`${address}/api/me`, { headers: { cookie } })).json()) as { me: object | null };
    expect(me).not.toBeNull();
  });

  it('ends on SIGTERM only after it has answered, leaving neither lock nor socket', async () => {
    const password = (await welcome()).demoAccounts[0]?.password ?? '';
    const headers = { 'content-type': 'application/json', expect: '100-continue' };
    const asking = request(`${address}/api/sign-in`, { method: 'POST', headers });
    asking.flushHeaders();
    // The server has begun with it.
    await once(asking, 'continue');
    server.child.kill('SIGTERM');
    asking.end(JSON.stringify({ login: 'agent', password }));
    const [reply] = await once(asking, 'response');
    expect(reply.statusCode).toBe(200);
    reply.resume();
    expect(await server.ended).toBe(0);
    expect(existsSync(join(data, '.s.PGSQL.5432'))).toBe(false);
    expect(readFileSync(join(data, 'demo', 'made.json'), 'utf8')).toContain('12');
    const after = await jixin(['imports', '--data', data]);
    expect(after.code).toBe(0);
    server = await start();
  });

  it('does not start beside another, and says who holds the folder', async () => {
    const second = await jixin(['serve', '--data', data, '--port', '0']);
    expect(second.code).toBe(1);
    expect(second.err).toContain('records.locked');
  });
});

describe('a server with JIXIN_DEMO=0', { timeout: 300_000 }, () => {
  it('begins empty, with the set-up of its owner', async () => {
    const folder = join(root, 'empty');
    const child = spawn(
      process.execPath,
      [join(REPOSITORY, 'dist', 'cli.js'), 'serve', '--data', folder, '--port', '0'],
      {
        env: { ...process.env, JIXIN_DEMO: '0', JIXIN_LANG: 'en', JIXIN_LOG: 'warn' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = new Promise((done) => child.once('close', done));
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    for (let tries = 0; !out.includes('Ctrl+C') && tries < 2400; tries++) await sleep(100);
    const base = /http:\/\/[\d.:]+/.exec(out)?.[0];
    const { setUp, demoAccounts } = (await (await fetch(`${base}/api/welcome`)).json()) as Awaited<
      ReturnType<typeof welcome>
    >;
    child.kill('SIGTERM');
    await ended;
    expect({ setUp, demoAccounts }).toEqual({ setUp: false, demoAccounts: [] });
    expect(existsSync(join(folder, 'demo'))).toBe(false);
  });
});
