import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { browserMissing, openPage, SKIPPED, settled, startBrowser } from './chromium.ts';

/** Bytes of script, as they travel, that a first visitor needs to sign in and see the first page. */
const FIRST_LOAD = 350_000;

describe.skipIf(browserMissing !== undefined)(`the first load${SKIPPED}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['agent', 'hr'])('takes %s from the door to the first page with little script', async (login) => {
    const opened = await openPage(browser, inject('address'), { lang: 'zh-CN', theme: 'light', width: 1280 });
    const scripts: Response[] = [];
    opened.page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response);
    });
    await opened.page.goto('/');
    await opened.page.locator('.door-demo button', { hasText: login }).click();
    await opened.page.waitForURL('**/home');
    await settled(opened);
    const sizes = new Map<string, number>();
    for (const script of scripts)
      sizes.set(new URL(script.url()).pathname, gzipSync(await script.body(), { level: 6 }).length);
    const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    process.stdout.write(`first load of ${login}: ${Math.round(total / 1000)} kB of script in ${sizes.size} files\n`);
    expect(sizes.size).toBeGreaterThan(3);
    expect(total, JSON.stringify([...sizes])).toBeLessThan(FIRST_LOAD);
    // Charts and the plan editor are for those who open them.
    expect([...sizes.keys()].filter((path) => /\/(chart|plan-text|plan)-/.test(path))).toEqual([]);
    await opened.close();
  });
});
