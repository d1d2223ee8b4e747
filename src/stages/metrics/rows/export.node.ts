import { stringify } from 'csv-stringify/sync';
import type { RowRef } from '../../../base/explain.ts';
import type { Lang, Text } from '../../../base/text.ts';
import { SPREADSHEET_CSV } from '../../../platform/http/csv.ts';
import { ACTIVITY, type Column, columnTitle, KINDS } from '../../activity/index.ts';

/** Rows behind a number as a file: what the metric read of each, and the file and row that it came from. */

const SOURCE = {
  file: { 'zh-CN': '文件', 'zh-TW': '檔案', en: 'File' },
  sheet: { 'zh-CN': '工作表', 'zh-TW': '工作表', en: 'Sheet' },
  row: { 'zh-CN': '行号', 'zh-TW': '列號', en: 'Row' },
  key: { 'zh-CN': '记录', 'zh-TW': '紀錄', en: 'Record' },
  origin: { 'zh-CN': '原系统网址', 'zh-TW': '原系統網址', en: 'Opens at' },
} as const satisfies Readonly<Record<string, Text>>;

type Cell = string | number | null;

function tableOf(rows: readonly RowRef[], lang: Lang): { readonly titles: string[]; readonly lines: Cell[][] } {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  const titles = [
    ...columns.map((name) => columnTitle(name)[lang]),
    ...Object.values(SOURCE).map((title) => title[lang]),
  ];
  const lines = rows.map((row): Cell[] => [
    ...columns.map((name) => cellOf(columnOf(row.kind, name), row.values[name] ?? null)),
    ...[row.file, row.sheet, row.row, row.key, row.origin ?? null],
  ]);
  return { titles, lines };
}

const TEXTS: readonly Column['type'][] = ['text', 'date', 'instant', 'flag'];

function columnOf(kind: string, name: string): Column | undefined {
  const known = KINDS.find((one) => one === kind);
  return known && ACTIVITY[known].columns[name];
}

/** A number is one, so that it can be added up; everything else is text. */
function cellOf(column: Column | undefined, text: string | null): Cell {
  return text === null || column === undefined || TEXTS.includes(column.type) ? text : Number(text);
}

export function rowsCsv(rows: readonly RowRef[], lang: Lang): string {
  const { titles, lines } = tableOf(rows, lang);
  return stringify([titles, ...lines], SPREADSHEET_CSV);
}

/** Texts are written as text cells: a spreadsheet runs none of them. */
export async function rowsWorkbook(rows: readonly RowRef[], lang: Lang): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('rows', { views: [{ state: 'frozen', ySplit: 1 }] });
  const { titles, lines } = tableOf(rows, lang);
  sheet.addRow(titles).font = { bold: true };
  for (const line of lines) sheet.addRow(line);
  for (const column of sheet.columns) column.width = 16;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
