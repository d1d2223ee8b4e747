import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindTitle } from '../../../ledger/index.ts';
import type { ColumnFacts } from '../model.ts';
import { proposeMapping } from './propose.ts';
import { readSynonyms } from './synonyms.ts';

const file = resolve(import.meta.dirname, '../../../../catalog/intake/synonyms.yaml');
const read = readSynonyms(readFileSync(file, 'utf8'), 'synonyms.yaml');
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const synonyms = read.value;

const text: Omit<ColumnFacts, 'header'> = {
  rows: 100,
  filled: 100,
  distinct: 100,
  numeric: 0,
  whole: 0,
  dates: 0,
  times: 0,
  durations: 0,
  yesNo: 0,
  percents: 0,
  min: null,
  max: null,
  median: null,
  examples: ['a'],
};
const column = (header: string, facts: Partial<ColumnFacts> = {}): ColumnFacts => ({ ...text, header, ...facts });
const number = { numeric: 1, whole: 1, min: 0, max: 500 };
const day = { dates: 1, examples: ['2024-01-05'] };
const instant = { dates: 1, examples: ['2024-01-05 09:00'] };

function profileOf(...facts: readonly ColumnFacts[]) {
  const proposed = proposeMapping(facts, synonyms);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.problems));
  return proposed.value.profile;
}

describe('proposing a mapping', () => {
  it.each<[string, readonly ColumnFacts[], Readonly<Record<string, unknown>>]>([
    [
      'contact',
      [
        column('会话ID'),
        column('客服姓名'),
        column('开始时间', instant),
        column('首响时长（分钟）', number),
        column('满意度', { ...number, min: 1, max: 5 }),
      ],
      { first_response: { column: '首响时长（分钟）', unit: 'min' }, rating: { column: '满意度' } },
    ],
    [
      'case',
      [
        column('投诉单号'),
        column('处理人'),
        column('投诉时间', instant),
        column('截止时间', instant),
        column('结案时间', instant),
      ],
      { kind: { constant: 'complaint' }, due_at: { column: '截止时间' }, closed_at: { column: '结案时间' } },
    ],
    [
      'check',
      [
        column('会话ID'),
        column('被质检人'),
        column('质检员'),
        column('质检时间', instant),
        column('扣分', number),
        column('致命错误', { yesNo: 1 }),
      ],
      { deductions: { column: '扣分' }, critical: { column: '致命错误' } },
    ],
    [
      'shift',
      [
        column('姓名'),
        column('日期', day),
        column('应出勤', number),
        column('实出勤', number),
        column('迟到', { yesNo: 1 }),
      ],
      { scheduled: { column: '应出勤' }, late: { column: '迟到' } },
    ],
    [
      'sale',
      [
        column('订单号'),
        column('销售员'),
        column('付款时间', instant),
        column('实付金额', number),
        column('退款金额', number),
      ],
      { amount: { column: '实付金额' }, refunded: { column: '退款金额' } },
    ],
    [
      'followup',
      [
        column('回访编号'),
        column('回访人'),
        column('回访时间', instant),
        column('是否接通', { yesNo: 1 }),
        column('回访原因'),
      ],
      { reached: { column: '是否接通' }, reason: { column: '回访原因' } },
    ],
    [
      'tally',
      [
        column('客服'),
        column('统计日期', day),
        column('接待人数', number),
        column('评价数', number),
        column('满意率', { numeric: 1, percents: 1 }),
        column('回复率', { numeric: 1, percents: 1 }),
      ],
      {
        satisfied: { share: '满意率', of: '评价数' },
        replied: { share: '回复率', of: '接待人数' },
        reply_due: { weight: '接待人数' },
      },
    ],
    [
      'roster',
      [
        column('工号'),
        column('姓名'),
        column('岗位'),
        column('入职日期', day),
        column('底薪', number),
        column('在职状态', { distinct: 3 }),
      ],
      { base_pay: { column: '底薪' }, hired_on: { column: '入职日期' } },
    ],
  ])('tells a %s by its columns', (kind, facts, columns) => {
    const profile = profileOf(...facts);
    expect(profile.kind).toBe(kind);
    expect(profile.columns).toMatchObject(columns);
  });

  it('believes values over names: a rating that holds words of thousands of customers is none', () => {
    const { columns } = profileOf(column('call id'), column('date', instant), column('rating', { distinct: 90 }));
    expect(columns.rating).toBeUndefined();
  });

  it('marks a weight that is not the denominator of the rate', () => {
    const rate = column('满意率', { numeric: 1, percents: 1 });
    const { columns } = profileOf(column('客服'), column('日期', day), column('接待人数', number), rate);
    expect(columns.satisfied).toEqual({ share: '满意率', of: '接待人数', assumed: true });
  });

  it('knows a kind of facts by its title in every language', () => {
    const words = synonyms.words['fact.kind'] ?? {};
    const kinds = [...new Set(Object.values(words))];
    expect(kinds).toContain('amount.granted');
    for (const kind of kinds)
      for (const title of Object.values(kindTitle(kind))) {
        expect(words[title]).toBe(kind);
        expect(profileOf(column('类型', { examples: [title] }), column('工号'), column('日期', day)).kind).toBe('fact');
      }
  });

  it('says what is missing where the kind is given, and gives up where it is not', () => {
    const facts = [column('客服'), column('评分', { ...number, min: 1, max: 5 })];
    const given = proposeMapping(facts, synonyms, 'contact');
    expect(given.ok && given.value.missing).toEqual(['started_at']);
    expect(proposeMapping([column('foo'), column('bar')], synonyms).problems.map((p) => p.code)).toEqual([
      'mapping.no-kind',
    ]);
  });

  it('never uses a header twice as a whole, and never a sensitive one', () => {
    const names = fc.constantFrom(
      'id',
      'agent',
      '客服',
      'date',
      '日期',
      'rating',
      '评分',
      '性别',
      'DOB',
      'Sex',
      '身份证号',
      'topic',
      'x',
    );
    fc.assert(
      fc.property(fc.uniqueArray(names), fc.constantFrom(number, day, instant, {}), (headers, facts) => {
        const proposed = proposeMapping(
          headers.map((header) => column(header, facts)),
          synonyms,
          'contact',
        );
        if (!proposed.ok) return;
        const used = Object.values(proposed.value.profile.columns).flatMap((s) => ('column' in s ? [s.column] : []));
        expect(new Set(used).size).toBe(used.length);
        for (const secret of ['性别', 'DOB', 'Sex', '身份证号']) expect(used).not.toContain(secret);
      }),
    );
  });
});
