import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFiles } from '../../src/demo/index.ts';
import { writeDemo } from '../../src/demo/service.ts';
import { publishedRun, publishPrepared } from './caller.ts';
import { browserMissing, type Look, picture, SKIPPED, settled, startBrowser } from './chromium.ts';
import { type OwnOrganisation, ownOrganisation } from './served.ts';
import { Visits } from './visits.ts';

const DESK: Look = { lang: 'zh-CN', theme: 'light', width: 1280 };
const PHONE: Look = { lang: 'zh-CN', theme: 'dark', width: 390 };
const PLAN = 'points-basic';
const TITLE = '基础客服积分绩效';
const RAISE = '一月晋级补录：底薪 3,400 元';

const PUBLISHED = '2026-02-02T01:00:00Z';
const CLOSED = '2026-02-06T01:00:00Z';
const NEXT = '2026-03-02T01:00:00Z';

/** Whoever does the payroll, from an open month to the difference that the next one settles. Each step stands on the one before. */
describe.skipIf(browserMissing !== undefined)(`a payroll month in a browser${SKIPPED}`, () => {
  let own: OwnOrganisation;
  let browser: Browser;
  let january = '';
  let february = '';
  let person = '';
  let other = '';
  let visits: Visits;

  beforeAll(async () => {
    own = await ownOrganisation(PUBLISHED);
    browser = await startBrowser();
    visits = new Visits(own, browser);
    person = (await visits.as('agent')).me.account.person ?? '';
    const people = { hr: await visits.as('hr'), manager: await visits.as('manager') };
    january = await publishedRun(people, PLAN, '2026-01', '已核对');
    const { rows } = await people.hr.ask('GET', `/api/runs/${january}/results?limit=5`);
    other = rows.map((row: { person: string }) => row.person).find((id: string) => id !== person);
  });
  afterAll(async () => {
    await browser?.close();
    await own?.end();
  });

  it('is not closed while its days for questions run: the page says until when, and who has not answered', async () => {
    const page = await visits.open('hr', DESK, PUBLISHED, `/pay/runs/${january}`);
    const next = page.getByRole('region', { name: '下一步' });
    expect(await next.getByRole('button', { name: '关账' }).isDisabled()).toBe(true);
    await next.getByText('“关账”之前：').waitFor();
    await picture(page, 'month_1-published');
  });

  it('is closed by one press when they are over, and says that nothing changes it any more', async () => {
    await visits.leave();
    await own.turn(CLOSED);
    const page = await visits.open('hr', DESK, CLOSED, `/pay/runs/${january}`);
    await page.getByRole('button', { name: '关账' }).click();
    await page.getByText('已关账：结果不再变化').waitFor();
    await picture(page, 'month_2-closed');
  });

  it('stays as it was when a raise is recorded that should have counted in it', async () => {
    const before = (await (await visits.as('hr')).ask('GET', `/api/people/${person}/payslips/${january}`)).payable;
    for (const who of [person, other]) {
      const page = await visits.open('hr', DESK, CLOSED, `/people/${who}`);
      await page.getByRole('button', { name: '变更资料' }).click();
      await page.getByLabel('哪一项').selectOption('base_pay');
      await page.getByLabel('新值（留空为清除）').fill('3400');
      await page.getByLabel('生效').fill('2026-01-01');
      await page.getByLabel('原因').fill(RAISE);
      await page.getByRole('button', { name: '记录变更' }).click();
      await page.getByRole('row', { name: new RegExp(`2026-01-01.*${RAISE}`) }).waitFor();
    }
    expect((await (await visits.as('hr')).ask('GET', `/api/people/${person}/payslips/${january}`)).payable).toBe(
      before,
    );
  });

  it('comes back in the next month’s run, where every amount tells what was, what is, and what changed', async () => {
    await visits.leave();
    await own.turn(NEXT);
    const files = demoFiles({ people: 30, months: 2, seed: 1 }, new Set());
    const fresh = files.filter(({ name }) => name.includes('2026-02'));
    for (const path of await writeDemo(fresh, join(own.root, 'february'))) await own.jixin(['import', path]);
    const page = await visits.open('hr', DESK, NEXT, '/pay/runs');
    await prepare(page);
    february = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('.parts button', { hasText: '补发补扣' }).click();
    const row = page.locator('main table tbody tr', { hasText: person });
    await row.waitFor();
    await picture(page, 'month_3-offered');
    await row.locator('button.why').last().click();
    const panel = page.getByRole('complementary', { name: '为什么' });
    await panel
      .getByText(/补发 2026-01 .*原为 [\d.,]+，现为 [\d.,]+/)
      .first()
      .waitFor();
    await panel
      .getByText(/之后变了的：.*→ 3400/)
      .first()
      .waitFor();
    for (const side of ['现为', '原为'])
      await panel.locator('details:not([open]) > summary', { hasText: side }).first().click();
    await panel.getByText('2026-01 关账时按当时知道的数据核算。').waitFor();
    await panel.getByText('2026-01 用同一版方案、按现在知道的数据重新核算。').waitFor();
    await picture(page, 'month_4-why');
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
  });

  it('is settled for those who are chosen, the others left for another run', async () => {
    const page = visits.here.page;
    await page.getByRole('checkbox', { name: /^结清/ }).nth(1).waitFor();
    await page.locator('tr', { hasText: other }).getByRole('checkbox').uncheck();
    await page.locator('#delta-reason').fill('随二月工资补发');
    await page.getByRole('button', { name: /结清选中的|在这次核算里结清/ }).click();
    const row = page.locator('main table tbody tr', { hasText: person });
    await row.getByText('随二月工资补发').waitFor();
    const cells = await row.getByRole('cell').allTextContents();
    expect(cells.at(-2)).toBe(cells.at(-3));
    const left = await page.locator('main table tbody tr', { hasText: other }).getByRole('cell').allTextContents();
    expect(left.at(-2)).toBe('—');
    await settled(visits.here);
    await picture(page, 'month_5-taken');
    await page.locator('.parts button', { hasText: '复核' }).click();
    await page
      .getByRole('link', { name: /^在工资表里看/ })
      .first()
      .click();
    await page.getByRole('table', { name: '工资表' }).waitFor();
    await picture(page, 'month_6-register');
  });

  it('ends on the payslip as a line that names the old period, and opens the same reason to whom it is paid', async () => {
    await publishPrepared({ hr: await visits.as('hr'), manager: await visits.as('manager') }, february, '已核对');
    const page = await visits.open('agent', PHONE, NEXT, `/pay/payslips/${person}/${february}`);
    const line = page.locator('.slip-line', { hasText: RAISE });
    await line.locator('button.why').click();
    const panel = page.getByRole('complementary', { name: '为什么' });
    await panel
      .getByText(/之后变了的：.*→ 3400/)
      .first()
      .waitFor();
    await picture(page, 'month_7-payslip');
    const slips = await (await visits.as('hr')).ask('GET', `/api/people/${other}/payslips/${february}`);
    expect(slips.deltas).toEqual([]);
  });

  it('complained of nothing on the way', async () => {
    await visits.leave();
    expect(visits.complaints).toEqual([]);
  });

  async function choose(page: Page, field: string, option: string): Promise<void> {
    const box = page.getByRole('combobox', { name: field });
    await box.fill(option);
    await page.locator('.ant-select-item-option-active').filter({ hasText: option }).waitFor({ state: 'attached' });
    await box.press('Enter');
  }

  async function prepare(page: Page): Promise<void> {
    await page.getByRole('button', { name: '核算一个期间' }).click();
    await choose(page, '方案', TITLE);
    await choose(page, '期间', '2026-02');
    await page.getByRole('button', { name: '核算', exact: true }).click();
    await page.getByRole('button', { name: '完成检查' }).waitFor();
  }
});
