import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JANUARY } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import type { ActivityReader } from '../activity/index.ts';
import { call } from '../metrics/testing/catalog.node.ts';
import { evidenceFor, type LoadedForPay, readInputsFile } from './service.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixin-inputs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: string | Buffer) {
  const path = join(folder, 'inputs.csv');
  await writeFile(path, bytes);
  return readInputsFile(path, shippedPlan('points-basic'), [], JANUARY);
}

const CSV = 'person,质检扣分,reception_points\r\n王芳,18,"1,600"\r\n\r\n李雷,20.5,\r\n';

describe('an inputs file on disk', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${CSV}`)],
    ['GB18030', iconv.encode(CSV, 'gb18030')],
  ])('is read in %s, with its rows counted as a spreadsheet counts them', async (_, bytes) => {
    const result = await read(bytes);
    const rows = result.ok ? [...result.value.byPerson] : [];
    expect(
      rows.map(([id, { row, values }]) => `${id} ${row} ${values.deductions} ${values.reception_points ?? '—'}`),
    ).toEqual(['王芳 2 18 1600', '李雷 4 20.5 —']);
  });

  it.each([
    ['that is not there', null],
    ['with an open quote', 'person,extra\nann,"1\n'],
    ['that is no text', Buffer.from([0x70, 0xff, 0xff, 0x0a])],
  ])('%s is a problem, not a crash', async (_, bytes) => {
    const plan = shippedPlan('points-basic');
    const result = bytes === null ? await readInputsFile(join(folder, 'no.csv'), plan, [], JANUARY) : await read(bytes);
    expect(result.problems.map((p) => p.code)).toEqual(['pay.inputs-unreadable']);
  });

  it('that is empty says which column it needs', async () => {
    expect((await read('')).problems.map((p) => p.code)).toEqual(['pay.person-column']);
  });
});

it('finds the rows behind a number as they were known, and whose they were by the rule of then', async () => {
  const asked: (string | undefined)[] = [];
  const statements: string[] = [];
  const activity: ActivityReader = {
    dialect: 'duckdb',
    rows: async (_kind, _period, known) => {
      asked.push(known);
      return 'contact_rows';
    },
    lend: async (_tables, use) => use(),
    query: async (statement) => {
      statements.push(statement);
      return [];
    },
  };
  const contacts = call('contacts_handled');
  const cell = { value: null, numerator: Decimal.ZERO, n: Decimal.ZERO };
  const source = { from: 'metric', measured: { call: contacts, cell } };
  const request = { metrics: [contacts], period: JANUARY, by: ['person'], where: null, spread: false };
  const rule = {
    ...{
      id: 'f',
      kind: 'setting.changed',
      subject: 'setting:transfer',
      valid: '2025-01-01',
      until: null,
      by: 'HR',
      why: '',
    },
    ...{ known: '2025-01-01T00:00:00.000Z', replaces: null, source: null, data: { value: 'first' } },
  };
  const EVERYBODY = { posts: null, levels: null, statuses: null };
  const loaded = {
    ...{
      plan: { inputs: [{ id: 'handled', of: 'person' }], applies: EVERYBODY },
      period: JANUARY,
      ledger: [rule],
      given: null,
    },
    ...{
      activity: [{ question: { of: 'person', request, texts: [] }, rows: [] }],
      asKnown: '2026-02-03T00:00:00.000Z',
    },
  } as unknown as LoadedForPay;
  const pay = { person: { id: 'P1' }, inputs: { handled: { value: null, source } } } as never;
  await evidenceFor({ activity, records: undefined as never }, loaded, pay);
  expect(asked).toEqual(['2026-02-03T00:00:00.000Z', '2026-02-03T00:00:00.000Z']);
  expect(statements[0]).toContain('coalesce(t."first_agent", t."agent")');
});
