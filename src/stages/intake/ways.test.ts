import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Duck, openDuck, readTexts } from '../../platform/duckdb/duckdb.ts';
import { columnList, rowsOf } from '../activity/index.ts';
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

const NUMBERS = ['0', '5', '7.5', '120', '-3', '1e3', '0.0004999', '.5', ''];
/** Too many minutes for a column of seconds. */
const LARGE = '999999999999';
const ODD_NUMBERS = ['-', '暂无数据', '1,234', '１２', '1分5秒', 'soon', '1e15', ' 5', '+5'];
/** Cells of one shape, and cells of others. */
const COLUMNS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['Ann', 'Bob', '安'],
    ['', 'N/A', ' Cid ', 'None'],
  ],
  [
    ['2026-01-05 10:00:00', '2026-01-31 23:59:59', '2026-02-01 00:00:00'],
    ['', '2026-02-31 10:00:00', '2026-01-05', '2026-01-05T10:00:00+00:00', '5/6/2026'],
  ],
  [[...NUMBERS, LARGE], ODD_NUMBERS],
  [NUMBERS, [...ODD_NUMBERS, LARGE]],
  [
    ['0', '3', '12', ''],
    ['2.5', '-1', 'x'],
  ],
  [
    ['1', '4', '5', '', '4.5'],
    ['0', '9', '?'],
  ],
  [
    ['Y', 'N', ''],
    ['是', 'maybe', 'TRUE'],
  ],
];
const IDS = [
  ['7', '8', '9', '10', '11'],
  ['a', 'b', ' c', '-', ''],
  ['007', '7', '70'],
];

/** The rest of the rows: each column of one shape, or where it is not clean, with here and there a cell of another. */
function rest(clean: fc.Arbitrary<boolean>): fc.Arbitrary<readonly string[][]> {
  const columns = COLUMNS.map(([plain, odd]) =>
    clean.map((only) => fc.constantFrom(...plain, ...plain, ...plain, ...(only ? [] : odd))),
  );
  return fc.tuple(...columns).chain((cells) => fc.array(fc.tuple(...cells), { minLength: 4, maxLength: 30 }));
}

const mixed = fc
  .tuple(fc.constantFrom(...IDS), rest(fc.boolean()))
  .chain(([ids, rows]) =>
    fc.tuple(...rows.map(() => fc.constantFrom(...ids))).map((keys) => rows.map((row, i) => [keys[i] ?? '', ...row])),
  );
/** Nothing to reject, and an id for each row. */
const clean = rest(fc.constant(true)).map((rows) => rows.map((row, i) => [`${i}`, ...row]));

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
  const stored =
    files.length === 0
      ? []
      : await readTexts(
          duck.connection,
          `SELECT ${columnList('contact')} FROM ${rowsOf('contact', files)} ORDER BY "row"`,
        );
  const left = await readTexts(
    duck.connection,
    'SELECT row, reject, odd FROM staged WHERE reject IS NOT NULL OR odd <> 0 ORDER BY row',
  );
  const lean = files.some((one) => one.lean !== undefined);
  return { typed: table.typed !== undefined, lean, said: { counts, stored, left } };
}

async function twice(rows: readonly (readonly string[])[]) {
  const path = join(folder, `file-${made++}.csv`);
  const lines = [HEADERS, ...rows].map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)));
  writeFileSync(path, `${lines.map((cells) => cells.join(',')).join('\n')}\n`);
  return { whole: await loaded(path, 0), byCell: await loaded(path, Number.POSITIVE_INFINITY) };
}

it('both ways in store and say the same', async () => {
  await fc.assert(
    fc.asyncProperty(mixed, async (rows) => {
      const { whole, byCell } = await twice(rows);
      expect([whole.typed, byCell.typed]).toEqual([true, false]);
      expect(whole.said).toEqual(byCell.said);
    }),
    { numRuns: 40 },
  );
}, 300_000);

it('a file with nothing to reject is stored as it was staged, and reads the same', async () => {
  await fc.assert(
    fc.asyncProperty(clean, async (rows) => {
      const { whole, byCell } = await twice(rows);
      expect([whole.lean, byCell.lean]).toEqual([true, false]);
      expect(whole.said).toEqual(byCell.said);
    }),
    { numRuns: 25 },
  );
}, 300_000);
