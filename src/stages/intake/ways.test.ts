import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Duck, openDuck, readTexts } from '../../platform/duckdb/duckdb.ts';
import { columnList, quoteText } from '../activity/index.ts';
import { value } from './intake-fixture.node.ts';
import { loadTable } from './load.node.ts';
import { readProfile } from './mapping/profile.ts';
import { readTables } from './read/service.ts';
import { compileTransform } from './transform/statement.ts';

/** A file is read by the CSV reader's own types where it can be, else cell by cell: which way is taken must never show. */

const folder = mkdtempSync(join(tmpdir(), 'jixin-ways-'));
let duck: Duck;
let made = 0;
beforeAll(async () => {
  duck = await openDuck({ tempFolder: join(folder, 'spill'), memoryLimit: '500MB' });
});
afterAll(() => {
  duck.close();
  rmSync(folder, { recursive: true, force: true });
});

const PROFILE = `profile: ours
title: ours
kind: contact
match: { headers: [id] }
columns:
  id: id
  agent: agent
  started_at: at
  first_response: first
  handle_time: { column: handle, unit: min }
  rounds: rounds
  rating: rating
  answered: answered
`;
const HEADERS = ['id', 'agent', 'at', 'first', 'handle', 'rounds', 'rating', 'answered'];

/** A column of one shape as a rule, with here and there a cell of another. */
function column(plain: readonly string[], odd: readonly string[]): fc.Arbitrary<fc.Arbitrary<string>> {
  return fc.boolean().map((clean) => fc.constantFrom(...plain, ...plain, ...plain, ...(clean ? [] : odd)));
}

const NUMBERS = ['0', '5', '7.5', '120', '-3', '1e3', '0.0004999', '.5', '999999999999', ''];
const ODD_NUMBERS = ['-', '暂无数据', '1,234', '１２', '1分5秒', 'soon', '1e15', ' 5', '+5'];
const file = fc
  .record({
    ids: fc.constantFrom<readonly string[]>(['7', '8', '9', '10', '11'], ['a', 'b', ' c', '-', ''], ['007', '7', '70']),
    agent: column(['Ann', 'Bob', '安'], ['', 'N/A', ' Cid ', 'None']),
    at: column(
      ['2026-01-05 10:00:00', '2026-01-31 23:59:59', '2026-02-01 00:00:00'],
      ['', '2026-02-31 10:00:00', '2026-01-05', '2026-01-05T10:00:00+00:00', '5/6/2026'],
    ),
    first: column(NUMBERS, ODD_NUMBERS),
    handle: column(NUMBERS, ODD_NUMBERS),
    rounds: column(['0', '3', '12', ''], ['2.5', '-1', 'x']),
    rating: column(['1', '4', '5', '', '4.5'], ['0', '9', '?']),
    answered: column(['Y', 'N', ''], ['是', 'maybe', 'TRUE']),
  })
  .chain(({ ids, ...columns }) =>
    fc.array(fc.tuple(fc.constantFrom(...ids), ...Object.values(columns)), { minLength: 4, maxLength: 30 }),
  );

/** Everything a load says of a file, and everything it stores of it. */
async function loaded(path: string, directFrom: number) {
  const own = join(folder, `load-${made++}`);
  const [table] = value(
    await readTables(duck.connection, path, { tempDir: mkdtempSync(join(folder, 'read-')), directFrom }),
  );
  if (!table) throw new Error('no table');
  const transform = compileTransform(value(readProfile(PROFILE, 'ours.yaml')), 'contact', table, 'Asia/Shanghai');
  const job = { connection: duck.connection, transform, table, importId: 'i1', folder: own, progress: () => {} };
  const { files, decided: _, ...counts } = await loadTable(job);
  const paths = files.map((one) => quoteText(one.path)).join(', ');
  const stored =
    files.length === 0
      ? []
      : await readTexts(
          duck.connection,
          `SELECT ${columnList('contact')} FROM read_parquet([${paths}], hive_partitioning = false) ORDER BY "row"`,
        );
  const left = await readTexts(
    duck.connection,
    'SELECT row, reject, odd FROM staged WHERE reject IS NOT NULL OR odd <> 0 ORDER BY row',
  );
  return { typed: table.typed !== undefined, said: { counts, months: files.map(({ month }) => month), stored, left } };
}

it('both ways in store and say the same', async () => {
  let typed = 0;
  await fc.assert(
    fc.asyncProperty(file, async (rows) => {
      const path = join(folder, `file-${made++}.csv`);
      writeFileSync(
        path,
        `${[HEADERS, ...rows].map((cells) => cells.join(',').replace('1,234', '"1,234"')).join('\n')}\n`,
      );
      const [whole, byCell] = [await loaded(path, 0), await loaded(path, Number.POSITIVE_INFINITY)];
      typed += whole.typed ? 1 : 0;
      expect(byCell.typed).toBe(false);
      expect(whole.said).toEqual(byCell.said);
    }),
    { numRuns: 40 },
  );
  expect(typed).toBeGreaterThan(10);
}, 300_000);
