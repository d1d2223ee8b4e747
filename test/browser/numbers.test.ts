import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import { browserMissing, openPage, SKIPPED, settled, startBrowser } from './chromium.ts';

const LOOK = { lang: 'en', theme: 'light', width: 1280 } as const;

describe.skipIf(browserMissing !== undefined)(`the numbers${SKIPPED}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('are narrowed by choice, compared with last year’s month, and lead to a row and the pay it touched', async () => {
    const { cookie } = await callAs('hr');
    const opened = await openPage(browser, inject('address'), LOOK, cookie);
    const { page, complaints } = opened;
    await page.goto('/numbers?metrics=contacts_handled&by=person&period=2026-01');
    await settled(opened);
    await page.getByRole('button', { name: '+ Add a condition' }).click();
    const values = page.getByRole('combobox', { name: 'Channel' });
    await values.click();
    await page.locator('.ant-select-item-option-active').waitFor();
    await values.press('Enter');
    await page.waitForURL(/where=channel\+IN/);
    await page.keyboard.press('Escape');
    await settled(opened);
    await page.getByRole('button', { name: /^Why / }).first().click();
    await page
      .getByRole('complementary', { name: 'Why' })
      .getByRole('link', { name: /, row \d+/ })
      .first()
      .click();
    await page.waitForURL(/\/rows\/contact\//);
    await settled(opened);
    await page.getByRole('heading', { name: 'Pay it touched' }).waitFor();
    expect(await page.getByRole('row', { name: /Contacts handled/ }).count()).toBe(1);
    await page.getByRole('link', { name: 'Back to the number' }).click();
    await page.waitForURL(/\/numbers\?.*why=/);
    await page.getByRole('button', { name: 'Comparison' }).click();
    await page.getByRole('combobox', { name: 'Compared with' }).selectOption('year');
    await page.waitForURL(/against=year/);
    await settled(opened);
    await page.getByRole('columnheader', { name: '2025-01' }).waitFor();
    expect(complaints).toEqual([]);
    await opened.close();
  });

  it('shows every row behind one’s own number, a hundred at a time, with the way to an appeal at each', async () => {
    const { cookie, me } = await callAs('agent');
    const opened = await openPage(browser, inject('address'), LOOK, cookie);
    const { page, complaints } = opened;
    const asked = { metrics: 'contacts_handled', period: '2026-01', by: 'person' };
    const group = JSON.stringify([me.account.person]);
    const why = `/api/metrics/why?${new URLSearchParams({ ...asked, group })}`;
    await page.goto(`/people/${me.account.person}?${new URLSearchParams({ why })}`);
    await settled(opened);
    const panel = page.getByRole('complementary', { name: 'Why' });
    const shown = () => panel.getByRole('link', { name: /, row \d+/ }).count();
    expect(await shown()).toBe(20);
    expect(await panel.getByRole('link', { name: 'Appeal' }).count()).toBe(20);
    await panel.getByRole('button', { name: /^Show \d+ more/ }).click();
    await settled(opened);
    expect(await shown()).toBe(100);
    expect(complaints).toEqual([]);
    await opened.close();
  });
});
