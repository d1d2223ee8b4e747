import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import { browserMissing, type Look, type Opened, openPage, picture, SKIPPED, startBrowser, wear } from './chromium.ts';

const DESK: Look = { lang: 'en', theme: 'light', width: 1280 };

/** A plan from a new draft to its publication by somebody else; each step stands on the one before. */
describe.skipIf(browserMissing !== undefined)(`the plan studio in a browser${SKIPPED}`, () => {
  let browser: Browser;
  let hr: Opened;
  let manager: Opened;
  let address = '';

  beforeAll(async () => {
    browser = await startBrowser();
    hr = await openPage(browser, inject('address'), DESK, (await callAs('hr')).cookie);
    manager = await openPage(browser, inject('address'), DESK, (await callAs('manager')).cookie);
  });
  afterAll(() => browser?.close());

  it('begins a draft from the version in force, with every case as expected', async () => {
    const { page } = hr;
    await page.goto('/plans/points-vip');
    await page.getByRole('button', { name: 'Begin a draft from it' }).click();
    await page.waitForURL(/\/plans\/points-vip\/\d+$/);
    address = new URL(page.url()).pathname;
    const [passed, total] = await casesOf(page);
    expect(total).toBeGreaterThan(2);
    expect(passed).toBe(total);
  });

  it('shows a fault with its place in each language, and leads there', async () => {
    const { page } = hr;
    const line = page.locator('.cm-line', { hasText: /^pays: month$/ });
    await line.click();
    await page.keyboard.press('End');
    for (let typed = 0; typed < 'nth'.length; typed++) await page.keyboard.press('Backspace');
    const fault = page.locator('.studio-error button.studio-problem').first();
    const told = new Set<string>();
    for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
      await wear(hr, { ...DESK, lang });
      const said = (await fault.textContent()) ?? '';
      expect(said).toMatch(/^\d+:7 · .*mo/);
      told.add(said);
      await picture(page, `journey_fault_${lang}`);
    }
    expect(told.size).toBe(3);
    await expect.poll(() => page.getByRole('button', { name: 'Send for publication' }).isDisabled()).toBe(true);
    await fault.click();
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('month');
    await fault.waitFor({ state: 'detached' });
  });

  it('adds and removes a step of a band in the form, beside the text that it is written into', async () => {
    const { page } = hr;
    const steps = page.getByRole('button', { name: /^Remove this step: Coefficient step/ });
    const before = await steps.count();
    await page.getByRole('button', { name: /^Add a step above: .* step 2$/ }).click();
    await expect.poll(() => steps.count()).toBe(before + 1);
    await page.getByText('Changes not saved').waitFor();
    await picture(page, 'journey_steps');
    await page.getByRole('button', { name: /^Remove this step: .* step 2$/ }).click();
    await expect.poll(() => steps.count()).toBe(before);
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  it('asks before a link of the app leaves what is not saved', async () => {
    const { page } = hr;
    const title = page.locator('[aria-label="coefficient"]');
    await title.fill('Coefficient by quality');
    await page.keyboard.press('Tab');
    await page.getByText('Changes not saved').waitFor();
    page.removeAllListeners('dialog');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: /^version \d+$/ }).click();
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toContain('changes not saved');
    expect(new URL(page.url()).pathname).toBe(address);
    expect(await title.inputValue()).toBe('Coefficient by quality');
  });

  it('runs the cases on every change, and takes what was meant', async () => {
    const { page } = hr;
    await page
      .locator('tr', { has: page.locator('[aria-label="point_value"]') })
      .locator('.number input')
      .fill('0.61');
    await page.keyboard.press('Tab');
    await page.locator('.studio-failed').first().waitFor();
    const [passed, total] = await casesOf(page);
    expect(passed).toBeLessThan(total);
    await picture(page, 'journey_cases');
    await page.getByRole('button', { name: 'Expect what comes out now' }).click();
    await page.locator('.studio-failed').first().waitFor({ state: 'detached' });
    expect(await casesOf(page)).toEqual([total, total]);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Send for publication' }).click();
    await page.getByText('Sent, and waiting for a manager').waitFor();
    expect(await page.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
  });

  it('is published by a second person, who says from when and why', async () => {
    const { page } = manager;
    await page.goto(address);
    await page.getByRole('region', { name: /under this text, beside the version in force$/ }).waitFor();
    await page.getByText(/^\d+ gain · \d+ lose/).waitFor();
    await picture(page, 'journey_plan-signing');
    await page.getByLabel('Why (notice, meeting …)').fill('Staff meeting of 10 January');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText(/^from \d{4}-\d\d-01$/).waitFor();
    await picture(page, 'journey_plan-published');
    await hr.page.goto('/plans/points-vip');
    await hr.page
      .getByRole('row', { name: /version 2 .*HR|version 2/ })
      .getByText('Published')
      .waitFor();
  });

  it('compares any two versions, at an address of their own', async () => {
    const { page } = hr;
    const compared = page.getByRole('region', { name: 'Compare two versions' });
    await compared.getByRole('cell', { name: '0.61' }).waitFor();
    await compared.getByLabel('Before').selectOption({ label: 'version 2' });
    await compared.getByText('Nothing is different.').waitFor();
    expect(new URL(page.url()).search).toContain('from=2');
    await picture(page, 'journey_plan-compared');
  });

  it('complained of nothing on the way', () => {
    expect([hr, manager].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** How many cases came out as expected, of how many. */
async function casesOf(page: Page): Promise<readonly [number, number]> {
  const said = await page.getByText(/^\d+ of \d+ as expected$/).textContent();
  const [passed = '', total = ''] = said?.match(/\d+/g) ?? [];
  return [Number(passed), Number(total)];
}
