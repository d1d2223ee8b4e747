import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFiles } from '../../src/demo/index.ts';
import { writeDemo } from '../../src/demo/service.ts';
import { type Caller, publishedRun, signIn } from './caller.ts';
import { browserMissing, type Look, type Opened, openPage, picture, SKIPPED, startBrowser, wear } from './chromium.ts';
import { emptyServer } from './served.ts';

const DESK: Look = { lang: 'en', theme: 'light', width: 1280 };
const PASSWORD = 'long enough to hold';
const FIRST = 'first of somebody else';
const MONTH = '2026-01';

/** From an empty server to the first published pay run, along the guide; each step stands on the one before. */
describe.skipIf(browserMissing !== undefined)(`the first-run guide in a browser${SKIPPED}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof emptyServer>>;
  let owner: Opened;
  let files: Readonly<Record<string, string>>;
  let two: Two;

  beforeAll(async () => {
    browser = await startBrowser();
    server = await emptyServer();
    const made = demoFiles({ people: 12, months: 1, seed: 1 }, new Set());
    const paths = await writeDemo(made, join(server.root, 'exports'));
    files = Object.fromEntries(made.map(({ as }, i) => [as, paths[i] as string]));
    owner = await openPage(browser, server.address, DESK);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.end();
  });

  it('greets the new owner with the first step and no zeros', async () => {
    const { page } = owner;
    await page.goto('/');
    await page.getByLabel('Name', { exact: true }).fill('Wang');
    await page.getByLabel('Sign-in name', { exact: true }).fill('owner');
    await page.getByLabel('Password (10 characters or more)').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set up the organisation' }).click();
    await nextIs(page, 'The organisation’s name, city and time zone');
    expect(await page.locator('.figures').count()).toBe(0);
    for (const look of [DESK, { ...DESK, theme: 'dark', lang: 'zh-CN' }] as const) {
      await wear(owner, look);
      await picture(page, `first-run_${look.lang}_${look.theme}`);
    }
    await wear(owner, DESK);
  });

  it('is put away and brought back, and says meanwhile how far it is', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Hide the guide' }).click();
    await page.reload();
    await page.getByText('0 of 7 steps done').waitFor();
    expect(await page.locator('.first-run').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the guide' }).click();
    await page.locator('.first-run').waitFor();
  });

  it('leads to the settings, and takes the step for done once they say name and city', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Fill in the organisation' }).click();
    await page.getByLabel('Name of the organisation').fill('Yuanshan Service');
    await page.getByLabel('City').first().fill('上海');
    const saved = page.waitForResponse((reply) => reply.request().method() === 'PATCH' && reply.ok());
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await saved;
    await nextIs(page, 'The roster');
  });

  it('leads to the roster, whose posts the shipped plans pay, and then to data', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Import the roster' }).click();
    await importHere(page, files.roster as string);
    await nextIs(page, 'What people did');
    await page.getByText('are paid by a monthly plan').waitFor();
    await page.getByRole('link', { name: 'Import data' }).click();
    await importHere(page, files.contact as string);
    await nextIs(page, 'An account for a second person');
    await picture(page, 'first-run_half-way');
  });

  it('says that pay takes two, and leads to the second account and to sight of pay', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Make an account' }).click();
    await page.getByRole('button', { name: 'Add account' }).click();
    await leavesNothingUnsaid(page);
    await page.getByLabel('Name', { exact: true }).fill('Li');
    await page.getByLabel('Sign-in name', { exact: true }).fill('li');
    const roles = page.getByRole('combobox', { name: 'Roles' }).first();
    for (const role of ['HR', 'Manager']) {
      await roles.fill(role);
      await page.locator('.ant-select-item-option-active').filter({ hasText: role }).waitFor({ state: 'attached' });
      await roles.press('Enter');
    }
    await roles.press('Escape');
    await page.getByLabel('First password').fill(FIRST);
    await page.getByRole('button', { name: 'Save account' }).click();
    await page.getByRole('cell', { name: 'li', exact: true }).waitFor();
    await nextIs(page, 'Who may see amounts');
    two = await theTwo(server.address);
    await seeEachOther(two);
    await page.reload();
    await nextIs(page, 'The first pay run');
  });

  it('is gone once one has prepared a run and another approved it', async () => {
    for (const [as, path] of Object.entries(files)) {
      const ran = await server.run(['import', path, '--as', as]);
      expect(ran.code, ran.err).toBe(0);
    }
    await publishedRun(two, 'points-basic', MONTH, 'the first month');
    const { page } = owner;
    await page.goto('/home');
    await page.locator('.figures').first().waitFor();
    expect(await page.getByText('Begin here').count()).toBe(0);
  });

  it('complained of nothing on the way', () => {
    expect(owner.complaints).toEqual([]);
  });
});

/** The first page, which may show for a moment what it showed before, comes to say this to do next. */
async function nextIs(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Today', exact: true }).click();
  await page.waitForURL(/\/home$/);
  await page.locator('.first-run [aria-current=step] h3').getByText(title, { exact: true }).waitFor();
}

async function importHere(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/data\/uploads\//);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
}

const CHANGED = 'a password of one’s own';

type Two = Readonly<Record<'hr' | 'manager', Caller>>;

/** The second person, whose first password is replaced at the first sign-in, and the owner. */
async function theTwo(address: string): Promise<Two> {
  const fresh = await signIn(address, 'li', FIRST);
  await fresh.ask('POST', '/api/me/password', { current: FIRST, next: CHANGED });
  return { hr: await signIn(address, 'li', CHANGED), manager: await signIn(address, 'owner', PASSWORD) };
}

async function seeEachOther({ hr, manager }: Two): Promise<void> {
  const accounts = (await manager.ask('GET', '/api/accounts')).rows as { id: string; login: string }[];
  const idOf = (login: string) => accounts.find((account) => account.login === login)?.id;
  await hr.ask('PUT', `/api/accounts/${idOf('owner')}/grants`, { grants: ['pay:all'] });
  await manager.ask('PUT', `/api/accounts/${idOf('li')}/grants`, { grants: ['pay:all'] });
}

/** Sent empty, a form says in the page's language, beside every field, what that lacks, and stands in the first. */
async function leavesNothingUnsaid(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save account' }).click();
  const name = page.getByLabel('Name', { exact: true });
  await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
  expect(
    await page.evaluate(`document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText`),
  ).toBe('Please fill this in.');
  const faults = page.locator('.field-fault');
  const before = await faults.count();
  expect(before).toBeGreaterThan(1);
  await picture(page, 'first-run_faults');
  await name.fill('L');
  await expect.poll(() => faults.count()).toBe(before - 1);
  expect([await name.getAttribute('aria-invalid'), await name.getAttribute('aria-describedby')]).toEqual([null, null]);
}
