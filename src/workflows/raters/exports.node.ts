import { stringify } from 'csv-stringify/sync';
import { type Lang, say } from '../../base/text.ts';
import { SPREADSHEET_CSV } from '../../platform/http/csv.ts';
import type { TextTable } from './table.ts';

export function tableCsv({ columns, rows }: TextTable, lang: Lang): string {
  return stringify([columns.map(({ title }) => say(title, lang)), ...rows], SPREADSHEET_CSV);
}

/** Texts are written as text cells: a spreadsheet runs none of them. */
export async function tableWorkbook({ columns, rows }: TextTable, lang: Lang, name: string): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(columns.map(({ title }) => say(title, lang))).font = { bold: true };
  for (const row of rows)
    sheet.addRow(row.map((cell, i) => (cell !== null && columns[i]?.number === true ? Number(cell) : cell)));
  for (const column of sheet.columns) column.width = 14;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
