import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SAMPLES } from '../journeys/run-cli.ts';
import { callAs } from './caller.ts';
import { browserMissing, type Opened, openPage, picture, SKIPPED, startBrowser } from './chromium.ts';

/** As a Chinese office would see it: the app's own first language. */
describe.skipIf(browserMissing !== undefined)(`an import in a browser${SKIPPED}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin import '));
  let browser: Browser;
  let hr: Opened;

  beforeAll(async () => {
    browser = await startBrowser();
    const { cookie } = await callAs('hr');
    hr = await openPage(browser, inject('address'), { lang: 'zh-CN', theme: 'light', width: 1280 }, cookie);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads a file from the drop zone through the mapping and the check to its report', async () => {
    const file = join(folder, 'calls 2021.csv');
    writeFileSync(file, callCentre(40));
    await importFile(hr.page, file);
    expect(await figuresOf(hr.page)).toMatchObject({ 读取: '40', 接受: '39', 拒绝: '1' });
    await picture(hr.page, 'journey_import');
    await hr.page.getByRole('link', { name: '回到数据' }).last().click();
    const row = hr.page.getByRole('row', { name: /calls 2021\.csv/ });
    await row.getByText('有效').waitFor();
  });

  const absent = SAMPLES === undefined ? ' (skipped: the real exports are not here)' : '';
  it.skipIf(SAMPLES === undefined)(`takes the real call-centre export the same way${absent}`, async () => {
    await importFile(hr.page, join(SAMPLES as string, 'pwc_call_center_5000.csv'));
    expect(await figuresOf(hr.page)).toMatchObject({ 读取: '5,000', 接受: '5,000' });
    await picture(hr.page, 'journey_import-sample');
  });

  it('complained of nothing on the way', () => {
    expect(hr.complaints).toEqual([]);
  });
});

async function importFile(page: Page, file: string): Promise<void> {
  await page.goto('/data');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/data\/uploads\//);
  await page.getByRole('button', { name: '检查', exact: true }).click();
  const go = page.getByRole('button', { name: '导入', exact: true });
  await go.click();
  await page.getByRole('heading', { name: '已导入' }).waitFor();
}

/** The report's figures by their labels. */
async function figuresOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const figures = page.locator('.figures > div');
  const [labels, values] = await Promise.all([
    figures.locator('dt').allInnerTexts(),
    figures.locator('dd:first-of-type').allInnerTexts(),
  ]);
  return Object.fromEntries(labels.map((label, i) => [label, values[i] ?? '']));
}

/** Calls in the shape of a widely known export, one of them without a day that exists. */
function callCentre(calls: number): string {
  const head =
    'call_id,agent,date,time,topic,answered (Y/N),resolved,speed_of_answer_in_seconds,AvgTalkDuration,SatisfactionRating';
  const lines = Array.from({ length: calls }, (_, i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    const date = i === 7 ? '31/02/2021' : `${day}/02/2021`;
    return `MY${1000 + i},${['Ada', 'Ben', 'Cleo'][i % 3]},${date},1${i % 10}:05:09,Streaming,Y,Y,${10 + i},00:03:${10 + i},${(i % 5) + 1}`;
  });
  return `${[head, ...lines].join('\n')}\n`;
}
