import type { Text } from '../../../base/text.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Option, Verb } from '../verb.ts';

const title = (zhCN: string, zhTW: string, en: string): Text => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en });

const COLUMNS: readonly SheetColumn[] = [
  { id: 'day', title: title('会话日期', '會話日期', 'Day') },
  { id: 'plan', title: title('计划', '計畫', 'Plan') },
  { id: 'person', title: title('客服', '客服', 'Agent') },
  { id: 'team', title: title('小组', '小組', 'Team') },
  { id: 'drawn', title: title('抽中', '抽中', 'Drawn'), number: true },
  { id: 'scored', title: title('已评', '已評', 'Scored'), number: true },
  { id: 'owed', title: title('待评', '待評', 'Owed'), number: true },
  { id: 'seed', title: title('种子', '種子', 'Seed') },
];

/** In whose name somebody scores: nobody scores their own, and leads score their teams. */
export const AS: Option = {
  name: 'as',
  value: 'PERSON',
  about: {
    'zh-CN': '以谁的身份（花名册编号）：组长评本组，谁都不评自己',
    'zh-TW': '以誰的身分（花名冊編號）：組長評本組，誰都不評自己',
    en: 'in whose name (an id of the roster): leads score their teams, nobody their own',
  },
};

export const qualityQueue: Verb = {
  name: 'quality queue',
  about: {
    'zh-CN': '质检队列：欠谁几条，抽样种子是什么',
    'zh-TW': '質檢佇列：欠誰幾條，抽樣種子是什麼',
    en: 'what waits to be scored, for whom, with the seeds of the draws',
  },
  operands: [],
  options: [AS],
  examples: ['jixin quality queue', 'jixin quality queue --as K0006'],
  run: async (call) => {
    const { inQuality } = await import('../quality.ts');
    const { queueOf } = await import('../../../workflows/quality/service.ts');
    return inQuality(call, async (world, by) => {
      const { rows } = await queueOf(world, by(call.options.get('as') ?? null));
      const lines = rows.map((row) => [
        ...[row.day, row.plan, row.person, row.team],
        ...[String(row.drawn), String(row.scored), String(row.owed), row.seed],
      ]);
      return deliver(call, { columns: COLUMNS, rows: lines });
    });
  },
};
