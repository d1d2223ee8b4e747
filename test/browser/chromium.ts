import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { REPOSITORY } from '../architecture/tree.ts';

/** The browser of these tests: the one that is installed here, sharing nothing between pages. */

/** A busy machine may take long for anything; a test that fails does so because something never came. */
const PATIENCE = 60_000;

const found = findChromium();

/** Why no browser can be started here; `undefined` where one can. */
export const browserMissing: string | undefined =
  found === undefined ? 'no Chromium that runs in CHROMIUM_PATH or PATH' : undefined;

/** For the end of a suite's title: a skipped suite says why. */
export const SKIPPED = browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`;

export interface Look {
  readonly lang: 'zh-CN' | 'zh-TW' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 1280 | 390;
}

export interface Opened {
  readonly page: Page;
  /** What the page complained about since it was opened: errors in its console, and errors nobody caught. */
  readonly complaints: string[];
  readonly traffic: Traffic;
  close(): Promise<void>;
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser for a test file, on a new empty profile. */
export function startBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: found as string, args: [...FLAGS, ...flags], timeout: PATIENCE });
}

/**
 * A page that shares nothing with other pages, in a given look, signed in with a session's cookie if one is given. It asks for what
 * it shows only: what it may show later it fetches `ahead` where that is wished.
 */
export async function openPage(
  browser: Browser,
  address: string,
  look: Look,
  cookie?: string,
  { ahead = false } = {},
): Promise<Opened> {
  const context = await browser.newContext({
    baseURL: address,
    locale: look.lang,
    reducedMotion: 'reduce',
    viewport: sizeOf(look.width),
  });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  await context.addInitScript(keep(look));
  await context.addInitScript(WATCH);
  if (!ahead) await context.addInitScript(SPARING);
  if (cookie !== undefined) await context.addCookies([cookieOf(cookie, address)]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, complaints, traffic: trafficOf(page), close: () => context.close() };
}

export function sizeOf(width: Look['width']) {
  return { width, height: width === 390 ? 844 : 900 };
}

/** The choices that the app keeps in the browser, where nobody has chosen yet. */
function keep({ lang, theme }: Look): string {
  return `if (localStorage.getItem('jixin.lang') === null) {
    localStorage.setItem('jixin.lang', '${lang}');
    localStorage.setItem('jixin.theme', '${theme}');
  }`;
}

/** As a reader who pays by the byte. */
const SPARING = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`;

/** From the page's first moment: how far anything moved that was drawn already, and what the content policy stopped. */
const WATCH = `
  window.watched = { moved: [], stopped: [] };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) window.watched.moved.push({ value, what: sources.map(({ node }) => (node?.outerHTML ?? '').slice(0, 80)) });
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.watched.stopped.push(violatedDirective + ' ' + blockedURI));
`;

function cookieOf(cookie: string, address: string) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url: address };
}

/** What a page has asked for and not got yet, and when that last changed. */
export interface Traffic {
  open: number;
  changed: number;
}

function trafficOf(page: Page): Traffic {
  const traffic = { open: 0, changed: performance.now() };
  const count = (by: number) => (request: Request) => {
    // A stream of events stays open.
    if (request.resourceType() === 'eventsource' || request.url().endsWith('/events')) return;
    traffic.open += by;
    traffic.changed = performance.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return traffic;
}

/** A page that has asked for nothing during this time has asked for everything. */
const QUIET = 120;

/** Everything that was asked for has come, and nothing moves any more. */
export async function settled({ page, traffic }: Opened): Promise<void> {
  await page.locator('h1, #content [role="alert"], #content .empty').first().waitFor();
  const end = performance.now() + PATIENCE;
  for (;;) {
    await sleep(traffic.open > 0 ? QUIET : Math.max(0, traffic.changed + QUIET - performance.now()));
    // Last, because whatever an answer led to has been asked for by the time it is drawn, however slow the machine.
    await page.evaluate(STILL);
    const waiting = await page.locator('.waiting').count();
    if (traffic.open === 0 && waiting === 0 && performance.now() - traffic.changed >= QUIET) return;
    if (performance.now() > end) throw new Error(`${page.url()}: ${traffic.open} answers are still being waited for`);
  }
}

/** Two frames are drawn, and whatever was moving has ended. */
const STILL = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
  Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)))`;

const THEME_NAMES: Readonly<Record<Look['theme'], RegExp>> = { dark: /^(深色|Dark)$/, light: /^(浅色|淺色|Light)$/ };

/** Changes the look of a page that is open, as its reader does. */
export async function wear(opened: Opened, { lang, theme, width }: Look): Promise<void> {
  const { page } = opened;
  if (page.viewportSize()?.width !== width) await page.setViewportSize(sizeOf(width));
  const choice = page.locator('.languages select').first();
  const otherLang = (await choice.inputValue()) !== lang;
  const otherTheme = (await page.evaluate('document.documentElement.dataset.theme')) !== theme;
  // On a phone they stand in a menu.
  const menu = page.locator('.rail-menu-button');
  const called = (otherLang || otherTheme) && (await menu.isVisible());
  if (called) await menu.click();
  if (otherLang) await choice.selectOption(lang);
  if (otherTheme) await page.getByRole('button', { name: THEME_NAMES[theme] }).click();
  if (called) await menu.click();
  await settled(opened);
}

/** A picture of the whole page, in a folder to look at; `npm test`, which nobody looks over, takes them of faults only. */
export async function picture(page: Page, name: string, { fault = false } = {}): Promise<void> {
  if (process.env.JIXIN_PICTURES === 'faults' && !fault) return;
  const folder = join(REPOSITORY, 'test-output', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.jpeg`), type: 'jpeg', quality: 70, fullPage: true });
}

function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium'];
  return [...places, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find(runnable);
}

/** That it is there is not enough: some systems keep a program in its place that only says where to get one. */
function runnable(file: string): boolean {
  if (file === '' || !existsSync(file)) return false;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: PATIENCE }).status === 0;
}
