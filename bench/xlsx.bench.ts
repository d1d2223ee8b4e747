import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import ExcelJS from 'exceljs';
import { book, sheet, textRows } from '../src/stages/intake/read/zip-fixture.node.ts';
import { type BenchRow, median } from './model.ts';

const ROWS = 100_000;
const RUNS = 5;
const HERE = resolve('bench');

interface Run {
  readonly ms: number;
  readonly cpuMs: number;
  readonly overIdle: number;
  readonly rows: number;
}

/** Workbooks of 100,000 × 8 cells, and two hostile ones; each read in a process of its own, whose memory is its peak. */
export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-xlsx-'));
  const built = mkdtempSync(join(HERE, '.built-xlsx-'));
  try {
    const child = await bundle(built);
    const shared = join(folder, 'shared.xlsx');
    const inCells = join(folder, 'in-cells.xlsx');
    await writeBig(shared, true);
    await writeBig(inCells, false);
    return [
      ...against(child, shared, `XLSX ${ROWS} × 8, shared strings`),
      ...against(child, inCells, `XLSX ${ROWS} × 8, texts in cells`),
      ...hostile(child, folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  }
}

/** Ours and theirs in turn, so that whatever else the machine does falls on both. */
function against(child: string, path: string, what: string): BenchRow[] {
  const pairs = Array.from({ length: RUNS }, () => [run(child, 'ours', path), run(child, 'exceljs', path)] as const);
  const bad = pairs.flat().find((each) => each.rows !== ROWS);
  if (bad !== undefined) throw new Error(`read ${bad.rows} rows of ${ROWS}`);
  const both = (of: (run: Run) => number) =>
    [median(pairs.map(([ours]) => of(ours))), median(pairs.map(([, theirs]) => of(theirs)))] as const;
  const [ms, peerMs] = both((each) => each.ms);
  const [cpu, peerCpu] = both((each) => each.cpuMs);
  const [mem, peerMem] = both((each) => each.overIdle);
  return [
    line(`${what}, time`, seconds(ms), seconds(peerMs), ms / peerMs, '≤ 2 s', ms <= 2000),
    line(`${what}, CPU of all threads`, seconds(cpu), seconds(peerCpu), cpu / peerCpu, '≤ 1.3 s', cpu <= 1300),
    line(`${what}, peak over idle`, mb(mem), mb(peerMem), mem / peerMem, '≤ 150 MB', mem <= 150e6),
  ];
}

function hostile(child: string, folder: string): BenchRow[] {
  const corner = `${textRows([['a', 'b']])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
  const merged = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
  const files: readonly (readonly [string, string, Buffer])[] = [
    ['cell at XFD1048576, merge over all', 'read.too-wide', book(sheet(corner).replace('</sheetData>', merged))],
    ['deflate bomb 1,000 : 1', 'read.bomb', book(sheet(' '.repeat(256 * 1024 ** 2)))],
  ];
  return files.map(([what, code, bytes], i) => {
    const path = join(folder, `hostile-${i}.xlsx`);
    writeFileSync(path, bytes);
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      try {
        run(child, 'ours', path);
      } catch (error) {
        if (String((error as { stderr?: unknown }).stderr).includes(code)) return performance.now() - start;
      }
      throw new Error(`${what} was not refused`);
    });
    const ms = median(times);
    const size = `${statSync(path).size} bytes`;
    return line(
      `refused: ${what} (${size})`,
      seconds(ms),
      '2.00 s',
      ms / 2000,
      '< 2 s, whole process',
      ms < 2000,
      'bound',
    );
  });
}

/** The child and, beside it, the worker it starts. */
async function bundle(built: string): Promise<string> {
  await build({
    entryPoints: [join(HERE, 'xlsx.child.ts'), resolve('src/stages/intake/read/reader.worker.node.ts')],
    outdir: built,
    entryNames: '[name]',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return join(built, 'xlsx.child.js');
}

function run(child: string, mode: string, path: string): Run {
  return JSON.parse(execFileSync(process.execPath, [child, mode, path], { encoding: 'utf8', stdio: 'pipe' })) as Run;
}

async function writeBig(filename: string, useSharedStrings: boolean): Promise<void> {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings, useStyles: true });
  const page = writer.addWorksheet('calls');
  page.addRow(['id', 'agent', 'date', 'topic', 'answered', 'resolved', 'seconds', 'rating']).commit();
  page.getColumn(3).numFmt = 'yyyy-mm-dd hh:mm:ss';
  for (let i = 0; i < ROWS; i++) {
    const at = new Date(1_600_000_000_000 + i * 60_000);
    page.addRow([`ID${i}`, `agent ${i % 300}`, at, `topic ${i % 7}`, 'Y', 'N', (i % 300) + 0.5, (i % 5) + 1]).commit();
  }
  page.commit();
  await writer.commit();
}

function line(
  what: string,
  ours: string,
  theirs: string,
  ratio: number,
  bound: string,
  met: boolean,
  peer = 'exceljs stream reader',
): BenchRow {
  return { what, ours, theirs, peer, ratio, bound, met };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
