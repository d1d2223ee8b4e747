import { describe, expect, it } from 'vitest';
import { datesIn } from './dates.ts';
import { readProfile } from './profile.ts';
import { writeProfile } from './write.ts';

const GOOD = `profile: mine
title: Mine
kind: tally
match: { headers: [客服, 日期] }
also: { 客服: [agent] }
drop: [{ column: 客服, values: [合计] }]
columns:
  agent: 客服
  date: 日期
  first_response: { column: 首响(分钟), unit: min }
  rated: { sum: [好评, 差评] }
  satisfied: { share: 满意率, of: 接待量, assumed: true }
  sales: { first: [实付, { column: 应付, unit: wan }] }
person: { lead: 主管 }
ignore: [备注]
`;

describe('reading a profile', () => {
  it('reads every kind of source, and writes what reads back the same', () => {
    const read = readProfile(GOOD, 'mine.yaml');
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.columns.sales).toEqual({ first: [{ column: '实付' }, { column: '应付', unit: 'wan' }] });
    expect(readProfile(writeProfile(read.value), 'again.yaml')).toEqual(read);
  });

  it.each([
    ['an unknown key', GOOD.replace('ignore:', 'ignored:'), 'mapping.unknown-key', 15],
    ['an unknown target', GOOD.replace('  agent:', '  handled: x\n  agent:'), 'mapping.unknown-target', 8],
    ['a target of another kind', GOOD.replace('rated:', 'rating:'), 'mapping.unknown-target', 8],
    ['a missing required column', GOOD.replace('  date: 日期\n', ''), 'mapping.no-required', 8],
    ['a kind that is none', GOOD.replace('tally', 'tallies'), 'mapping.shape', 3],
    ['a unit that is none', GOOD.replace('unit: min', 'unit: fortnight'), 'mapping.shape', 10],
    ['a source of no shape', GOOD.replace('{ sum: [好评, 差评] }', '{ product: [好评] }'), 'mapping.shape', 11],
    ['a key given twice', `${GOOD}kind: contact\n`, 'mapping.yaml', 16],
    ['YAML that does not close', GOOD.replace('[备注]', '[备注'), 'mapping.yaml', 16],
    ['a text in one language of three', GOOD.replace('title: Mine', 'title: { en: Mine }'), 'mapping.shape', undefined],
  ])('refuses %s and shows the line', (_, yaml, code, line) => {
    const { ok, problems } = readProfile(yaml, 'mine.yaml');
    expect(ok).toBe(false);
    expect(problems[0]?.code).toBe(code);
    expect(problems[0]?.where).toMatchObject({ file: 'mine.yaml', ...(line !== undefined && { line }) });
  });
});

describe('dates in names', () => {
  it.each([
    ['客服绩效20240105.xlsx', ['2024-01-05']],
    ['生意参谋_2024-01-05_2024-01-07.xls', ['2024-01-05', '2024-01-07']],
    ['报告周期 2024年1月5日 至 2024年1月31日', ['2024-01-05', '2024-01-31']],
    ['export-1704445200.csv', []],
    ['20240230.csv', []],
    ['order 120240105.csv', []],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });
});
