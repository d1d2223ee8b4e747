import type { Verb } from '../verb.ts';
import { PLANS_OPERAND } from '../words.ts';

export const planTest: Verb = {
  name: 'plan test',
  about: {
    'zh-CN': '运行方案里的案例，逐分核对',
    'zh-TW': '執行方案裡的案例，逐分核對',
    en: 'run the cases inside plans, to the cent',
  },
  operands: [PLANS_OPERAND],
  options: [],
  examples: ['jixin plan test points-basic'],
  run: async () => [],
};
