import type { z } from 'zod';
import type { FileColumn, List } from '../../../platform/http/list.ts';
import type { cycleBody } from '../answers.node.ts';
import { STATE_TITLES } from '../model.ts';

/** Review cycles as a list: what it is sorted by, and what stands in its file. The seed, which names peers, does not. */

export type CycleAnswer = z.output<typeof cycleBody>;

const at = (zhCN: string, zhTW: string, en: string, cell: (row: CycleAnswer) => string | null) => ({
  title: { 'zh-CN': `${zhCN}（UTC）`, 'zh-TW': `${zhTW}（UTC）`, en: `${en} (UTC)` },
  cell,
  width: 26,
});

const columns: readonly FileColumn<CycleAnswer>[] = [
  { title: { 'zh-CN': '期间', 'zh-TW': '期間', en: 'Period' }, cell: (row) => row.period },
  { title: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' }, cell: (row, lang) => STATE_TITLES[row.state][lang] },
  { title: { 'zh-CN': '开启人', 'zh-TW': '開啟人', en: 'Opened by' }, cell: (row) => row.openedBy.name },
  at('开启时间', '開啟時間', 'Opened', (row) => row.openedAt),
  at('汇总时间', '彙總時間', 'Summed up', (row) => row.summedAt),
  { title: { 'zh-CN': '提交人', 'zh-TW': '提交人', en: 'Submitted by' }, cell: (row) => row.submittedBy?.name ?? null },
  { title: { 'zh-CN': '公布人', 'zh-TW': '公布人', en: 'Released by' }, cell: (row) => row.releasedBy?.name ?? null },
  at('公布时间', '公布時間', 'Released', (row) => row.releasedAt),
  at('关闭时间', '關閉時間', 'Closed', (row) => row.closedAt),
  { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id, width: 24 },
];

export const CYCLES: List<CycleAnswer, 'period' | 'state' | 'opened'> = {
  sorts: {
    period: { column: 'period', as: 'text', of: (row) => row.period },
    state: { column: 'state', as: 'text', of: (row) => row.state },
    opened: { column: 'opened_at', as: 'instant', of: (row) => row.openedAt },
  },
  id: (row) => row.id,
  down: true,
  columns,
};
