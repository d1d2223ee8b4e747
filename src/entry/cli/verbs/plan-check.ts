import type { Verb } from '../verb.ts';

export const planCheck: Verb = {
  name: 'plan check',
  about: { 'zh-CN': '', 'zh-TW': '', en: '' },
  operands: [],
  options: [],
  examples: [],
  run: async () => [],
};
