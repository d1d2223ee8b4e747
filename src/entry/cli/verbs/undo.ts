import type { Verb } from '../verb.ts';

export const undo: Verb = {
  name: 'undo',
  about: {
    'zh-CN': '整批撤销一次导入（所在期间未结账时）',
    'zh-TW': '整批復原一次匯入（所在期間未結帳時）',
    en: 'take back an import as a whole, while its period is open',
  },
  operands: [
    {
      name: 'ID',
      count: 'one',
      about: {
        'zh-CN': '导入编号（见 jixin imports）',
        'zh-TW': '匯入編號（見 jixin imports）',
        en: 'the id of the import (see jixin imports)',
      },
    },
  ],
  options: [],
  examples: ['jixin undo 4f1c…'],
  run: async () => [],
};
