import type { Verb } from '../verb.ts';
import { INPUTS, OUT, PERIOD, PLAN } from '../words.ts';

export const pay: Verb = {
  name: 'pay',
  about: {
    'zh-CN': '按方案核算一个期间的工资',
    'zh-TW': '按方案核算一個期間的薪資',
    en: 'compute a period’s pay by a plan',
  },
  operands: [],
  options: [
    PLAN,
    PERIOD,
    INPUTS,
    OUT,
    {
      name: 'proof',
      value: 'FILE.json',
      about: {
        'zh-CN': '写出证明文件（输入、方案、结果、散列），供 jixin verify 重算',
        'zh-TW': '寫出證明檔（輸入、方案、結果、雜湊），供 jixin verify 重算',
        en: 'write a proof (inputs, plan, results, hash) that jixin verify recomputes',
      },
    },
  ],
  examples: [
    'jixin pay --plan points-basic --period 2026-01',
    'jixin pay --plan points-basic --period 2026-01 --inputs inputs.csv --out pay.csv --proof proof.json',
  ],
  run: async () => [],
};
