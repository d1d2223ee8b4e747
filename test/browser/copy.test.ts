import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import { browserMissing, type Opened, openPage, SKIPPED, settled, startBrowser } from './chromium.ts';

const LOOK = { lang: 'en', theme: 'light', width: 1280 } as const;
const ADDRESS = '/numbers?metrics=contacts_handled,csat&by=team&period=2026-01';

/** What a copy event hands over, by type; taken before the browser's own clipboard sees it. */
const KEEP = `window.copied = {}; addEventListener('copy', (event) => {
  for (const type of ['text/plain', 'text/html']) window.copied[type] = event.clipboardData.getData(type);
});`;

describe.skipIf(browserMissing !== undefined)(`a copied table${SKIPPED}`, () => {
  let browser: Browser;
  let opened: Opened;
  let values: { names: Record<string, string>; rows: { group: string[]; cells: { value: string }[] }[] };
  beforeAll(async () => {
    browser = await startBrowser();
    const { cookie, ask } = await callAs('hr');
    values = await ask('GET', `/api/metrics/values?metrics=contacts_handled,csat&by=team&period=2026-01`);
    opened = await openPage(browser, inject('address'), LOOK, cookie);
    await opened.page.goto(ADDRESS);
    await settled(opened);
    await opened.page.evaluate(KEEP);
  });
  afterAll(() => browser?.close());

  const copied = async (type = 'text/plain') => String(await opened.page.evaluate(`window.copied['${type}']`));
  const lines = async () => (await copied()).split('\r\n').map((line) => line.split('\t'));

  it('is whole, with its headers and exact numbers, by keyboard alone', async () => {
    await opened.page.locator('.table-frame').focus();
    await opened.page.keyboard.press('Control+C');
    const [head, ...rows] = await lines();
    expect(head).toEqual(['Team', 'Contacts handled', 'Customer satisfaction']);
    expect(rows).toHaveLength(values.rows.length);
    expect(rows.map(([, count, csat]) => [count, csat])).toEqual(
      values.rows.map(({ cells }) => [cells[0]?.value, cells[1]?.value]),
    );
    expect(await copied('text/html')).toMatch(/^<table><tr><th>Team<\/th>/);
  });

  it('is whole by its button, too, which says that it is done', async () => {
    await opened.page.reload();
    await settled(opened);
    await opened.page.evaluate(KEEP);
    await opened.page.getByRole('button', { name: 'Copy table' }).click();
    await opened.page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await lines()).toHaveLength(values.rows.length + 1);
    expect(opened.complaints).toEqual([]);
  });

  it('is only what is selected, where some of it is', async () => {
    await opened.page.evaluate(`{
      const [, first, second] = document.querySelectorAll('.table tr');
      getSelection().setBaseAndExtent(first.cells[1], 0, second.cells[2], second.cells[2].childNodes.length);
    }`);
    await opened.page.keyboard.press('Control+C');
    const rows = await lines();
    expect(rows.map((row) => row.at(-1))).toEqual(values.rows.slice(0, 2).map(({ cells }) => cells[1]?.value));
    expect((await copied()).includes('%')).toBe(false);
  });
});
