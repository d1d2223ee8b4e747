import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookOf, payData, person } from '../../../test/pay/data.ts';
import { shippedPlan, shippedText } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import type { Person } from '../../people/index.ts';
import { type PayData, runPay } from '../pay/index.ts';
import { verifyProof, writeProof } from './service.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixin-proof-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PEOPLE = ['ann', 'bo', 'cy'];

async function proof(name: string, plan = 'points-basic', more: Partial<PayData> = {}): Promise<string> {
  const metrics = bookOf(
    Object.fromEntries(PEOPLE.map((id, i) => [id, { contacts_handled: String(600 + i), qa_deductions: '18' }])),
    { A: { contacts_handled: '5400', csat: '0.92' } },
  );
  const data = payData({ people: PEOPLE.map((id) => person(id)), metrics, ...more });
  const run = runPay(shippedPlan(plan), data);
  if (!run.ok) throw new Error('the plan compiles');
  const path = join(folder, name);
  const writer = await writeProof(path, run.value.plan, shippedText(plan), data.period.text);
  for (const pay of run.value.pay) await writer.add(pay);
  await writer.close();
  return path;
}

async function tampered(name: string, change: (text: string) => string, plan?: string): Promise<readonly string[]> {
  const path = await proof(name, plan, plan === 'team-pool' ? { period: period('2026-Q1') } : {});
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
  const verified = await verifyProof(path);
  return verified.problems.map((p) => [p.code, p.where.person, p.where.planLine].filter(Boolean).join(' '));
}

describe('a proof file', () => {
  it('is one JSON document with everything needed to work it out again', async () => {
    const document = JSON.parse(await readFile(await proof('whole.json'), 'utf8'));
    expect(document.header.text).toBe(shippedText('points-basic'));
    expect(document.people.map((p: { record: { person: string } }) => p.record.person)).toEqual(PEOPLE);
    expect(document.people[0].record.amounts.performance_pay).toBe('360.00');
    expect(document.people[0].record.sources.deductions).toBe('metric qa_deductions');
  });

  it('is verified, and written twice it is the same bytes', async () => {
    const [one, two] = [await proof('one.json'), await proof('two.json')];
    expect(await readFile(one, 'utf8')).toBe(await readFile(two, 'utf8'));
    const verified = await verifyProof(one);
    expect(verified.ok && [verified.value.people, verified.value.plan]).toEqual([3, 'points-basic']);
  });

  it('is verified where a record changed within the period, and where it ends with nothing', async () => {
    const standings = (before: Partial<Person>, after: Partial<Person>) => {
      const [ann, then] = [person('ann', after), person('ann', before)];
      const stood = [
        { from: '2026-01-01', to: '2026-01-15', person: then },
        { from: '2026-01-16', to: '2026-01-31', person: ann },
      ];
      return { people: [ann], standings: new Map([['ann', stood]]) };
    };
    const raised = standings({ base_pay: Decimal.of('3000') }, { base_pay: Decimal.of('3500') });
    const gone = standings({ attributes: { meal_allowance: '220' } }, {});
    for (const [name, plan, more] of [
      ['raised.json', 'points-basic', raised],
      ['gone.json', 'structure', gone],
    ] as const) {
      const path = await proof(name, plan, more);
      expect(await readFile(path, 'utf8')).toContain('"stretches"');
      expect((await verifyProof(path)).problems).toEqual([]);
    }
    const path = join(folder, 'raised.json');
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('"days":11,"value":"3000"', '"days":1,"value":"3000"'),
    );
    expect((await verifyProof(path)).ok).toBe(false);
  });

  it('is verified for a plan that shares, with everybody together', async () => {
    const verified = await verifyProof(await proof('pool.json', 'team-pool', { period: period('2026-Q1') }));
    expect(verified.ok && verified.value.people).toBe(3);
  });

  it('is verified however it is laid out, as long as it says the same', async () => {
    const path = await proof('pretty.json');
    await writeFile(path, JSON.stringify(JSON.parse(await readFile(path, 'utf8')), null, 2));
    expect((await verifyProof(path)).ok).toBe(true);
  });

  it('of nobody is still a proof', async () => {
    const verified = await verifyProof(await proof('nobody.json', 'points-basic', { people: [] }));
    expect(verified.ok && verified.value.people).toBe(0);
  });
});

describe('tampering with a proof', () => {
  it.each([
    ['an amount', '"performance_pay":"360.60"', '"performance_pay":"9360.60"', 'payslip.proof-line bo performance_pay'],
    ['an input', '"value":"601"', '"value":"801"', 'payslip.proof-line bo total_points'],
    ['a step', '"id":"coefficient","step":0', '"id":"coefficient","step":1', 'payslip.proof-line ann coefficient'],
    ['a source', '"deductions":"metric qa_deductions"', '"deductions":"file x.csv row 2"', 'payslip.proof-record ann'],
    ['a name', '"person":"bo","sources"', '"person":"bob","sources"', 'payslip.proof-line bob inputs'],
  ])('with %s is named by person and line', async (what, from, to, expected) => {
    expect(await tampered(`${what}.json`, (text) => text.replace(from, to))).toEqual([expected]);
  });

  it('with the plan is found, whether or not its hash was left alone', async () => {
    expect(await tampered('plan.json', (text) => text.replace('is: 1.2', 'is: 1.3'))).toEqual(['payslip.proof-plan']);
  });

  it('by leaving somebody out breaks the chain', async () => {
    const withoutBo = (text: string) =>
      text
        .split('\n')
        .filter((line) => !line.includes('"person":"bo"'))
        .join('\n');
    expect(await tampered('gone.json', withoutBo)).toEqual(['payslip.proof-record cy']);
  });

  it('by cutting the end off is found', async () => {
    const found = await tampered('cut.json', (text) => text.split('\n').slice(0, 2).join('\n'));
    expect(found).toEqual(['payslip.proof-unreadable']);
    const sealed = await tampered('seal.json', (text) => text.replace('"people":3}', '"people":4}'));
    expect(sealed).toEqual(['payslip.proof-seal']);
  });

  it('in a plan that shares is named by person and line', async () => {
    const found = await tampered(
      'pool-amount.json',
      (text) => text.replace(/"team_share":"[\d.]+"/, '"team_share":"9.99"'),
      'team-pool',
    );
    expect(found).toEqual(['payslip.proof-line ann team_share']);
    const source = await tampered(
      'pool-source.json',
      (text) => text.replace('"heads":"profile team_size"', '"heads":"nowhere"'),
      'team-pool',
    );
    expect(source).toEqual(['payslip.proof-record ann']);
  });

  it('with a file that is no proof is refused, not crashed on', async () => {
    const path = join(folder, 'other.json');
    for (const text of ['', '{}', '[]', 'null', '{"format":"jixin-proof/1","header":{},"people":[\n', 'hello']) {
      await writeFile(path, text);
      expect((await verifyProof(path)).problems.map((p) => p.code)).toEqual(['payslip.proof-unreadable']);
    }
    await writeFile(path, '{"run":{}}');
    expect((await verifyProof(path)).problems[0]?.params.detail).not.toContain('undefined');
    expect((await verifyProof(join(folder, 'absent.json'))).problems[0]?.code).toBe('payslip.proof-unreadable');
  });
});
