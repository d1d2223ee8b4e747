import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { factsOf, type ReadOptions, readTables } from './service.ts';
import { book, sheet, textRows } from './zip-fixture.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-read-'));
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tables(path: string, options: Partial<ReadOptions> = {}) {
  const tempDir = mkdtempSync(join(folder, 't-'));
  const read = await readTables(connection, path, { tempDir, ...options });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { list: read.value, problems: read.problems, tempDir };
}

async function rowsOf(relation: string) {
  return (await connection.runAndReadAll(`SELECT * FROM ${relation} ORDER BY row`)).getRowsJson();
}

describe('reading tables', () => {
  it('gives the same rows whether DuckDB reads the file where it lies or a clean copy', async () => {
    const cell = fc.oneof(
      fc.constantFrom('a', '客服', '', '5', 'x, y', 'say "hi"', ' blank '),
      fc.string({ maxLength: 8 }),
    );
    const safe = cell.map((text) => text.replace(/[\r\n\0]/g, ''));
    const made = fc.array(fc.tuple(safe, safe, safe), { minLength: 1, maxLength: 30 });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(made, async (cells) => {
        const path = join(folder, `same-${n++}.csv`);
        writeFileSync(
          path,
          stringify([['agent', 'team', 'note'], ...cells.map((row, i) => [`n${i}`, ...row.slice(1)])]),
        );
        const [direct] = (await tables(path, { directFrom: 0 })).list;
        const [plain] = (await tables(path, { directFrom: Number.POSITIVE_INFINITY })).list;
        expect(direct?.headers).toEqual(plain?.headers);
        expect(await rowsOf(direct?.relation ?? '')).toEqual(await rowsOf(plain?.relation ?? ''));
      }),
      { numRuns: 25 },
    );
  });

  it('says the same in a process beside the program, also of a file that outgrows its heap', async () => {
    const csv = join(folder, 'beside.csv');
    writeFileSync(csv, 'agent,score\nAda,5\n\nBob,"4\n"\n');
    const xlsx = join(folder, 'beside.xlsx');
    writeFileSync(xlsx, book(sheet(textRows([['agent'], ['Ada']]))));
    for (const path of [csv, xlsx])
      for (const directFrom of [0, Number.POSITIVE_INFINITY]) {
        const [[here], [beside]] = [
          (await tables(path, { directFrom })).list,
          (await tables(path, { directFrom, aside: true })).list,
        ];
        expect(beside).toMatchObject({ headers: here?.headers, rows: here?.rows, problems: here?.problems });
        expect(await rowsOf(beside?.relation ?? '')).toEqual(await rowsOf(here?.relation ?? ''));
      }
    const large = join(folder, 'large.json');
    writeFileSync(large, `[${'{"a":[1,2,3]},'.repeat(2_000_000)}{}]`);
    const tempDir = mkdtempSync(join(folder, 't-'));
    const read = await readTables(connection, large, { tempDir, aside: true, limits: { workerHeap: 1 } });
    expect(read.problems.map(({ code }) => code)).toEqual(['read.broken']);
  });

  it('leaves a large clean file where it lies, and copies one that is not clean', async () => {
    const clean = join(folder, 'clean.csv');
    writeFileSync(clean, `agent,score\n${'Ada,5\n'.repeat(100)}`);
    const left = await tables(clean, { directFrom: 0 });
    expect(left.list[0]?.relation).toContain(clean);
    expect(readdirSync(left.tempDir)).toEqual([]);
    const odd = join(folder, 'odd.csv');
    writeFileSync(odd, `agent,score,team\n${'Ada,5,N\n'.repeat(100)}exported by Bo\n`);
    const copied = await tables(odd, { directFrom: 0 });
    expect(copied.list[0]?.relation).not.toContain(odd);
    expect(copied.list[0]?.rows).toBe(100);
  });

  it('reads every file of a folder in the order of their names and tells what it left out', async () => {
    const many = join(folder, 'many');
    mkdirSync(join(many, 'sub'), { recursive: true });
    writeFileSync(join(many, 'b.csv'), 'agent,score\nBo,4\n');
    writeFileSync(join(many, 'sub', 'c.jsonl'), '{"agent":"Cy"}\n');
    writeFileSync(join(many, 'a.xlsx'), book(sheet(textRows([['agent'], ['Ada']]))));
    writeFileSync(join(many, 'readme.md'), 'not data');
    const { list, problems } = await tables(many);
    expect(list.map((table) => table.file)).toEqual(['a.xlsx', 'b.csv', join('sub', 'c.jsonl')]);
    expect(problems.map((p) => p.code)).toEqual(['read.skipped-file']);
  });

  it('reads every sheet of a workbook under its own name', async () => {
    const path = join(folder, 'two.xlsx');
    const one = { name: '一月', xml: sheet(textRows([['客服'], ['小美']])) };
    const two = { name: '二月', xml: sheet(textRows([['客服'], ['小明']])) };
    writeFileSync(path, book('', { sheets: [one, two] }));
    const { list } = await tables(path);
    expect(list.map((table) => table.sheet)).toEqual(['一月', '二月']);
    expect(await rowsOf(list[1]?.relation ?? '')).toEqual([['2', '小明']]);
  });

  it('spills shared strings to disk and takes the file away again', async () => {
    const path = join(folder, 'spill.xlsx');
    const texts = Array.from({ length: 300 }, (_, i) => `客服 ${i}`);
    const strings = `<sst>${texts.map((t) => `<si><t>${t}</t></si>`).join('')}</sst>`;
    const rows = texts.map((_, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="s"><v>${i}</v></c></row>`);
    writeFileSync(path, book(sheet(textRows([['agent']]) + rows.join('')), { strings }));
    const { list, tempDir } = await tables(path, { limits: { stringsInMemory: 200 } });
    expect((await rowsOf(list[0]?.relation ?? '')).map((row) => row[1])).toEqual(texts);
    expect(readdirSync(tempDir)).toEqual(['0-0.csv']);
  });

  it('reads Parquet with its own column names', async () => {
    const path = join(folder, 'a.parquet');
    await connection.run(`COPY (SELECT 'Ada' AS agent, DATE '2024-01-05' AS "the day") TO '${path}'`);
    const { list } = await tables(path);
    expect(list[0]?.headers).toEqual(['agent', 'the day']);
    expect(await rowsOf(list[0]?.relation ?? '')).toEqual([['1', 'Ada', '2024-01-05']]);
  });

  it('makes no error objects of lines that are blank or too wide, however many they are', async () => {
    const made = vi.spyOn(Error, 'captureStackTrace');
    const errors = () => made.mock.calls.filter(([error]) => 'code' in error && String(error.code).startsWith('CSV_'));
    try {
      for (const [name, line] of Object.entries({ blank: '', wide: '1,2,3' })) {
        const path = join(folder, `${name}-lines.csv`);
        // More than is looked at to tell the layout.
        writeFileSync(path, `a,b\n${'1,2\n'.repeat(1000)}${`${line}\n`.repeat(300)}8,9\n`);
        const [table] = (await tables(path)).list;
        expect((await rowsOf(table?.relation ?? '')).at(-1)).toEqual(['1302', '8', '9']);
        expect(errors()).toEqual([]);
      }
    } finally {
      made.mockRestore();
    }
  });

  it('tells ragged rows, formula errors and formulas without a result', async () => {
    const ragged = join(folder, 'ragged.csv');
    writeFileSync(ragged, `a,b\n${'1,2\n'.repeat(250)}1,2,3\n`);
    expect((await tables(ragged)).list[0]?.problems).toMatchObject([{ code: 'read.ragged', where: { row: 252 } }]);
    const formulas = join(folder, 'formulas.xlsx');
    const cells = '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>NOW()</f></c><c r="C2"><v>1</v></c></row>';
    writeFileSync(formulas, book(sheet(textRows([['a', 'b', 'c']]) + cells)));
    const codes = (await tables(formulas)).list[0]?.problems.map((p) => p.code);
    expect(codes).toEqual(['read.cell-error', 'read.uncomputed']);
  });

  it('finds evidence in the values of each column', async () => {
    const path = join(folder, 'facts.csv');
    writeFileSync(
      path,
      'd,t,n,p,y,x\n05/01/2024,0:02:23,"1,234",93.2%,Y,-\n5-Jan-24,4分23秒,￥12.5,8%,是,\n2024年1月5日,72秒,-,100%,n,a\n',
    );
    const [table] = (await tables(path)).list;
    if (table === undefined) throw new Error('no table');
    const [d, t, n, p, y, x] = await factsOf(connection, table);
    expect([d?.dates, t?.durations, n?.numeric, p?.percents, y?.yesNo]).toEqual([1, 1, 1, 1, 1]);
    expect([n?.filled, x?.filled, x?.examples]).toEqual([2, 1, ['a']]);
  });
});
