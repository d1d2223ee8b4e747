import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { readHistory } from '../../ledger/service.ts';
import { type Person, peopleAsOf } from '../../people/index.ts';
import { openRecords } from '../../platform/db/records.ts';
import type { Cell, Kind } from '../activity/index.ts';
import { openActivity } from '../activity/service.ts';
import type { ImportReport } from './model.ts';
import { type ImportRequest, type IntakeContext, importFiles } from './service.ts';

/** An organisation for a test: empty, in a folder of its own, with a clock that ticks once a look. */
export interface TestIntake extends IntakeContext {
  readonly folder: string;
  /** Writes a file and returns its path. */
  file(name: string, lines: readonly string[]): string;
  import(file: string, more?: Partial<ImportRequest>): Promise<ImportReport>;
  rows(kind: Kind, of: string, columns: string, where?: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
  people(date: string): Promise<readonly Person[]>;
  close(): Promise<void>;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}

/** `url`: keeps activity in PostgreSQL. */
export async function testIntake(url?: string): Promise<TestIntake> {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-intake-'));
  const records = value(await openRecords({ dataDir: folder }));
  const activity = value(await openActivity({ dataDir: folder, records, url }));
  let ticks = 0;
  let made = 0;
  const context: IntakeContext = {
    records,
    activity,
    clock: () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000),
    ids: () => `i${++made}`,
    zone: 'Asia/Shanghai',
    by: 'test',
  };
  return {
    ...context,
    folder,
    file(name, lines) {
      const path = join(folder, name);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return path;
    },
    async import(file, more = {}) {
      const request = { files: [file], dryRun: false, lang: 'en', progress: () => {}, ...more } as const;
      const [report] = value(await importFiles(context, request));
      if (report === undefined) throw new Error('no report');
      return report;
    },
    async rows(kind, of, columns, where = 'true') {
      const from = await activity.rows(kind, period(of));
      return activity.query(`SELECT ${columns} FROM ${from} r WHERE ${where} ORDER BY row_key`);
    },
    async people(date) {
      return peopleAsOf(await readHistory(records, { kinds: ['person.recorded', 'person.alias'] }), date);
    },
    async close() {
      await activity.close();
      await records.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
