import type { Verb } from '../verb.ts';

export const planList: Verb = {
  name: 'plan list',
  about: { 'zh-CN': '', 'zh-TW': '', en: '' },
  operands: [],
  options: [],
  examples: [],
  run: async () => [],
};
