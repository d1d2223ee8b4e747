import { describe, expect, it } from 'vitest';
import { period } from '../../base/period.ts';
import type { Fact } from '../../ledger/index.ts';
import { rulesWithin, transferOf } from './transfer.ts';

let recorded = 0;
const decided = (valid: string, value: string, replaces: string | null = null): Fact => ({
  id: `f${++recorded}`,
  kind: 'setting.changed',
  subject: 'setting:transfer',
  valid,
  until: null,
  known: `2026-01-${String(recorded).padStart(2, '0')}T00:00:00.000Z`,
  by: 'hr',
  why: 'agreed',
  replaces,
  data: { value },
  source: null,
});

describe('the transfer rule', () => {
  const first = decided('2026-02-01', 'first');
  const shared = decided('2026-03-01', 'shared');
  const again = decided('2026-03-01', 'last');

  it('is the last agent’s until somebody decides otherwise, from a day on, the last word on a day winning', () => {
    expect(transferOf([])).toEqual([{ from: '0001-01-01', rule: 'last' }]);
    expect(transferOf([again, first, shared])).toEqual([
      { from: '0001-01-01', rule: 'last' },
      { from: '2026-02-01', rule: 'first' },
      { from: '2026-03-01', rule: 'last' },
    ]);
  });

  it('is what was known then, whatever was decided later', () => {
    expect(transferOf([first, shared, again], shared.known).at(-1)).toEqual({ from: '2026-03-01', rule: 'shared' });
    expect(transferOf([first, shared, again], '2025-12-31T00:00:00.000Z')).toHaveLength(1);
  });

  it('in a period is the one that held before it, and those that began within', () => {
    const rules = transferOf([first, shared]);
    const names = (text: string) => rulesWithin(rules, period(text)).map(({ rule }) => rule);
    expect(names('2026-01')).toEqual(['last']);
    expect(names('2026-02')).toEqual(['first']);
    expect(names('2026-01-15..2026-02-15')).toEqual(['last', 'first']);
    expect(names('2026-Q1')).toEqual(['last', 'first', 'shared']);
    expect(rulesWithin([], period('2026-01'))).toEqual([{ from: '0001-01-01', rule: 'last' }]);
  });
});
