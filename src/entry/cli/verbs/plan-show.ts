import type { Verb } from '../verb.ts';
import { PLAN_OPERAND } from '../words.ts';

export const planShow: Verb = {
  name: 'plan show',
  about: {
    'zh-CN': '显示一个方案：输入、行项、参数；--format json 输出原文',
    'zh-TW': '顯示一個方案：輸入、列項、參數；--format json 輸出原文',
    en: 'show a plan: its inputs, lines and parameters',
  },
  operands: [PLAN_OPERAND],
  options: [],
  examples: ['jixin plan show points-basic'],
  run: async () => [],
};
