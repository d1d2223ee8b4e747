import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { type Cut, EVERYTHING, overlap, type Stretch, singleNumber, stretchText, without } from './span.ts';

const cut = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom<Cut['side']>('before', 'after'))
  .map(([n, side]): Cut => ({ at: Decimal.int(n), side }));
const stretch = fc.tuple(fc.option(cut), fc.option(cut)).map(([low, high]): Stretch => ({ low, high }));

function has(s: Stretch, x: Decimal): boolean {
  const low = s.low === null || (s.low.side === 'before' ? x.compare(s.low.at) >= 0 : x.compare(s.low.at) > 0);
  const high = s.high === null || (s.high.side === 'after' ? x.compare(s.high.at) <= 0 : x.compare(s.high.at) < 0);
  return low && high;
}

describe('stretches of numbers', () => {
  it('keep exactly the numbers that no part takes out', () => {
    fc.assert(
      fc.property(stretch, fc.array(stretch, { maxLength: 4 }), fc.integer({ min: -2, max: 20 }), (whole, parts, n) => {
        const x = Decimal.ratio(n, 2);
        const kept = without(whole, parts).some((s) => has(s, x));
        expect(kept).toBe(has(whole, x) && !parts.some((p) => has(p, x)));
      }),
    );
  });

  it('share a number when one ends with it and the next begins with it', () => {
    const to20: Stretch = { low: null, high: { at: Decimal.int(20), side: 'after' } };
    const from20: Stretch = { low: { at: Decimal.int(20), side: 'before' }, high: null };
    const above20: Stretch = { low: { at: Decimal.int(20), side: 'after' }, high: null };
    const shared = overlap(to20, from20);
    expect(shared && singleNumber(shared)?.toString()).toBe('20');
    expect(overlap(to20, above20)).toBeNull();
    expect(without(EVERYTHING, [to20, above20])).toEqual([]);
  });

  it('are written in interval notation', () => {
    const s: Stretch = { low: { at: Decimal.int(20), side: 'after' }, high: { at: Decimal.of('20.5'), side: 'after' } };
    expect([stretchText(s), stretchText(EVERYTHING)]).toEqual(['(20, 20.5]', '(−∞, +∞)']);
  });
});
