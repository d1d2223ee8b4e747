import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { REPOSITORY } from '../architecture/tree.ts';
import { copyOfKept } from '../http/kept-demos.ts';
import { jixin, type Ran } from '../journeys/run-cli.ts';
import { browserMissing } from './chromium.ts';

/** One server, on a small demo organisation, for all the browser's test files; their pages come from dist/web. */

export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly title: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly address: string;
    readonly accounts: readonly DemoAccount[];
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (browserMissing !== undefined) {
    project.provide('address', '');
    project.provide('accounts', []);
    return async () => {};
  }
  // A space in the path, as in the home folders of many.
  const root = mkdtempSync(join(tmpdir(), 'jixin served '));
  const data = join(root, 'data');
  const made = await jixin(['demo', '--people', '30', '--months', '2', '--data', data]);
  if (made.code !== 0) throw new Error(`the demo could not be made:\n${made.err}`);
  const server = await serve(data);
  project.provide('address', server.address);
  project.provide('accounts', await offeredAt(server.address));
  return async () => {
    await end(server);
    rmSync(root, { recursive: true, force: true });
  };
}

/** A demo organisation of one test file's own, all of whose processes have the clock that the test gives them. */
export interface OwnOrganisation {
  readonly address: string;
  readonly accounts: readonly DemoAccount[];
  /** The clocks are put forward; what runs is told at once. */
  turn(instant: string): Promise<void>;
  /** A command beside the running server; `run` tells what it said, however it ended. */
  jixin(args: readonly string[]): Promise<void>;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  readonly root: string;
  end(): Promise<void>;
}

/** Before any test's clock, and before each other, by more than it takes: nobody finds there what is yet to come. */
const MADE = '2026-01-31T10:00:00Z';
const SEEDED = '2026-01-31T10:30:00Z';

export async function ownOrganisation(instant: string): Promise<OwnOrganisation> {
  const root = mkdtempSync(join(tmpdir(), 'jixin own '));
  const data = join(root, 'data');
  await copyOfKept('served-30-1', data, makeServed);
  let turned = { to: Date.parse(instant), at: Date.now() };
  // As late as the server's clock is by now: what one command has done is done for the next one.
  const clock = () => clockAt(new Date(turned.to + Date.now() - turned.at).toISOString());
  const run = (args: readonly string[], env = {}) => jixin([...args, '--data', data], { ...clock(), ...env });
  const command = async (args: readonly string[]) => {
    const ran = await run(args);
    if (ran.code !== 0) throw new Error(`${args[0]}: ${ran.err}`);
  };
  const server = await serve(data, clock());
  const { child, address } = server;
  return {
    ...{ root, address, accounts: await offeredAt(address), jixin: command, run },
    turn: async (to) => {
      turned = { to: Date.parse(to), at: Date.now() };
      const told = new Promise((done) => child.once('message', done));
      child.send(to);
      await told;
    },
    end: async () => {
      await end(server);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A month of thirty people, with what a server's first start adds: accounts, and what they have done. */
async function makeServed(data: string): Promise<void> {
  const made = await jixin(['demo', '--people', '30', '--months', '1', '--data', data], clockAt(MADE));
  if (made.code !== 0) throw new Error(`the demo could not be made:\n${made.err}`);
  await end(await serve(data, clockAt(SEEDED)));
}

/** A server that nobody has set up, beside which commands run. */
export async function emptyServer() {
  const root = mkdtempSync(join(tmpdir(), 'jixin empty '));
  const data = join(root, 'data');
  const server = await serve(data, { JIXIN_DEMO: '0' });
  return {
    root,
    address: server.address,
    run: (args: readonly string[]) => jixin([...args, '--data', data]),
    end: async () => {
      await end(server);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function clockAt(instant: string) {
  const module = pathToFileURL(join(REPOSITORY, 'test', 'browser', 'clock.mjs'));
  return { NODE_OPTIONS: `--import ${module}`, JIXIN_TEST_CLOCK: instant };
}

async function offeredAt(address: string): Promise<readonly DemoAccount[]> {
  const welcome = await fetch(`${address}/api/welcome`, { headers: { 'accept-language': 'zh-CN' } });
  return ((await welcome.json()) as { demoAccounts: DemoAccount[] }).demoAccounts;
}

interface Server {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly address: string;
}

/** Port 0 takes a free one; the server says which. */
async function serve(data: string, environment: Readonly<Record<string, string>> = {}): Promise<Server> {
  const { JIXIN_DATA, DATABASE_URL, ACTIVITY_URL, PORT, HOST, ...rest } = process.env;
  const cli = join(REPOSITORY, 'dist', 'cli.js');
  const child = spawn(process.execPath, [cli, 'serve', '--data', data, '--port', '0'], {
    env: { ...rest, JIXIN_LANG: 'en', JIXIN_LOG: 'error', JIXIN_RATE: '1000000', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  let said = '';
  const address = await new Promise<string>((tell, fail) => {
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /http:\/\/[\d.]+:\d+(?=\s)/.exec(said)?.[0];
      if (found !== undefined) tell(found);
    });
    child.once('close', () => fail(new Error(`the server ended before it listened: ${said}`)));
  });
  return { child, ended, address };
}

async function end({ child, ended }: Server): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}
