import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHeader, headerUnit } from './fold.ts';

describe('folding headers', () => {
  it.each([
    ['首次响应时长（秒)', '首次响应时长(秒)'],
    ['首次响应时长（秒)', '首次响应时长'],
    ['Call Id', 'call_id'],
    ['speed_of_answer_in_seconds', 'Speed of answer in seconds'],
    ['Answered (Y/N)', 'answered'],
    ['ＣＳＡＴ Score', 'csat score'],
    ['去退销售额（元）', '去退销售额'],
    ['30秒应答率(8-23点)', '30秒应答率（8-23点）'],
  ])('makes %s and %s one', (a, b) => {
    expect(foldHeader(a)).toBe(foldHeader(b));
  });

  it.each([
    ['平均响应时长（新）', '平均响应时长'],
    ['满意', '不满意'],
    ['30s应答率', '3分钟应答率'],
    ['order_id', 'order_date'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(foldHeader(a)).not.toBe(foldHeader(b));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = foldHeader(text);
        expect(foldHeader(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['平均响应(秒)', 's'],
    ['speed_of_answer_in_seconds', 's'],
    ['处理时长（分钟）', 'min'],
    ['Talk time (ms)', 'ms'],
    ['销售额（万元）', 'wan'],
    ['满意率(%)', 'percent'],
    ['rating', undefined],
    ['plan s', undefined],
  ])('reads the unit of %s as %s', (header, unit) => {
    expect(headerUnit(header)).toBe(unit);
  });
});
