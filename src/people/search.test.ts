import { describe, expect, it } from 'vitest';
import { matches, matchesTitle } from './search.ts';

const wang = { id: 'P017', name: '王小明', aliases: ['旺旺:小明'] };

describe('looking for a person', () => {
  it.each(['王', '小明', 'p017', '旺旺', 'wxm', 'WXM', 'wangxiao', '王 明', 'ｐ017'])('finds 王小明 by %s', (query) => {
    expect(matches(wang, query)).toBe(true);
  });

  it.each(['李', 'xmw', 'p018', '王 红'])('does not find 王小明 by %s', (query) => {
    expect(matches(wang, query)).toBe(false);
  });

  it('reads a family name as it is read in names', () => {
    expect(matches({ id: '1', name: '单雄信', aliases: [] }, 'sxx')).toBe(true);
    expect(matches({ id: '1', name: '单雄信', aliases: [] }, 'shanxiong')).toBe(true);
  });

  it('finds everybody where nothing is asked', () => {
    expect(matches(wang, '  ')).toBe(true);
  });
});

describe('looking for what has a title', () => {
  const metric = ['单均处理时长', '單均處理時長', 'Handle time', 'handle_time'];

  it.each(['处理', '處理', 'handle', 'djcl', 'danjun', 'chuli sc'])('finds 单均处理时长 by %s', (query) => {
    expect(matchesTitle(metric, query)).toBe(true);
  });

  it('does not read a title’s first character as a family name', () => {
    expect(matchesTitle(metric, 'shanjun')).toBe(false);
  });
});
