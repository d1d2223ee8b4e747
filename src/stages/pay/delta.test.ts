import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { sameText } from '../../base/text.ts';
import { type Delta, deltaSentence } from './delta.ts';

const d = Decimal.of;
const title = { ...sameText('Performance pay'), 'zh-CN': '绩效工资', 'zh-TW': '績效薪資' };

function told(owed: string, settled = owed, more: Partial<Delta> = {}) {
  const [before, now] = [d('389'), d('389').plus(d(owed))];
  const values = { before, now, owed: d(owed), difference: d(settled) };
  return deltaSentence({ line: 'performance_pay', period: '2026-01', reason: '申诉成立', ...values, ...more }, title);
}

describe('a correction of a closed period', () => {
  it('names the old period, both values and the reason, whichever way it goes', () => {
    expect(told('120')['zh-CN']).toBe('补发 2026-01 绩效工资 120.00 元：原为 389.00，现为 509.00。原因：申诉成立');
    expect(told('-120')['zh-TW']).toBe('補扣 2026-01 績效薪資 120.00 元：原為 389.00，現為 269.00。原因：申诉成立');
    expect(told('120').en).toBe(
      'Performance pay of 2026-01: 120.00 yuan paid later, 389.00 before and 509.00 now. Reason: 申诉成立',
    );
  });

  it('says what stays owed, and why no more was taken', () => {
    expect(told('-120', '-50')['zh-CN']).toContain('补扣 2026-01 绩效工资 50.00 元');
    expect(told('-120', '-50')['zh-CN']).toContain('还有 70.00 元留待以后');
    expect(told('-120', '-50').en).toContain('70.00 yuan stay owed, since at most a fifth of a month’s wage');
    expect(told('-120').en).not.toContain('stay owed');
  });

  it('takes money where a contribution has grown, and names the employer’s part', () => {
    expect(told('8', '8', { employer: d('16') })['zh-CN']).toContain('补缴 2026-01');
    expect(told('-8', '-8', { employer: d('-16') }).en).toContain('8.00 yuan given back');
    expect(told('8', '8', { employer: d('16') }).en).toContain('the employer’s part +16.00 yuan');
  });
});
