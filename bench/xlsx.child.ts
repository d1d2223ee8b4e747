import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import ExcelJS from 'exceljs';
import { readTables } from '../src/stages/intake/read/service.ts';

/** Reads one workbook in a process of its own and prints what it took: `node child ours|exceljs FILE`. */
const [mode, path = ''] = process.argv.slice(2);
const tempDir = mkdtempSync(join(tmpdir(), 'jixin-bench-'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const idle = process.memoryUsage().rss;
const cpuIdle = process.cpuUsage();
const start = performance.now();
const rows = mode === 'ours' ? await ours() : await peer();
const ms = performance.now() - start;
// Of all threads: the machine may be busy, the work is the same.
const { user, system } = process.cpuUsage(cpuIdle);
const overIdle = process.resourceUsage().maxRSS * 1024 - idle;
rmSync(tempDir, { recursive: true });
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, overIdle, rows }));

/** Until every row can be queried. */
async function ours(): Promise<number> {
  const read = await readTables(connection, path, { tempDir });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${read.value[0]?.relation}`);
  return Number(counted.getRowsJson()[0]?.[0]);
}

/** Until every cell was seen once; nothing is kept. */
async function peer(): Promise<number> {
  let seen = 0;
  let filled = 0;
  const options = { sharedStrings: 'cache', styles: 'cache', worksheets: 'emit', entries: 'emit' } as const;
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      seen++;
      row.eachCell((cell) => {
        if (cell.value !== null) filled++;
      });
    }
  }
  if (filled < seen) throw new Error('cells are missing');
  return seen - 1;
}
