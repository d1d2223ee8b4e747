import { trilingual } from '../../../base/text.ts';
import type { Plan } from '../../../plan/index.ts';
import { deliver, type SheetColumn } from '../output.ts';
import { allPlans } from '../plans.ts';
import { publishedIn } from '../published.ts';
import type { Verb } from '../verb.ts';

const COLUMNS: readonly SheetColumn[] = [
  { id: 'plan', title: trilingual('方案', '方案', 'Plan') },
  { id: 'version', title: trilingual('版本', '版本', 'Version'), number: true },
  { id: 'in_force', title: trilingual('生效', '生效', 'In force') },
  { id: 'pays', title: trilingual('周期', '週期', 'Pays') },
  { id: 'posts', title: trilingual('岗位', '崗位', 'Posts') },
  { id: 'lines', title: trilingual('行项', '列項', 'Lines'), number: true },
  { id: 'cases', title: trilingual('案例', '案例', 'Cases'), number: true },
  { id: 'title', title: trilingual('名称', '名稱', 'Title') },
];

export const planList: Verb = {
  name: 'plan list',
  about: {
    'zh-CN': '列出方案：自带的和本组织的',
    'zh-TW': '列出方案：內建的和本組織的',
    en: 'list the plans, shipped and your own',
  },
  needs: 'plan.read',
  operands: [],
  options: [],
  examples: ['jixin plan list'],
  run: async (call) => {
    const published = await publishedIn(call);
    if (!published.ok) return published.problems;
    const { plans, problems } = allPlans(call.dataDir, published.value);
    const rows = plans.map(({ plan }) => rowOf(plan, plan.title[call.lang] ?? plan.id));
    return [...problems, ...(await deliver(call, { columns: COLUMNS, rows }))];
  },
};

function rowOf(plan: Plan, name: string): readonly (string | null)[] {
  return [
    plan.id,
    String(plan.version),
    plan.inForce,
    plan.pays,
    plan.applies.posts?.join(' ') ?? null,
    String(plan.lines.length),
    String(plan.cases.length),
    name,
  ];
}
