import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { browserMissing, openPage, SKIPPED, startBrowser } from './chromium.ts';

/** Any name: to a browser, plain HTTP at whatever is not this machine is an insecure place. */
const NAME = 'jixin.test';

describe.skipIf(browserMissing !== undefined)(`plain HTTP inside a company${SKIPPED}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser([`--host-resolver-rules=MAP ${NAME} 127.0.0.1`]);
  });
  afterAll(() => browser?.close());

  it('lets somebody sign in, read and write, though the browser withholds there what it calls secure', async () => {
    const { port } = new URL(inject('address'));
    const opened = await openPage(browser, `http://${NAME}:${port}`, { lang: 'en', theme: 'light', width: 1280 });
    const { page, complaints } = opened;
    await page.goto('/');
    expect(await page.evaluate('isSecureContext')).toBe(false);
    await page.locator('.door-demo button', { hasText: 'agent' }).click();
    await page.getByRole('navigation', { name: 'Navigation' }).waitFor();
    await page.locator('main h1').waitFor();
    // The browser says itself which of the server's headers it leaves out there.
    expect(
      complaints.filter((one) => !one.startsWith('The Cross-Origin-Opener-Policy header has been ignored')),
    ).toEqual([]);
    await opened.close();
  });
});
