import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../access/index.ts';
import { monthOf } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { monthBooks } from '../../home/books/service.ts';
import { appendFacts, readFacts } from '../../ledger/service.ts';
import { readPlan } from '../../plan/index.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import type { ActivityReader, ActivityStore } from '../../stages/activity/index.ts';
import { readLaw } from '../../stages/pay/law/index.ts';
import { calculate } from './calculating/service.ts';
import { findingGroups } from './closing/service.ts';
import { reasonOfDelta } from './deltas/reason/service.ts';
import { offeredDeltas, takeDeltas, takenDeltas } from './deltas/service.ts';
import type { Run } from './model.ts';
import { payslipView } from './payslips/service.ts';
import { selectFindings } from './review/service.ts';
import { explainFindings, findRun, moveRun, prepareRun } from './runs/service.ts';
import type { PayrunWorld } from './world.node.ts';

const PLAN = `
plan: base-only
version: 1
title: { en: Base only, zh-CN: 仅底薪 }
applies: { posts: [basic] }
pays: month
inputs:
  base: { title: { en: Base }, profile: base_pay, unit: yuan, missing: 0 }
lines:
  base_pay: { title: { en: Base pay }, kind: earning, unit: yuan, formula: base }
`;

const LAW = new URL('../../../catalog/law/', import.meta.url);
const dir = mkdtempSync(join(tmpdir(), 'jixin-deltas-'));
let records: Records;
let world: PayrunWorld;
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
  const plan = must(readPlan(PLAN, 'base-only.yaml'));
  const law = must(readLaw(readdirSync(LAW).map((file) => ({ file, text: readFileSync(new URL(file, LAW), 'utf8') }))));
  let made = 0;
  const now = () => {
    at += 1000;
    return new Date(at).toISOString();
  };
  const nothingMeasured = {} as ActivityReader;
  world = {
    ...{ records, activity: nothingMeasured, now, newId: () => `id${++made}` },
    today: async () => '2026-12-31',
    month: async () => monthOf(now().slice(0, 10)),
    plans: () => [{ plan, text: PLAN }],
    metrics: () => [],
    law: () => law,
    books: monthBooks({ records, activity: {} as ActivityStore, dictionary: () => [], now }),
    payRules: async () => ({ city: null, withholding: false, fundRate: null }),
  };
  await record('ann', '2026-01-01', { name: 'Ann', post: 'basic', base_pay: '3000', hired_on: '2025-01-01' });
  await record('bo', '2026-01-01', { name: 'Bo', post: 'basic', base_pay: '4000', hired_on: '2025-01-01' });
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

async function record(subject: string, valid: string, data: Record<string, string>): Promise<void> {
  const fact = { kind: 'person.recorded', subject, valid, until: null, by: 'hr', why: 'raise', replaces: null, data };
  must(await appendFacts(records, [{ ...fact, source: null }], () => new Date(world.now())));
}

async function explainAll(run: Run): Promise<void> {
  for (const { code, severity } of await findingGroups(records, run))
    if (severity === 'warning') must(await explainFindings(world, hr, { id: run.id, code, reason: 'seen' }));
}

async function close(run: Run): Promise<Run> {
  const move = async (who: Actor, id: Parameters<typeof moveRun>[2]['move']) =>
    must(await moveRun(world, who, { id: run.id, move: id, reason: '' }));
  await move(hr, 'check');
  await explainAll(run);
  await move(hr, 'submit');
  await move(boss, 'approve');
  await move(hr, 'publish');
  at += 4 * 86_400_000;
  return move(hr, 'close');
}

describe('what becomes known after a period is closed', () => {
  let january: Run;
  let february: Run;

  it('does not change the closed period', async () => {
    january = await close(must(await prepareRun(world, hr, { plan: 'base-only', period: '2026-01', inputs: null })));
    expect(january.outcome).toMatchObject({ people: 2, paid: 2, total: '7000.00' });
    await record('ann', '2026-01-01', { base_pay: '3200' });
    const view = must(await payslipView(records, january, 'ann'));
    expect(view.payable).toBe('3000.00');
    expect((await findRun(records, january.id))?.outcome).toEqual(january.outcome);
  });

  it('leaves a preview that is worked out again the same, to the hash, whatever was recorded since', async () => {
    const preview = must(await prepareRun(world, hr, { plan: 'base-only', period: '2025-12', inputs: null }));
    await record('bo', '2025-12-01', { base_pay: '9000' });
    const again = must(await calculate(world, preview));
    expect([again.hash, again.total]).toEqual([preview.outcome?.hash, preview.outcome?.total]);
    const newer = must(await moveRun(world, hr, { id: preview.id, move: 'recalculate', reason: '' }));
    expect(newer.outcome?.hash).not.toBe(preview.outcome?.hash);
    must(await moveRun(world, hr, { id: preview.id, move: 'discard', reason: 'a trial' }));
    const fresh = await prepareRun(world, hr, { plan: 'base-only', period: '2025-12', inputs: null });
    expect(must(fresh).id).not.toBe(preview.id);
  });

  it('is offered to the next run as a signed difference, naming the old period and both values', async () => {
    february = must(await prepareRun(world, hr, { plan: 'base-only', period: '2026-02', inputs: null }));
    expect(february.outcome?.total).toBe('7200.00');
    const offered = await offeredDeltas(records, february);
    expect(offered).toMatchObject([
      { person: 'ann', period: '2026-01', before: '3000.00', now: '3200.00', difference: '200.00' },
    ]);
  });

  it('is told with what changed since, the amount as it was paid and as it comes out now', async () => {
    const asked = { person: 'ann', fromRun: january.id, withRows: false };
    const reason = must(await reasonOfDelta(world, february, asked));
    expect(reason.sentence.en).toBe(
      'Base pay of 2026-01: 200.00 yuan paid later, 3,000.00 before and 3,200.00 now. Reason: raise. Changed since: Base 3000 → 3200.',
    );
    expect(reason.parts.map(({ title, value, parts }) => [title.en, value, parts[0]?.value])).toEqual([
      ['Now', '3200', '3200'],
      ['Before', '3000', '3000'],
    ]);
    const nobody = await reasonOfDelta(world, february, { ...asked, person: 'bo' });
    expect(nobody.problems.map(({ code }) => code)).toEqual(['payrun.delta-unknown']);
  });

  it('is taken for a written reason only, sends a checked run back, and is paid on the payslip', async () => {
    must(await moveRun(world, hr, { id: february.id, move: 'check', reason: '' }));
    const take = [{ fromRun: january.id, person: 'ann' }];
    const silent = await takeDeltas(world, hr, { id: february.id, take, reason: ' ' });
    expect(silent.problems.map((p) => p.code)).toEqual(['payrun.reason-missing']);
    const wrong = await takeDeltas(world, hr, {
      id: february.id,
      take: [{ fromRun: january.id, person: 'bo' }],
      reason: 'x',
    });
    expect(wrong.problems.map((p) => p.code)).toEqual(['payrun.delta-unknown']);
    const run = must(await takeDeltas(world, hr, { id: february.id, take, reason: 'raise recorded late' }));
    expect(run.state).toBe('prepared');
    const view = must(await payslipView(records, run, 'ann'));
    expect(view.payable).toBe('3400.00');
    expect(view.deltas[0]?.sentence.en).toContain('200.00 yuan paid later, 3,000.00 before and 3,200.00 now');
  });

  it('is settled once: nothing of it is offered to the run after', async () => {
    february = await close(february);
    const facts = await readFacts(records, { kinds: ['period.closed'] });
    expect(facts.map((fact) => fact.subject)).toEqual(['2026-01', '2026-02']);
    expect(facts[1]?.data.hash).not.toBe(february.outcome?.hash);
    const march = must(await prepareRun(world, hr, { plan: 'base-only', period: '2026-03', inputs: null }));
    expect(await offeredDeltas(records, march)).toEqual([]);
    await record('ann', '2026-01-01', { base_pay: '3100' });
    const april = must(await prepareRun(world, hr, { plan: 'base-only', period: '2026-04', inputs: null }));
    const offered = await offeredDeltas(records, april);
    expect(offered.map((d) => [d.period, d.before, d.now, d.difference])).toEqual([
      ['2026-01', '3200.00', '3100.00', '-100.00'],
      ['2026-02', '3200.00', '3100.00', '-100.00'],
    ]);
    // Whom a finding concerns is told by name: of an id nobody knows whose record to look at.
    const open = { code: 'payrun.delta-open', people: null, after: 0 };
    expect((await selectFindings(records, april, open, 10)).map(({ name }) => name)).toEqual(['Ann', 'Ann']);
  });

  it('cannot be slipped into a closed run, even in the database', async () => {
    const refused = await takeDeltas(world, hr, { id: february.id, take: [], reason: '' });
    expect(refused.problems.map((p) => p.code)).toEqual(['payrun.wrong-state']);
    const deleted = sql`delete from pay_delta where run_id = ${february.id}`.execute(records.as<object>());
    await expect(deleted).rejects.toThrow('closed');
    expect(await takenDeltas(records, february.id)).toHaveLength(1);
  });

  it('stops a closing whose stored results were tampered with', async () => {
    const march = (await sql<{ id: string }>`select id from pay_run where period = '2026-03'`.execute(records.as()))
      .rows[0];
    const run = await findRun(records, march?.id ?? '');
    if (!run) throw new Error('no run');
    const tampered = sql`update pay_result set amounts = '{"base_pay":"9999.00"}' where run_id = ${run.id} and person = 'bo'`;
    await tampered.execute(records.as<object>());
    await expect(close(run)).rejects.toThrow('payrun.changed');
    expect((await findRun(records, run.id))?.state).toBe('published');
  });
});
