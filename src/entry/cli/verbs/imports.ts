import type { Verb } from '../verb.ts';

export const imports: Verb = {
  name: 'imports',
  about: {
    'zh-CN': '列出所有导入：文件、类型、行数、期间',
    'zh-TW': '列出所有匯入：檔案、類型、列數、期間',
    en: 'list the imports: file, kind, rows, period',
  },
  operands: [],
  options: [],
  examples: ['jixin imports', 'jixin imports --format json'],
  run: async () => [],
};
