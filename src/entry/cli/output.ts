import { rename, rm, writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { Problem } from '../../base/problem.ts';
import { grouped } from '../../base/quantity.ts';
import { fill, type PartialText, say, type Text } from '../../base/text.ts';
import { cliProblem } from './problems.ts';
import { tableText } from './table.ts';
import type { Call, Format } from './verb.ts';

/** A result in rows: ids and exact text for programs, titles and grouped digits for people. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  /** Exact text; null is missing. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** What a person is told where there are no rows: that there are none, and what to do next. */
  readonly empty?: Text;
}

export interface SheetColumn {
  readonly id: string;
  readonly title: PartialText;
  readonly number?: true;
}

const WRITTEN: Text = {
  'zh-CN': '已写入 {file}：{rows} 行。',
  'zh-TW': '已寫入 {file}：{rows} 列。',
  en: 'Wrote {file}: {rows} rows.',
};

/** Hands the result over: to `--out` whole or not at all, else to stdout in the format asked for. */
export async function deliver(call: Call, sheet: Sheet): Promise<readonly Problem[]> {
  return deliverText(call, sheet.rows.length, (format) => written(sheet, format, call));
}

/** As {@link deliver}, for a result that is written in its own way. A file is for programs: CSV unless JSON is asked for. */
export async function deliverText(
  call: Call,
  rows: number,
  text: (format: Format) => string,
): Promise<readonly Problem[]> {
  const out = call.options.get('out');
  if (out === undefined) {
    await call.console.write(text(call.format));
    return [];
  }
  const problems = await writeWhole(out, text(call.format === 'json' ? 'json' : 'csv'));
  if (problems.length === 0) call.console.say(fill(say(WRITTEN, call.lang), { file: out, rows: String(rows) }));
  return problems;
}

export function written(sheet: Sheet, format: Format, { lang }: Pick<Call, 'lang'>): string {
  if (format === 'json') return `${JSON.stringify(records(sheet), null, 2)}\n`;
  if (format === 'csv') {
    const rows = sheet.rows.map((row) => row.map((cell) => harmless(cell ?? '')));
    return stringify([sheet.columns.map((c) => harmless(c.id)), ...rows]);
  }
  if (sheet.rows.length === 0 && sheet.empty) return `${say(sheet.empty, lang)}\n`;
  return tableText(
    sheet.columns.map((c) => ({ title: say(c.title, lang) || c.id, align: c.number ? 'right' : 'left' })),
    sheet.rows.map((row) => row.map((cell, i) => shown(cell, sheet.columns[i]?.number === true))),
  );
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A spreadsheet runs text that begins like a formula: it gets a quote in front. A negative number is no formula. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function records(sheet: Sheet): readonly Readonly<Record<string, string | null>>[] {
  return sheet.rows.map((row) => Object.fromEntries(sheet.columns.map((c, i) => [c.id, row[i] ?? null])));
}

/** Missing is a dash, never 0. */
function shown(cell: string | null, number: boolean): string {
  if (cell === null || cell === '') return '—';
  return number && NUMBER.test(cell) ? grouped(cell) : cell;
}

/** Writes beside the file and renames, so that a reader never sees half of it. */
export async function writeWhole(file: string, text: string): Promise<readonly Problem[]> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
    return [];
  } catch (error) {
    await rm(beside, { force: true });
    return [cliProblem('cli.file-unwritable', { file, reason: reasonOf(error) })];
  }
}

/** `ENOENT`, `EACCES`: what the system calls it; stable, and the same in every language. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
