import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { period } from '../../base/period.ts';
import type { Problem, Result } from '../../base/problem.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import type { ActivityStore } from '../activity/index.ts';
import { openActivity } from '../activity/service.ts';
import { type ImportRequest, type IntakeContext, importFiles, listImports, undo } from './service.ts';

const SAMPLES = process.env.JIXIN_SAMPLES ?? join(import.meta.dirname, '../../../../shared/data');
const folders: string[] = [];
const opened: { activity: ActivityStore; records: Records }[] = [];

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p: Problem) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}

async function newContext(): Promise<IntakeContext & { readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-intake-'));
  folders.push(folder);
  const records = value(await openRecords({ dataDir: folder }));
  const activity = value(await openActivity({ dataDir: folder, records }));
  opened.push({ activity, records });
  let ticks = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000);
  let made = 0;
  return { records, activity, clock, ids: () => `i${++made}`, zone: 'Asia/Shanghai', by: 'test', folder };
}

function request(files: readonly string[], more: Partial<ImportRequest> = {}): ImportRequest {
  return { files, dryRun: false, lang: 'en', progress: () => {}, ...more };
}

async function rowsOf(context: IntakeContext, of: string, columns = '*', known?: string) {
  const from = await context.activity.rows('contact', period(of), known);
  return context.activity.query(`SELECT ${columns} FROM ${from} r ORDER BY row_key`);
}

afterAll(async () => {
  for (const { activity, records } of opened) {
    await activity.close();
    await records.close();
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('an import', () => {
  let context: Awaited<ReturnType<typeof newContext>>;
  beforeEach(async () => {
    context = await newContext();
  });

  const write = (name: string, lines: readonly string[]) => {
    const path = join(context.folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const HEADER = 'id,agent,started_at,channel,first_response,handle_time,rating';
  const row = (id: string, rest = 'Ann,2023-08-01 10:00:00,chat,12,300,5') => `${id},${rest}`;

  it('accounts for every row: accepted, rejected with its reason, repeated, impossible', async () => {
    const file = write('a.csv', [
      HEADER,
      row('c1'),
      row('c2', 'Bob,2023-08-01 10:00:00,chat,-5,300,4'),
      row('c3', 'Bob,soon,chat,5,300,4'),
      row('c4', 'Bob,,chat,5,300,4'),
      row('c1'),
      row('c5', 'Bob,2023-08-02 10:00:00,chat,abc,300,4'),
      row('c6', 'Bob,2023-08-02 10:00:00,chat,5,-300,4'),
      row('c2', 'Bob,2023-08-01 10:00:00,chat,7,300,4'),
    ]);
    const rejects = join(context.folder, 'rejects.csv');
    const [report] = value(await importFiles(context, request([file], { as: 'contact', rejectsPath: rejects })));
    expect(report).toMatchObject({ read: 8, accepted: 3, rejected: 4, duplicates: 1, dropped: 0, added: 3 });
    expect(report).toMatchObject({ first: '2023-08-01', last: '2023-08-02', peopleCreated: 2 });
    const reasons = report?.rejects.map((one) => [one.reason, one.field, one.rows, one.example.where.row]);
    expect(reasons).toEqual([
      ['intake.unreadable', 'started_at', 1, 4],
      ['intake.missing', 'started_at', 1, 5],
      ['intake.unreadable', 'first_response', 1, 7],
      ['intake.repeated-key', null, 1, 3],
    ]);
    const odd = report?.findings.filter((f) => f.problem.code === 'intake.impossible');
    expect(odd?.map((f) => [f.problem.params.target, f.rows, f.examples])).toEqual([
      ['first_response', 1, [{ row: 3, value: '-5' }]],
      ['handle_time', 1, [{ row: 8, value: '-300' }]],
    ]);
    const lines = readFileSync(rejects, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toContain('a.csv,,4,started_at,soon,intake.unreadable');
    const kept = await rowsOf(context, '2023-08', 'row_key, "row", first_response, handle_time, import_id');
    expect(kept).toEqual([
      { row_key: 'c1', row: '6', first_response: '12.000', handle_time: '300.000', import_id: 'i1' },
      { row_key: 'c2', row: '9', first_response: '7.000', handle_time: '300.000', import_id: 'i1' },
      { row_key: 'c6', row: '8', first_response: '5.000', handle_time: null, import_id: 'i1' },
    ]);
  });

  it('changes nothing the second time, and says so', async () => {
    const file = write('a.csv', [HEADER, row('c1'), row('c2')]);
    const other = write('b.csv', [HEADER, row('c2'), row('c1')]);
    await importFiles(context, request([file], { as: 'contact' }));
    for (const again of [file, other]) {
      const [report] = value(await importFiles(context, request([again], { as: 'contact' })));
      expect(report).toMatchObject({ importId: null, added: 0, replaced: 0, unchanged: 2 });
    }
    expect(await listImports(context)).toHaveLength(1);
  });

  it('replaces rows by key, keeps the old ones readable as known then, and undoes in any order', async () => {
    const a = write('a.csv', [HEADER, row('c1'), row('c2'), row('c3')]);
    const b = write('b.csv', [HEADER, row('c2', 'Zoe,2023-09-02 10:00:00,chat,1,2,3'), row('c4')]);
    await importFiles(context, request([a], { as: 'contact' }));
    const before = await rowsOf(context, '2023');
    const then = context.clock().toISOString();
    const [report] = value(await importFiles(context, request([b], { as: 'contact' })));
    expect(report).toMatchObject({ added: 1, replaced: 1, unchanged: 0 });
    expect((await rowsOf(context, '2023', 'row_key, agent')).map((r) => `${r.row_key} ${r.agent}`)).toEqual([
      'c1 Ann',
      'c2 Zoe',
      'c3 Ann',
      'c4 Ann',
    ]);
    expect(await rowsOf(context, '2023', '*', then)).toEqual(before);
    value(await undo(context, report?.importId ?? ''));
    expect(await rowsOf(context, '2023')).toEqual(before);
    value(await undo(context, 'i1'));
    expect(await rowsOf(context, '2023')).toEqual([]);
  });

  it('keeps nothing on a dry run', async () => {
    const file = write('a.csv', [HEADER, row('c1')]);
    const [report] = value(await importFiles(context, request([file], { as: 'contact', dryRun: true })));
    expect(report).toMatchObject({ importId: null, dryRun: true, added: 1 });
    expect(await rowsOf(context, '2023')).toEqual([]);
    expect(await listImports(context)).toEqual([]);
  });
});

describe.skipIf(!existsSync(SAMPLES))('the real exports (in JIXIN_SAMPLES)', () => {
  it('import to the counts known of them, their traps told as findings', async () => {
    const context = await newContext();
    const file = join(SAMPLES, 'shopzilla_csat_17182.csv');
    const [report] = value(await importFiles(context, request([file], { as: 'contact' })));
    expect(report).toMatchObject({ read: 17182, accepted: 17182, rejected: 0, duplicates: 0 });
    const negative = report?.findings.find((f) => f.problem.params.target === 'first_response');
    expect(negative?.rows).toBe(635);
    expect(report?.peopleCreated).toBe(1368);
  });

  it('make the two shapes of the calls equal rows', async () => {
    const contents: unknown[] = [];
    for (const name of ['pwc_call_center_5000.csv', 'pwc_call_center_5000.xlsx']) {
      const context = await newContext();
      const [report] = value(await importFiles(context, request([join(SAMPLES, name)], { as: 'contact' })));
      expect(report).toMatchObject({ read: 5000, accepted: 5000, peopleCreated: 8 });
      const rows = await rowsOf(context, '2021-01..2021-03');
      contents.push(rows.map(({ file, sheet, row, import_id, ...own }) => own));
    }
    expect(contents[0]).toHaveLength(5000);
    expect(contents[0]).toEqual(contents[1]);
  });
});
