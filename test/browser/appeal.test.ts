import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFiles } from '../../src/demo/index.ts';
import { writeDemo } from '../../src/demo/service.ts';
import { publishedRun, publishPrepared, workedOut } from './caller.ts';
import { browserMissing, type Look, picture, SKIPPED, startBrowser } from './chromium.ts';
import { type OwnOrganisation, ownOrganisation } from './served.ts';
import { Visits } from './visits.ts';

const DESK: Look = { lang: 'zh-CN', theme: 'light', width: 1280 };
const PHONE: Look = { lang: 'zh-CN', theme: 'light', width: 390 };
const PLAN = 'points-basic';
const REASON = '录屏可见已致歉并解释原因';
const STATEMENT = '客户先要求升级，我按流程转给组长，不是推诿。附聊天记录。';

/** The clocks of the story: the demo's last evening, and the working days on which its people come back to it. */
const SCORED = '2026-01-31T11:00:00Z';
const PUBLISHED = '2026-02-02T01:00:00Z';
/** Three days later: the days for questions are over. */
const CLOSED = '2026-02-06T01:00:00Z';
const NEXT = '2026-03-02T01:00:00Z';

/** From a check on the scoring sheet to the delta line of a closed month; each step stands on the one before. */
describe.skipIf(browserMissing !== undefined)(`an appeal in a browser${SKIPPED}`, () => {
  let own: OwnOrganisation;
  let browser: Browser;
  let january = '';
  let person = '';
  let visits: Visits;

  beforeAll(async () => {
    own = await ownOrganisation(SCORED);
    browser = await startBrowser();
    visits = new Visits(own, browser);
    person = (await visits.as('agent')).me.account.person ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await own?.end();
  });

  it('begins with the inspector, who scores by keyboard what the queue brings', async () => {
    const page = await visits.open('lead', DESK, SCORED, '/quality/queue');
    await page.getByRole('button', { name: '开始评分' }).click();
    const name = own.accounts.find(({ login }) => login === 'agent')?.title.split(' · ')[1] ?? '';
    await page.locator('.item').first().waitFor();
    for (let found = false; !found; ) {
      const title = (await page.locator('h1').textContent()) ?? '';
      found = title.includes(name);
      await scoreByKeyboard(page, found ? 'worst' : 'best');
      if (found) await picture(page, 'appeal_1-sheet');
      const submitted = page.waitForResponse((reply) => reply.url().endsWith('/submit'));
      await page.keyboard.press('Control+Enter');
      expect((await submitted).status()).toBe(200);
      await page.getByText(/^已评 0 \//).waitFor();
    }
  });

  it('reaches the agent, who contests it from the list of their checks with words and a file', async () => {
    const page = await visits.open('agent', PHONE, SCORED, '/quality/mine');
    await picture(page, 'appeal_2-mine');
    await page.locator('.mine li', { hasText: '致命' }).locator('.mine-check').click();
    await page.locator('.sheet-contest').waitFor();
    await picture(page, 'appeal_3-check');
    await page.locator('.sheet-contest').click();
    await page.locator('#appeal-statement').fill(STATEMENT);
    await page.locator('#appeal-wish').fill('取消扣分');
    const file = {
      name: '聊天记录.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('18:02 已为您转组长，非常抱歉\n'),
    };
    await page.locator('#appeal-files').setInputFiles(file);
    await picture(page, 'appeal_4-filing');
    await page.getByRole('button', { name: '提交申诉' }).click();
    await page.getByText('聊天记录.txt').waitFor();
    await picture(page, 'appeal_5-filed');
  });

  it('does not hold up the month, which is published, answered and closed meanwhile', async () => {
    await visits.leave();
    await own.turn(PUBLISHED);
    january = await publishedRun(
      { hr: await visits.as('hr'), manager: await visits.as('manager') },
      PLAN,
      '2026-01',
      '已核对',
    );
    const hr = await visits.as('hr');
    await expect(hr.ask('POST', `/api/runs/${january}/close`, {})).rejects.toThrow(/payrun\./);
    await own.turn(CLOSED);
    await (await visits.as('hr')).ask('POST', `/api/runs/${january}/close`, {});
  });

  it('is upheld by a reviewer who has seen what that moves', async () => {
    const page = await visits.open('quality', DESK, CLOSED, '/appeals');
    await page.locator('main table a').first().click();
    await page.getByText(STATEMENT).waitFor();
    await page.getByRole('button', { name: '预览影响' }).click();
    await page.getByText('已关账：下一期补发补扣').first().waitFor();
    await page.locator('#verdict-reason').fill(REASON);
    await page.locator('#verdict-principle').fill('按流程转交不算推诿');
    await picture(page, 'appeal_6-preview');
    await page
      .getByRole('button', { name: '确 定' })
      .or(page.getByRole('button', { name: '确定' }))
      .click();
    await page.locator('#verdict-reason').waitFor({ state: 'detached' });
    await picture(page, 'appeal_7-upheld');
  });

  it('is paid by a line of the next open run, which names the closed month and the reason', async () => {
    await visits.leave();
    await own.turn(NEXT);
    const files = demoFiles({ people: 30, months: 2, seed: 1 }, new Set());
    const paths = await writeDemo(
      files.filter(({ name }) => name.includes('2026-02')),
      join(own.root, 'february'),
    );
    for (const path of paths) await own.jixin(['import', path]);
    const ask = (await visits.as('hr')).ask;
    const { id } = await ask('POST', '/api/runs', { period: '2026-02', plan: PLAN, inputs: null });
    await workedOut(ask, id);
    const page = await visits.open('hr', DESK, NEXT, `/pay/runs/${id}`);
    await page.locator('.parts button', { hasText: '补发补扣' }).click();
    const row = page.locator('main table tbody tr', { hasText: REASON });
    await row.waitFor();
    await picture(page, 'appeal_8-deltas');
    const before = (await ask('GET', `/api/people/${person}/payslips/${january}`)).payable;
    const [delta] = (await ask('GET', `/api/runs/${id}/deltas`)).rows;
    expect(delta).toMatchObject({ person, period: '2026-01', before, taken: false });
    await page.locator('#delta-reason').fill('随二月工资补发');
    await page.getByRole('button', { name: '在这次核算里结清' }).click();
    await row.getByText('随二月工资补发').waitFor();
    await publishPrepared({ hr: await visits.as('hr'), manager: await visits.as('manager') }, id, '已核对');
    await readSlip(id);
  });

  async function readSlip(run: string): Promise<void> {
    const page = await visits.open('agent', PHONE, NEXT, `/pay/payslips/${person}/${run}`);
    const line = page.locator('.slip-line', { hasText: REASON });
    await picture(page, 'appeal_9-payslip');
    const [, before, now] = /原为 ([\d.,]+)，现为 ([\d.,]+)。/.exec((await line.textContent()) ?? '') ?? [];
    const amount = (told: string | undefined) => Number(told?.replaceAll(',', ''));
    expect(amount(now)).toBeGreaterThan(amount(before));
    await line.getByText(`原因：申诉 1：${REASON}；随二月工资补发`).waitFor();
  }

  it('complained of nothing on the way', async () => {
    await visits.leave();
    expect(visits.complaints).toEqual([]);
  });
});

/** Every item with its digit: the first takes nothing off, the last the most. A critical fault waits for its words. */
async function scoreByKeyboard(page: Page, how: 'best' | 'worst'): Promise<void> {
  const items = await page.locator('.item').count();
  for (let at = 0; at < items; at++) {
    const current = page.locator('.item').nth(at);
    await page.locator('.item-current').waitFor();
    const digits = (await current.locator('.item-key').allTextContents()).filter((key) => /^\d$/.test(key));
    await page.keyboard.press(how === 'best' ? '1' : (digits.at(-1) ?? '1'));
    const stays = how === 'worst' && (await current.locator('.item-flag-critical').count()) > 0;
    if (!stays) continue;
    await page.keyboard.press('m');
    await page.keyboard.type('让客户去问别人');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
  }
}
