import { z } from 'zod';
import type { List } from '../../../platform/http/list.ts';
import { KIND_TITLES, REPORT_KINDS } from './model.ts';

/** Published reports as a list: what it is sorted by, and what stands in its file. */

export const reportHead = z.object({
  id: z.string(),
  kind: z.enum(REPORT_KINDS),
  first: z.string(),
  last: z.string(),
  lead: z.string().describe('Empty where it is about everybody.'),
  leadName: z.string(),
  known: z.string().describe('What was recorded after this instant is not in it.'),
  publishedAt: z.string(),
  hash: z.string(),
});
export type ReportHead = z.output<typeof reportHead>;

export const REPORTS: List<ReportHead, 'last' | 'kind' | 'about' | 'published'> = {
  sorts: {
    last: { column: 'last', as: 'date', of: (row) => row.last },
    kind: { column: 'kind', as: 'text', of: (row) => row.kind },
    about: { column: 'lead', as: 'text', of: (row) => row.lead },
    published: { column: 'published_at', as: 'instant', of: (row) => row.publishedAt },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: { 'zh-CN': '种类', 'zh-TW': '種類', en: 'Kind' }, cell: (row, lang) => KIND_TITLES[row.kind][lang] },
    { title: { 'zh-CN': '第一天', 'zh-TW': '第一天', en: 'First day' }, cell: (row) => row.first },
    { title: { 'zh-CN': '最后一天', 'zh-TW': '最後一天', en: 'Last day' }, cell: (row) => row.last },
    { title: { 'zh-CN': '组长工号', 'zh-TW': '組長工號', en: 'Lead’s id' }, cell: (row) => row.lead },
    { title: { 'zh-CN': '组长', 'zh-TW': '組長', en: 'Team of' }, cell: (row) => row.leadName },
    {
      title: { 'zh-CN': '发布时间（UTC）', 'zh-TW': '發布時間（UTC）', en: 'Published (UTC)' },
      cell: (row) => row.publishedAt,
      width: 26,
    },
    { title: { 'zh-CN': '校验值', 'zh-TW': '校驗值', en: 'Checksum' }, cell: (row) => row.hash, width: 68 },
    { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id, width: 38 },
  ],
};
