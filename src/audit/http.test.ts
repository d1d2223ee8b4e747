import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opened } from '../../test/postgres/backends.ts';
import type { Records } from '../platform/db/records.ts';
import { type App, createApp } from '../platform/http/app.ts';
import { auditRoutes } from './http.ts';
import { audit } from './service.ts';

const dir = mkdtempSync(join(tmpdir(), 'jixin-audit-http-'));
let records: Records;
let app: App;

beforeAll(async () => {
  records = await opened({ dataDir: dir });
  const options = { version: '0', logger: false, uploadLimit: 1000, rate: 10_000, trustProxy: false } as const;
  app = await createApp({ ...options, web: null, problemStatus: {} });
  const names = new Map([
    ['a1', '=HYPERLINK("http://x.example")'],
    ['a2', '李雷'],
  ]);
  const world = { records, now: () => '2026-11-24T00:00:00.000Z' };
  auditRoutes(app, { world, accountNames: async () => names });
  for (const [day, action] of [
    ['21', 'sign-in'],
    ['22', 'account.edit'],
    ['23', 'plan.publish'],
  ] as const)
    await audit(
      records,
      { actor: 'a1', action, object: 'account:a2', detail: { why: '@SUM(1)' } },
      `2026-11-${day}T08:00:00.000Z`,
    );
});
afterAll(async () => {
  await app.close();
  await records.close();
  rmSync(dir, { recursive: true });
});

const actions = async (query: string) =>
  (await app.inject({ url: `/api/audit?${query}` })).json().rows.map((row: { action: string }) => row.action);

it('lists from an instant on and before another, with what accounts are called on both sides', async () => {
  expect(await actions('since=2026-11-22T00:00:00Z')).toEqual(['plan.publish', 'account.edit']);
  expect(await actions('since=2026-11-22T00:00:00Z&until=2026-11-23T08:00:00Z')).toEqual(['account.edit']);
  expect((await app.inject({ url: '/api/audit?since=yesterday' })).statusCode).toBe(400);
  const [row] = (await app.inject({ url: '/api/audit?action=sign-in' })).json().rows;
  expect([row.actorName.slice(0, 10), row.objectName]).toEqual(['=HYPERLINK', '李雷']);
});

it('is taken along as CSV in the reader’s language, with nothing that a spreadsheet would run, and says so itself', async () => {
  const { body, headers } = await app.inject({ url: '/api/audit/export/csv?lang=zh-TW&until=2026-11-22T00:00:00Z' });
  expect(headers['content-disposition']).toContain('audit-2026-11-24.csv');
  const [head, ...rows] = parse(body, { bom: true }) as string[][];
  expect(head?.slice(0, 5)).toEqual(['序號', '時間（UTC）', '誰', '帳號', '做了什麼']);
  expect(rows.map((row) => row.slice(0, 6))).toEqual([
    ['1', '2026-11-21T08:00:00.000Z', '\'=HYPERLINK("http://x.example")', 'a1', '登入', 'sign-in'],
  ]);
  expect(await actions('action=audit.export')).toEqual(['audit.export']);
});

it('is taken along as a workbook in which every cell is a text', async () => {
  const { rawPayload } = await app.inject({ url: '/api/audit/export/xlsx?lang=en&action=plan.publish' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(rawPayload as never);
  const row = workbook.worksheets[0]?.getRow(2);
  expect([row?.getCell(3).value, row?.getCell(5).value]).toEqual([
    '=HYPERLINK("http://x.example")',
    'Published a plan',
  ]);
  expect(row?.getCell(3).formula).toBeUndefined();
});

it('tells where it ends, and where it should once its end was cut off', async () => {
  const verdict = async () => (await app.inject({ method: 'POST', url: '/api/audit/verify' })).json();
  const { end } = await verdict();
  expect(await verdict()).toMatchObject({ brokenAt: null, cut: null, entries: end.seq });
  await sql`delete from audit_entry where seq = ${end.seq}`.execute(records.as());
  expect(await verdict()).toMatchObject({ brokenAt: null, cut: end, entries: end.seq - 1 });
});
