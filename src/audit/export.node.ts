import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import ExcelJS from 'exceljs';
import { type Lang, say, type Text } from '../base/text.ts';
import type { AuditEntry } from './chain.ts';
import { ACTION_TITLES } from './titles.ts';

/** The log as a table for a spreadsheet, written as it is read. */

const TITLES = [
  { 'zh-CN': '序号', 'zh-TW': '序號', en: 'No.' },
  { 'zh-CN': '时间（UTC）', 'zh-TW': '時間（UTC）', en: 'When (UTC)' },
  { 'zh-CN': '谁', 'zh-TW': '誰', en: 'Who' },
  { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Account' },
  { 'zh-CN': '做了什么', 'zh-TW': '做了什麼', en: 'Did what' },
  { 'zh-CN': '代码', 'zh-TW': '代碼', en: 'Code' },
  { 'zh-CN': '对什么', 'zh-TW': '對什麼', en: 'To what' },
  { 'zh-CN': '细节', 'zh-TW': '細節', en: 'Detail' },
  { 'zh-CN': '散列', 'zh-TW': '雜湊', en: 'Hash' },
] as const satisfies readonly Text[];

/** An entry with what its account is called. */
export type NamedEntry = AuditEntry & { readonly actorName: string | null };

export function tableOf(entries: AsyncIterable<NamedEntry>, format: 'csv' | 'xlsx', lang: Lang): Readable {
  return format === 'csv' ? csvOf(rowsOf(entries, lang)) : workbookOf(rowsOf(entries, lang));
}

async function* rowsOf(entries: AsyncIterable<NamedEntry>, lang: Lang): AsyncGenerator<readonly string[]> {
  yield TITLES.map((title) => say(title, lang));
  for await (const { seq, at, actor, actorName, action, object, detail, hash } of entries) {
    const title = ACTION_TITLES[action];
    const done = title ? say(title, lang) : action;
    yield [String(seq), at, actorName ?? '', actor, done, action, object, JSON.stringify(detail), hash];
  }
}

/** With the mark that makes Excel read UTF-8; a text that Excel would take for a formula is made plain. */
function csvOf(rows: AsyncIterable<readonly string[]>): Readable {
  const lines = Readable.from(rows, { objectMode: true });
  const writer = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true });
  lines.on('error', (error) => writer.destroy(error));
  return lines.pipe(writer);
}

/** Every cell is of type string: whatever it begins with, it is never read as a formula. */
function workbookOf(rows: AsyncIterable<readonly string[]>): Readable {
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = workbook.addWorksheet('audit', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = TITLES.map((_, at) => ({ width: [8, 24, 14, 16, 24, 20, 30, 60, 20][at] ?? 16 }));
  const write = async () => {
    for await (const row of rows) sheet.addRow([...row]).commit();
    await workbook.commit();
  };
  write().catch((error: Error) => out.destroy(error));
  return out;
}
