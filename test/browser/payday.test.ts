import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  browserMissing,
  type Look,
  type Opened,
  openPage,
  picture,
  SKIPPED,
  settled,
  startBrowser,
} from './chromium.ts';

const DESK: Look = { lang: 'en', theme: 'light', width: 1280 };
const PHONE: Look = { lang: 'en', theme: 'light', width: 390 };
const PLAN = 'Points plan, basic agents';
const QUESTION = 'My handled contacts of the last week seem to be missing.';

/** From the numbers to a questioned payslip, as three people click through it; each step stands on the one before. */
describe.skipIf(browserMissing !== undefined)(`payday in a browser${SKIPPED}`, () => {
  let browser: Browser;
  let hr: Opened;
  let manager: Opened;
  let agent: Opened;
  let run = '';

  beforeAll(async () => {
    browser = await startBrowser();
    hr = await signedIn(browser, 'hr', DESK);
    manager = await signedIn(browser, 'manager', DESK);
  });
  afterAll(() => browser?.close());

  it('leads HR from a number down to the rows it was counted from', async () => {
    const { page } = hr;
    await rail(page, 'Numbers');
    await page.getByRole('heading', { name: 'Numbers', level: 1 }).waitFor();
    await page.locator('main button.why').first().click();
    const panel = page.getByRole('complementary', { name: 'Why' });
    await panel.locator('details.reason').first().waitFor();
    const place = panel.getByText(/\.(csv|xlsx)( · [^,]+)?, row \d+$/).first();
    // What a reason opens on is asked for then: before it has come, the next one that is closed is a sibling.
    for (let depth = 0; depth < 5 && !(await place.isVisible()); depth++) {
      await panel.locator('details:not([open]) > summary').first().click();
      await settled(hr);
    }
    await place.waitFor();
    await picture(page, 'journey_why-rows');
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
  });

  it('takes a month of pay from preparation through the approval of another person to payslips', async () => {
    await prepare(hr.page);
    run = new URL(hr.page.url()).pathname.split('/').at(-1) ?? '';
    await move(hr.page, 'Mark as checked', 'Send for approval');
    await explainWarnings(hr.page);
    await move(hr.page, 'Send for approval', null);
    await hr.page.getByText('Waiting for a manager to approve.').waitFor();
    await manager.page.goto(`/pay/runs/${run}`);
    await move(manager.page, 'Approve', null);
    await hr.page.reload();
    await move(hr.page, 'Publish payslips', 'Close the period');
    await picture(hr.page, 'journey_published');
  });

  it('shows the agent the payslip on a phone, each line with its reason, and takes a question', async () => {
    agent = await signedIn(browser, 'agent', PHONE);
    const { page } = agent;
    await rail(page, 'My pay');
    await page.locator(`a[href$="${run}"]`, { hasText: '2026-01' }).click();
    const line = page.locator('.slip-lines button.why').first();
    await line.click();
    const panel = page.getByRole('complementary', { name: 'Why' });
    await panel.locator('details.reason').first().waitFor();
    await picture(page, 'journey_payslip-reason');
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Question a line' }).click();
    await page.getByLabel('What seems wrong').fill(QUESTION);
    await page.getByRole('button', { name: 'Send question' }).click();
    await page.getByText(QUESTION).waitFor();
    await page.getByText('Waiting for HR’s answer.').waitFor();
    await picture(page, 'journey_question');
  });

  it('brings the question to HR, whose answer the agent reads', async () => {
    await rail(hr.page, 'Pay', 'Questions');
    const inbox = hr.page.locator('.slip-inboxed', { hasText: QUESTION });
    await inbox.getByLabel('Answer').fill('They came in after the run; the difference is paid next month.');
    await inbox.getByRole('button', { name: 'Send answer' }).click();
    await inbox.waitFor({ state: 'detached' });
    await agent.page.reload();
    await agent.page.getByText('They came in after the run').waitFor();
  });

  it('complained of nothing on the way', () => {
    expect([hr, manager, agent].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** Through the demo account's button on the sign-in page. */
async function signedIn(browser: Browser, login: string, look: Look): Promise<Opened> {
  const opened = await openPage(browser, inject('address'), look);
  await opened.page.goto('/');
  await opened.page.locator('.door-demo button', { hasText: login }).click();
  await opened.page.getByRole('navigation', { name: 'Navigation' }).waitFor();
  return opened;
}

/** To a task of the rail, and to one of its pages. */
async function rail(page: Page, task: string, title?: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: task, exact: true }).click();
  await page.locator('main h1').waitFor();
  if (title === undefined) return;
  await page.getByRole('navigation', { name: task }).getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  await box.fill(option);
  await page.locator('.ant-select-item-option-active').filter({ hasText: option }).waitFor({ state: 'attached' });
  await box.press('Enter');
}

async function prepare(page: Page): Promise<void> {
  await rail(page, 'Pay', 'Pay runs');
  await page.getByRole('button', { name: 'Calculate a period' }).click();
  await choose(page, 'Plan', PLAN);
  await choose(page, 'Period', '2026-01');
  // Who it would pay is told before anything is prepared.
  await page.getByText(/Will be in the run: [1-9]/).waitFor();
  await page.getByRole('button', { name: 'Calculate', exact: true }).click();
  await page.getByRole('button', { name: 'Mark as checked' }).waitFor();
}

/** Makes a move of the run, and waits for the one that follows. */
async function move(page: Page, name: string, next: string | null): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.click();
  await button.waitFor({ state: 'detached' });
  if (next !== null) await page.getByRole('button', { name: next, exact: true }).waitFor();
}

/** Every warning gets its written reason; the demo's data give some or none. */
async function explainWarnings(page: Page): Promise<void> {
  await page.locator('.parts button', { hasText: 'Findings' }).click();
  const forms = page.locator('.run-finding form');
  for (let left = await forms.count(); left > 0; left = await forms.count()) {
    const field = forms.first().getByRole('textbox');
    const answered = page.locator(`[id="${await field.getAttribute('id')}"]`);
    await field.fill('Seen and right');
    await field.press('Enter');
    await answered.waitFor({ state: 'detached' });
  }
}
