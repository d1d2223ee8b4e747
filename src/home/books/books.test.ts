import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendFacts } from '../../ledger/service.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import type { ActivityStore, ImportRecord } from '../../stages/activity/index.ts';
import { monthBooks } from './service.ts';

const dir = mkdtempSync(join(tmpdir(), 'jixin-books-'));
let records: Records;
beforeAll(async () => {
  const opened = await openRecords({ dataDir: dir });
  if (!opened.ok) throw new Error(opened.problems.map((one) => one.code).join());
  records = opened.value;
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

describe('what the books keep', () => {
  it('is asked for again where something was recorded, imported or undone since, and never else', async () => {
    let imports: Pick<ImportRecord, 'id' | 'undone'>[] = [];
    const activity = { imports: async () => imports } as unknown as ActivityStore;
    const now = () => new Date().toISOString();
    const books = monthBooks({ records, activity, dictionary: () => [], now });
    let worked = 0;
    const ask = () => books.keep('a number', async () => ++worked);
    expect([await ask(), await ask()]).toEqual([1, 1]);
    const said = { kind: 'award.granted', subject: 'p1', valid: '2026-01-05', until: null, by: 'hr', why: 'star' };
    const draft = { ...said, replaces: null, data: { amount: '5', award: 'star' }, source: null };
    expect((await appendFacts(records, [draft], () => new Date())).problems).toEqual([]);
    expect([await ask(), await ask()]).toEqual([2, 2]);
    imports = [{ id: 'i1', undone: null }];
    expect([await ask(), await ask()]).toEqual([3, 3]);
    imports = [{ id: 'i1', undone: now() }];
    expect([await ask(), await ask()]).toEqual([4, 4]);
  });

  it('is not what failed', async () => {
    const activity = { imports: async () => [] } as unknown as ActivityStore;
    const books = monthBooks({ records, activity, dictionary: () => [], now: () => new Date().toISOString() });
    await expect(books.keep('a number', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await books.keep('a number', async () => 1)).toBe(1);
  });
});
