import { expect, it } from 'vitest';
import { saidBy } from './said.ts';
import { subjectTitle } from './subject-title.ts';

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

it('calls the name of an amount so, and not like that of a person', () => {
  const told = (data: object) => saidBy(data, (text) => text['zh-CN']).told;
  expect(told({ amount: '30', name: 'good_cases' })).toEqual(['金额 30', '款项 good_cases']);
  expect(told({ name: '王芳' })).toEqual(['姓名 王芳']);
});

it('says what others know by name, and keeps what nobody knows', () => {
  const known = (field: string, value: string) => (field === 'metric' && value === 'csat' ? '满意度' : undefined);
  const told = (metric: string) => saidBy({ post: 'vip', metric }, (text) => text.en, known).told;
  expect(told('csat')).toEqual(['Post VIP', 'Metric 满意度']);
  expect(told('own_metric')).toEqual(['Post VIP', 'Metric own_metric']);
});

it('calls what a fact is about as people do', () => {
  const id = '9a8e05c3-0c11-4bb5-a1c2-0123456789ab';
  const titles = ['post:vip', `review:${id}`, 'check:C1|杨清|2026-10-16 15:18:26', 'K0012', 'post:night'].map(
    (subject) => subjectTitle(subject).en,
  );
  expect(titles).toEqual(['Post VIP', 'Review 9a8e05c3…', 'Check C1', 'K0012', 'Post night']);
});
