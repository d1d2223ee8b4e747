/** `npm run screenshots`: the pictures of the README, taken of the demo organisation in Chromium; some by their names. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, ensureBuilt, ensureInstalled, ensureWebBuilt, ROOT } from './ready.mjs';

ensureInstalled();
await ensureBuilt();
ensureWebBuilt();
const { chromium } = await import('playwright-core');

/** What to show: who looks at which address, in which look. `follow` goes on from there. */
const SHOTS = [
  { name: 'home', login: 'agent', path: '/home', width: 390, height: 844 },
  { name: 'payslip', login: 'agent', path: '/my-pay', width: 390, height: 844, follow: payslip },
  { name: 'team', login: 'lead', path: '/home' },
  { name: 'numbers', login: 'hr', path: '/numbers?by=team' },
  { name: 'studio', login: 'hr', path: '/plans/points-basic/1' },
  { name: 'board', login: 'hr', path: '/pay/runs', follow: board },
  { name: 'raters', login: 'quality', path: '/raters' },
  { name: 'reviews', login: 'hr', path: '/reviews', follow: newest },
  { name: 'appeals', login: 'hr', path: '/appeals', theme: 'dark' },
];

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
/** A busy machine may take its time. */
const PATIENCE = 300_000;
const out = join(ROOT, 'docs', 'screenshots');
const root = mkdtempSync(join(tmpdir(), 'jixin-shots-'));
const server = await serve(join(root, 'data'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: FLAGS,
});
try {
  mkdirSync(out, { recursive: true });
  const wanted = process.argv.slice(2);
  for (const shot of SHOTS) if (wanted.length === 0 || wanted.includes(shot.name)) await take(shot);
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(root, { recursive: true, force: true });
}

async function take({ name, login, path, width = 1280, height = 800, theme = 'light', lang = 'zh-CN', follow }) {
  const context = await browser.newContext({
    baseURL: server.address,
    viewport: { width, height },
    locale: lang,
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    `localStorage.setItem('jixin.lang', '${lang}'); localStorage.setItem('jixin.theme', '${theme}');`,
  );
  const [key = '', value = ''] = (await signIn(login)).split('=');
  await context.addCookies([{ name: key, value, url: server.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(path);
  await settled(page);
  if (follow) await follow(page);
  await settled(page);
  const file = join(out, `${name}.png`);
  await page.screenshot({ path: file });
  process.stdout.write(`${file} ${Math.round(statSync(file).size / 1000)} kB\n`);
  await context.close();
}

async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  // An editor measures its letters and colours them a moment later.
  await page.waitForTimeout(1500);
}

async function payslip(page) {
  await page.locator('main a[href^="/pay/payslips/"]').first().click();
  await page.locator('.slip-lines button.why').first().waitFor();
}

/** That of the most people. */
async function board(page) {
  const run = page.getByRole('row', { name: '基础客服积分绩效' }).first();
  await run.locator('a[href^="/pay/runs/"]').click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function newest(page) {
  await page.locator('main a[href^="/reviews/cycles/"]').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function signIn(login) {
  const { demoAccounts } = await (await fetch(`${server.address}/api/welcome`)).json();
  const { password } = demoAccounts.find((account) => account.login === login);
  const reply = await fetch(`${server.address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return (reply.headers.get('set-cookie') ?? '').split(';')[0];
}

/** The server as `npm start` starts it, on a data folder of its own; it makes up the demo organisation first. */
async function serve(data) {
  if (!existsSync(CLI)) throw new Error('not built');
  const child = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', '0'], {
    env: { ...process.env, JIXIN_LANG: 'en', JIXIN_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('close', done));
  const address = await new Promise((tell, fail) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /http:\/\/[\d.]+:\d+(?=\s)/.exec(said)?.[0];
      if (found !== undefined) tell(found);
    });
    child.once('close', () => fail(new Error(`the server ended before it listened: ${said}`)));
  });
  return { child, ended, address };
}
