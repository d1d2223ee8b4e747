import { expect, it } from 'vitest';
import { reviewablePeriod } from './cycle.ts';

const asked = (text: string) => {
  const found = reviewablePeriod(text, '2026-11-22');
  return found.ok ? found.value.text : found.problems.map(({ code, params }) => [code, params.today]);
};

it('takes the month that runs and those before, and refuses what the calendar has not come to', () => {
  expect(['2026-11', '2025-02'].map(asked)).toEqual(['2026-11', '2025-02']);
  for (const ahead of ['2026-12', '2999-01']) expect(asked(ahead)).toEqual([['review.period-ahead', '2026-11-22']]);
  for (const bad of ['2026', '2026-Q4', '2026-13']) expect(asked(bad)).toEqual([['review.period-bad', undefined]]);
});
