import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Lang, say, type Text } from '../../base/text.ts';
import { SPREADSHEET_CSV } from './csv.ts';
import type { TABLE_FORMATS } from './file-answer.ts';

/** Rows as a file for a spreadsheet, written as they are read. */

export type Cell = string | number | null;

export interface FileColumn<Row> {
  readonly title: Text;
  readonly cell: (row: Row, lang: Lang) => Cell;
  /** In signs; 16 where nothing is said. */
  readonly width?: number;
}

interface TableFile<Row> {
  /** What the sheet is called. */
  readonly name: string;
  readonly columns: readonly FileColumn<Row>[];
  readonly rows: AsyncIterable<Row>;
  readonly format: (typeof TABLE_FORMATS)[number];
  readonly lang: Lang;
}

export function tableFile<Row>(table: TableFile<Row>): Readable {
  return table.format === 'csv' ? csvOf(table) : workbookOf(table);
}

async function* linesOf<Row>({ columns, rows, lang }: TableFile<Row>): AsyncGenerator<Cell[]> {
  yield columns.map(({ title }) => say(title, lang));
  for await (const row of rows) yield columns.map(({ cell }) => cell(row, lang));
}

function csvOf<Row>(table: TableFile<Row>): Readable {
  const lines = Readable.from(linesOf(table));
  const writer = stringify({ ...SPREADSHEET_CSV, record_delimiter: 'windows' });
  lines.on('error', (error) => writer.destroy(error));
  return lines.pipe(writer);
}

/** What a sheet can hold beside its head. */
const MOST_ROWS = 1_048_575;

/** A text is a cell of texts whatever it begins with: no spreadsheet reads a formula there. */
function workbookOf<Row>(table: TableFile<Row>): Readable {
  const out = new PassThrough();
  writeSheet(table, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function writeSheet<Row>(table: TableFile<Row>, out: PassThrough): Promise<void> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = workbook.addWorksheet(table.name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map(({ width = 16 }) => ({ width }));
  let written = 0;
  for await (const line of linesOf(table)) {
    if (written > MOST_ROWS || out.destroyed) break;
    const row = sheet.addRow(line);
    if (written === 0) row.font = { bold: true };
    row.commit();
    written += 1;
  }
  await workbook.commit();
}
