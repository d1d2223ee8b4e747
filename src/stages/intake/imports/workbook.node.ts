import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { type Lang, say, type Text } from '../../../base/text.ts';
import type { RejectLines } from './discretion.node.ts';

/** The rejects file as a workbook: every row as it came, with where it stood and why it was refused. */

const LEADING: Readonly<Record<string, Text>> = {
  file: { 'zh-CN': '文件', 'zh-TW': '檔案', en: 'File' },
  sheet: { 'zh-CN': '工作表', 'zh-TW': '工作表', en: 'Sheet' },
  row: { 'zh-CN': '行号', 'zh-TW': '列號', en: 'Row' },
  column: { 'zh-CN': '列', 'zh-TW': '欄', en: 'Column' },
  value: { 'zh-CN': '值', 'zh-TW': '值', en: 'Value' },
  reason: { 'zh-CN': '原因代码', 'zh-TW': '原因代碼', en: 'Code' },
  message: { 'zh-CN': '原因', 'zh-TW': '原因', en: 'Reason' },
};
const OWN = Object.keys(LEADING).length;
const COLUMN = 3;
/** What a sheet can hold. */
const MOST_ROWS = 1_048_575;

const TITLE: Text = { 'zh-CN': '被拒的行', 'zh-TW': '被拒的列', en: 'Rejected rows' };
const FAULT = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBF0D9' } } as const;

/** Cells are written as text: what a spreadsheet would run as a formula was escaped when the rejects were kept. */
export async function writeRejectsWorkbook(lines: RejectLines, out: Writable, lang: Lang): Promise<void> {
  // Loaded for the first workbook: no start waits for it.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = workbook.addWorksheet(say(TITLE, lang), { views: [{ state: 'frozen', ySplit: 1 }] });
  let headers: readonly string[] = [];
  let written = 0;
  for await (const cells of lines) {
    if (written > MOST_ROWS) break;
    const first = written++ === 0;
    if (first) headers = cells;
    const shown = first ? cells.map((name, i) => (i < OWN ? say(LEADING[name] ?? {}, lang) || name : name)) : cells;
    const row = sheet.addRow([...shown]);
    if (first) row.font = { bold: true };
    else markFault(row, headers.indexOf(cells[COLUMN] ?? '', OWN));
    row.commit();
  }
  sheet.commit();
  await workbook.commit();
}

function markFault(row: ExcelJS.Row, at: number): void {
  if (at >= OWN) row.getCell(at + 1).fill = FAULT;
}
