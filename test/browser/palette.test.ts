import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import { browserMissing, openPage, SKIPPED, settled, startBrowser } from './chromium.ts';

const LOOK = { lang: 'zh-CN', theme: 'light', width: 1280 } as const;

describe.skipIf(browserMissing !== undefined)(`the palette${SKIPPED}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  async function signedIn(role: string) {
    const { cookie, ask } = await callAs(role);
    const opened = await openPage(browser, inject('address'), LOOK, cookie);
    await opened.page.goto('/home');
    await settled(opened);
    return { ...opened, ask };
  }

  it('opens a person’s page by the initials of the name, without a mouse', async () => {
    const { page, ask, complaints, close } = await signedIn('hr');
    const [somebody] = (await ask('GET', '/api/people?limit=1')).rows;
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: '查找' }).fill(somebody.id);
    await page.getByRole('option', { name: new RegExp(somebody.name) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/people/${somebody.id}`);
    await page.getByRole('heading', { name: somebody.name, level: 1 }).waitFor();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: '查找' }).fill('jdl');
    await page.getByRole('option', { name: /接待量/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: '查找' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds for an agent no colleague, and no page that is not an agent’s', async () => {
    const opened = await signedIn('agent');
    const { page, complaints, close } = opened;
    const { rows } = await (await callAs('hr')).ask('GET', '/api/people?limit=500');
    const me = (await callAs('agent')).me.account.person;
    await page.keyboard.press('Control+K');
    const input = page.getByRole('combobox', { name: '查找' });
    for (const one of rows.slice(0, 5)) {
      await input.fill(one.id);
      await settled(opened);
      expect(await page.getByRole('group', { name: '人员' }).count(), one.id).toBe(one.id === me ? 1 : 0);
    }
    await input.fill('花名册');
    await page.getByText('没有找到“花名册”').waitFor();
    expect(await page.getByRole('dialog').getByRole('option').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
