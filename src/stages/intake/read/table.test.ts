import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTable } from './table.ts';

const rows = (text: string) =>
  text.split('\n').map((line, i) => ({ row: i + 1, cells: line.split(',').map((cell) => cell.trim()) }));

describe('finding the header', () => {
  it('names blank and repeated headers', () => {
    const { headers, problems } = findTable(rows(',agent,日期,日期\n1,Ada,2024-01-05,2024-01-06'));
    expect(headers).toEqual(['column 1', 'agent', '日期', '日期 (2)']);
    expect(problems.map((p) => p.code)).toEqual(['read.header-named', 'read.header-named']);
  });

  it('joins a group line with the names under it', () => {
    const { headers, data } = findTable(rows('姓名,接待,,评价,\n,人数,时长,好评,差评\n小美,3,40,2,0\n小明,5,30,1,1'));
    expect(headers).toEqual(['姓名', '接待 / 人数', '接待 / 时长', '评价 / 好评', '评价 / 差评']);
    expect(data).toBe(2);
  });

  it('joins a Chinese line with its English one', () => {
    const { headers, data } = findTable(rows('客服,接待量\nagent,received\n小美,3\n小明,5'));
    expect(headers).toEqual(['客服 / agent', '接待量 / received']);
    expect(data).toBe(2);
  });

  it('does not take a first row with missing values for a header line', () => {
    const { headers, data } = findTable(rows('客服,接待量,满意率\n小美,-,暂无数据\n小明,5,93.2%\n小红,6,90%'));
    expect(headers).toEqual(['客服', '接待量', '满意率']);
    expect(data).toBe(1);
  });

  it('takes all rows as data where every column is text', () => {
    expect(findTable(rows('agent,team\nAda,North\nBo,South')).data).toBe(1);
  });

  it('calls columns by their position where the first row holds values', () => {
    const { headers, data } = findTable(rows('1,2024-01-05,5\n2,2024-01-06,4'));
    expect(headers).toEqual(['column 1', 'column 2', 'column 3']);
    expect(data).toBe(0);
  });

  it('sets lines before the header aside and tells them', () => {
    const { headers, around, problems } = findTable(
      rows('Reporting period 2024-01-01 to 2024-01-31\nAgent,Count\nAda,3'),
    );
    expect(headers).toEqual(['Agent', 'Count']);
    expect(around).toEqual([['Reporting period 2024-01-01 to 2024-01-31']]);
    expect(problems.map((p) => p.code)).toEqual(['read.preamble']);
  });

  it('never gives two columns one name', () => {
    const cell = fc.constantFrom('', 'a', 'b', 'a (2)', 'column 1', '日期', '5');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (cells) => {
        const { headers } = findTable(cells.map((each, i) => ({ row: i + 1, cells: each })));
        expect(new Set(headers).size).toBe(headers.length);
        expect(headers.every((header) => header.trim() !== '')).toBe(true);
      }),
    );
  });
});
