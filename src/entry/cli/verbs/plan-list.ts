import type { Verb } from '../verb.ts';

export const planList: Verb = {
  name: 'plan list',
  about: { 'zh-CN': '列出方案', 'zh-TW': '列出方案', en: 'list the plans' },
  operands: [],
  options: [],
  examples: ['jixin plan list'],
  run: async () => [],
};
