import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import { browserMissing, type Look, type Opened, openPage, picture, SKIPPED, startBrowser } from './chromium.ts';

const DESK: Look = { lang: 'zh-CN', theme: 'light', width: 1280 };
const GOAL = '新品上线两周内全员通过考试';

/** A lead proposes, a manager approves, and the goals stand on everybody's page. */
describe.skipIf(browserMissing !== undefined)(`goals of a post in a browser${SKIPPED}`, () => {
  let browser: Browser;
  let lead: Opened;
  let manager: Opened;
  beforeAll(async () => {
    browser = await startBrowser();
    const open = async (login: string) => openPage(browser, inject('address'), DESK, (await callAs(login)).cookie);
    [lead, manager] = [await open('lead'), await open('manager')];
  });
  afterAll(() => browser?.close());

  it('are proposed by a lead, who may not approve them', async () => {
    const { page } = lead;
    await page.goto('/reviews/goals');
    await page.getByRole('button', { name: '提出目标' }).click();
    await page.locator('.goal-head select').selectOption('basic');
    await page.getByLabel('理由', { exact: true }).fill('下季新品');
    const row = page.locator('fieldset.goal-row').first();
    await row.getByLabel('目标', { exact: true }).fill(GOAL);
    await row.locator('select').last().selectOption('csat');
    await row.getByLabel('目标值').fill('92%');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('cell', { name: GOAL }).waitFor();
    expect(await page.getByRole('button', { name: '批准' }).count()).toBe(0);
  });

  it('wait on the manager’s first page, and hold once they are approved', async () => {
    const { page } = manager;
    await page.goto('/home');
    await page
      .getByRole('link', { name: /岗位目标/ })
      .last()
      .click();
    const section = page.locator('section', { hasText: GOAL });
    await section.getByRole('button', { name: '批准' }).click();
    await section.getByRole('button', { name: '批准' }).waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '92.0 %' }).waitFor();
    await picture(page, 'goals');
  });

  it('complained of nothing on the way', () => {
    expect([lead, manager].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
