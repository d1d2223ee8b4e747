import { describe, expect, it } from 'vitest';
import { association, spearman } from './association.ts';
import type { Pair } from './model.ts';

describe('Spearman’s rank correlation', () => {
  it('gives the value of a printed example without ties', () => {
    // IQ against hours of television, ten people: ρ = −29/165 (Wikipedia, “Spearman’s rank correlation coefficient”).
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(Math.abs((spearman(iq, hours) ?? 0) + 29 / 165)).toBeLessThan(1e-12);
  });

  it('lets ties share their rank, and knows no order where all are alike', () => {
    expect(spearman([1, 1, 2, 2], [3, 3, 4, 4])).toBe(1);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});

describe('agreement held against the others’', () => {
  const along = (rater: string, sign: number): readonly Pair[] =>
    Array.from({ length: 40 }, (_, i) => ({ rater, own: i, other: sign * i + ((i * 7) % 13) }));

  it('finds the one who ranks people the other way round, and nobody else', () => {
    const pairs = new Map([
      ...['a', 'b', 'c'].map((one) => [one, along(one, 1)] as const),
      ['d', along('d', -1)] as const,
    ]);
    const odd = association(pairs, 'd', new Set(), 3);
    expect(odd?.high).toBeLessThan(0);
    const usual = association(pairs, 'a', new Set(['d']), 3);
    expect(usual && usual.low <= 0 && usual.high >= 0).toBe(true);
  });

  it('says nothing of fewer than ten people', () => {
    const pairs = new Map(['a', 'b', 'c'].map((one) => [one, along(one, 1).slice(0, 9)]));
    expect(association(pairs, 'a', new Set(), 3)).toBeNull();
  });
});
