import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../access/index.ts';
import type { Result } from '../../../base/problem.ts';
import { openRecords, type Records } from '../../../platform/db/records.ts';
import type { Check, SamplingPlan } from '../model.ts';
import { DEFAULT_PLANS } from '../sampling/defaults.ts';
import { insertChecks, insertDraw, type NewCheck } from '../store.ts';
import type { QualityWorld } from '../world.node.ts';
import { claimNext, queueOf, release } from './service.ts';

/** Who gets which conversation of the queue. */

const folder = mkdtempSync(join(tmpdir(), 'jixin-queue-'));
let records: Records;
let world: QualityWorld;
let clock = Date.UTC(2026, 0, 16, 1);

beforeAll(async () => {
  const opened = await openRecords({ dataDir: folder });
  if (!opened.ok) throw new Error('no records');
  records = opened.value;
  const cards = new URL('../../../../catalog/scorecards/', import.meta.url);
  world = {
    records,
    activity: { dialect: 'duckdb', rows: async () => '', lend: (_, use) => use(), query: async () => [] },
    now: () => new Date(clock).toISOString(),
    today: async () => new Date(clock).toISOString().slice(0, 10),
    newId: () => '',
    secret: () => '',
    cards: () => readdirSync(cards).map((file) => ({ file, text: readFileSync(new URL(file, cards), 'utf8') })),
    scoreUntil: async (day) => day,
    answerUntil: async (day) => day,
  };
  const definition = DEFAULT_PLANS[1] as SamplingPlan;
  const drawn = { drawnAt: world.now(), drawnBy: 'q' };
  await insertDraw(records, { id: 'd1', plan: 'vip', day: '2026-01-15', seed: 's', definition, ...drawn });
});
afterAll(async () => {
  await records.close();
  rmSync(folder, { recursive: true, force: true });
});

let number = 0;
async function put(...checks: readonly Partial<NewCheck>[]): Promise<void> {
  const rows = checks.map((check): NewCheck => {
    number += 1;
    const key = `c${number}`;
    const none = { channel: null, project: null, issue: null, firstResponse: null, handleTime: null, resolved: null };
    const conversation = { key, agent: 'a', startedAt: '', ...none, transferred: null, customer: null, order: null };
    return {
      ...{ id: key, draw: 'd1', plan: 'vip', day: '2026-01-15', person: 'p1', team: 't1', lead: 'Li', place: number },
      due: '2026-01-20',
      ...{ conversation, watcher: 'quality', ownTeam: false, scorecard: 'deductions-vip' },
      ...check,
    };
  });
  expect(await insertChecks(records, rows)).toBe(rows.length);
}

async function empty(): Promise<void> {
  await records.as<{ quality_check: { id: string } }>().deleteFrom('quality_check').execute();
}

function actor(id: string, roles: readonly Role[], person: string | null = null): Actor {
  const plain = { login: id, name: id, grants: [], disabled: false, mustChangePassword: false, secondFactor: false };
  const elsewhere = { oidcSubject: null, oidcEmail: null };
  return { account: { id, roles, person, ...plain, ...elsewhere }, via: 'session', tokenScope: null, sessionId: '' };
}

function contactOf(result: Result<{ readonly check: Check }>): string {
  return result.ok ? result.value.check.conversation.key : (result.problems[0]?.code ?? '');
}

describe('the queue', () => {
  it('gives two who ask at once two different conversations, and each the same again', async () => {
    await empty();
    await put({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const askers = ['q1', 'q2', 'q3', 'q4'].map((id) => actor(id, ['quality']));
    const got = await Promise.all(askers.map(async (asker) => contactOf(await claimNext(world, asker))));
    expect(new Set(got).size).toBe(4);
    expect(got.filter((one) => one === 'quality.nothing-waiting')).toHaveLength(1);
    const again = await Promise.all(askers.map(async (asker) => contactOf(await claimNext(world, asker))));
    expect(again).toEqual(got);
  });

  it('gives nobody their own conversation, nor the quality team those of their own team unless the plan says so', async () => {
    await empty();
    await put({ id: 'own', person: 'q' }, { id: 'other', person: 'p2' });
    expect(contactOf(await claimNext(world, actor('q', ['quality'], 'q')))).not.toBe('quality.nothing-waiting');
    expect((await queueOf(world, actor('q', ['quality'], 'q'))).owed).toBe(1);
    expect((await queueOf(world, actor('x', ['quality']))).owed).toBe(2);
  });

  it('gives a lead the own team’s where the plan says that leads watch, and only these', async () => {
    await empty();
    await put({ id: 'led', lead: 'L1', watcher: 'lead' }, { id: 'other', lead: 'L2', watcher: 'lead' }, { id: 'q' });
    expect((await queueOf(world, actor('l', ['lead'], 'L1'))).owed).toBe(1);
    expect((await queueOf(world, actor('q', ['quality']))).owed).toBe(1);
    expect((await queueOf(world, actor('b', ['lead', 'quality'], 'L1'))).owed).toBe(2);
  });

  it('lets another have what was claimed and left lying, without the draft of the first', async () => {
    await empty();
    await put({ id: 'left' });
    expect(contactOf(await claimNext(world, actor('q1', ['quality'])))).toBe(`c${number}`);
    expect(contactOf(await claimNext(world, actor('q2', ['quality'])))).toBe('quality.nothing-waiting');
    clock += 5 * 3_600_000;
    const taken = await claimNext(world, actor('q2', ['quality']));
    expect(taken.ok && taken.value.check).toMatchObject({ entries: {}, inspector: { account: 'q2' } });
    expect((await release(world, actor('q1', ['quality']), 'left')).ok).toBe(false);
    expect((await release(world, actor('q2', ['quality']), 'left')).ok).toBe(true);
  });

  it('refuses a conversation that was drawn before, whichever plan draws it', async () => {
    await empty();
    await put({ id: 'once' });
    const [check] = (await claimNext(world, actor('q1', ['quality']))).ok ? [number] : [];
    const none = { channel: null, project: null, issue: null, firstResponse: null, handleTime: null, resolved: null };
    const conversation = {
      key: `c${check}`,
      agent: 'a',
      startedAt: '',
      ...none,
      transferred: null,
      customer: null,
      order: null,
    };
    const head = {
      id: 'twice',
      draw: 'd1',
      plan: 'basic',
      day: '2026-01-15',
      person: 'p1',
      team: null,
      lead: null,
      place: 1,
      due: null,
    };
    const twice: NewCheck = { ...head, conversation, watcher: 'lead', ownTeam: true, scorecard: 'deductions-basic' };
    expect(await insertChecks(records, [twice])).toBe(0);
  });
});
