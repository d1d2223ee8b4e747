import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, type Look, picture, SKIPPED, startBrowser } from './chromium.ts';
import { type OwnOrganisation, ownOrganisation } from './served.ts';
import { Visits } from './visits.ts';

const DESK: Look = { lang: 'zh-CN', theme: 'light', width: 1280 };
const PHONE: Look = { lang: 'zh-CN', theme: 'light', width: 390 };
/** The Tuesday after the month: self-assessment was due the day before. */
const CLOCK = '2026-02-03T01:00:00Z';
const MONTH = '2026-01';
const MOVED = '系统停机，顺延两天';
const CALIBRATED = '跨组支援记录属实';
const REASON = '组长漏记两次分享，有记录';

/** A month's review from its opening to the corrected result; each step stands on the one before. */
describe.skipIf(browserMissing !== undefined)(`a review in a browser${SKIPPED}`, () => {
  let own: OwnOrganisation;
  let browser: Browser;
  let visits: Visits;
  let person = '';
  let cycle = '';
  let released = '';

  beforeAll(async () => {
    own = await ownOrganisation(CLOCK);
    browser = await startBrowser();
    visits = new Visits(own, browser);
    person = (await visits.as('agent')).me.account.person ?? '';
    // The demo's own, half done: the story begins with the month's first click.
    const { ask } = await visits.as('hr');
    const { rows } = await ask('GET', `/api/reviews?period=${MONTH}`);
    await ask('POST', `/api/reviews/${rows[0].id}/discard`, { reason: '重新开' });
  });
  afterAll(async () => {
    await browser?.close();
    await own?.end();
  });

  const open = (login: string, look: Look, path: string) => visits.open(login, look, CLOCK, path);
  /** Buttons of two characters are drawn with a space between them. */
  const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();
  /** Typed into a field that opens a calendar: leaving it closes that, and takes what was typed. */
  const choose = async (page: Page, field: string, day: string) => {
    await page.locator(field).fill(day);
    await page.locator(field).press('Tab');
    await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
  };
  const move = async (page: Page, title: string, reason?: string) => {
    await press(page, new RegExp(`^${title}$`));
    if (reason !== undefined) await page.locator('#review-reason').fill(reason);
    await press(page, new RegExp(`^确认${title}$`));
    await page.getByRole('button', { name: `确认${title}` }).waitFor({ state: 'detached' });
  };

  it('is opened by HR, who puts off a day with a reason that all can read', async () => {
    const page = await open('hr', DESK, '/reviews');
    await press(page, /^开考核$/);
    await choose(page, '#review-period', MONTH);
    await page.locator('form').getByRole('button', { name: '开考核' }).click();
    await page.waitForURL(/\/reviews\/cycles\//);
    cycle = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await press(page, /^改截止日$/);
    await choose(page, '#date-due', '2026-02-07');
    await page.locator('#date-why').fill(MOVED);
    await page.locator('form').getByRole('button', { name: '改截止日' }).click();
    // A Saturday: refused, and nothing is lost of what was typed.
    await page.getByText('2026-02-07 按公司日历不上班').waitFor();
    await choose(page, '#date-due', '2026-02-05');
    await page.locator('form').getByRole('button', { name: '改截止日' }).click();
    await page.getByText(`自评：2026-02-02 改为 2026-02-05。${MOVED}`).waitFor();
    await picture(page, 'review_1-board');
  });

  it('is told to the agent, who assesses themself and peers on the phone', async () => {
    const page = await open('agent', PHONE, `/reviews/rate/${cycle}`);
    expect(JSON.stringify(await (await visits.as('agent')).ask('GET', '/api/notices'))).toContain(MOVED);
    const cards = page.locator('.review-card');
    const count = await cards.count();
    expect(count).toBeGreaterThan(3);
    for (let at = 0; at < count; at++) {
      const card = cards.nth(at);
      for (const input of await card.locator('.review-item input[inputmode=decimal]').all())
        await input.fill(at === 0 ? '92' : '81');
      if (at === 0) await picture(page, 'review_2-self');
      const given = page.waitForResponse((reply) => reply.request().method() === 'PUT');
      await card.locator('button[type=button].ant-btn-primary').click();
      expect((await given).status()).toBe(200);
      await card.getByText('已交').waitFor();
    }
  });

  it('is rated by the lead, everybody of the team in one grid', async () => {
    const page = await open('lead', DESK, `/reviews/rate/${cycle}`);
    const grid = page.locator('table', { has: page.locator('input[data-cell="0 0"]') }).first();
    await grid.waitFor();
    for (const input of await grid.locator('input[data-cell]').all()) await input.fill('70');
    await picture(page, 'review_3-grid');
    await page
      .getByRole('button', { name: /^提交填完的/ })
      .first()
      .click();
    await page.getByText('已保存。').waitFor();
  });

  it('is summed up by HR and calibrated by the manager, with a reason', async () => {
    const hr = await open('hr', DESK, `/reviews/cycles/${cycle}`);
    await move(hr, '结束评分并汇总', '其余同事本月不评');
    const { ask } = await visits.as('manager');
    const before = (await ask('GET', `/api/reviews/${cycle}/sums?q=${person}`)).rows[0].score;
    const page = await open('manager', DESK, `/reviews/cycles/${cycle}?part=sums`);
    const row = page.locator('main table tbody tr', { hasText: person });
    await row.getByRole('button', { name: /调\s?整/ }).click();
    await page.locator('#adjust-item').click();
    await page.locator('.ant-select-item-option', { hasText: '团队协作' }).click();
    await page.locator('#adjust-score').fill('90');
    await page.locator('#adjust-why').fill(CALIBRATED);
    await press(page, /^保存调整$/);
    await page.locator('#adjust-why').waitFor({ state: 'detached' });
    const after = (await ask('GET', `/api/reviews/${cycle}/sums?q=${person}`)).rows[0].score;
    expect(Number(after)).toBeGreaterThan(Number(before));
    await picture(page, 'review_4-calibrated');
  });

  it('is released by two: HR submits and cannot release, the manager releases', async () => {
    const hr = await open('hr', DESK, `/reviews/cycles/${cycle}`);
    await move(hr, '提交公布');
    expect(await hr.getByRole('button', { name: /^公布结果$/ }).isDisabled()).toBe(true);
    const results = await visits.as('agent');
    await expect(results.ask('GET', `/api/people/${person}/reviews/${cycle}`)).rejects.toThrow('404');
    const manager = await open('manager', DESK, `/reviews/cycles/${cycle}`);
    await move(manager, '公布结果');
    await manager.getByText('已公布').first().waitFor();
  });

  it('is read on the phone with its why, and contested where the number stands', async () => {
    const page = await open('agent', PHONE, '/reviews/mine');
    await page.locator('.review-list a', { hasText: MONTH }).last().click();
    await page.waitForURL(/\/reviews\/results\//);
    released = (await (await visits.as('agent')).ask('GET', `/api/people/${person}/reviews/${cycle}`)).score;
    await page.locator('button.why', { hasText: released }).first().click();
    await page.locator('.why-panel').getByText('团队协作').first().waitFor();
    await picture(page, 'review_5-why');
    await page.keyboard.press('Escape');
    const item = page.locator('main table tbody tr', { hasText: '学习能力' });
    await item.getByRole('link', { name: '申诉' }).first().click();
    await page.locator('#appeal-statement').fill('两次组内分享没有计入。');
    await page.locator('#appeal-wish').fill('按记录评分');
    await press(page, /^提交申诉$/);
    await page.waitForURL(/\/appeals\/(?!new)/);
  });

  it('is corrected by the verdict of whoever did not rate, and the agent reads the new number and what it was', async () => {
    const { rows } = await (await visits.as('hr')).ask('GET', '/api/appeals?limit=100');
    const { id } = rows.find(({ kind }: { kind: string }) => kind === 'rating');
    const page = await open('hr', DESK, `/appeals/${id}`);
    await page.getByText('两次组内分享没有计入。').waitFor();
    await page.locator('#score-0').fill('95');
    await press(page, /^预览影响$/);
    await page.getByText('先预览').waitFor({ state: 'detached' });
    await page.locator('#verdict-reason').fill(REASON);
    await press(page, /^确\s?定$/);
    await page.locator('#verdict-reason').waitFor({ state: 'detached' });
    const phone = await open('agent', PHONE, `/reviews/results/${person}/${cycle}`);
    await phone.getByText('公布后的更正').waitFor();
    await picture(phone, 'review_6-corrected');
    const corrected = (await (await visits.as('agent')).ask('GET', `/api/people/${person}/reviews/${cycle}`)).score;
    expect(Number(corrected)).toBeGreaterThan(Number(released));
    await phone.getByText(`${released} → ${corrected}`).waitFor();
  });

  it('complained of nothing on the way but the day that was refused', async () => {
    await visits.leave();
    expect(visits.complaints).toEqual([expect.stringMatching(/422.*\/steps\/self/)]);
  });
});
