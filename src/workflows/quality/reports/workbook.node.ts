import { type Lang, say } from '../../../base/text.ts';
import type { ReadReport } from './model.ts';
import { knownWords, sheetsOf } from './table.ts';

/** A report as a workbook, a sheet a table. Texts are written as text cells: a spreadsheet runs none of them. */
export async function reportWorkbook(report: ReadReport, lang: Lang): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  for (const { name, columns, rows } of sheetsOf(report, lang)) {
    const sheet = workbook.addWorksheet(say(name, lang), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(columns.map(({ title }) => say(title, lang))).font = { bold: true };
    for (const row of rows)
      sheet.addRow(row.map((cell, i) => (cell !== null && columns[i]?.number === true ? Number(cell) : cell)));
    sheet.addRow([]);
    sheet.addRow([say(knownWords(report), lang)]);
    for (const column of sheet.columns) column.width = 14;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
