import { describe, expect, it } from 'vitest';
import { owedDays } from './owed.ts';

describe('the days that a night draws from', () => {
  it('are yesterday alone for a plan that never drew', () => {
    expect(owedDays([], '2026-03-10')).toEqual(['2026-03-10']);
  });

  it('are also those whose conversations came late, the earliest first', () => {
    const drawn = ['2026-03-02', '2026-03-05', '2026-03-07', '2026-03-08'];
    expect(owedDays(drawn, '2026-03-10')).toEqual(['2026-03-04', '2026-03-06', '2026-03-09', '2026-03-10']);
  });

  it('reach neither before the first draw nor further back than a week', () => {
    expect(owedDays(['2026-03-08'], '2026-03-10')).toEqual(['2026-03-09', '2026-03-10']);
    expect(owedDays(['2026-01-01', '2026-03-10'], '2026-03-10')[0]).toBe('2026-03-04');
    expect(owedDays(['2026-01-01', '2026-03-10'], '2026-03-10')).not.toContain('2026-03-10');
  });
});
