import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../access/index.ts';
import { monthOf } from '../../../base/period.ts';
import type { Result } from '../../../base/problem.ts';
import { monthBooks } from '../../../home/books/service.ts';
import { appendFacts } from '../../../ledger/service.ts';
import { readPlan } from '../../../plan/index.ts';
import { openRecords, type Records } from '../../../platform/db/records.ts';
import type { ActivityReader, ActivityStore } from '../../../stages/activity/index.ts';
import { readLaw } from '../../../stages/pay/law/index.ts';
import { verifyProof } from '../../../stages/payslip/service.ts';
import { findingGroups } from '../closing/service.ts';
import { reasonOfDelta } from '../deltas/reason/service.ts';
import { offeredDeltas, takeDeltas } from '../deltas/service.ts';
import { exportRun } from '../exports/service.ts';
import type { Run } from '../model.ts';
import { payslipsOf, payslipView } from '../payslips/service.ts';
import { lineReason } from '../reasons/service.ts';
import { resultHash } from '../results/service.ts';
import { explainFindings, findRun, moveRun, prepareRun } from '../runs/service.ts';
import type { PayRules, PayrunWorld } from '../world.node.ts';

const plan = (id: string, pays: string) => `
plan: ${id}
version: 1
title: { en: ${id} }
applies: { posts: [basic] }
pays: ${pays}
inputs:
  base: { title: { en: Base }, profile: base_pay, unit: yuan, missing: 0 }
lines:
  base_pay: { title: { en: Base pay }, kind: earning, unit: yuan, formula: base }
`;
const late = plan('late', 'month').replace('[basic]', '[late]');
const PLANS = [plan('monthly', 'month'), plan('second', 'month'), plan('bonus', 'year'), late];
const LAW = new URL('../../../../catalog/law/', import.meta.url);
const dir = mkdtempSync(join(tmpdir(), 'jixin-withholding-'));
let records: Records;
let world: PayrunWorld;
let rules: PayRules = { city: '上海', withholding: true, fundRate: null };
let at = Date.parse('2026-02-01T08:00:00.000Z');

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}

function actor(id: string, role: Role): Actor {
  const account = {
    ...{ id, login: id, name: id, person: null, disabled: false, mustChangePassword: false, secondFactor: false },
    ...{ roles: [role], oidcSubject: null, oidcEmail: null },
    grants: ['pay:all' as const],
  };
  return { account, via: 'session', tokenScope: null, sessionId: id };
}
const hr = actor('hr', 'hr');
const boss = actor('boss', 'manager');

beforeAll(async () => {
  records = must(await openRecords({ dataDir: dir }));
  const plans = PLANS.map((text) => ({ plan: must(readPlan(text, 'plan.yaml')), text }));
  const shipped = must(
    readLaw(readdirSync(LAW).map((file) => ({ file, text: readFileSync(new URL(file, LAW), 'utf8') }))),
  );
  const law = { ...shipped, insurances: shipped.insurances.map((city) => ({ ...city, from: '2026-01-01' })) };
  let made = 0;
  const now = () => {
    at += 1000;
    return new Date(at).toISOString();
  };
  world = {
    ...{ records, activity: {} as ActivityReader, now, newId: () => `id${++made}` },
    today: async () => '2026-12-31',
    month: async () => monthOf(now().slice(0, 10)),
    plans: () => plans,
    metrics: () => [],
    law: () => law,
    books: monthBooks({ records, activity: {} as ActivityStore, dictionary: () => [], now }),
    payRules: async () => rules,
  };
  const hired = { post: 'basic', hired_on: '2025-01-01' };
  await record('ann', '2026-01-01', { ...hired, name: 'Ann', base_pay: '30000', insurance_base: '30000' });
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

async function record(subject: string, valid: string, data: Record<string, string>): Promise<void> {
  const fact = { kind: 'person.recorded', subject, valid, until: null, by: 'hr', why: 'test', replaces: null, data };
  must(await appendFacts(records, [{ ...fact, source: null }], () => new Date(world.now())));
}

const prepare = async (period: string, id = 'monthly') =>
  must(await prepareRun(world, hr, { plan: id, period, inputs: null }));
const move = (who: Actor, run: Run, id: Parameters<typeof moveRun>[2]['move']) =>
  moveRun(world, who, { id: run.id, move: id, reason: 'test' });

async function approve(run: Run): Promise<Run> {
  must(await move(hr, run, 'check'));
  for (const { code, severity } of await findingGroups(records, run))
    if (severity === 'warning') must(await explainFindings(world, hr, { id: run.id, code, reason: 'seen' }));
  must(await move(hr, run, 'submit'));
  return must(await move(boss, run, 'approve'));
}

async function close(run: Run): Promise<Run> {
  await approve(run);
  must(await move(hr, run, 'publish'));
  at += 4 * 86_400_000;
  return must(await move(hr, run, 'close'));
}

const taxOf = async (run: Run) =>
  must(await payslipView(records, run, 'ann')).withheld.find(({ id }) => id === 'law.income_tax')?.amount;
const codes = async (run: Run) => (await findingGroups(records, run)).map(({ code }) => code);

async function register(run: Run, name: 'register.csv' | 'bank.csv'): Promise<string> {
  const file = must(await exportRun(records, { run, name, lang: 'en', people: null }));
  const pieces: Buffer[] = [];
  for await (const piece of file) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

describe('withholding in pay runs', () => {
  let january: Run;

  it('stands on the payslip from gross to net, each line with its reason', async () => {
    january = await prepare('2026-01');
    const view = must(await payslipView(records, january, 'ann'));
    expect(view.payable).toBe('30000.00');
    expect(view.withheld.map(({ amount }) => amount)).toEqual([
      ...['2400.00', '600.00', '150.00', '2100.00', '592.50', '24157.50'],
    ]);
    const why = must(await lineReason(world, january, { person: 'ann', line: 'law.net_pay', withRows: true }));
    expect(why.parts.map(({ id }) => id)).toContain('law.income_tax');
    expect((await payslipsOf(records, 'ann')).map(({ net }) => net)).toEqual([]);
  });

  it('pays what is left to the bank, and shows every amount in the register', async () => {
    const approved = await approve(january);
    expect(await register(approved, 'bank.csv')).toContain('24157.50');
    const csv = await register(approved, 'register.csv');
    expect(csv).toContain('Income tax withheld,Net pay');
    expect(csv).toContain('30000.00,2400.00,600.00,150.00,2100.00,,592.50,24157.50');
  });

  it('is part of what the run’s hash holds', async () => {
    const { outcome } = january;
    expect(await resultHash(records, january.id, outcome?.calculation ?? '')).toBe(outcome?.hash);
    const change = (to: string) => sql`update pay_result set withheld = replace(withheld, '592.5', ${to})`;
    const other = await records.transaction(async (inside) => {
      await change('0.5').execute(inside.as<object>());
      const hash = await resultHash(inside, january.id, outcome?.calculation ?? '');
      await sql`update pay_result set withheld = replace(withheld, '"0.5"', '"592.5"')`.execute(inside.as<object>());
      return hash;
    });
    expect(other).not.toBe(outcome?.hash);
  });

  it('counts the year month after month, corrections of closed months included', async () => {
    must(await move(hr, january, 'publish'));
    at += 4 * 86_400_000;
    january = must(await move(hr, january, 'close'));
    await record('ann', '2026-01-01', { base_pay: '31000' });
    let february = await prepare('2026-02');
    // 61,000 − 10,000 − 10,500 = 40,500 taxable: 10 % less 2,520, less 592.50.
    expect(await taxOf(february)).toBe('937.50');
    const [delta] = await offeredDeltas(records, february);
    if (!delta) throw new Error('the raise makes a difference in January');
    const take = [{ fromRun: delta.fromRun, person: 'ann' }];
    must(await takeDeltas(world, hr, { id: february.id, take, reason: 'raise' }));
    february = (await findRun(records, february.id)) as Run;
    expect(await taxOf(february)).toBe('1037.50');
    expect(must(await payslipView(records, february, 'ann')).payable).toBe('32000.00');
    await close(february);
  });

  it('cannot be approved once another payment of the year was', async () => {
    const [first, second] = [await prepare('2026-03'), await prepare('2026-03', 'second')];
    await approve(first);
    must(await move(hr, second, 'check'));
    for (const { code } of await findingGroups(records, second))
      must(await explainFindings(world, hr, { id: second.id, code, reason: 'seen' }));
    expect((await move(hr, second, 'submit')).problems.map((p) => p.code)).toEqual(['payrun.tax-moved-on']);
    must(await move(hr, second, 'recalculate'));
    const fresh = must(await payslipView(records, (await findRun(records, second.id)) as Run, 'ann')).withheld;
    expect(fresh.map(({ id }) => id)).toEqual(['law.income_tax', 'law.net_pay']);
  });

  it('stops a run that lacks what the year’s tax needs', async () => {
    const skipped = await prepare('2026-05');
    expect(await codes(skipped)).toContain('law.year-incomplete');
    expect((await move(hr, skipped, 'check')).problems.map((p) => p.code)).toEqual(['payrun.open-errors']);
    await record('bo', '2026-01-01', { name: 'Bo', post: 'basic', base_pay: '4000', hired_on: '2026-05-01' });
    must(await move(hr, skipped, 'recalculate'));
    expect(await codes((await findRun(records, skipped.id)) as Run)).toContain('law.insurance-base');
  });

  it('is not worked out where the organisation does not want it', async () => {
    rules = { ...rules, withholding: false };
    const june = await prepare('2026-06');
    expect(must(await payslipView(records, june, 'ann')).withheld).toEqual([]);
    expect(await register(june, 'register.csv')).not.toContain('Net pay');
  });
});

describe('contributions of closed months', () => {
  it('are owed anew for a back-dated base, each by its name, and the year’s tax follows', async () => {
    rules = { city: '上海', withholding: true, fundRate: null };
    await record('cy', '2026-06-01', {
      name: 'Cy',
      post: 'late',
      base_pay: '20000',
      hired_on: '2026-06-01',
      insurance_base: '10000',
    });
    const june = await close(await prepare('2026-06', 'late'));
    await record('cy', '2026-06-01', { insurance_base: '12000' });
    let july = await prepare('2026-07', 'late');
    const before = must(await payslipView(records, july, 'cy')).withheld;
    const offered = await offeredDeltas(records, july);
    expect(
      offered.map(({ line, before: was, now, owed, employer }) => [line, was, now, owed, employer?.difference]),
    ).toEqual([
      ['law.housing_fund', '700.00', '840.00', '140.00', '140.00'],
      ['law.injury', '0.00', '0.00', '0.00', '4.00'],
      ['law.medical', '200.00', '240.00', '40.00', '180.00'],
      ['law.pension', '800.00', '960.00', '160.00', '320.00'],
      ['law.unemployment', '50.00', '60.00', '10.00', '10.00'],
    ]);
    must(await takeDeltas(world, hr, { id: july.id, take: null, reason: 'the base was reported late' }));
    july = (await findRun(records, july.id)) as Run;
    const view = must(await payslipView(records, july, 'cy'));
    const amount = (lines: typeof before, id: string) => Number(lines.find((one) => one.id === id)?.amount ?? 0);
    expect([view.payable, amount(view.withheld, 'law.arrears')]).toEqual(['20000.00', 350]);
    // 350 less of taxable income, at 3 %.
    expect((amount(before, 'law.income_tax') - amount(view.withheld, 'law.income_tax')).toFixed(2)).toBe('10.50');
    expect(view.deltas.find(({ line }) => line === 'law.pension')?.sentence.en).toContain('160.00 yuan withheld later');
    const asked = { person: 'cy', fromRun: june.id, line: 'law.pension', withRows: false };
    const reason = must(await reasonOfDelta(world, july, asked));
    expect(reason.parts.map(({ parts }) => parts[0]?.substituted)).toEqual(['12000 * 0.08', '10000 * 0.08']);
    await expectProof(july);
    // What one run withholds no other is offered.
    expect(await offeredDeltas(records, await prepare('2026-08', 'late'))).toEqual([]);
  });
});

it('knows last year’s pay from what was brought along, where the year’s 60,000 are to come off at once', async () => {
  rules = { city: '上海', withholding: true, fundRate: null };
  for (const [id, amount] of [
    ['dee', '60000.01'],
    ['eve', '60000'],
  ] as const) {
    const record60 = { post: 'late', hired_on: '2020-01-01', name: id, base_pay: '5000', insurance_base: 'none' };
    await record(id, '2026-01-01', { ...record60, tax_allowance: 'year' });
    const brought = { kind: 'amount.granted', subject: id, valid: '2025-12-31', until: null, by: 'hr', why: 'test' };
    const data = { name: 'tax.income', amount };
    const draft = { ...brought, replaces: null, source: null, data };
    must(await appendFacts(records, [draft], () => new Date(world.now())));
  }
  const run = await prepare('2026-01', 'late');
  const found = (await findingGroups(records, run)).find(({ code }) => code === 'law.tax-allowance-year');
  expect(found?.count).toBe(1);
});

/** The proof holds what was settled and withheld, is verified, and is not once an amount in it is another. */
async function expectProof(run: Run): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of must(await exportRun(records, { run, name: 'proof.json', lang: 'en', people: null })))
    pieces.push(Buffer.from(piece));
  const [path, text] = [join(dir, 'proof.json'), Buffer.concat(pieces).toString('utf8')];
  writeFileSync(path, text);
  expect((await verifyProof(path)).ok).toBe(true);
  expect(text).toContain('the base was reported late');
  const net = /"net":"([\d.]+)"/.exec(text)?.[1] ?? '';
  writeFileSync(path, text.replace(`"net":"${net}"`, '"net":"99999.00"'));
  expect((await verifyProof(path)).problems.map(({ code }) => code)).toEqual(['payslip.proof-line']);
}

describe('the law in pay runs', () => {
  it('takes an unknown city for an error, and the organisation’s where a record names none', async () => {
    rules = { city: '拉萨', withholding: false, fundRate: null };
    const july = await prepare('2026-07');
    expect(await codes(july)).toContain('law.city-unknown');
    expect((await move(hr, july, 'check')).problems.map((p) => p.code)).toEqual(['payrun.open-errors']);
    rules = { ...rules, city: '上海' };
    must(await move(hr, july, 'recalculate'));
    expect(await codes((await findRun(records, july.id)) as Run)).not.toContain('law.city-unknown');
  });

  it('warns of a yearly bonus that leaves less in hand than a smaller one', async () => {
    await record('ann', '2026-01-01', { base_pay: '36500' });
    expect(await codes(await prepare('2026', 'bonus'))).toContain('law.bonus-trap');
  });
});
