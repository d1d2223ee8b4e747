import { describe, expect, it } from 'vitest';
import { matchPasted, type PasteGrid } from './match.ts';
import { readTsv } from './tsv.ts';

const PEOPLE: Readonly<Record<string, string>> = { K1: '王芳', K2: '李雷', K3: '王芳', K4: '韩梅' };
const NOW: Readonly<Record<string, string>> = { 'K1 tone': '80' };

const GRID: PasteGrid = {
  rows: Object.entries(PEOPLE).map(([id, title]) => ({ id, title })),
  columns: [
    { id: 'tone', title: '态度', titles: ['tone', '态度', '態度', 'Tone'] },
    { id: 'tasks', title: '任务', titles: ['tasks', '任务', '任務', 'Tasks done'] },
  ],
  rowTitles: ['工号', '姓名', 'Number', 'Name'],
  beside: ['小组', '状态'],
  rowOf: (text) => {
    if (text in PEOPLE) return { row: text };
    const found = Object.keys(PEOPLE).filter((id) => PEOPLE[id] === text);
    return found.length > 1 ? 'unclear' : found[0] === undefined ? 'unknown' : { row: found[0] };
  },
  current: (row, column) => (row === 'K4' ? undefined : (NOW[`${row} ${column}`] ?? '')),
  read: (text) => (/^\d+$/.test(text) ? { value: text } : { refused: 'no number' }),
};

const paste = (text: string, at = { row: 0, column: 0 }) => matchPasted(GRID, readTsv(text), at);
const setBy = (text: string, at?: { row: number; column: number }) =>
  paste(text, at).set.map(({ row, column, value }) => `${row} ${column} ${value}`);
const leftBy = (text: string, at?: { row: number; column: number }) =>
  paste(text, at).left.map(({ line, column, value, why }) => `${line} ${column} ${value} ${why}`);

describe('the clipboard of a spreadsheet', () => {
  it('is lines of cells, quoted where they hold tabs, line breaks or quotes', () => {
    expect(readTsv('a\tb\r\n1\t2\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(readTsv('"two\r\nlines"\t"a ""b"""\n"c\td"\t')).toEqual([
      ['two\nlines', 'a "b"'],
      ['c\td', ''],
    ]);
    expect(readTsv('\ufeffa\n\nb')).toEqual([['a'], [''], ['b']]);
    expect(readTsv('5" pipe\t"open\n"x" y')).toEqual([['5" pipe', '"open'], ['"x" y']]);
    expect(readTsv('')).toEqual([]);
  });
});

describe('a block with heads', () => {
  it('goes to the columns and rows that it names, in whatever order, language and width', () => {
    expect(setBy('姓名\t工号\tTASKS DONE\t態度（分）\n李雷\tK2\t7\t90\n\tK3\t8\t', { row: 3, column: 1 })).toEqual([
      'K2 tasks 7',
      'K2 tone 90',
      'K3 tasks 8',
    ]);
  });

  it('names what it leaves out by line, column, value and reason, and loses nothing', () => {
    const text =
      '姓名\t小组\t态度\t薪资\n王芳\tA\t70\t1\n李雷\tA\tgood\t2\n张三\tA\t60\t\n韩梅\tA\t50\t\n李雷\tA\t40\t';
    expect(leftBy(text)).toEqual([
      ...['2 姓名 王芳 row-unclear', '2 态度 70 row-unclear', '2 薪资 1 row-unclear'],
      ...['3 态度 good refused', '3 薪资 2 column-unknown'],
      ...['4 姓名 张三 row-unknown', '4 态度 60 row-unknown', '5 态度 50 closed'],
      ...['6 姓名 李雷 row-twice', '6 态度 40 row-twice'],
    ]);
    expect(setBy(text)).toEqual([]);
    expect(leftBy('工号\t姓名\t态度\nK1\t李雷\t5')).toContain('2 态度 5 row-two');
  });

  it('leaves what stands where a cell is empty or says the same', () => {
    const { set, left, same, blank } = paste('工号\t态度\t任务\nK1\t80\t\nK2\t\t');
    expect([set, left, same, blank]).toEqual([[], [], 1, 3]);
  });
});

describe('a block without heads', () => {
  it('spreads from the cell that it was pasted into, and says what lies beyond', () => {
    expect(setBy('1\t2\n3\t4', { row: 1, column: 0 })).toEqual(['K2 tone 1', 'K2 tasks 2', 'K3 tone 3', 'K3 tasks 4']);
    expect(leftBy('1\t2\n3', { row: 2, column: 1 })).toEqual(['1 B 2 beyond', '2 A 3 closed']);
    expect(leftBy('1\n2', { row: 3, column: 0 })).toEqual(['1 A 1 closed', '2 A 2 beyond']);
  });

  it('goes by the people that a column names', () => {
    expect(setBy('K3\t9\nK2\t8', { row: 0, column: 1 })).toEqual(['K3 tasks 9', 'K2 tasks 8']);
    expect(leftBy('K3\t9\n李雷\t8\n谁\t7', { row: 0, column: 0 })).toEqual(['3 A 谁 row-unknown', '3 B 7 row-unknown']);
  });
});
