import { expect, it } from 'vitest';
import { payablePeriod } from './period.ts';

const asked = (text: string) => {
  const found = payablePeriod(text, '2026-11-22');
  return found.ok ? found.value.text : found.problems.map(({ code, params }) => [code, params.today]);
};

it('takes what runs and what is over, and refuses what the calendar has not come to', () => {
  expect(['2026-11', '2026-Q4', '2026', '2025-02'].map(asked)).toEqual(['2026-11', '2026-Q4', '2026', '2025-02']);
  for (const ahead of ['2026-12', '2027-Q1', '2027', '2999-01'])
    expect(asked(ahead)).toEqual([['payrun.period-ahead', '2026-11-22']]);
  expect(asked('2026-13')).toEqual([['payrun.period-bad', undefined]]);
});
