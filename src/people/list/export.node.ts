import { stringify } from 'csv-stringify/sync';
import { type Lang, say } from '../../base/text.ts';
import { SPREADSHEET_CSV } from '../../platform/http/csv.ts';
import { ROSTER_FIELDS, ROSTER_TITLES, type RosterTexts } from './columns.ts';

export function rosterCsv(rows: readonly RosterTexts[], lang: Lang): string {
  return stringify([titles(lang), ...rows.map(line)], SPREADSHEET_CSV);
}

/** Texts are written as text cells: a spreadsheet runs none of them. */
export async function rosterWorkbook(rows: readonly RosterTexts[], lang: Lang): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('people', { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  sheet.addRow(titles(lang)).font = { bold: true };
  for (const row of rows) sheet.addRow(line(row));
  for (const column of sheet.columns) column.width = 16;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function titles(lang: Lang): string[] {
  return ROSTER_FIELDS.map((field) => say(ROSTER_TITLES[field], lang));
}

function line(row: RosterTexts): (string | null)[] {
  return ROSTER_FIELDS.map((field) => row[field]);
}
