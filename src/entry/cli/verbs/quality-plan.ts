import { say, type Text } from '../../../base/text.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Verb } from '../verb.ts';

const title = (zhCN: string, zhTW: string, en: string): Text => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en });

const COLUMNS: readonly SheetColumn[] = [
  { id: 'plan', title: title('计划', '計畫', 'Plan') },
  { id: 'title', title: title('名称', '名稱', 'Title') },
  { id: 'posts', title: title('岗位', '崗位', 'Posts') },
  { id: 'per_day', title: title('每人每天', '每人每天', 'A person a day'), number: true },
  { id: 'share', title: title('占比', '占比', 'Share'), number: true },
  { id: 'strata', title: title('分层', '分層', 'Strata') },
  { id: 'watcher', title: title('谁来评', '誰來評', 'Scored by') },
  { id: 'scorecard', title: title('评分表', '評分表', 'Scorecard') },
  { id: 'active', title: title('启用', '啟用', 'Active') },
];

export const qualityPlan: Verb = {
  name: 'quality plan',
  about: {
    'zh-CN': '列出质检抽样计划',
    'zh-TW': '列出質檢抽樣計畫',
    en: 'list the sampling plans of quality control',
  },
  operands: [],
  options: [],
  examples: ['jixin quality plan'],
  run: async (call) => {
    const { inQuality } = await import('../quality.ts');
    const { samplingPlans } = await import('../../../workflows/quality/service.ts');
    return inQuality(call, async (world) => {
      const rows = (await samplingPlans(world)).map((plan) => [
        plan.id,
        say(plan.title, call.lang),
        plan.posts?.join(' ') ?? null,
        String(plan.perDay),
        plan.share,
        plan.strata.join(' '),
        plan.watcher,
        plan.scorecard,
        String(plan.active),
      ]);
      return deliver(call, { columns: COLUMNS, rows });
    });
  },
};
