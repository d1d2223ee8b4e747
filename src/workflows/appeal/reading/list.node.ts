import type { z } from 'zod';
import { say } from '../../../base/text.ts';
import type { List } from '../../../platform/http/list.ts';
import type { appealHead } from '../answers.node.ts';
import { OBJECT_TITLES, OUTCOME_TITLES, STATE_TITLES } from '../model.ts';

/** Appeals as a list: what it is sorted by, and what stands in its file. */

export type AppealRow = z.output<typeof appealHead>;

export const APPEALS: List<AppealRow, 'filed' | 'number' | 'person' | 'state' | 'kind'> = {
  sorts: {
    filed: { column: 'filed_at', as: 'instant', of: (row) => row.filedAt },
    number: { column: 'number', as: 'number', of: (row) => row.number },
    person: { column: 'person', as: 'text', of: (row) => row.person },
    state: { column: 'state', as: 'text', of: (row) => row.state },
    kind: { column: 'kind', as: 'text', of: (row) => row.kind },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'No.' }, cell: (row) => row.number },
    { title: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Person' }, cell: (row) => row.person },
    { title: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' }, cell: (row) => row.name },
    {
      title: { 'zh-CN': '对什么', 'zh-TW': '對什麼', en: 'About' },
      cell: (row, lang) => say(row.title, lang) || row.ref,
      width: 40,
    },
    { title: { 'zh-CN': '类别', 'zh-TW': '類別', en: 'Kind' }, cell: (row, lang) => OBJECT_TITLES[row.kind][lang] },
    { title: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' }, cell: (row, lang) => STATE_TITLES[row.state][lang] },
    { title: { 'zh-CN': '期限', 'zh-TW': '期限', en: 'Due' }, cell: (row) => row.due },
    {
      title: { 'zh-CN': '提出时间（UTC）', 'zh-TW': '提出時間（UTC）', en: 'Filed (UTC)' },
      cell: (row) => row.filedAt,
      width: 26,
    },
    {
      title: { 'zh-CN': '结束时间（UTC）', 'zh-TW': '結束時間（UTC）', en: 'Closed (UTC)' },
      cell: (row) => row.closedAt,
      width: 26,
    },
    {
      title: { 'zh-CN': '结果', 'zh-TW': '結果', en: 'Outcome' },
      cell: ({ outcome }, lang) => outcome && OUTCOME_TITLES[outcome][lang],
    },
  ],
};
