import type { Verb } from '../verb.ts';

export const planDiff: Verb = {
  name: 'plan diff',
  about: {
    'zh-CN': '逐项比较两个版本',
    'zh-TW': '逐項比較兩個版本',
    en: 'compare two versions, item by item',
  },
  operands: [
    {
      name: 'OLD',
      count: 'one',
      about: { 'zh-CN': '旧版：方案编号或文件', 'zh-TW': '舊版：方案編號或檔案', en: 'the old one: plan id or file' },
    },
    {
      name: 'NEW',
      count: 'one',
      about: { 'zh-CN': '新版：方案编号或文件', 'zh-TW': '新版：方案編號或檔案', en: 'the new one: plan id or file' },
    },
  ],
  options: [],
  examples: ['jixin plan diff points-basic my-points.yaml'],
  run: async () => [],
};
