import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Caller, callAs } from './caller.ts';
import { browserMissing, type Opened, openPage, picture, SKIPPED, settled, startBrowser } from './chromium.ts';

const WHY = '季度述职通过，晋为高级';
const PRAISED = '客户来信表扬';

/** Decisions that HR keeps in a table of its own, as it brings them in: whom, what, from when, and why. */
describe.skipIf(browserMissing !== undefined)(`a file of facts in a browser${SKIPPED}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin facts '));
  const file = join(folder, '人事决定.csv');
  let browser: Browser;
  let hr: Opened;
  let caller: Caller;
  let promoted = '';

  beforeAll(async () => {
    browser = await startBrowser();
    caller = await callAs('hr');
    const { rows } = await caller.ask('GET', '/api/people?status=regular');
    const own = caller.me.account.person;
    const [one, other] = rows.filter(({ id }: { id: string }) => id !== own).map(({ id }: { id: string }) => id);
    promoted = one;
    writeFileSync(file, factsOf(one, other));
    hr = await openPage(browser, inject('address'), { lang: 'zh-CN', theme: 'light', width: 1280 }, caller.cookie);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is known as what it is by its headers, and its columns by what they say', async () => {
    const { page } = hr;
    await drop(page, file);
    await page.waitForURL(/\/data\/uploads\//);
    await page.getByRole('button', { name: '检查', exact: true }).waitFor();
    await settled(hr);
    await picture(page, 'facts_1-mapping');
    expect(await page.getByRole('combobox', { name: '一行是' }).inputValue()).toBe('fact');
  });

  it('is tried out first: which row would be refused, in which column, and what to write instead', async () => {
    const { page } = hr;
    await page.getByRole('button', { name: '检查', exact: true }).click();
    const rejects = page.getByRole('table', { name: '被拒的行' });
    await rejects.getByText('的“金额”不能是“二百”').waitFor();
    await rejects.getByText('人事决定.csv · 第 4 行').waitFor();
    await picture(page, 'facts_2-checked');
    expect(await figuresOf(page)).toMatchObject({ 读取: '3', 接受: '2', 拒绝: '1' });
    expect((await factsAbout(caller, promoted)).map(({ why }) => why)).not.toContain(WHY);
  });

  it('is recorded but for that row, which can be fetched to be put right', async () => {
    const { page } = hr;
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('heading', { name: '已导入' }).waitFor();
    await settled(hr);
    await picture(page, 'facts_3-report');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href*="/api/rejects/"][href$="csv"]').last().click(),
    ]);
    const rejected = readFileSync(await download.path(), 'utf8');
    expect(rejected).toContain('二百');
    expect(rejected).not.toContain(WHY);
  });

  it('is seen on the page of the person it is about, with its row, and among the decisions', async () => {
    const { page } = hr;
    await page.goto(`/people/${promoted}?date=2026-02-01`);
    const said = page.getByRole('row', { name: new RegExp(WHY) });
    await said.getByText(/人事决定\.csv/).waitFor();
    await picture(page, 'facts_4-person');
    await page.locator(`a[href*="/archive/facts"]`).last().click();
    await page.getByRole('row', { name: new RegExp(WHY) }).waitFor();
    await page.getByRole('row', { name: new RegExp(PRAISED) }).waitFor();
  });

  it('complained of nothing on the way', () => {
    expect(hr.complaints).toEqual([]);
  });
});

/** A promotion, an award, and an award whose amount is written in words. */
function factsOf(one: string, other: string): string {
  return [
    '类型,工号,生效日期,level,奖项,金额,原因',
    `person.recorded,${one},2026-02-01,senior,,,${WHY}`,
    `奖励,${one},2026-02-01,,服务之星,200,${PRAISED}`,
    `奖励,${other},2026-02-01,,服务之星,二百,月度评选`,
    '',
  ].join('\n');
}

/** The file is dragged onto the zone, as most do. */
async function drop(page: Page, file: string): Promise<void> {
  await page.goto('/data');
  const zone = page.locator('.drop');
  await zone.waitFor();
  const dragged = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(readFileSync(file, 'utf8'))}], '人事决定.csv', { type: 'text/csv' }));
    return transfer;
  })()`);
  await zone.dispatchEvent('dragover', { dataTransfer: dragged });
  await zone.dispatchEvent('drop', { dataTransfer: dragged });
}

async function factsAbout({ ask }: Caller, subject: string): Promise<readonly { readonly why: string }[]> {
  return (await ask('GET', `/api/facts?subject=${subject}`)).rows;
}

/** The latest report's figures by their labels. */
async function figuresOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const figures = page.locator('.figures').last().locator('> div');
  const [labels, values] = await Promise.all([
    figures.locator('dt').allInnerTexts(),
    figures.locator('dd:first-of-type').allInnerTexts(),
  ]);
  return Object.fromEntries(labels.map((label, i) => [label, values[i] ?? '']));
}
