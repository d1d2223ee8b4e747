import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTables } from './service.ts';
import { book, sheet, textRows, zip } from './zip-fixture.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-corpus-'));
let connection: DuckDBConnection;
let made = 0;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly codes: readonly string[];
  /** Row numbers and cells of the first table. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly headers: readonly string[];
}

async function read(name: string, bytes: string | Buffer, limits = {}): Promise<Outcome> {
  const tempDir = mkdtempSync(join(folder, 'run-'));
  const path = join(folder, `${made++}-${name}`);
  writeFileSync(path, bytes);
  const result = await readTables(connection, path, { tempDir, limits });
  const codes = result.problems.map((p) => p.code);
  if (!result.ok) return { codes, rows: [], headers: [] };
  const [table] = result.value;
  if (table === undefined) return { codes, rows: [], headers: [] };
  const rows = await connection.runAndReadAll(`SELECT * FROM ${table.relation} ORDER BY row`);
  return {
    codes: [...codes, ...table.problems.map((p) => p.code)],
    rows: rows.getRowsJson() as Outcome['rows'],
    headers: table.headers,
  };
}

const CSV = 'agent,date,score\nAda,2024-01-05,5\nBo,2024-01-06,4\n';
const ROWS = [
  ['2', 'Ada', '2024-01-05', '5'],
  ['3', 'Bo', '2024-01-06', '4'],
];
const CHINESE = '客服,日期,评分\n小美,2024-01-05,5\n小明,2024-01-06,4\n';
const CHINESE_ROWS = [
  ['2', '小美', '2024-01-05', '5'],
  ['3', '小明', '2024-01-06', '4'],
];
const TABLE = [
  ['agent', 'score'],
  ['Ada', '5'],
];
const good = sheet(textRows(TABLE));
const utf16be = (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')]);

describe('odd but honest files are read', () => {
  it.each<[string, string, string | Buffer, readonly unknown[]]>([
    ['UTF-8', 'a.csv', CSV, ROWS],
    ['UTF-8 with a byte order mark', 'a.csv', `\uFEFF${CSV}`, ROWS],
    ['CRLF', 'a.csv', CSV.replaceAll('\n', '\r\n'), ROWS],
    ['no newline at the end', 'a.csv', CSV.trimEnd(), ROWS],
    ['semicolons', 'a.csv', CSV.replaceAll(',', ';'), ROWS],
    ['tabs called csv', 'a.csv', CSV.replaceAll(',', '\t'), ROWS],
    ['TSV', 'a.tsv', CSV.replaceAll(',', '\t'), ROWS],
    ['GB18030', 'a.csv', iconv.encode(CHINESE, 'gb18030'), CHINESE_ROWS],
    [
      'UTF-16 little endian',
      'a.csv',
      Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(CHINESE, 'utf-16le')]),
      CHINESE_ROWS,
    ],
    ['UTF-16 big endian', 'a.txt', utf16be(CHINESE.replaceAll(',', '\t')), CHINESE_ROWS],
    ['blank lines keep the row numbers', 'a.csv', 'agent,score\n\nAda,5\n\n\n', [['3', 'Ada', '5']]],
    ['a cell of several lines', 'a.csv', 'agent,note\nAda,"a\nb, c"\n', [['2', 'Ada', 'a\nb, c']]],
    ['quotes inside quotes', 'a.csv', 'agent,note\nAda,"say ""hi"""\n', [['2', 'Ada', 'say "hi"']]],
    ['a stray quote', 'a.csv', 'agent,note\nAda,5" screen\n', [['2', 'Ada', '5" screen']]],
    [
      'short rows',
      'a.csv',
      'agent,score,note\nAda,5,x\nBo,4\n',
      [
        ['2', 'Ada', '5', 'x'],
        ['3', 'Bo', '4', null],
      ],
    ],
    [
      'one column',
      'a.csv',
      'agent\nAda\nBo\n',
      [
        ['2', 'Ada'],
        ['3', 'Bo'],
      ],
    ],
    [
      'a preamble and a line after',
      'a.csv',
      `Report of May\n\n${CSV}exported by Bo\n`,
      [
        ['4', ...(ROWS[0] ?? []).slice(1)],
        ['5', ...(ROWS[1] ?? []).slice(1)],
      ],
    ],
    [
      'JSON list',
      'a.json',
      '[{"a":{"b":1},"c":["x","y"]},{"a":{"b":2}}]',
      [
        ['1', '1', 'x, y'],
        ['2', '2', null],
      ],
    ],
    [
      'JSON Lines',
      'a.jsonl',
      '{"a":1}\n\n{"a":2}\n',
      [
        ['1', '1'],
        ['3', '2'],
      ],
    ],
    ['inline strings', 'a.xlsx', book(good), [['2', 'Ada', '5']]],
    [
      'cells without references',
      'a.xlsx',
      book(
        sheet(
          '<row><c t="inlineStr"><is><t>agent</t></is></c><c t="inlineStr"><is><t>score</t></is></c></row><row><c t="inlineStr"><is><t>Ada</t></is></c><c><v>5</v></c></row>',
        ),
      ),
      [['2', 'Ada', '5']],
    ],
    ['prefixed elements', 'a.xlsx', book(good.replaceAll('<', '<x:').replaceAll('<x:/', '</x:')), [['2', 'Ada', '5']]],
    [
      'a cached formula',
      'a.xlsx',
      book(
        sheet(
          `${textRows([['agent', 'score']])}<row r="2"><c r="A2" t="str"><f>"A"</f><v>Ada</v></c><c r="B2"><f>2+3</f><v>5</v></c></row>`,
        ),
      ),
      [['2', 'Ada', '5']],
    ],
    [
      'rich text and its phonetic reading',
      'a.xlsx',
      book(
        sheet(`${textRows([['agent', 'score']])}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>5</v></c></row>`),
        { strings: '<sst><si><r><t>小</t></r><r><t>美</t></r><rPh><t>xiao</t></rPh></si></sst>' },
      ),
      [['2', '小美', '5']],
    ],
    [
      'a hidden sheet is not read',
      'a.xlsx',
      book('', {
        sheets: [
          { name: 'secret', state: 'hidden', xml: sheet(textRows([['x'], ['y']])) },
          { name: 'S', xml: good },
        ],
      }),
      [['2', 'Ada', '5']],
    ],
    [
      'a merge over everything',
      'a.xlsx',
      book(good.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
      [['2', 'Ada', '5']],
    ],
  ])('%s', async (_, name, bytes, rows) => {
    expect((await read(name, bytes)).rows).toEqual(rows);
  });
});

describe('hostile and broken files are refused with a reason', () => {
  const wide = sheet(`${textRows(TABLE)}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`).replace(
    '</worksheet>',
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
  );
  const entity = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${good.replace('Ada', '&b;')}`;
  it.each<[string, string, string | Buffer, string]>([
    ['nothing at all', 'a.csv', '', 'read.empty'],
    ['blanks only', 'a.csv', ' \n\n ', 'read.empty'],
    ['a quote never closed', 'a.csv', 'a,b\n1,"2\n3,4\n', 'read.broken'],
    ['binary bytes', 'a.csv', Buffer.from([1, 0, 2, 0, 255, 7]), 'read.unknown-format'],
    ['a web page called xls', 'a.xls', '<html><table></table></html>', 'read.unknown-format'],
    ['an old Excel file', 'a.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'read.old-excel'],
    ['a huge cell', 'a.csv', `a,b\n1,${'x'.repeat(70_000)}\n`, 'read.huge-cell'],
    ['a cell that swallows the file', 'a.csv', `a,b\n1,"${'x\n'.repeat(1_000_000)}`, 'read.huge-cell'],
    ['too many columns', 'a.csv', `${'a,'.repeat(1200)}a\n`, 'read.too-wide'],
    ['JSON cut off', 'a.json', '[{"a":1},{"a"', 'read.broken'],
    ['JSON without records', 'a.json', '[]', 'read.empty'],
    ['JSON nested beyond reason', 'a.json', '['.repeat(200_000), 'read.broken'],
    [
      'a JSON object of a thousand fields',
      'a.json',
      JSON.stringify([Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`k${i}`, i]))]),
      'read.too-wide',
    ],
    ['Parquet cut off', 'a.parquet', 'PAR1xxxx', 'read.broken'],
    ['a zip cut off', 'a.xlsx', book(good).subarray(0, 300), 'read.broken'],
    ['a zip that is no workbook', 'a.xlsx', zip([{ name: 'a.txt', data: 'x' }]), 'read.broken'],
    ['a zip with a path upwards', 'a.xlsx', zip([{ name: '../../evil', data: 'x' }]), 'read.broken'],
    ['a part larger than it claims', 'a.xlsx', book(good, { claims: 10 }), 'read.broken'],
    ['XML not well formed', 'a.xlsx', book('<worksheet><sheetData><row></sheetData>'), 'read.broken'],
    ['XML cut off', 'a.xlsx', book('<worksheet><sheetData><row r="1">'), 'read.broken'],
    ['a sheet that is something else', 'a.xlsx', book('<html/>'), 'read.broken'],
    ['entities', 'a.xlsx', book(entity), 'read.broken'],
    ['rows running backwards', 'a.xlsx', book(sheet('<row r="5"/><row r="2"/>')), 'read.broken'],
    ['a row number beyond the grid', 'a.xlsx', book(sheet('<row r="99999999"/>')), 'read.too-long'],
    ['a row number that is none', 'a.xlsx', book(sheet('<row r="x"/>')), 'read.broken'],
    ['a cell at the far corner, merged over everything', 'a.xlsx', book(wide), 'read.too-wide'],
    ['a cell reference that is none', 'a.xlsx', book(sheet('<row r="1"><c r="?1"><v>1</v></c></row>')), 'read.broken'],
    [
      'a shared string that is not there',
      'a.xlsx',
      book(sheet('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')),
      'read.broken',
    ],
    ['a huge cell in a sheet', 'a.xlsx', book(sheet(textRows([['a'], ['x'.repeat(70_000)]]))), 'read.huge-cell'],
    [
      'a huge shared string',
      'a.xlsx',
      book(good, { strings: `<sst><si><t>${'x'.repeat(70_000)}</t></si></sst>` }),
      'read.huge-cell',
    ],
    ['a workbook without cells', 'a.xlsx', book(sheet('')), 'read.empty'],
  ])('%s', async (_, name, bytes, code) => {
    expect((await read(name, bytes)).codes).toContain(code);
  });

  it('a deflate bomb of 1,000 to 1 and the far corner cell, before they are unpacked', async () => {
    const bomb = book(sheet(' '.repeat(64 * 1024 ** 2)));
    const corner = book(wide);
    for (const [bytes, code] of [
      [bomb, 'read.bomb'],
      [corner, 'read.too-wide'],
    ] as const) {
      expect((await read('a.xlsx', bytes)).codes).toEqual([code]);
    }
  });

  it('never throws on random bytes, whatever they are called', async () => {
    const names = fc.constantFrom('a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'a.txt', 'a.parquet');
    const starts = fc.constantFrom('', 'PK\x03\x04', 'PAR1', '{', '\xff\xfe', 'a,b\n"');
    await fc.assert(
      fc.asyncProperty(names, starts, fc.uint8Array({ maxLength: 400 }), async (name, start, bytes) => {
        const content = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.from(bytes)]);
        const { codes, headers } = await read(name, content);
        // Either a table that DuckDB could query, or a reason.
        expect(headers.length > 0 || codes.length > 0, JSON.stringify(name)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
