import { describe, expect, it } from 'vitest';
import type { Fact } from '../../ledger/index.ts';
import { asRated } from './material.ts';

const fact = (id: string, by: string, data: Fact['data'], replaces: string | null = null): Fact => ({
  ...{ id, kind: 'rating.given', subject: 'ann', valid: '2026-01-31', until: null, by, why: '', replaces, data },
  ...{ known: '2026-02-01T00:00:00.000Z', source: null },
});
const rated = { item: 'teamwork', source: 'supervisor' };

describe('what a rater said', () => {
  it('is the rater’s own number where calibration put another in its place, however often', () => {
    const said = fact('f1', 'L1', { ...rated, score: '60' });
    const once = fact('f2', 'HR', { ...rated, score: '80', rated_by: 'L1' }, 'f1');
    const twice = fact('f3', 'Boss', { ...rated, score: '85', rated_by: 'L1' }, 'f2');
    const [one] = asRated([twice], [said, once, twice]);
    expect([one?.by, one?.data]).toEqual(['L1', { ...rated, score: '60' }]);
  });

  it('is what stands where nobody calibrated, and where what was said is not on record', () => {
    const said = fact('f1', 'L1', { ...rated, score: '60' });
    expect(asRated([said], [said])).toEqual([said]);
    const orphan = fact('f2', 'HR', { ...rated, score: '80', rated_by: 'L1' }, 'gone');
    expect(asRated([orphan], []).map(({ by, data }) => [by, data.score])).toEqual([['L1', '80']]);
  });
});
