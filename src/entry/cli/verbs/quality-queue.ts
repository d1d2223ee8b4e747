import { say, trilingual } from '../../../base/text.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Verb } from '../verb.ts';
import { AS_PERSON, OUT } from '../words.ts';

const COLUMNS: readonly SheetColumn[] = [
  { id: 'day', title: trilingual('会话日期', '會話日期', 'Day') },
  { id: 'plan', title: trilingual('计划', '計畫', 'Plan') },
  { id: 'person', title: trilingual('客服', '客服', 'Agent') },
  { id: 'team', title: trilingual('小组', '小組', 'Team') },
  { id: 'scorer', title: trilingual('谁来评', '誰來評', 'Scored by') },
  { id: 'drawn', title: trilingual('抽中', '抽中', 'Drawn'), number: true },
  { id: 'scored', title: trilingual('已评', '已評', 'Scored'), number: true },
  { id: 'owed', title: trilingual('待评', '待評', 'Owed'), number: true },
  { id: 'seed', title: trilingual('种子', '種子', 'Seed') },
];

const QUALITY = trilingual('质检组', '質檢組', 'the quality team');

const NONE = trilingual(
  '队列里没有要评的会话。抽样：jixin quality sample 计划 日期；有哪些计划：jixin quality plan',
  '佇列裡沒有要評的會話。抽樣：jixin quality sample 計畫 日期；有哪些計畫：jixin quality plan',
  'Nothing waits to be scored. To draw a sample: jixin quality sample PLAN DAY; the plans there are: jixin quality plan',
);

export const qualityQueue: Verb = {
  name: 'quality queue',
  about: {
    'zh-CN': '质检队列：谁还欠谁几条，抽样种子是什么；--as 只看一个人能评的',
    'zh-TW': '質檢佇列：誰還欠誰幾條，抽樣種子是什麼；--as 只看一個人能評的',
    en: 'what waits to be scored, by whom and for whom, with the seeds; --as for what one person may score',
  },
  needs: 'quality.score',
  within: true,
  operands: [],
  options: [AS_PERSON, OUT],
  examples: ['jixin quality queue', 'jixin quality queue --as K0006'],
  run: async (call) => {
    const { inQuality } = await import('../quality.ts');
    const { owedRows } = await import('../../../workflows/quality/service.ts');
    return inQuality(call, async (world, actor) => {
      const rows = await owedRows(world, actor.account.person === null ? null : actor);
      const lines = rows.map(({ day, plan, person, team, watcher, lead, ...row }) => [
        ...[day, plan, person, team, watcher === 'lead' ? lead : say(QUALITY, call.lang)],
        ...[String(row.drawn), String(row.scored), String(row.owed), row.seed],
      ]);
      return deliver(call, { columns: COLUMNS, rows: lines, empty: NONE });
    });
  },
};
