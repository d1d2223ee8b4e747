import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { REPOSITORY } from '../architecture/tree.ts';
import { type Caller, callAs, publishedRun, upload } from './caller.ts';
import {
  browserMissing,
  type Look,
  type Opened,
  openPage,
  picture,
  SKIPPED,
  settled,
  startBrowser,
} from './chromium.ts';

/**
 * Every page of the table of pages, by roles that see it. Not every combination of language, theme and width: three
 * looks have every language, both themes and both widths among them, and pages take turns with two sets of such looks.
 */

interface PageEntry {
  readonly path: string;
  readonly action: string;
  readonly reach: 'own' | 'team' | 'all';
}

const LOOKS: readonly (readonly Look[])[] = [
  [
    { lang: 'zh-CN', theme: 'light', width: 1280 },
    { lang: 'zh-TW', theme: 'dark', width: 390 },
    { lang: 'en', theme: 'light', width: 390 },
  ],
  [
    { lang: 'zh-CN', theme: 'dark', width: 390 },
    { lang: 'zh-TW', theme: 'light', width: 1280 },
    { lang: 'en', theme: 'dark', width: 1280 },
  ],
];

const ROLES = ['agent', 'lead', 'quality', 'hr', 'manager', 'system'] as const;
const WIDER: Readonly<Record<string, number>> = { none: 0, own: 1, team: 2, all: 3 };

/** By a variable, because what the table leads to is written for a browser and checked as such. */
const table = join(REPOSITORY, 'src', 'entry', 'web', 'pages.ts');
const { PAGES } = (await import(/* @vite-ignore */ table)) as { readonly PAGES: readonly PageEntry[] };

describe.skipIf(browserMissing !== undefined)(`every page${SKIPPED}`, () => {
  const callers = new Map<string, Caller>();
  let browser: Browser;
  let stands: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    browser = await startBrowser();
    for (const role of ROLES) callers.set(role, await callAs(role));
    stands = await prepare(callers);
  });
  afterAll(() => browser?.close());

  it.each(PAGES.map((page, index) => ({ ...page, looks: LOOKS[index % LOOKS.length] as readonly Look[] })))(
    '$path is without fault in each language, theme and width',
    async ({ path, action, reach, looks }) => {
      const address = path.replaceAll(/\$\w+/g, (hole) => stands[`${path} ${hole}`] ?? stands[hole] ?? `no ${hole}`);
      expect(address).not.toContain('no $');
      const seeing = ROLES.filter((role) => {
        const may = callers.get(role)?.me.may[action] ?? 'none';
        // An upload is its sender's alone, whoever else may import.
        const sent = path !== '/data/uploads/$id' || role === 'hr';
        // The payslip is the agent's: for others it takes more than the sight of one's own.
        const needed = path.includes('$person') && role !== 'agent' ? 'all' : reach;
        return sent && (WIDER[may] ?? 0) >= (WIDER[needed] ?? 0);
      });
      expect(seeing).not.toEqual([]);
      // The first page is another one for every role; the others are the same, and roles take turns.
      const turns = path === '/home' ? seeing.length : looks.length;
      for (let turn = 0; turn < turns; turn++) {
        const role = seeing[turn % seeing.length] as string;
        await lookAt(browser, address, looks[turn % looks.length] as Look, role, callers.get(role)?.cookie);
      }
    },
  );

  it.each(LOOKS.flat())(
    'an address that leads nowhere says so and leads home, in $lang, $theme, $width',
    async (look) => {
      await lookAt(browser, '/nowhere/at/all', look, 'agent', callers.get('agent')?.cookie);
    },
  );

  it.each(LOOKS.flat())('the door is without fault in $lang, $theme, $width', async (look) => {
    await lookAt(browser, '/', look, 'nobody');
  });
});

async function lookAt(browser: Browser, address: string, look: Look, role: string, cookie?: string): Promise<void> {
  const opened = await openPage(browser, inject('address'), look, cookie);
  try {
    await opened.page.goto(address);
    await settled(opened.page);
    const name = [address.split('/').slice(1, 3).join('-') || 'door', role, look.lang, look.theme, look.width].join(
      '_',
    );
    await picture(opened.page, name);
    expect(await faultsOf(opened), `${address} as ${role} in ${Object.values(look).join(', ')}`).toEqual([]);
  } finally {
    await opened.close();
  }
}

/** What is wrong with a page as it stands: complaints, sideways scrolling, and what axe finds. */
async function faultsOf({ page, complaints }: Opened): Promise<readonly string[]> {
  const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  )) as axe.AxeResults;
  return [
    ...complaints,
    ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : []),
    ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`)),
  ];
}

/** What the pages with a hole in their address are looked at with. */
async function prepare(callers: ReadonlyMap<string, Caller>): Promise<Readonly<Record<string, string>>> {
  const [agent, hr] = [callers.get('agent'), callers.get('hr')] as [Caller, Caller];
  const person = agent.me.account.person ?? '';
  const run = await publishedRun('team-pool', '2026-01');
  const line = (await agent.ask('GET', `/api/people/${person}/payslips/${run}`)).payLine;
  await agent.ask('POST', `/api/people/${person}/payslips/${run}/questions`, { line, text: '请解释一下' });
  const { rows } = await hr.ask('GET', '/api/imports?limit=1');
  return {
    $person: person,
    $run: run,
    $plan: 'points-basic',
    $version: '1',
    '/people/$id $id': person,
    '/data/uploads/$id $id': await upload(hr, 'calls.csv', 'call,who,when\n1,Ann,2026-01-05 09:00\n'),
    '/data/imports/$id $id': rows[0].id,
  };
}
