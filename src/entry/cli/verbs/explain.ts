import type { Verb } from '../verb.ts';
import { INPUTS, PERIOD, PLAN } from '../words.ts';

export const explain: Verb = {
  name: 'explain',
  about: {
    'zh-CN': '解释一个人的工资：行项 → 公式 → 档位 → 指标 → 文件和行',
    'zh-TW': '解釋一個人的薪資：列項 → 公式 → 檔位 → 指標 → 檔案和列',
    en: 'explain one person’s pay: line → formula → band → metric → file and row',
  },
  operands: [],
  options: [
    PLAN,
    PERIOD,
    {
      name: 'person',
      value: 'ID',
      required: true,
      about: { 'zh-CN': '人员编号或姓名', 'zh-TW': '人員編號或姓名', en: 'the person’s id or name' },
    },
    {
      name: 'line',
      value: 'ID',
      about: {
        'zh-CN': '只解释这个行项',
        'zh-TW': '只解釋這個列項',
        en: 'explain this line only',
      },
    },
    INPUTS,
  ],
  examples: ['jixin explain --plan points-basic --period 2026-01 --person K0012 --line performance_pay'],
  run: async () => [],
};
