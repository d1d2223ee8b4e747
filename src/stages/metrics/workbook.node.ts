import type { MetricRequest, MetricRow } from './model.ts';
import { tableOf } from './table.ts';

/** The table as a workbook. Texts are written as text cells: a spreadsheet runs none of them. */
export async function metricsWorkbook(rows: readonly MetricRow[], request: MetricRequest): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(request.period.text.replace(/[^\w-]/g, ' '), {
    views: [{ state: 'frozen', xSplit: request.by.length, ySplit: 1 }],
  });
  const { header, lines } = tableOf(rows, request);
  sheet.addRow([...header]).font = { bold: true };
  for (const line of lines) sheet.addRow(line.map((cell, i) => (i < request.by.length ? cell : numberOf(cell))));
  sheet.columns.forEach((column, i) => {
    column.width = Math.max(12, (header[i]?.length ?? 0) + 2);
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A workbook keeps numbers as binary floats; what is missing stays empty. */
function numberOf(cell: string | null): number | null {
  return cell === null ? null : Number(cell);
}
