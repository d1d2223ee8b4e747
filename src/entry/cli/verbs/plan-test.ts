import type { Verb } from '../verb.ts';

export const planTest: Verb = {
  name: 'plan test',
  about: { 'zh-CN': '', 'zh-TW': '', en: '' },
  operands: [],
  options: [],
  examples: [],
  run: async () => [],
};
