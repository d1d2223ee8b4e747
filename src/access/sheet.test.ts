import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { sheetOf } from './sheet.ts';

it('reads back as it was, whatever a name holds', () => {
  const rows = [
    ['li', '李 "雷", 客服', 'a-b'],
    ['韩\n梅梅', '', 'x,y'],
  ];
  expect(parse(sheetOf(rows), { bom: true })).toEqual(rows);
});

it('leaves nothing that a spreadsheet would run', () => {
  expect(sheetOf([['=1+1', '-2', '@x', '+3']])).toBe("\uFEFF'=1+1,'-2,'@x,'+3\r\n");
});
