import { describe, expect, it } from 'vitest';
import { addMonths, isDate, isoWeekday, monthsIn, parsePeriod, period, previousPeriod, wholeMonths } from './period.ts';

describe('periods', () => {
  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2021-01..2021-03', '2021-01-01', '2021-03-31'],
    ['2026-11-21', '2026-11-21', '2026-11-21'],
  ])('%s runs from %s to %s', (text, first, last) => {
    expect(period(text)).toMatchObject({ text, first, last });
  });

  it.each(['2026-13', '2026-Q5', '26-01', '2026-02-30', '2021-03..2021-01', '', 'now'])('refuses %s', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('knows the period before', () => {
    expect(previousPeriod(period('2026-01')).text).toBe('2025-12');
    expect(previousPeriod(period('2026-Q1')).text).toBe('2025-Q4');
    expect(previousPeriod(period('2026-01-03..2026-01-05')).text).toBe('2025-12-31..2026-01-02');
  });

  it('lists the months of a quarter', () => {
    expect(monthsIn(period('2026-Q1')).map((m) => m.text)).toEqual(['2026-01', '2026-02', '2026-03']);
  });
});

describe('dates', () => {
  it('adds months to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
  });

  it('counts whole months of seniority', () => {
    expect(wholeMonths('2026-01-15', '2026-02-14')).toBe(0);
    expect(wholeMonths('2026-01-15', '2026-02-15')).toBe(1);
    expect(wholeMonths('2026-01-31', '2026-02-28')).toBe(1);
    expect(wholeMonths('2027-01-01', '2026-01-01')).toBe(0);
  });

  it('counts weekdays from Monday and refuses days that do not exist', () => {
    expect(isoWeekday('2026-11-21')).toBe(6);
    expect(isDate('2026-02-29')).toBe(false);
  });
});
