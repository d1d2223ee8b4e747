import type { Verb } from '../verb.ts';

export const planDiff: Verb = {
  name: 'plan diff',
  about: { 'zh-CN': '', 'zh-TW': '', en: '' },
  operands: [],
  options: [],
  examples: [],
  run: async () => [],
};
