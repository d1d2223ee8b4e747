import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Caller, callAs } from './caller.ts';
import {
  browserMissing,
  type Look,
  type Opened,
  openPage,
  picture,
  SKIPPED,
  settled,
  sizeOf,
  startBrowser,
  wear,
} from './chromium.ts';
import { addressOf, PAGES, prepare, ROLES, type Role, SEEN_BY, type Stands } from './stands.ts';

/** Every page of the table of pages, in each language, theme and width, by roles that see it. */

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [390, 1280] as const;

/** In which languages a page is looked at, by width and theme: half of all looks, with every pair of language, theme and width. */
const WORN = {
  390: { light: ['zh-CN', 'en'], dark: ['zh-TW'] },
  1280: { light: ['zh-TW'], dark: ['zh-CN', 'en'] },
} as const;
const FIRST: Look = { lang: 'zh-CN', theme: 'light', width: 1280 };

/**
 * How far a page may move after it is drawn, as the browser sums it up (share of the window × share of the way). Nearly
 * every page measures 0; a column that grows by the width of a word is what is left.
 */
const MOVED = 0.01;

const WIDER: Readonly<Record<string, number>> = { none: 0, own: 1, team: 2, all: 3 };

describe.skipIf(browserMissing !== undefined)(`every page${SKIPPED}`, () => {
  const callers = new Map<string, Caller>();
  /** One window a role: what has been loaded once is there for the next page. */
  const windows = new Map<string, Opened>();
  let browser: Browser;
  let stands: Stands = {};

  beforeAll(async () => {
    browser = await startBrowser();
    for (const role of ROLES) callers.set(role, await callAs(role));
    stands = await prepare(Object.fromEntries(callers) as Readonly<Record<Role, Caller>>);
  });
  afterAll(async () => {
    await browser?.close();
    const slowest = [...taken].sort(([, a], [, b]) => b - a);
    process.stdout.write(slowest.map(([page, ms]) => `${Math.round(ms)} ms ${page}\n`).join(''));
  });

  async function windowOf(role: string): Promise<Opened> {
    const there = windows.get(role) ?? (await openPage(browser, inject('address'), FIRST, callers.get(role)?.cookie));
    windows.set(role, there);
    return there;
  }

  it.each(PAGES.map((page, turn) => ({ ...page, turn })))(
    '$path is without fault in each language, theme and width',
    async ({ path, action, reach, turn }) => {
      const address = addressOf(path, stands);
      const seeing = (SEEN_BY[path] ?? ROLES).filter((role) => {
        const may = callers.get(role)?.me.may[action] ?? 'none';
        return (WIDER[may] ?? 0) >= (WIDER[reach] ?? 0);
      });
      expect(seeing).not.toEqual([]);
      // The first page is another one for every role; the others are the same, and two roles look at them.
      const visits = path === '/home' ? seeing.length : WIDTHS.length;
      for (let visit = 0; visit < visits; visit++) {
        const role = seeing[(turn + visit) % seeing.length] as string;
        await lookAt(await windowOf(role), address, WIDTHS[visit % 2] as Look['width'], role);
      }
    },
  );

  it('an address that leads nowhere says so and leads home', async () => {
    for (const width of WIDTHS) await lookAt(await windowOf('agent'), '/nowhere/at/all', width, 'agent');
  });

  it('a page that one has nothing of says whose it is and leads home', async () => {
    for (const width of WIDTHS) await lookAt(await windowOf('manager'), '/quality/setup', width, 'manager');
    const { page } = await windowOf('manager');
    expect(await page.locator('#content [role="alert"]').count()).toBe(0);
    await page.locator('#content a[href="/home"]').waitFor();
  });

  it('the door is without fault in each language, theme and width', async () => {
    for (const width of WIDTHS)
      for (const theme of THEMES) {
        const opened = await openPage(browser, inject('address'), { ...FIRST, theme, width });
        await lookAt(opened, '/', width, 'nobody', [theme]);
        await opened.close();
      }
  });
});

/** From asking for a page until its last answer is there, by page and width: told at the end, held to nothing. */
const taken = new Map<string, number>();

async function lookAt(
  opened: Opened,
  address: string,
  width: Look['width'],
  role: string,
  themes: readonly Look['theme'][] = THEMES,
): Promise<void> {
  const { page, complaints } = opened;
  complaints.length = 0;
  await page.setViewportSize(sizeOf(width));
  const asked = performance.now();
  await page.goto(address);
  await settled(opened);
  taken.set(`${address} as ${role} at ${width} px`, opened.traffic.changed - asked);
  const faults = [...(await movedOn(page)), ...(await deadLinksOn(page))];
  await page.evaluate(axe.source);
  const name = address.split('/').slice(1, 3).join('-') || 'door';
  for (const theme of themes) {
    for (const lang of WORN[width][theme]) {
      await wear(opened, { lang, theme, width });
      await picture(page, [name, role, lang, theme, width].join('_'));
      const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
      if (beyond > 0) faults.push(`scrolls sideways by ${beyond} px in ${lang}`);
    }
    faults.push(...(await foundByAxe(page)).map((fault) => `${theme}: ${fault}`));
  }
  const stopped = (await page.evaluate('watched.stopped')) as readonly string[];
  const told = [...faults, ...complaints, ...stopped].join('\n');
  if (told !== '') await picture(page, `fault_${name}_${role}_${width}`, { fault: true });
  expect(told, `${address} as ${role} at ${width} px`).toBe('');
}

async function movedOn(page: Page): Promise<readonly string[]> {
  const moved = (await page.evaluate('watched.moved')) as readonly { value: number; what: readonly string[] }[];
  const sum = moved.reduce((all, { value }) => all + value, 0);
  if (sum <= MOVED) return [];
  return [`moves by ${sum.toFixed(3)} after it is drawn: ${moved.flatMap(({ what }) => what).join(' ')}`];
}

const known = PAGES.map(({ path }) => new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`));

/** An address that no page has is a link that leads nowhere. */
async function deadLinksOn(page: Page): Promise<readonly string[]> {
  const links = await page.locator('#content a[href^="/"]').evaluateAll((all) => all.map((one) => one.pathname));
  return links
    .filter((path) => path !== '/' && !path.startsWith('/api/') && !known.some((one) => one.test(path)))
    .map((path) => `a link leads to ${path}, where nothing is`);
}

async function foundByAxe(page: Page): Promise<readonly string[]> {
  const { violations } = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })`,
  )) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
