import { say, trilingual } from '../../../base/text.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Verb } from '../verb.ts';

const COLUMNS: readonly SheetColumn[] = [
  { id: 'plan', title: trilingual('计划', '計畫', 'Plan') },
  { id: 'title', title: trilingual('名称', '名稱', 'Title') },
  { id: 'posts', title: trilingual('岗位', '崗位', 'Posts') },
  { id: 'per_day', title: trilingual('每人每天', '每人每天', 'A person a day'), number: true },
  { id: 'share', title: trilingual('占比', '占比', 'Share'), number: true },
  { id: 'strata', title: trilingual('分层', '分層', 'Strata') },
  { id: 'watcher', title: trilingual('谁来评', '誰來評', 'Scored by') },
  { id: 'scorecard', title: trilingual('评分表', '評分表', 'Scorecard') },
  { id: 'active', title: trilingual('启用', '啟用', 'Active') },
];

const WORDS = {
  channel: trilingual('渠道', '管道', 'channel'),
  rating: trilingual('评分', '評分', 'rating'),
  duration: trilingual('时长', '時長', 'duration'),
  quality: trilingual('质检组', '質檢組', 'the quality team'),
  lead: trilingual('组长', '組長', 'the lead'),
  yes: trilingual('是', '是', 'yes'),
  no: trilingual('否', '否', 'no'),
} as const;
const PLAIN: Readonly<Partial<Record<keyof typeof WORDS, string>>> = { yes: 'true', no: 'false' };

const NONE = trilingual(
  '还没有抽样计划。在网页“质检 → 抽样设置”里建一个（jixin serve）。',
  '還沒有抽樣計畫。在網頁「質檢 → 抽樣設定」裡建一個（jixin serve）。',
  'There is no sampling plan yet. Make one on the web’s page of quality set-up (jixin serve).',
);

export const qualityPlan: Verb = {
  name: 'quality plan',
  about: {
    'zh-CN': '列出质检抽样计划',
    'zh-TW': '列出質檢抽樣計畫',
    en: 'list the sampling plans of quality control',
  },
  needs: 'quality.score',
  within: true,
  operands: [],
  options: [],
  examples: ['jixin quality plan'],
  run: async (call) => {
    const { inQuality } = await import('../quality.ts');
    const { samplingPlans } = await import('../../../workflows/quality/service.ts');
    // Programs read the words of the API, people those of their language.
    const told = (word: keyof typeof WORDS) =>
      call.format === 'table' ? say(WORDS[word], call.lang) : (PLAIN[word] ?? word);
    return inQuality(call, async (world) => {
      const rows = (await samplingPlans(world)).map((plan) => [
        plan.id,
        say(plan.title, call.lang),
        plan.posts?.join(' ') ?? null,
        String(plan.perDay),
        plan.share,
        plan.strata.map((one) => told(one)).join(' '),
        told(plan.watcher),
        plan.scorecard,
        told(plan.active ? 'yes' : 'no'),
      ]);
      return deliver(call, { columns: COLUMNS, rows, empty: NONE });
    });
  },
};
