import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jixin, type Ran, records } from './run-cli.ts';

/** The cases of the points scheme as an inputs file; the sums are worked out by hand in the scheme's text. */
const INPUTS = `person,monthly_base,unpaid_days,reception_points,deductions,execution,tickets,full_attendance,good_cases,level_bonus,wrong_tickets,extra
a,3000,0,600,18,20,15,10,5,10,4,2
b,3000,0,600,70,20,15,10,5,10,4,2
d,3000,2.5,600,18,20,15,0,5,10,4,2
`;

describe('paying from an inputs file, without any data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin pay '));
  const file = (name: string) => join(folder, name);
  const args = ['--plan', 'points-basic', '--period', '2026-01', '--inputs', file('in.csv'), '--data', file('data')];
  beforeAll(() => writeFileSync(file('in.csv'), INPUTS));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the cents of the scheme, makes no data folder, and proves what it paid', async () => {
    const { code } = await jixin(['pay', ...args, '--out', file('pay.csv'), '--proof', file('proof.json')]);
    expect(code).toBe(0);
    expect(readFileSync(file('pay.csv'), 'utf8')).toBe(
      [
        'person,base_pay,coefficient,total_points,performance_pay,gross_pay',
        'a,3000.00,1.2,778,389.00,3389.00',
        'b,3000.00,0,58,0.00,3000.00',
        'd,2655.17,1.2,768,384.00,3039.17',
        '',
      ].join('\n'),
    );
    expect(existsSync(file('data'))).toBe(false);
    expect((await jixin(['verify', file('proof.json')])).code).toBe(0);
  });

  it('notices a proof in which somebody changed one cent', async () => {
    await jixin(['pay', ...args, '--out', file('pay.csv'), '--proof', file('proof.json')]);
    const forged = readFileSync(file('proof.json'), 'utf8').replace(
      '"performance_pay":"389.00"',
      '"performance_pay":"389.01"',
    );
    writeFileSync(file('forged.json'), forged);
    const { code, err } = await jixin(['verify', file('forged.json')]);
    expect(code).toBe(1);
    expect(err).toContain('performance_pay');
  });

  it('tells the band and how far the next one is', async () => {
    const { code, out } = await jixin(['explain', ...args, '--person', 'a', '--line', 'coefficient']);
    expect(code).toBe(0);
    expect(out).toContain('18 points');
    expect(out).toContain('−60.00 yuan');
    expect(out).toContain('in.csv row 2');
  });

  it('names person, line and input where a value is missing', async () => {
    writeFileSync(file('gap.csv'), 'person,deductions\nx,5\n');
    const gap = args.map((arg) => (arg === file('in.csv') ? file('gap.csv') : arg));
    const { code, err } = await jixin(['pay', ...gap]);
    expect(code).toBe(1);
    expect(err).toMatch(/person x/);
    expect(err).toContain('reception_points');
  });

  it('knows no person, line or plan of that name', async () => {
    expect((await jixin(['explain', ...args, '--person', 'nobody'])).err).toContain('cli.person-unknown');
    expect((await jixin(['explain', ...args, '--person', 'a', '--line', 'no'])).err).toContain('cli.line-unknown');
    expect((await jixin(['pay', '--plan', 'no', '--period', '2026-01'])).err).toContain('points-basic');
  });
});

describe('the demo, from its exports to a payslip', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin demo '));
  const data = ['--data', folder];
  const month = ['--plan', 'points-basic', '--period', '2026-01', ...data];
  let made: Ran;
  beforeAll(async () => {
    made = await jixin(['demo', '--people', '40', '--months', '1', ...data]);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('imports every file whole, and once', async () => {
    expect({ code: made.code, err: made.err }).toMatchObject({ code: 0 });
    const list = records((await jixin(['imports', '--format', 'csv', ...data])).out);
    expect(new Set(list.map((one) => one.kind))).toEqual(
      new Set(['roster', 'contact', 'shift', 'check', 'case', 'sale', 'followup', 'fact']),
    );
    expect(list.every((one) => one.rejected === '0')).toBe(true);
    expect((await jixin(['demo', '--people', '40', '--months', '1', ...data])).code).toBe(0);
    expect(records((await jixin(['imports', '--format', 'csv', ...data])).out)).toHaveLength(list.length);
  });

  it('keeps the settings that a command gives it, and none that cannot be', async () => {
    const zone = async () =>
      records((await jixin(['settings', '--format', 'csv', ...data])).out).find(({ name }) => name === 'zone');
    expect((await jixin(['settings', 'zone=Asia/Urumqi', ...data])).code).toBe(0);
    expect((await zone())?.value).toBe('Asia/Urumqi');
    const refused = await jixin(['settings', 'name=A', 'zone=Mars/Base', ...data]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('zone: an IANA time zone');
    expect((await jixin(['settings', 'clock=9', ...data])).err).toContain('cli.setting');
    expect((await zone())?.value).toBe('Asia/Urumqi');
    expect((await jixin(['settings', 'zone=Asia/Shanghai', ...data])).code).toBe(0);
  });

  it('is not mixed into other data', async () => {
    const { code, err } = await jixin(['demo', '--people', '41', '--months', '1', ...data]);
    expect(code).toBe(1);
    expect(err).toContain('cli.demo-occupied');
  });

  it('pays every basic agent, the same twice, and explains down to file and row', async () => {
    const first = await jixin(['pay', ...month, '--format', 'csv']);
    expect(first.code).toBe(0);
    const register = records(first.out);
    expect(register.length).toBeGreaterThan(10);
    expect((await jixin(['pay', ...month, '--format', 'csv'])).out).toBe(first.out);
    const person = register[0]?.person ?? '';
    const { out } = await jixin(['explain', ...month, '--person', person, '--rows', '1']);
    const [, row = '0'] = /会话明细_2026-01\.csv row (\d+)/.exec(out) ?? [];
    const lines = readFileSync(join(folder, 'demo', '会话明细_2026-01.csv'), 'utf8').split('\n');
    const [, key = '?'] = /会话明细_2026-01\.csv row \d+: (\w+)/.exec(out) ?? [];
    expect(lines[Number(row) - 1]?.startsWith(key)).toBe(true);
  });

  it('shows the planted truth that the night shift is slower', async () => {
    const { out } = await jixin([
      'metrics',
      'handle_time',
      '--period',
      '2026-01',
      '--by',
      'shift',
      '--format',
      'csv',
      ...data,
    ]);
    const time = Object.fromEntries(records(out).map((row) => [row.shift, Number(row.handle_time)]));
    expect(time.晚班).toBeGreaterThan((time.早班 ?? 0) * 1.15);
  });

  it('takes an import back and forgets its numbers', async () => {
    const list = records((await jixin(['imports', '--format', 'csv', ...data])).out);
    const contacts = list.find((one) => one.kind === 'contact');
    expect((await jixin(['undo', contacts?.id ?? '', ...data])).code).toBe(0);
    const after = await jixin(['metrics', 'contacts_handled', '--period', '2026-01', '--format', 'csv', ...data]);
    expect(after.err).toContain('cli.no-rows');
    expect((await jixin(['undo', 'no-such-import', ...data])).code).toBe(1);
  });
});
