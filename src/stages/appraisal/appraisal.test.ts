import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import type { Fact } from '../../ledger/index.ts';
import type { MetricCell } from '../metrics/index.ts';
import {
  appraise,
  consecutiveMonths,
  curveScore,
  GRADES,
  gradeOf,
  RATING_POLICY,
  ratingsOf,
  reasonOfAppraisal,
  reasonOfItem,
  type Scorecard,
  scoresByPerson,
} from './index.ts';

const d = Decimal.of;

let serial = 0;
function rating(source: string, score: string, by: string, more: Partial<Fact['data']> = {}): Fact {
  serial += 1;
  return {
    id: `f${serial}`,
    kind: 'rating.given',
    subject: 'ann',
    valid: '2026-03-31',
    until: null,
    known: `2026-04-01T00:00:${String(serial % 60).padStart(2, '0')}Z`,
    by,
    why: '',
    replaces: null,
    data: { item: 'teamwork', source, score, ...more },
    source: null,
  };
}
const peers = (...scores: string[]) => scores.map((s, i) => rating('peer', s, `peer${i}`));
const scoreOf = (...facts: Fact[]) => scoresByPerson(ratingsOf(facts), RATING_POLICY).get('ann')?.get('teamwork');

describe('ratings', () => {
  it('stay their raters’, whoever corrects them: two that one person corrected are two still', () => {
    const corrected = (score: string, rater: string) => rating('supervisor', score, 'reviewer', { rated_by: rater });
    expect(scoreOf(corrected('60', 'lead1'), corrected('90', 'lead2'))?.score?.toString()).toBe('75');
  });

  it('count supervisor 60 %, peers 20 %, self 20 %', () => {
    const item = scoreOf(rating('supervisor', '80', 'lead'), ...peers('90', '90', '60'), rating('self', '100', 'ann'));
    expect(item?.score?.toString()).toBe('84');
    expect(item?.raters).toBe(5);
  });

  it('give the weight of a missing source to the others in proportion', () => {
    expect(scoreOf(rating('supervisor', '80', 'lead'), rating('self', '100', 'ann'))?.score?.toString()).toBe('85');
    expect(scoreOf(rating('self', '70', 'ann'))?.score?.toString()).toBe('70');
  });

  it('hear peers only from three on, so that they stay anonymous', () => {
    const two = scoreOf(rating('supervisor', '80', 'lead'), ...peers('10', '10'));
    expect(two?.score?.toString()).toBe('80');
    expect(scoreOf(rating('supervisor', '80', 'lead'), ...peers('40', '40', '40'))?.score?.toString()).toBe('70');
  });

  it('take an average brought by a file for as many raters as it names', () => {
    expect(
      scoreOf(rating('supervisor', '80', 'lead'), rating('peer', '40', '同事', { raters: 4 }))?.score?.toString(),
    ).toBe('70');
  });

  it('hold the later of two ratings by the same rater', () => {
    expect(scoreOf(rating('supervisor', '50', 'lead'), rating('supervisor', '90', 'lead'))?.score?.toString()).toBe(
      '90',
    );
  });

  it('are missing, not 0, where nobody has spoken', () => {
    const item = scoreOf(...peers('10', '20'));
    expect(item?.score).toBeNull();
    expect(item && reasonOfItem(item).value).toBeNull();
  });

  it('always stay between the lowest and the highest score heard', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 8 }), (scores) => {
        const facts = [rating('supervisor', String(scores[0]), 'lead'), ...peers(...scores.map(String))];
        const score = scoreOf(...facts)?.score ?? d('-1');
        expect(score.compare(Decimal.int(Math.min(...scores)))).toBeGreaterThanOrEqual(0);
        expect(score.compare(Decimal.int(Math.max(...scores)))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

const CURVE = [
  { at: d('0.7'), points: d('0') },
  { at: d('0.9'), points: d('100') },
  { at: d('0.94'), points: d('120') },
];
const cell = (value: string | null, n: string): MetricCell => ({
  value: value === null ? null : d(value),
  numerator: d('0'),
  n: d(n),
});
const CARD: Scorecard = {
  items: [
    {
      id: 'csat',
      title: { en: 'CSAT' },
      weight: d('0.6'),
      measured: { metric: 'csat', curve: CURVE, minimumN: d('30') },
    },
    { id: 'teamwork', title: { en: 'Teamwork' }, weight: d('0.4'), measured: null },
  ],
  grades: GRADES,
};

describe('a scorecard', () => {
  const ratings = ratingsOf([rating('supervisor', '75', 'lead')]);
  const rated = scoresByPerson(ratings, RATING_POLICY).get('ann') ?? new Map();

  it('weights what metrics and raters say and finds the grade', () => {
    const result = appraise(CARD, 'ann', new Map([['csat', cell('0.9', '30')]]), rated);
    expect(result.score?.toString()).toBe('90');
    expect(result.grade?.id).toBe('excellent');
  });

  it('leaves out a metric with too few observations, and says so', () => {
    const result = appraise(CARD, 'ann', new Map([['csat', cell('1', '29')]]), rated);
    expect(result.score?.toString()).toBe('75');
    expect(result.items[0]?.missing).toBe('too-few');
    expect(reasonOfAppraisal(result).parts[0]?.sentence.en).toMatch(/Too few/);
  });

  it('gives no score where nothing is known', () => {
    const result = appraise(CARD, 'ann', new Map(), new Map());
    expect([result.score, result.grade]).toEqual([null, null]);
  });
});

describe('curves and grades', () => {
  it('are linear between the points and flat beyond', () => {
    const at = (x: string) => curveScore(CURVE, d(x)).toString();
    expect(['0.2', '0.7', '0.8', '0.9', '0.92', '0.94', '1'].map(at)).toEqual([
      '0',
      '0',
      '50',
      '100',
      '110',
      '120',
      '120',
    ]);
  });

  it('give each boundary to the better grade', () => {
    const at = (x: string) => gradeOf(d(x), GRADES)?.id;
    expect(['90', '89.99', '80', '79.99', '60', '59.99'].map(at)).toEqual([
      'excellent',
      'good',
      'good',
      'pass',
      'pass',
      'fail',
    ]);
  });

  it('count how many months in a row the grade has held', () => {
    expect(consecutiveMonths(['good', 'excellent', 'excellent', 'excellent'], 'excellent')).toBe(3);
    expect(consecutiveMonths(['excellent', 'excellent', 'good'], 'excellent')).toBe(0);
    expect(consecutiveMonths(['excellent', null, 'excellent'], 'excellent')).toBe(1);
    expect(consecutiveMonths(['excellent'], 'excellent')).toBe(1);
  });
});
