import type { Verb } from '../verb.ts';

export const demo: Verb = {
  name: 'demo',
  about: {
    'zh-CN': '生成并导入一个虚构的客服中心',
    'zh-TW': '產生並匯入一個虛構的客服中心',
    en: 'make up a service centre and import it',
  },
  operands: [],
  options: [
    {
      name: 'people',
      value: 'N',
      about: { 'zh-CN': '人数（默认 120）', 'zh-TW': '人數（預設 120）', en: 'how many people (default 120)' },
    },
    {
      name: 'months',
      value: 'N',
      about: { 'zh-CN': '月数（默认 3）', 'zh-TW': '月數（預設 3）', en: 'how many months (default 3)' },
    },
    {
      name: 'seed',
      value: 'N',
      about: { 'zh-CN': '随机种子（默认 1）', 'zh-TW': '隨機種子（預設 1）', en: 'seed (default 1)' },
    },
    {
      name: 'tour',
      about: {
        'zh-CN': '接着核算一个月，显示工资表和一张解释过的工资条',
        'zh-TW': '接著核算一個月，顯示薪資表和一張解釋過的薪資單',
        en: 'then pay a month and show the register and one payslip explained',
      },
    },
  ],
  examples: ['jixin demo', 'jixin demo --people 30 --months 1 --seed 7 --data ./try'],
  run: async () => [],
};
