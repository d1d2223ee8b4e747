import type { z } from 'zod';
import { inARow, type Lang, type Text } from '../../../base/text.ts';
import { fieldValue } from '../../../ledger/index.ts';
import type { FileColumn, List } from '../../../platform/http/list.ts';
import type { planBody } from '../answers.ts';
import { STATE_TITLES } from '../model.ts';

/** Plans as a list: what it is sorted by, and what stands in its file. */

export type PlanAnswer = z.output<typeof planBody>;

const PAYS: Readonly<Record<string, Text>> = {
  month: { 'zh-CN': '月', 'zh-TW': '月', en: 'month' },
  quarter: { 'zh-CN': '季', 'zh-TW': '季', en: 'quarter' },
  year: { 'zh-CN': '年', 'zh-TW': '年', en: 'year' },
  event: { 'zh-CN': '一次', 'zh-TW': '一次', en: 'once' },
};

const titleIn = ({ title, plan }: PlanAnswer, lang: Lang) => title[lang] ?? title['zh-CN'] ?? plan;

const columns: readonly FileColumn<PlanAnswer>[] = [
  { title: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plan' }, cell: titleIn, width: 30 },
  {
    title: { 'zh-CN': '岗位', 'zh-TW': '崗位', en: 'Posts' },
    cell: ({ posts }, lang) =>
      posts &&
      inARow(
        posts.map((post) => fieldValue('post', post)[lang]),
        lang,
      ),
    width: 24,
  },
  { title: { 'zh-CN': '周期', 'zh-TW': '週期', en: 'Pays' }, cell: ({ pays }, lang) => PAYS[pays]?.[lang] ?? pays },
  { title: { 'zh-CN': '版本数', 'zh-TW': '版本數', en: 'Versions' }, cell: (row) => row.versions },
  {
    title: { 'zh-CN': '现行版本', 'zh-TW': '現行版本', en: 'Version in force' },
    cell: (row) => row.inForce?.version ?? null,
  },
  { title: { 'zh-CN': '生效日', 'zh-TW': '生效日', en: 'In force from' }, cell: (row) => row.inForce?.inForce ?? null },
  { title: { 'zh-CN': '下一版本', 'zh-TW': '下一版本', en: 'Next version' }, cell: (row) => row.next?.version ?? null },
  {
    title: { 'zh-CN': '下一生效日', 'zh-TW': '下一生效日', en: 'Next from' },
    cell: (row) => row.next?.inForce ?? null,
  },
  {
    title: { 'zh-CN': '在写', 'zh-TW': '在寫', en: 'Being written' },
    cell: ({ draft }, lang) => (draft ? `${draft.version} · ${STATE_TITLES[draft.state][lang]}` : null),
    width: 24,
  },
  { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.plan, width: 24 },
];

export const PLANS: List<PlanAnswer, 'plan' | 'pays' | 'inForce'> = {
  sorts: {
    plan: { column: 'plan', as: 'text', of: (row) => row.plan },
    pays: { column: 'pays', as: 'text', of: (row) => row.pays },
    // From ever stands before every day, and so does what is not in force yet.
    inForce: { column: 'in_force', as: 'text', of: (row) => row.inForce?.inForce ?? '' },
  },
  id: (row) => row.plan,
  down: false,
  columns,
};
