import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import {
  browserMissing,
  type Look,
  type Opened,
  openPage,
  picture,
  SKIPPED,
  settled,
  startBrowser,
  wear,
} from './chromium.ts';

const DESK: Look = { lang: 'en', theme: 'light', width: 1280 };

/** Lists as HR sorts them and takes them along. */
describe.skipIf(browserMissing !== undefined)(`lists in a browser${SKIPPED}`, () => {
  let browser: Browser;
  let hr: Opened;

  beforeAll(async () => {
    browser = await startBrowser();
    hr = await openPage(browser, inject('address'), DESK, (await callAs('hr')).cookie);
  });
  afterAll(() => browser?.close());

  it.each([
    ['/archive/facts', 'Sort by Kind', 'facts'],
    ['/data', 'Sort by File', 'imports'],
  ])('%s is sorted by its heads, and its file is sorted as it is', async (path, head, name) => {
    const { page } = hr;
    await page.goto(path);
    const first = page.locator('main tbody tr').first();
    await first.waitFor();
    await page.getByRole('button', { name: head }).click();
    await page.waitForURL(/sort=/);
    await expect.poll(() => page.locator('th[aria-sort=ascending]').count()).toBe(1);
    await page.getByRole('button', { name: head }).click();
    await expect.poll(() => page.locator('th[aria-sort=descending]').count()).toBe(1);
    await settled(hr);
    for (const look of [DESK, { ...DESK, lang: 'zh-CN', theme: 'dark' }] as const) {
      await wear(hr, look);
      await picture(page, `list_${name}_${look.lang}`);
    }
    await wear(hr, DESK);
    const link = await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
    expect(link).toMatch(/sort=\w+&down=1&lang=en/);
    const file = await page.request.get(link ?? '');
    expect(file.headers()['content-disposition']).toBe(`attachment; filename="${name}.csv"`);
    expect((await file.text()).split('\r\n').length).toBeGreaterThan(2);
  });

  it('complained of nothing on the way', () => {
    expect(hr.complaints).toEqual([]);
  });
});
