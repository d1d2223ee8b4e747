import { expect, it } from 'vitest';
import { comparedWith, pickedAs, pickOf, shifted, yearBefore } from './periods.ts';

const WEEK = '2026-01-26..2026-02-01';

it('tells what was picked from how a period is written', () => {
  expect(['2026-02', '2026-Q1', WEEK, '2026-01-05..2026-02-20', '2026-02-03', '2026'].map(pickOf)).toEqual([
    ...['month', 'quarter', 'week'],
    ...['custom', 'custom', 'custom'],
  ]);
});

it('keeps the end of a period when only its length is changed', () => {
  expect(['month', 'quarter', 'week', 'custom'].map((pick) => pickedAs('2026-02', pick as never))).toEqual([
    ...['2026-02', '2026-Q1', '2026-02-23..2026-03-01', '2026-02-01..2026-02-28'],
  ]);
});

it.each([
  ['2026-12', '2026-11', '2027-01'],
  ['2026-Q4', '2026-Q3', '2027-Q1'],
  ['2026', '2025', '2027'],
  [WEEK, '2026-01-19..2026-01-25', '2026-02-02..2026-02-08'],
  ['2026-03-01', '2026-02-28', '2026-03-02'],
])('%s lies after %s and before %s', (now, before, after) => {
  expect([shifted(now, -1), shifted(now, 1)]).toEqual([before, after]);
  expect(shifted(after, -1)).toBe(now);
});

it('finds the same period a year before, with the same weekdays where it is a week', () => {
  expect(yearBefore('2024-02')).toBe('2023-02');
  expect(yearBefore('2026-Q1')).toBe('2025-Q1');
  expect(yearBefore(WEEK)).toBe('2025-01-27..2025-02-02');
  expect(yearBefore('2024-02-29..2024-03-05')).toBe('2023-02-28..2023-03-05');
});

it('compares with the period before unless another is meant', () => {
  expect(comparedWith('2026-02', 'before')).toBe('2026-01');
  expect(comparedWith('2026-02', 'year')).toBe('2025-02');
  expect(comparedWith('2026-02', '2025-Q4')).toBe('2025-Q4');
  expect(comparedWith('2026-02', 'nonsense')).toBe('2026-01');
});
