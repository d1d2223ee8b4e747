import type { Verb } from '../verb.ts';
import { OUT, PERIOD } from '../words.ts';

export const metrics: Verb = {
  name: 'metrics',
  about: {
    'zh-CN': '计算指标；不写编号则列出指标字典',
    'zh-TW': '計算指標；不寫編號則列出指標字典',
    en: 'compute metrics; without ids, all that the data can answer',
  },
  operands: [
    {
      name: 'ID',
      count: 'any',
      about: {
        'zh-CN': '指标编号，可带参数：csat、service_level(20)',
        'zh-TW': '指標編號，可帶參數：csat、service_level(20)',
        en: 'metric ids, with parameters where they take any: csat, service_level(20)',
      },
    },
  ],
  options: [
    PERIOD,
    {
      name: 'by',
      value: 'agent,month,…',
      about: {
        'zh-CN': '按什么分组，逗号分开',
        'zh-TW': '按什麼分組，逗號分開',
        en: 'what to group by, separated by commas',
      },
    },
    {
      name: 'where',
      value: 'EXPR',
      about: {
        'zh-CN': "条件，与方案公式同一种写法：channel = '电话' AND rating <= 2",
        'zh-TW': "條件，與方案公式同一種寫法：channel = '電話' AND rating <= 2",
        en: "a condition in the language of plans: channel = 'phone' AND rating <= 2",
      },
    },
    OUT,
  ],
  examples: [
    'jixin metrics csat handle_time --period 2026-01 --by team',
    'jixin metrics contacts_handled --period 2021-01..2021-03 --by agent,month --out calls.csv',
  ],
  run: async () => [],
};
