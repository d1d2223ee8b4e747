import { describe, expect, it } from 'vitest';
import { written } from './output.ts';

const SHEET = {
  columns: [
    { id: 'person', title: { 'zh-CN': '人员', en: 'Person' } },
    { id: 'pay', title: { 'zh-CN': '应发', en: 'Pay' }, number: true as const },
  ],
  rows: [
    ['张三', '-1234.50'],
    ['=HYPERLINK("x")', null],
  ],
};

describe('a result', () => {
  it('keeps ids and plain decimals for programs, and leaves what is missing empty', () => {
    expect(written(SHEET, 'csv', { lang: 'en' })).toBe(`person,pay\n张三,-1234.50\n"'=HYPERLINK(""x"")",\n`);
  });

  it('is a list of records in JSON, missing as null', () => {
    expect(JSON.parse(written(SHEET, 'json', { lang: 'en' }))).toEqual([
      { person: '张三', pay: '-1234.50' },
      { person: '=HYPERLINK("x")', pay: null },
    ]);
  });

  it('is a table with titles, grouped digits and a dash for what is missing', () => {
    expect(written(SHEET, 'table', { lang: 'zh-CN' })).toBe(
      [
        '人员                  应发',
        '───────────────  ─────────',
        '张三             -1,234.50',
        '=HYPERLINK("x")          —',
        '',
      ].join('\n'),
    );
  });

  it('that is empty is said in a sentence to people, and stays a heading or an empty list to programs', () => {
    const empty = { 'zh-CN': '没有。下一步：导入。', 'zh-TW': '沒有。下一步：匯入。', en: 'None. Next: import.' };
    const none = { ...SHEET, rows: [], empty };
    expect(written(none, 'table', { lang: 'zh-TW' })).toBe('沒有。下一步：匯入。\n');
    expect(written(none, 'csv', { lang: 'en' })).toBe('person,pay\n');
    expect(written(none, 'json', { lang: 'en' })).toBe('[]\n');
  });
});
