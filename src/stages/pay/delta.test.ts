import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JANUARY } from '../../../test/pay/data.ts';
import { Decimal } from '../../base/decimal.ts';
import { sameText } from '../../base/text.ts';
import { type Delta, deltaSentence, deltasOf } from './delta.ts';

const amounts = (performance: string) => ({ performance_pay: Decimal.of(performance) });
const LINES = ['performance_pay'];

describe('a correction of a closed period', () => {
  it('is a signed line that names the old period, both values and the reason', () => {
    const [delta] = deltasOf('ann', JANUARY, LINES, amounts('269'), amounts('389'), '申诉成立');
    expect(delta).toMatchObject({ person: 'ann', line: 'performance_pay', period: '2026-01', kind: 'paid-later' });
    expect(delta?.difference.toString()).toBe('120');
    expect(delta && deltaSentence(delta, sameText('绩效工资'))['zh-CN']).toBe(
      '补发 2026-01 绩效工资 120.00 元：原为 269.00，现为 389.00。原因：申诉成立',
    );
    const [back] = deltasOf('ann', JANUARY, LINES, amounts('389'), amounts('269'), 'late complaint');
    expect(back?.kind).toBe('taken-back');
    expect(back && deltaSentence(back, sameText('Performance pay')).en).toContain('120.00 yuan taken back');
  });

  it('says nothing where nothing changed', () => {
    expect(deltasOf('ann', JANUARY, LINES, amounts('389'), amounts('389.00'), 'x')).toEqual([]);
  });

  it('counts somebody who was not paid then as paid nothing', () => {
    expect(deltasOf('ann', JANUARY, LINES, {}, amounts('50'), 'x')[0]?.before.toString()).toBe('0');
  });

  it('leads to the newest amount however many corrections came between, and pays none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 6 }), (cents) => {
        const first = amounts('100');
        const paid: Delta[] = [];
        for (const c of cents) {
          const now = { performance_pay: Decimal.ratio(c, 100) };
          paid.push(...deltasOf('ann', JANUARY, LINES, first, now, 'x', paid));
        }
        const total = paid.reduce((sum, d) => sum.plus(d.difference), Decimal.of('100'));
        expect(total.equals(Decimal.ratio(cents.at(-1) ?? 0, 100))).toBe(true);
      }),
    );
  });
});
