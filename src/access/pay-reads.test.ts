import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opened } from '../../test/postgres/backends.ts';
import { searchEntries } from '../audit/service.ts';
import type { Records } from '../platform/db/records.ts';
import { type App, createApp } from '../platform/http/app.ts';
import type { Account } from './model.ts';
import { tellPayReads } from './pay-reads.node.ts';

const dir = mkdtempSync(join(tmpdir(), 'jixin-pay-reads-'));
let records: Records;
let app: App;
let clock = Date.parse('2026-11-21T08:00:00.000Z');

beforeAll(async () => {
  records = await opened({ dataDir: dir });
  const options = { version: '0', logger: false, uploadLimit: 1000, rate: 10_000, trustProxy: false } as const;
  app = await createApp({ ...options, web: null, problemStatus: {}, credentials: {} as never });
  app.decorateRequest('actor', null);
  app.addHook('onRequest', async (request) => {
    const account = { id: 'reader', person: 'p1' } as Account;
    request.actor = { account, via: 'session', tokenScope: null, sessionId: '' };
  });
  tellPayReads(app, { records, now: () => new Date(clock).toISOString(), secret: () => '' });
  const own = { action: 'pay.read', person: 'params.person' } as const;
  app.get('/api/people/:person/payslips/:run', { config: own }, async () => ({ total: '1' }));
  app.get('/api/people/:person/payslips/:run/why', { config: own }, async () => ({ total: '1' }));
  app.get('/api/people/:person/payslips/:run/payslip.pdf', { config: own }, async (_request, reply) =>
    reply.header('content-disposition', 'attachment; filename="payslip.pdf"').send('pdf'),
  );
  app.get('/api/people/:person/missing', { config: own }, async (_request, reply) => reply.code(404).send({}));
  app.get('/api/runs/:id/results', { config: { action: 'pay.read' } }, async () => ({ rows: [] }));
  app.get('/api/runs/:id/exports/bank.csv', { config: { action: 'pay.read' } }, async (_request, reply) =>
    reply.header('content-disposition', 'attachment; filename="bank.csv"').send('csv'),
  );
});
afterAll(async () => {
  await app.close();
  await records.close();
  rmSync(dir, { recursive: true });
});

async function toldBy(...urls: readonly string[]) {
  const before = (await searchEntries(records, {}, 100)).length;
  for (const url of urls) await app.inject({ url });
  const now = await searchEntries(records, {}, 100);
  return now
    .slice(0, now.length - before)
    .map(({ actor, action, object, detail }) => ({ actor, action, object, detail }));
}

it('leaves no trace of reading one’s own payslip, in whatever form', async () => {
  expect(await toldBy('/api/people/p1/payslips/r1', '/api/people/p1/payslips/r1/payslip.pdf')).toEqual([]);
});

it('tells of somebody else’s payslip once an hour, however many of its parts are asked for', async () => {
  const parts = ['/api/people/p2/payslips/r1', '/api/people/p2/payslips/r1/why', '/api/people/p2/payslips/r1'];
  const entry = { actor: 'reader', action: 'pay.read-other', object: 'person:p2', detail: { run: 'r1' } };
  expect(await toldBy(...parts)).toEqual([entry]);
  expect(await toldBy('/api/people/p2/payslips/r2', '/api/people/p3/payslips/r1')).toHaveLength(2);
  clock += 3600_000;
  expect(await toldBy(...parts)).toEqual([entry]);
});

it('tells of every file with others’ pay, and not of what was refused or is a page of a run', async () => {
  const bank = { action: 'pay.export', object: 'run:r1', detail: { file: 'bank.csv' } };
  const urls = ['/api/runs/r1/exports/bank.csv', '/api/runs/r1/exports/bank.csv'];
  expect(await toldBy(...urls)).toMatchObject([bank, bank]);
  expect(await toldBy('/api/people/p2/payslips/r1/payslip.pdf')).toMatchObject([
    { action: 'pay.export', object: 'person:p2', detail: { run: 'r1', file: 'payslip.pdf' } },
  ]);
  expect(await toldBy('/api/people/p9/missing', '/api/runs/r1/results')).toEqual([]);
});
