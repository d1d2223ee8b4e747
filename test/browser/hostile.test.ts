import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../src/entry/demo/seed.ts';
import { demoAccounts } from '../../src/entry/server/demo-accounts.ts';
import { REPOSITORY } from '../architecture/tree.ts';
import { demoServer, must } from '../http/demo-server.ts';
import { placesOf, withAt } from '../http/places.ts';
import { bodySchemaOf, type Paths, sampleOf, addressOf as urlOf } from '../http/samples.ts';
import { type Caller, callerAt, signIn } from './caller.ts';
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
import { hostile, hostileFile } from './payloads.ts';
import { addressOf, PAGES, prepare, ROLES, type Role, type Stands } from './stands.ts';

const SIZE = { people: 30, months: 2, seed: 1 };
/** Stands for what the seeds could not make. */
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const DESK: Look = { lang: 'zh-CN', theme: 'light', width: 1280 };

/** An organisation whose every text is a script: names, teams, files, columns, reasons, plans, questions. */
describe.skipIf(browserMissing !== undefined)(`an organisation of scripts${SKIPPED}`, () => {
  let server: Awaited<ReturnType<typeof demoServer>>;
  let browser: Browser;
  let boss: Opened;
  let stands: Stands = {};

  beforeAll(async () => {
    const web = join(REPOSITORY, 'dist', 'web');
    server = await demoServer(SIZE, { file: hostileFile, web });
    await server.jobs.start();
    const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const offered = must(await demoAccounts(server.world, server.dir, SIZE));
    // What the seeds cannot do with such names stays undone.
    await seedDemo({ dataDir: server.dir, records: server.records, activity: server.activity, world: server.world });
    const callers = {} as Record<Role, Caller>;
    for (const role of ROLES) {
      const { password } = offered.find(({ login }) => login === role) as (typeof offered)[number];
      callers[role] = await signIn(address, role, password);
    }
    stands = await prepare(callers, hostile);
    const all = await server.signIn(ROLES, null, ['pay:all']);
    await writeEverywhere(await callerAt(address, all));
    await writePlan(callers.hr);
    browser = await startBrowser();
    boss = await openPage(browser, address, DESK, all);
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await server?.app.close();
    await server?.jobs.stop();
    await server?.close();
  });

  /** One write for every field of every route that takes text, and nothing else changed; what is refused is refused. */
  async function writeEverywhere(caller: Caller): Promise<void> {
    const { paths } = server.app.swagger() as { paths: Paths };
    for (const [path, methods] of Object.entries(paths))
      for (const [method, operation] of Object.entries(methods)) {
        const schema = bodySchemaOf(operation);
        if (schema === undefined || method === 'get' || path.startsWith('/api/sign') || path.includes('password'))
          continue;
        const url = urlOf(path, operation, {});
        const body = sampleOf(schema, true);
        for (const place of placesOf(schema))
          if (typeof at(body, place) === 'string')
            await fetch(`${caller.address}${url}`, {
              method: method.toUpperCase(),
              headers: { cookie: caller.cookie, 'content-type': 'application/json' },
              body: JSON.stringify(withAt(body, place, hostile('x'))),
            });
      }
    await caller.ask('PATCH', '/api/settings', { name: hostile('绩薪商城') });
  }

  /** A draft whose titles are scripts, beside the plan that is in force. */
  async function writePlan(caller: Caller): Promise<void> {
    const { version } = await caller.ask('POST', '/api/plans', {
      plan: 'scripts',
      from: { plan: 'team-pool', version: 1 },
    });
    const { text, revision } = await caller.ask('GET', `/api/plans/scripts/versions/${version}`);
    const titled = String(text).replaceAll(
      /(zh-CN|en): ("?)([^"{},\n]+)\2(?=[,} \n])/g,
      (_, lang, _quote, title) => `${lang}: ${JSON.stringify(hostile(title.trim()))}`,
    );
    await caller.ask('PUT', `/api/plans/scripts/versions/${version}`, { text: titled, revision });
  }

  async function look(address: string): Promise<void> {
    const { page, complaints } = boss;
    complaints.length = 0;
    await page.goto(address);
    await settled(boss);
    // What is drawn on a canvas tells more under the pointer.
    for (const canvas of await page.locator('canvas').all()) await canvas.hover({ force: true });
    await picture(page, `hostile_${address.split('/').slice(1, 3).join('-')}`);
    const { ran, stopped } = (await page.evaluate(
      '({ ran: window.ran ?? null, stopped: watched.stopped })',
    )) as object as {
      ran: number | null;
      stopped: readonly string[];
    };
    // Something may not be there; nothing may break.
    const broken = complaints.filter((one) => !one.startsWith('Failed to load resource'));
    expect({ ran, stopped, broken }, address).toEqual({ ran: null, stopped: [], broken: [] });
  }

  it.each(PAGES)('runs nothing on $path', async ({ path }) => {
    await look(addressOf(path, { $id: NOWHERE, $check: NOWHERE, $rater: NOWHERE, ...given(stands) }));
  });

  it.each(['/plans/scripts/1', '/numbers?by=person', '/numbers?by=team&view=trend', '/numbers?by=person&view=spread'])(
    'runs nothing on %s',
    look,
  );

  it('was shown the scripts, as text', async () => {
    for (const address of ['/people', '/teams', '/data', '/pay/questions', '/settings/organisation']) {
      await boss.page.goto(address);
      await settled(boss);
      const shown = await boss.page
        .locator('#content')
        .evaluate((one) =>
          [one.textContent, ...[...one.querySelectorAll('input')].map(({ value }) => value)].join(' '),
        );
      expect(shown, address).toMatch(/ran=-?\d+/);
    }
  });

  it('allows scripts of its own origin only, on every page and every answer', async () => {
    for (const address of ['/', '/people', '/api', '/api/me', '/api/nothing', '/assets/nothing.js']) {
      const policy = (await server.app.inject({ url: address })).headers['content-security-policy'] ?? '';
      expect(policy, address).toContain("script-src 'self';");
      expect(policy, address).toContain("default-src 'none'");
      expect(policy, address).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    }
    // And it holds: a script that a page would write into itself is stopped and told.
    await boss.page.goto('/me');
    await settled(boss);
    await boss.page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran=1">')`);
    await expect.poll(() => boss.page.evaluate('watched.stopped.length')).toBeGreaterThan(0);
    expect(await boss.page.evaluate('window.ran ?? null')).toBeNull();
  });
});

function at(body: unknown, place: readonly (string | number)[]): unknown {
  return place.reduce<unknown>((one, key) => (one as Record<string | number, unknown> | undefined)?.[key], body);
}

function given(stands: Stands): Stands {
  return Object.fromEntries(Object.entries(stands).filter(([, value]) => (value ?? '') !== ''));
}
