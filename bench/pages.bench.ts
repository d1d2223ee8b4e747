import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { browserMissing, type Opened, openPage, settled, startBrowser } from '../test/browser/chromium.ts';
import { freePort } from '../test/postgres/server.ts';
import { type BenchRow, median } from './model.ts';

/**
 * From a click on a link of the rail, or on one of the task's pages, until the page that it leads to has its heading and nothing that waits: for the demo
 * organisation, in a browser, on pages that are opened for the first time and on pages that were open before.
 */

const BOUND = 200;
const ROLES = ['agent', 'lead', 'hr'];
/** Each begins with an empty browser. */
const READERS = 3;

/** What takes longer is shown as this. */
const LONGEST = 5000;

/** Whoever opens the first page looks at it before clicking. */
const READING_SECONDS = 3;

interface Change {
  readonly page: string;
  readonly ms: number;
}

export async function rows(): Promise<BenchRow[]> {
  if (browserMissing !== undefined) {
    process.stderr.write(`pages: left out: ${browserMissing}\n`);
    return [];
  }
  execFileSync(process.execPath, [resolve('scripts', 'build.mjs')], { stdio: 'inherit' });
  const data = mkdtempSync(join(tmpdir(), 'jixin-pages-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [resolve('dist', 'cli.js'), 'serve', '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), JIXIN_LOG: 'warn', JIXIN_RATE: '1000000' },
  });
  const ended = new Promise((done) => server.once('exit', done));
  try {
    await answers(`${address}/api/ready`, server);
    const browser = await startBrowser();
    const table: BenchRow[] = [];
    for (const role of ROLES) table.push(...(await rowsOf(browser, address, role)));
    await browser.close();
    return table;
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

async function rowsOf(browser: Browser, address: string, role: string): Promise<BenchRow[]> {
  const cookie = await signedIn(address, role);
  const round = await pagesOf(browser, address, cookie);
  const first: Change[] = [];
  const again: Change[] = [];
  for (let reader = 0; reader < READERS; reader++) {
    const opened = await openPage(browser, address, LOOK, cookie, { ahead: true });
    await opened.page.goto('/');
    await settled(opened);
    await sleep(READING_SECONDS * 1000);
    await settled(opened);
    for (const page of round) first.push({ page, ms: await changeTo(opened, page) });
    for (const page of round) again.push({ page, ms: await changeTo(opened, page) });
    await opened.close();
  }
  // Its first page was open from the beginning.
  const start = first.at(-1)?.page;
  const fresh = first.filter(({ page }) => page !== start);
  return [...boundOf(`${role}, first visit`, fresh), ...boundOf(`${role}, visited before`, again)];
}

/** Task by task, so that each page links to the next; the one that is open from the beginning comes last. */
async function pagesOf(browser: Browser, address: string, cookie: string): Promise<readonly string[]> {
  const opened = await openPage(browser, address, LOOK, cookie);
  await opened.page.goto('/');
  await settled(opened);
  const round: string[] = [];
  for (const task of await opened.page.locator('.rail-groups a').evaluateAll(HREFS)) {
    await opened.page.locator(`.rail-groups a[href="${task}"]`).click();
    await settled(opened);
    round.push(task, ...(await opened.page.locator('.group-pages a').evaluateAll(HREFS)).slice(1));
  }
  await opened.close();
  return [...round.slice(1), ...round.slice(0, 1)];
}

const LOOK = { lang: 'zh-CN', theme: 'light', width: 1280 } as const;

const HREFS = (links: { getAttribute(name: string): string | null }[]) =>
  links.map((link) => link.getAttribute('href') ?? '');

/** The change as the browser's own clock has it, from the event of the click to the frame in which all is there. */
async function changeTo(opened: Opened, page: string): Promise<number> {
  await opened.page.evaluate(WATCH_CHANGE(page));
  await opened.page.locator(`:is(.rail-groups, .group-pages) a[href="${page}"]`).first().click();
  const took = await opened.page.evaluate('window.changed');
  await settled(opened);
  return took as number;
}

const WATCH_CHANGE = (page: string) => `{
  const before = document.querySelector('#content h1');
  window.changed = new Promise((done) => addEventListener('click', () => {
    const clicked = performance.now();
    const look = () => {
      const heading = document.querySelector('#content h1');
      const there = location.pathname === ${JSON.stringify(page)} && heading !== null && heading !== before;
      const took = performance.now() - clicked;
      if ((there && document.querySelector('#content .waiting') === null) || took > ${LONGEST}) done(took);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true }));
  // What a block ends with is waited for.
  null;
}`;

function boundOf(who: string, changes: readonly Change[]): BenchRow[] {
  const pages = [...new Set(changes.map(({ page }) => page))];
  const usual = pages
    .map((page) => ({ page, ms: median(changes.filter((one) => one.page === page).map(({ ms }) => ms)) }))
    .sort((a, b) => a.ms - b.ms);
  const slowest = usual.at(-1);
  const middle = median(usual.map(({ ms }) => ms));
  return [
    rowOf(`page change, ${who}: slowest of ${pages.length} pages (${slowest?.page})`, slowest?.ms ?? Number.NaN),
    rowOf(`page change, ${who}: median of pages`, middle),
  ];
}

function rowOf(what: string, ms: number): BenchRow {
  return {
    what,
    ours: `${ms.toFixed(0)} ms`,
    theirs: `${BOUND} ms`,
    peer: 'bound',
    ratio: ms / BOUND,
    bound: `< ${BOUND} ms`,
    met: ms < BOUND,
  };
}

async function signedIn(address: string, login: string): Promise<string> {
  const welcome = (await (await fetch(`${address}/api/welcome`)).json()) as {
    demoAccounts: { login: string; password: string }[];
  };
  const account = welcome.demoAccounts.find((one) => one.login === login);
  const reply = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: account?.password ?? '' }),
  });
  if (!reply.ok) throw new Error(`${login} cannot sign in: ${reply.status}`);
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
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
