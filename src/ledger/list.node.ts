import type { Lang, Text } from '../base/text.ts';
import type { List } from '../platform/http/list.ts';
import { kindTitle } from './kind-titles.ts';
import { saidBy } from './said.ts';
import type { FactState } from './service.ts';
import { subjectTitle } from './subject-title.ts';

/** The ledger as a list: what it is sorted by, and what stands in its file. */

export interface FactRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly valid: string;
  readonly until: string | null;
  readonly known: string;
  readonly by: string;
  readonly why: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly source: { readonly file: string; readonly row: number } | null;
  readonly state: FactState;
}

const STATES: Readonly<Record<FactState, Text>> = {
  stands: { 'zh-CN': '有效', 'zh-TW': '有效', en: 'Stands' },
  corrected: { 'zh-CN': '已更正', 'zh-TW': '已更正', en: 'Corrected' },
  withdrawn: { 'zh-CN': '已撤回', 'zh-TW': '已撤回', en: 'Taken back' },
  withdrawal: { 'zh-CN': '撤回记录', 'zh-TW': '撤回紀錄', en: 'A withdrawal' },
};

function contentIn({ data }: FactRow, lang: Lang): string {
  const { told, apart } = saidBy(data, (text) => text[lang]);
  return [...told, ...apart].join(' · ');
}

export const FACTS: List<FactRow, 'known' | 'valid' | 'kind' | 'subject'> = {
  sorts: {
    known: { column: 'known', as: 'instant', of: (row) => row.known },
    valid: { column: 'valid', as: 'date', of: (row) => row.valid },
    kind: { column: 'kind', as: 'text', of: (row) => row.kind },
    subject: { column: 'subject', as: 'text', of: (row) => row.subject },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: { 'zh-CN': '类别', 'zh-TW': '類別', en: 'Kind' }, cell: (row, lang) => kindTitle(row.kind)[lang] },
    { title: { 'zh-CN': '对象', 'zh-TW': '對象', en: 'About' }, cell: (row, lang) => subjectTitle(row.subject)[lang] },
    { title: { 'zh-CN': '生效', 'zh-TW': '生效', en: 'Valid from' }, cell: (row) => row.valid },
    { title: { 'zh-CN': '至', 'zh-TW': '至', en: 'Until' }, cell: (row) => row.until },
    { title: { 'zh-CN': '内容', 'zh-TW': '內容', en: 'Content' }, cell: contentIn, width: 50 },
    { title: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' }, cell: (row, lang) => STATES[row.state][lang] },
    { title: { 'zh-CN': '原因', 'zh-TW': '原因', en: 'Why' }, cell: (row) => row.why, width: 30 },
    { title: { 'zh-CN': '谁', 'zh-TW': '誰', en: 'By' }, cell: (row) => row.by },
    {
      title: { 'zh-CN': '记录时间（UTC）', 'zh-TW': '記錄時間（UTC）', en: 'Recorded (UTC)' },
      cell: (row) => row.known,
      width: 26,
    },
    { title: { 'zh-CN': '文件', 'zh-TW': '檔案', en: 'File' }, cell: (row) => row.source?.file ?? null, width: 24 },
    { title: { 'zh-CN': '行号', 'zh-TW': '列號', en: 'Row' }, cell: (row) => row.source?.row ?? null },
    { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id, width: 42 },
  ],
};
