import type { Verb } from '../verb.ts';

export const verify: Verb = {
  name: 'verify',
  about: {
    'zh-CN': '离线重算证明文件，逐分核对',
    'zh-TW': '離線重算證明檔，逐分核對',
    en: 'recompute a proof file offline, to the cent',
  },
  operands: [
    {
      name: 'PROOF.json',
      count: 'one',
      about: {
        'zh-CN': 'jixin pay --proof 写出的文件',
        'zh-TW': 'jixin pay --proof 寫出的檔案',
        en: 'a file written by jixin pay --proof',
      },
    },
  ],
  options: [],
  examples: ['jixin verify proof.json'],
  run: async () => [],
};
