import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { decide, factsExpression, readExpression, readFacts } from './column.ts';
import type { Family, Plain } from './shape.ts';

const ZONE = 'Asia/Shanghai';
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();

/** Reads cells as one column, the way a load does: facts over the whole column, then every cell by what they decide. */
async function readColumn(family: Family, cells: readonly string[], unit?: Plain): Promise<readonly (string | null)[]> {
  const values = cells.map((cell, i) => `(${i}, '${cell.replaceAll("'", "''")}')`).join(', ');
  const from = `(VALUES ${values}) AS t(i, x)`;
  const facts = await connection.runAndReadAll(
    `SELECT to_json(${factsExpression(family, 'x', ZONE)})::VARCHAR FROM ${from}`,
  );
  const decided = decide(family, readFacts(String(facts.getRows()[0]?.[0])), { unit });
  const read = readExpression(family, 'x', decided, ZONE);
  const type = family === 'duration' || family === 'number' ? '::DECIMAL(18,4)::DOUBLE' : '';
  const rows = await connection.runAndReadAll(`SELECT ((${read})${type})::VARCHAR FROM ${from} ORDER BY i`);
  return rows.getRows().map((row) => (row[0] === null ? null : String(row[0])));
}

const readOne = async (family: Family, cell: string, unit?: Plain) => (await readColumn(family, [cell], unit))[0];

describe('dates and instants', () => {
  it.each([
    ['2023-08-01', '2023-08-01 00:00:00'],
    ['2023-8-1', '2023-08-01 00:00:00'],
    ['2023-08-01 18:39', '2023-08-01 18:39:00'],
    ['2023-08-01 18:39:07', '2023-08-01 18:39:07'],
    ['2023-08-01T18:39:07', '2023-08-01 18:39:07'],
    ['2023-08-01T18:39:07.250', '2023-08-01 18:39:07.25'],
    ['2023-08-01T10:39:07Z', '2023-08-01 18:39:07'],
    ['2023-08-01T10:39:07.5Z', '2023-08-01 18:39:07.5'],
    ['2023-08-01T18:39:07+08:00', '2023-08-01 18:39:07'],
    ['2023-08-01 18:39:07+0800', '2023-08-01 18:39:07'],
    ['2023-08-01 10:39+00', '2023-08-01 18:39:00'],
    ['2023-08-01 18:39+08', '2023-08-01 18:39:00'],
    ['2023-08-01 10:39:07 UTC', '2023-08-01 18:39:07'],
    ['2023-07-31T22:39:07-04:00', '2023-08-01 10:39:07'],
    ['26/08/2023 18:39', '2023-08-26 18:39:00'],
    ['26/08/2023 18:39:59', '2023-08-26 18:39:59'],
    ['26/08/2023', '2023-08-26 00:00:00'],
    ['26-08-2023', '2023-08-26 00:00:00'],
    ['26.08.2023 07:05', '2023-08-26 07:05:00'],
    ['8/26/2023', '2023-08-26 00:00:00'],
    ['3/30/2015', '2015-03-30 00:00:00'],
    ['12/31/2021 11:59 PM', '2021-12-31 23:59:00'],
    ['12/31/2021 12:05 AM', '2021-12-31 00:05:00'],
    ['09/27/88', '1988-09-27 00:00:00'],
    ['26-Aug-23', '2023-08-26 00:00:00'],
    ['01-AUG-2023', '2023-08-01 00:00:00'],
    ['1 Aug 2023 09:15', '2023-08-01 09:15:00'],
    ['1 September 2023', '2023-09-01 00:00:00'],
    ['Aug 26, 2023', '2023-08-26 00:00:00'],
    ['August 26 2023', '2023-08-26 00:00:00'],
    ['Aug 26, 2023, 7:05 PM', '2023-08-26 19:05:00'],
    ['2023/8/1', '2023-08-01 00:00:00'],
    ['2023/08/01 18:39', '2023-08-01 18:39:00'],
    ['2023.8.1 8:05:09', '2023-08-01 08:05:09'],
    ['20230801', '2023-08-01 00:00:00'],
    ['20230801183907', '2023-08-01 18:39:07'],
    ['2023年8月1日', '2023-08-01 00:00:00'],
    ['2023年08月01日 18:39', '2023-08-01 18:39:00'],
    ['2023年8月1日 18时39分7秒', '2023-08-01 18:39:07'],
    ['2023年8月1日 下午6:39', '2023-08-01 18:39:00'],
    ['2023年8月1日 星期二 18:39', '2023-08-01 18:39:00'],
    ['２０２３－０８－０１　１８：３９：０７', '2023-08-01 18:39:07'],
    ['  2023-08-01  ', '2023-08-01 00:00:00'],
    ['45139', '2023-08-01 00:00:00'],
    ['45139.7771643519', '2023-08-01 18:39:07'],
    ['44197', '2021-01-01 00:00:00'],
    ['1690886347', '2023-08-01 18:39:07'],
    ['1690886347000', '2023-08-01 18:39:07'],
  ])('read %s', async (cell, expected) => {
    expect(await readOne('instant', cell)).toBe(expected);
  });

  it.each([
    '31/02/2023',
    '2023-02-30',
    '2023-13-01',
    '2023-08-01 25:00',
    '32-Aug-23',
    '1 Foo 2023',
    'soon',
    '12',
    '2023年13月1日',
  ])('do not make %s a date of another day', async (cell) => {
    const read = await readOne('instant', cell);
    // 12 is a spreadsheet's day number: 11 January 1900.
    expect(read).toBe(cell === '12' ? '1900-01-11 00:00:00' : null);
  });

  it('take the order of day and month from the whole column', async () => {
    expect(await readColumn('instant', ['03/04/2021', '25/04/2021'])).toEqual([
      '2021-04-03 00:00:00',
      '2021-04-25 00:00:00',
    ]);
    expect(await readColumn('instant', ['03/04/2021', '04/25/2021'])).toEqual([
      '2021-03-04 00:00:00',
      '2021-04-25 00:00:00',
    ]);
  });

  it('read a column of two shapes by both', async () => {
    expect(await readColumn('instant', ['26-Aug-23', '2023-08-26 10:00:00', '27/08/2023 11:00', '—'])).toEqual([
      '2023-08-26 00:00:00',
      '2023-08-26 10:00:00',
      '2023-08-27 11:00:00',
      null,
    ]);
  });
});

describe('durations', () => {
  it.each([
    ['72.0', '72.0'],
    ['109', '109.0'],
    ['-5', '-5.0'],
    ['1,234', '1234.0'],
    ['1,234.5', '1234.5'],
    ['0:02:23', '143.0'],
    ['00:02:23', '143.0'],
    ['1:00:00', '3600.0'],
    ['100:00:00', '360000.0'],
    ['-0:00:05', '-5.0'],
    ['00:00:00.500', '0.5'],
    ['2:23', '143.0'],
    ['90:05', '5405.0'],
    ['4分23秒', '263.0'],
    ['1小时2分', '3720.0'],
    ['1小時2分3秒', '3723.0'],
    ['45秒', '45.0'],
    ['45.5秒', '45.5'],
    ['3分钟', '180.0'],
    ['2天3小时', '183600.0'],
    ['1h 2m 3s', '3723.0'],
    ['1h2m', '3720.0'],
    ['54 seconds', '54.0'],
    ['1 hour 20 minutes', '4800.0'],
    ['2 days 1 min', '172860.0'],
    ['12s', '12.0'],
    ['4\'23"', '263.0'],
    ['1899-12-30 00:02:23', '143.0'],
    ['1899-12-31T00:02:23', '143.0'],
    ['0.001655092592592593', '143.0'],
    ['.5', '0.5'],
    ['１２秒', '12.0'],
    ['暂无数据', null],
    ['-', null],
    ['abc', null],
    ['1:99:99', null],
  ])('read %s as %s seconds', async (cell, expected) => {
    expect(await readOne('duration', cell)).toBe(expected);
  });

  it.each<[string, Plain, string]>([
    ['1500', 'ms', '1.5'],
    ['2.5', 'min', '150.0'],
    ['1.5', 'h', '5400.0'],
    ['0.5', 'day', '43200.0'],
  ])('take %s in the unit the profile gives: %s', async (cell, unit, expected) => {
    expect(await readOne('duration', cell, unit)).toBe(expected);
  });

  it('take a share of a day only where the whole column is one', async () => {
    expect(await readColumn('duration', ['0.00165509', '0.5'])).toEqual(['143.0', '43200.0']);
    expect(await readColumn('duration', ['0.00165509', '72'])).toEqual(['0.0017', '72.0']);
  });
});

describe('numbers', () => {
  it.each([
    ['1234', '1234.0'],
    ['1,234', '1234.0'],
    ['1,234,567.89', '1234567.89'],
    ['￥12.5', '12.5'],
    ['¥ 1,200', '1200.0'],
    ['$12.50', '12.5'],
    ['-￥12.5', '-12.5'],
    ['￥-12.5', '-12.5'],
    ['12.5元', '12.5'],
    ['93.2%', '0.932'],
    ['93.2 %', '0.932'],
    ['９３．２％', '0.932'],
    ['100%', '1.0'],
    ['(1,234)', '-1234.0'],
    ['1.2万', '12000.0'],
    ['1.5w', '15000.0'],
    ['2亿', '200000000.0'],
    ['12人', '12.0'],
    ['35 次', '35.0'],
    ['+7', '7.0'],
    ['1e3', '1000.0'],
    ['.5', '0.5'],
    ['5.', '5.0'],
    ['0', '0.0'],
    ['-0.5', '-0.5'],
    ['  42 ', '42.0'],
    ['12,34', null],
    ['1.2.3', null],
    ['twelve', null],
    ['--5', null],
    ['1/2', null],
  ])('read %s', async (cell, expected) => {
    expect(await readOne('number', cell)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '-',
    '--',
    '—',
    '?',
    '？',
    'N/A',
    'n/a',
    '#N/A',
    'NULL',
    'null',
    'NaN',
    '暂无数据',
    '无',
    '/',
    '　',
  ])('take "%s" as missing, never as 0', async (cell) => {
    for (const family of ['number', 'duration', 'instant', 'flag'] as const) {
      expect(await readOne(family, cell), family).toBeNull();
    }
  });

  it('take a column in percent where the profile says so', async () => {
    expect(await readColumn('number', ['93.2', '93.2%', '1,000'], 'percent')).toEqual(['0.932', '0.932', '10.0']);
  });
});

describe('yes and no', () => {
  it.each(['Y', 'y', 'Yes', 'TRUE', '1', '是', '√', '已解决', '接通', 'Resolved', ' 是 '])(
    'read %s as yes',
    async (cell) => {
      expect(await readOne('flag', cell)).toBe('true');
    },
  );
  it.each(['N', 'no', 'False', '0', '否', '×', '未解决', '未接通', 'unresolved'])('read %s as no', async (cell) => {
    expect(await readOne('flag', cell)).toBe('false');
  });
  it.each(['maybe', '2', '是的吗'])('read %s as neither', async (cell) => {
    expect(await readOne('flag', cell)).toBeNull();
  });
});
