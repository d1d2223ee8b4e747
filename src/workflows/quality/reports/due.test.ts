import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { addDays } from '../../../base/period.ts';
import { causesOf, contentOf, type ReportedCheck } from './content.ts';
import { CATCH_UP, dueReports, keyOf } from './due.ts';

const START = '2026-01-01';
const days = Array.from({ length: 120 }, (_, i) => addDays(START, i));

function due(today: string, published: ReadonlySet<string> = new Set(), monthDay = 21) {
  return dueReports({ today, monthDay, days: days.filter((day) => day < today), published, catchUp: CATCH_UP }).map(
    keyOf,
  );
}

describe('reports that are due', () => {
  it('are a day’s when it is over, a week’s after its Sunday, a month’s on the day that was set', () => {
    expect(due('2026-01-02')).toEqual(['daily 2026-01-01']);
    // 2026-01-04 is a Sunday.
    expect(due('2026-01-05')).toContain('weekly 2025-12-29');
    expect(due('2026-01-04')).not.toContain('weekly 2025-12-29');
    expect(due('2026-02-20')).not.toContain('monthly 2026-01-01');
    expect(due('2026-02-21')).toContain('monthly 2026-01-01');
    expect(due('2026-02-05', new Set(), 5)).toContain('monthly 2026-01-01');
  });

  it('are published once each, whenever and however often somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 20 }), (steps) => {
        const published: string[] = [];
        let today = START;
        for (const step of steps) {
          today = addDays(today, step);
          published.push(...due(today, new Set(published)));
        }
        expect(new Set(published).size).toBe(published.length);
        // Nobody was away for longer than what is caught up: no day is missing.
        const expected = days.filter((day) => day < today).map((day) => `daily ${day}`);
        expect(published.filter((key) => key.startsWith('daily'))).toEqual(expected.slice(0, published.length));
      }),
    );
  });

  it('do not reach back into an imported history', () => {
    expect(due('2026-11-22')).toEqual([]);
  });
});

const check = (person: string, deductions: string | null, more: Partial<ReportedCheck> = {}): ReportedCheck => ({
  ...{ person, day: START, critical: false, wrongAnswer: false, items: '' },
  deductions: deductions === null ? null : Decimal.of(deductions),
  ...more,
});

const NAMELESS = { people: [], titles: new Map<string, never>() };

describe('what a report says', () => {
  it('counts what is known and leaves a check without points out of the mean', () => {
    const { sums } = contentOf(
      'daily',
      [check('a', '2'), check('b', '5'), check('b', null, { critical: true })],
      [],
      NAMELESS,
    );
    expect(sums).toEqual({ checks: 3, checked: 2, deductions: '7', mean: '3.5', critical: 1, wrong: 0 });
  });

  it('names nobody in what is published for all', () => {
    const { people, owed } = contentOf('weekly', [check('a', '2')], [{ person: 'a', checks: 1 }], NAMELESS);
    expect([people, owed]).toEqual([[], []]);
  });

  it('reads causes from checks scored here and from the words of imports', () => {
    expect([...causesOf('greeting=2 (haste); tone=na; answer=4 (knowledge)')]).toEqual(['haste', 'knowledge']);
    expect([...causesOf('greeting=0; tone=na')]).toEqual([]);
    expect([...causesOf('语气生硬、漏登工单')]).toEqual(['语气生硬', '漏登工单']);
    expect([...causesOf('')]).toEqual([]);
  });
});
