import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from './records.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-records-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('records', () => {
  it('opens, migrates, keeps rows and refuses a second holder', async () => {
    const dataDir = newFolder();
    const opened = await openRecords({ dataDir });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    const second = await openRecords({ dataDir });
    expect(second.ok ? [] : second.problems.map((p) => p.code)).toEqual(['records.locked']);
    const r = opened.value;
    await sql`select 1::bigint as a, date '2026-01-31' as d, timestamptz '2026-01-01 08:00+08' as t, 1.50::numeric as n, '{"a":[1]}'::jsonb as j, true as b, ${['a', 'b']}::text[] as arr`.execute(
      r.as(),
    );
    await r.close();
  });
});
