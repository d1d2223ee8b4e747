import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openRecords, type Records, type RecordsOptions } from '../../src/platform/db/records.ts';
import { type PostgresServer, postgresMissing, startPostgres } from './server.ts';

/** One suite, both homes of the records: each test opens empty records of its own and closes what it opened. */

export interface Backend {
  readonly name: Records['home'];
  /** Options that name an empty database; opening them twice reaches the same one. */
  place(): Promise<RecordsOptions>;
  /** Empty, migrated records. */
  open(): Promise<Records>;
}

export function onEachBackend(title: string, suite: (backend: Backend) => void): void {
  describe(`${title}, on PGlite`, () => {
    const folders: string[] = [];
    const place = async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'jixin-records-'));
      folders.push(dataDir);
      return { dataDir };
    };
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    suite({ name: 'pglite', place, open: async () => opened(await place()) });
  });
  const skipped = postgresMissing === undefined ? '' : ` (skipped: ${postgresMissing})`;
  describe.skipIf(postgresMissing !== undefined)(`${title}, on PostgreSQL${skipped}`, () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());
    const place = async () => ({ dataDir: tmpdir(), url: await server.newDatabase() });
    suite({ name: 'postgres', place, open: async () => opened(await place()) });
  });
}

/** The value of a result that must be one. */
export async function opened(options: RecordsOptions): Promise<Records> {
  const result = await openRecords(options);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
  return result.value;
}
