import { describe, expect, it } from 'vitest';
import { type Calendar, isWorkday, workdaysAfter, workdaysFrom } from './working-days.ts';

describe('working days', () => {
  const calendar: Calendar = {
    statutory: new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19']),
    makeup: new Set(['2026-02-14', '2026-02-28']),
    own: new Map([['2026-02-20', 'holiday']]),
  };

  it('leave out holidays and weekends, count make-up days, and follow the organisation before the country', () => {
    expect(
      ['2026-02-14', '2026-02-16', '2026-02-20', '2026-02-21', '2026-02-23'].map((d) => isWorkday(calendar, d)),
    ).toEqual([true, false, false, false, true]);
    // Friday the 13th is the day itself; the 14th is worked, then nothing until the 23rd.
    expect(workdaysAfter(calendar, '2026-02-13', 5)).toBe('2026-02-26');
    expect(workdaysAfter(calendar, '2026-03-02', 5)).toBe('2026-03-09');
  });

  it('are counted back from a day as they are counted on from it', () => {
    expect(workdaysFrom(calendar, '2026-02-23', -2)).toBe('2026-02-13');
    expect(workdaysFrom(calendar, '2026-02-13', 2)).toBe('2026-02-23');
    expect(workdaysFrom(calendar, '2026-02-15', 0)).toBe('2026-02-15');
  });
});
