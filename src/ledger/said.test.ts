import { expect, it } from 'vitest';
import { saidBy } from './said.ts';

it('says a fact in its reader’s words, and what only programs tell apart by its beginning', () => {
  const data = {
    item: 'teamwork',
    source: 'self',
    score: '14850/179',
    weights: { peer: '0.2', lead: '0.6' },
    hash: 'ab'.repeat(32),
    own_column: null,
  };
  expect(saidBy(data, (text) => text['zh-CN'])).toEqual({
    told: ['项目 团队协作', '评分来源 本人', '评分 82.96', '权重 (同事 0.2, lead 0.6)', 'own_column —'],
    apart: ['内容校验 abababab…'],
  });
});
