import type { Readable } from 'node:stream';
import { type Lang, say } from '../base/text.ts';
import { type FileColumn, tableFile } from '../platform/http/table-file.ts';
import type { AuditEntry } from './chain.ts';
import { ACTION_TITLES } from './titles.ts';

/** The log as a table for a spreadsheet. */

/** An entry with what its account is called. */
export type NamedEntry = AuditEntry & { readonly actorName: string | null };

const COLUMNS: readonly FileColumn<NamedEntry>[] = [
  { title: { 'zh-CN': '序号', 'zh-TW': '序號', en: 'No.' }, cell: ({ seq }) => String(seq), width: 8 },
  { title: { 'zh-CN': '时间（UTC）', 'zh-TW': '時間（UTC）', en: 'When (UTC)' }, cell: ({ at }) => at, width: 24 },
  { title: { 'zh-CN': '谁', 'zh-TW': '誰', en: 'Who' }, cell: ({ actorName }) => actorName ?? '', width: 14 },
  { title: { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Account' }, cell: ({ actor }) => actor },
  { title: { 'zh-CN': '做了什么', 'zh-TW': '做了什麼', en: 'Did what' }, cell: doneIn, width: 24 },
  { title: { 'zh-CN': '代码', 'zh-TW': '代碼', en: 'Code' }, cell: ({ action }) => action, width: 20 },
  { title: { 'zh-CN': '对什么', 'zh-TW': '對什麼', en: 'To what' }, cell: ({ object }) => object, width: 30 },
  {
    title: { 'zh-CN': '细节', 'zh-TW': '細節', en: 'Detail' },
    cell: ({ detail }) => JSON.stringify(detail),
    width: 60,
  },
  { title: { 'zh-CN': '散列', 'zh-TW': '雜湊', en: 'Hash' }, cell: ({ hash }) => hash, width: 20 },
];

export function tableOf(rows: AsyncIterable<NamedEntry>, format: 'csv' | 'xlsx', lang: Lang): Readable {
  return tableFile({ name: 'audit', columns: COLUMNS, rows, format, lang });
}

function doneIn({ action }: NamedEntry, lang: Lang): string {
  const title = ACTION_TITLES[action];
  return title ? say(title, lang) : action;
}
