import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { REPOSITORY } from '../architecture/tree.ts';

/** The browser of these tests: the one that is installed here, sharing nothing between pages. */

const found = findChromium();

/** Why no browser can be started here; `undefined` where one can. */
export const browserMissing: string | undefined =
  found === undefined ? 'no Chromium in CHROMIUM_PATH or PATH' : undefined;

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

/** A busy machine may take long for anything; a test that fails does so because something never came. */
const PATIENCE = 60_000;

/** A browser for a test file, on a new empty profile. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: found as string, args: FLAGS, timeout: PATIENCE });
}

/** A page that shares nothing with other pages, in a given look, signed in with a session's cookie if one is given. */
export async function openPage(browser: Browser, address: string, look: Look, cookie?: string): Promise<Opened> {
  const context = await browser.newContext({
    baseURL: address,
    locale: look.lang,
    reducedMotion: 'reduce',
    viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
  });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  await wear(context, look);
  if (cookie !== undefined) await context.addCookies([cookieOf(cookie, address)]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  return { page, complaints, close: () => context.close() };
}

/** The choices that the app keeps in the browser. */
function wear(context: BrowserContext, { lang, theme }: Look): Promise<unknown> {
  return context.addInitScript(
    `if (localStorage.getItem('jixin.lang') === null) {
      localStorage.setItem('jixin.lang', '${lang}');
      localStorage.setItem('jixin.theme', '${theme}');
    }`,
  );
}

function cookieOf(cookie: string, address: string) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url: address };
}

/** Everything that was asked for has come, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor();
  const waiting = page.locator('.waiting');
  while ((await waiting.count()) > 0) await waiting.first().waitFor({ state: 'detached' });
  await page.evaluate(
    `Promise.allSettled(document.getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished))`,
  );
}

/** A picture of the whole page, in a folder to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(REPOSITORY, 'test-output', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}

function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium'];
  return [...places, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find(runnable);
}

function runnable(file: string): boolean {
  if (file === '') return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
