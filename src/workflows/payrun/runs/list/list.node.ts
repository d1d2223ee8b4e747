import { z } from 'zod';
import { inARow } from '../../../../base/text.ts';
import type { List } from '../../../../platform/http/list.ts';
import { runBody } from '../../answers.node.ts';
import { STATE_TITLES } from '../../model.ts';

/** Pay runs as a list: what it is sorted by, and what stands in its file. */

export const runRowBody = runBody.extend({
  total: z
    .string()
    .nullable()
    .describe('Everybody’s pay; null while it is worked out, and for who does not see it all.'),
});
export type RunRow = z.output<typeof runRowBody>;

export const RUNS: List<RunRow, 'period' | 'plan' | 'state' | 'prepared'> = {
  sorts: {
    period: { column: 'period', as: 'text', of: (row) => row.period },
    plan: { column: 'plan', as: 'text', of: (row) => row.plan },
    state: { column: 'state', as: 'text', of: (row) => row.state },
    prepared: { column: 'prepared_at', as: 'instant', of: (row) => row.preparedAt },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: { 'zh-CN': '期间', 'zh-TW': '期間', en: 'Period' }, cell: (row) => row.period },
    {
      title: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plan' },
      cell: (row, lang) => row.title[lang] ?? row.title['zh-CN'] ?? row.plan,
      width: 30,
    },
    { title: { 'zh-CN': '版本', 'zh-TW': '版本', en: 'Version' }, cell: (row) => row.planVersion },
    { title: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' }, cell: (row, lang) => STATE_TITLES[row.state][lang] },
    { title: { 'zh-CN': '人数', 'zh-TW': '人數', en: 'People' }, cell: (row) => row.people },
    { title: { 'zh-CN': '发放人数', 'zh-TW': '發放人數', en: 'Paid' }, cell: (row) => row.paid },
    {
      title: { 'zh-CN': '合计（元）', 'zh-TW': '合計（元）', en: 'Total (yuan)' },
      cell: (row) => row.total,
    },
    {
      title: { 'zh-CN': '核算', 'zh-TW': '核算', en: 'Prepared by' },
      cell: (row, lang) =>
        inARow(
          row.hands.map(({ name }) => name),
          lang,
        ),
    },
    {
      title: { 'zh-CN': '核算时间（UTC）', 'zh-TW': '核算時間（UTC）', en: 'Prepared (UTC)' },
      cell: (row) => row.preparedAt,
      width: 26,
    },
    { title: { 'zh-CN': '审批', 'zh-TW': '審批', en: 'Approved by' }, cell: (row) => row.approved?.by.name ?? null },
    {
      title: { 'zh-CN': '发布时间（UTC）', 'zh-TW': '發布時間（UTC）', en: 'Published (UTC)' },
      cell: (row) => row.publishedAt,
      width: 26,
    },
    {
      title: { 'zh-CN': '关闭时间（UTC）', 'zh-TW': '關閉時間（UTC）', en: 'Closed (UTC)' },
      cell: (row) => row.closedAt,
      width: 26,
    },
    { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id, width: 24 },
  ],
};
