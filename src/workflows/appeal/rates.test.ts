import { describe, expect, it } from 'vitest';
import type { Appeal, Correction, Outcome } from './model.ts';
import { overturnRates } from './rates.ts';

const ROW = 'check:a';

interface Told {
  readonly inspector?: string;
  readonly items?: readonly string[];
  readonly outcome: Outcome;
  readonly state?: string;
  readonly corrections?: readonly Correction[];
}

function decided({ inspector = 'li', items = ['greeting'], outcome, state = 'settled', corrections = [] }: Told) {
  const rulings = [{ outcome, corrections: corrections.map((correction) => ({ correction, fact: '' })) }];
  return { state, object: { inspector, items }, rulings } as unknown as Appeal;
}

const anew = (...items: readonly string[]): Correction => ({
  change: 'check',
  row: ROW,
  entries: Object.fromEntries(items.map((item) => [item, { value: '0' }])),
});

describe('overturn rates', () => {
  it('count what was decided in the end, with n and interval, and nothing that is still open or withdrawn', () => {
    const { inspectors, items } = overturnRates([
      ...[decided({ outcome: 'upheld' }), decided({ outcome: 'rejected' })],
      decided({ inspector: 'wu', outcome: 'upheld', state: 'final' }),
      ...[decided({ outcome: 'upheld', state: 'reviewed' }), decided({ outcome: 'rejected', state: 'withdrawn' })],
    ]);
    expect(inspectors).toMatchObject([
      { group: 'li', n: 2, overturned: 1, rate: '0.5' },
      { group: 'wu', n: 1, overturned: 1, rate: '1' },
    ]);
    expect(items).toMatchObject([{ group: 'greeting', n: 3, overturned: 2, rate: '0.666667' }]);
    expect(Number(inspectors[1]?.interval.low)).toBeLessThan(0.25);
  });

  it('hold against an item only what the ruling changed of it', () => {
    const contested = ['greeting', 'answer', 'tone'];
    const { items } = overturnRates([
      decided({ items: contested, outcome: 'partly', corrections: [anew('answer', 'speed')] }),
      decided({ items: contested, outcome: 'rejected' }),
    ]);
    expect(items).toMatchObject([
      { group: 'answer', n: 2, overturned: 1 },
      { group: 'greeting', n: 2, overturned: 0 },
      { group: 'tone', n: 2, overturned: 0 },
      { group: 'speed', n: 1, overturned: 1 },
    ]);
  });

  it('know of a source’s check the items that its ruling no longer names, and of a sum alone nothing', () => {
    const items = ['未主动问候', '语气生硬'];
    const left: Correction = { change: 'value', row: ROW, column: 'items', value: '语气生硬（-1）' };
    const sum: Correction = { change: 'value', row: ROW, column: 'deductions', value: '1' };
    const of = (corrections: readonly Correction[]) =>
      overturnRates([decided({ items, outcome: 'partly', corrections })]).items.map((one) => one.overturned);
    expect(of([left, sum])).toEqual([1, 0]);
    expect(of([sum])).toEqual([0, 0]);
  });
});
