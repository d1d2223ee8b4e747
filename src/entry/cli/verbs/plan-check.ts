import type { Verb } from '../verb.ts';
import { PLANS_OPERAND } from '../words.ts';

export const planCheck: Verb = {
  name: 'plan check',
  about: {
    'zh-CN': '检查方案：一次报出全部问题，精确到行和列',
    'zh-TW': '檢查方案：一次報出全部問題，精確到行和列',
    en: 'check plans: every problem at once, by line and column',
  },
  operands: [PLANS_OPERAND],
  options: [],
  examples: ['jixin plan check', 'jixin plan check my-plan.yaml'],
  run: async () => [],
};
