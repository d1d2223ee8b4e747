import type { Verb } from '../verb.ts';

export const planShow: Verb = {
  name: 'plan show',
  about: { 'zh-CN': '', 'zh-TW': '', en: '' },
  operands: [],
  options: [],
  examples: [],
  run: async () => [],
};
