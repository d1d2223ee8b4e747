import { describe, expect, it } from 'vitest';
import { periodsUntil } from './periods.ts';

describe('the periods that a run may be of', () => {
  it('go back a year before the newest data, whatever there is', () => {
    const { month, quarter } = periodsUntil('2026-03-15', '2026-02-01', '2026-01-04');
    expect([month?.[0], month?.at(-1), quarter?.at(-1)]).toEqual(['2026-03', '2025-02', '2025-Q1']);
  });

  it('reach every month of old data, so that each of them can be paid', () => {
    const { month, year } = periodsUntil('2026-11-22', '2023-08-01', '2021-01-01');
    expect(month).toContain('2021-01');
    expect([month?.at(-1), year?.at(-1)]).toEqual(['2021-01', '2021']);
  });
});
