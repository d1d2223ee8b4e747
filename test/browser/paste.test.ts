import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAs } from './caller.ts';
import { browserMissing, type Opened, openPage, picture, SKIPPED, settled, startBrowser } from './chromium.ts';

const LOOK = { lang: 'en', theme: 'light', width: 1280 } as const;

/** Puts the text on the browser's own clipboard and presses the keys. */
async function pasteInto({ page }: Opened, field: string, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.locator(field).first().focus();
  await page.keyboard.press('Control+V');
}

describe.skipIf(browserMissing !== undefined)(`a block pasted from a spreadsheet${SKIPPED}`, () => {
  let browser: Browser;
  let lead: Opened;
  let hr: Opened;
  let cycle: string;

  beforeAll(async () => {
    browser = await startBrowser();
    const caller = await callAs('lead');
    cycle = (await caller.ask('GET', '/api/reviews/mine')).rows[0].cycle;
    lead = await openPage(browser, inject('address'), LOOK, caller.cookie);
    hr = await openPage(browser, inject('address'), LOOK, (await callAs('hr')).cookie);
    for (const { page } of [lead, hr]) await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(() => browser?.close());

  const panel = ({ page }: Opened) => page.getByRole('region', { name: 'What was pasted' });

  it('rates many people at once, once what it sets and what it leaves out was seen', async () => {
    const { page } = lead;
    await page.goto(`/reviews/rate/${cycle}`);
    await settled(lead);
    const grid = page.locator('.review-grid').first();
    const heads = (await grid.locator('thead th').allInnerTexts()).slice(1, -1);
    const ids = await grid.locator('tbody th .note').allInnerTexts();
    const lines = [
      ['Name', heads[0], 'Salary'],
      [ids[0], '９１', '1'],
      [ids[1], '93%', ''],
      ['somebody "else"', '70', ''],
    ];
    const quoted = (cell = '') => (/["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    await pasteInto(lead, '.review-grid input', lines.map((cells) => cells.map(quoted).join('\t')).join('\r\n'));
    await panel(lead).getByRole('status').getByText('Cells to set: 1').waitFor();
    await picture(page, 'paste_ratings');
    const left = panel(lead).locator('table').last();
    expect(
      (await left.locator('tbody tr').allInnerTexts()).map((line) => line.split('\t').slice(0, 3).join(' ')),
    ).toEqual(['2 Salary 1', `3 ${heads[0]} 93%`, '4 Name somebody "else"', `4 ${heads[0]} 70`]);
    const cell = (row: number) => grid.locator(`[data-cell="${row} 0"]`);
    const before = await cell(1).inputValue();
    await panel(lead).getByRole('button', { name: 'Set these cells' }).click();
    await panel(lead).getByRole('status').getByText('Cells set: 1').waitFor();
    expect([await cell(0).inputValue(), await cell(1).inputValue()]).toEqual(['91', before]);
    await page.keyboard.press('Escape');
    await panel(lead).waitFor({ state: 'detached' });
    expect(lead.complaints).toEqual([]);
  });

  it('fills the edges and values of a plan’s band from the field it was pasted into, beside the text', async () => {
    const { page } = hr;
    await page.goto('/plans/points-voice');
    await page.getByRole('button', { name: 'Begin a draft from it' }).click();
    await page.waitForURL(/\/plans\/points-voice\/\d+$/);
    await settled(hr);
    const first = page.getByLabel(/^Coefficient step 1/);
    const band = page.locator('tbody', { has: first.first() });
    const fields = ['0 0', '0 1', '1 0', '1 1'].map((cell) => band.locator(`[data-cell="${cell}"]`));
    const values = () => Promise.all(fields.map((field) => field.inputValue()));
    const [, , , last] = await values();
    await pasteInto(
      hr,
      'tbody:has([aria-label^="Coefficient step 1"]) [data-cell="0 0"]',
      '1,001\t1.25\n1,002\tformula',
    );
    await panel(hr).getByRole('status').getByText('Cells to set: 3').waitFor();
    await picture(page, 'paste_band');
    expect(await panel(hr).locator('table').last().textContent()).toContain('formula');
    await panel(hr).getByRole('button', { name: 'Set these cells' }).click();
    await expect.poll(values).toEqual(['1001', '1.25', '1002', last]);
    await page.getByText('Changes not saved').waitFor();
  });
});
