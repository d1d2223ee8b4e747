import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';

/** A register as a workbook, one sheet a team, written as it comes: nothing but open sheets is held in memory. */

export interface WorkbookShape {
  /** How many columns at the front are text. */
  readonly textColumns: number;
  /** Of the columns after them: which are money. */
  readonly money: readonly boolean[];
  /** The column by which rows are laid into sheets. */
  readonly sheetColumn: number;
}

/** `rows` begins with the titles. */
export async function writeWorkbook(
  out: Writable,
  rows: AsyncIterable<readonly string[]>,
  shape: WorkbookShape,
): Promise<void> {
  // Loaded for the first workbook: no start waits for it.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheets = new Map<string, ExcelJS.Worksheet>();
  const taken = new Set<string>();
  let titles: readonly string[] | null = null;
  for await (const row of rows) {
    if (titles === null) {
      titles = row;
      continue;
    }
    const key = row[shape.sheetColumn] ?? '';
    const sheet = sheets.get(key) ?? addSheet(workbook, sheetName(key, taken), titles, shape);
    sheets.set(key, sheet);
    sheet.addRow(cellsOf(row, shape)).commit();
  }
  if (sheets.size === 0) addSheet(workbook, sheetName('', taken), titles ?? [], shape);
  await workbook.commit();
}

function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  titles: readonly string[],
  { textColumns, money }: WorkbookShape,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  sheet.columns = titles.map((_, at) => ({
    width: at < textColumns ? 12 : 16,
    ...(money[at - textColumns] === true ? { style: { numFmt: '#,##0.00' } } : {}),
  }));
  const head = sheet.addRow([...titles]);
  head.font = { bold: true };
  head.commit();
  return sheet;
}

/** Text stays text, whatever it begins with: a cell of type string is never read as a formula. */
function cellsOf(row: readonly string[], { textColumns }: WorkbookShape): (string | number | null)[] {
  return row.map((text, at) => {
    if (text === '') return null;
    const number = at >= textColumns && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return Number.isNaN(number) ? text : number;
  });
}

/** At most 31 characters, none of those that a sheet's name cannot hold, and no two the same. */
function sheetName(text: string, taken: Set<string>): string {
  const plain =
    text
      .replace(/[\\/?*[\]:]/g, '·')
      .replace(/^'|'$/g, '·')
      .slice(0, 26) || '—';
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}
