import { describe, expect, it } from 'vitest';
import { seededNumbers } from '../quality/calibration/seeded.ts';
import { appraiserSuite, type GivenScore, type Measured } from './appraisers.ts';
import { checkRaters } from './check.ts';
import { inspectorSuite, type ScoredCheck } from './inspectors.ts';
import type { CheckResult } from './model.ts';

/** Who is accused of what, over many made-up months in which we know the truth. */

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

function accused({ raters }: CheckResult): readonly string[] {
  return raters.flatMap(({ rater, tests }) =>
    tests.flatMap(({ statistic, found }) => (found ? [`${rater} ${statistic}`] : [])),
  );
}

interface Random {
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** Bell-shaped around 0 with variance 1: the sum of twelve uniforms less 6. */
  bell(): number;
}

function randomFor(seed: number, topic: string): Random {
  const next = seededNumbers(`${seed} ${topic}`);
  return {
    chance: (probability) => next() < probability,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    bell: () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6),
  };
}

interface Month {
  readonly inspectors: number;
  readonly people: number;
  readonly days: number;
  /** What an inspector makes of the points that anybody else would take off. */
  readonly takes?: (rater: string, honest: number) => number;
}

/** Checks as they are: most without a fault, a few grave ones, people of unequal skill. */
function checksOf(
  seed: number,
  { inspectors, people, days, takes = (_, honest) => honest }: Month,
): readonly ScoredCheck[] {
  const random = randomFor(seed, 'rater check');
  return Array.from({ length: people }, (_, person) => {
    const faulty = 0.3 * (1 - 0.12 * random.bell());
    return Array.from({ length: days }, (_, day): ScoredCheck => {
      const rater = `i${random.int(1, inspectors)}`;
      const honest = honestPoints(random, faulty);
      return { rater, person: `p${person}`, deductions: takes(rater, honest), late: day >= days - 7 };
    });
  }).flat();
}

function honestPoints(random: Random, faulty: number): number {
  if (!random.chance(faulty)) return 0;
  return random.chance(0.04) ? random.int(10, 20) : random.int(1, 14) / 2;
}

const SEEDS = 300;

/** In how many of the months somebody was accused who does as the others do. */
function wronglyAccused(month: Month, guilty: string): number {
  let months = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const found = accused(checkRaters([inspectorSuite(checksOf(seed, month), NOTHING, NOTHING)]));
    if (found.some((one) => !one.startsWith(`${guilty} `))) months += 1;
  }
  return months;
}

describe('the rater check', () => {
  it('accuses somebody in at most 5 % of months in which all inspectors are alike', () => {
    for (const month of [
      { inspectors: 4, people: 100, days: 21 },
      { inspectors: 12, people: 60, days: 21 },
      { inspectors: 3, people: 12, days: 21 },
    ])
      expect(wronglyAccused(month, 'nobody') / SEEDS).toBeLessThanOrEqual(0.05);
  });

  it('finds a lenient inspector nearly always, and accuses nobody else for it', () => {
    const takes = (rater: string, honest: number) => (rater === 'i1' ? Math.floor(honest * 0.8) / 2 : honest);
    const month = { inspectors: 4, people: 100, days: 21, takes };
    expect(wronglyAccused(month, 'i1') / SEEDS).toBeLessThanOrEqual(0.05);
    let recalled = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const found = accused(checkRaters([inspectorSuite(checksOf(seed, month), NOTHING, NOTHING)]));
      if (found.includes('i1 leniency')) recalled += 1;
    }
    expect(recalled / SEEDS).toBeGreaterThanOrEqual(0.99);
  });

  it('finds a lenient and a severe inspector at once: each is taken out of what the other is held against', () => {
    const takes = (rater: string, honest: number) => honest * (rater === 'i1' ? 0.3 : rater === 'i2' ? 2 : 1);
    const month = { inspectors: 8, people: 150, days: 21, takes };
    const found = accused(checkRaters([inspectorSuite(checksOf(7, month), NOTHING, NOTHING)]));
    expect(found.filter((one) => one.endsWith('leniency'))).toEqual(['i1 leniency', 'i2 leniency']);
  });

  it('accuses neither of two who differ: the numbers cannot say which of them is off', () => {
    const takes = (rater: string, honest: number) => (rater === 'i1' ? 0 : honest);
    const found = accused(
      checkRaters([inspectorSuite(checksOf(1, { inspectors: 2, people: 60, days: 21, takes }), NOTHING, NOTHING)]),
    );
    expect(found).toEqual([]);
  });

  it('notices who is stricter in the last days than before', () => {
    const strict = checksOf(3, { inspectors: 4, people: 150, days: 21 }).map((check) =>
      check.rater === 'i3' && check.late ? { ...check, deductions: check.deductions + 2 } : check,
    );
    const found = accused(checkRaters([inspectorSuite(strict, NOTHING, NOTHING)]));
    expect(found).toContain('i3 recency');
    expect(found.every((one) => one.startsWith('i3 '))).toBe(true);
  });
});

const ITEMS = ['communication', 'teamwork', 'discipline', 'learning'];

/** Leads rate fifteen people each, beside peers and the people themselves, who are kinder to themselves. */
function scoresOf(seed: number, gives: (rater: string, honest: number, mean: number) => number): readonly GivenScore[] {
  const random = randomFor(seed, 'ratings');
  return Array.from({ length: 8 * 15 }, (_, person) => {
    const rater = `lead${Math.floor(person / 15) + 1}`;
    const skill = 82 + 5 * random.bell();
    return ITEMS.flatMap((item): GivenScore[] => {
      const honest = skill + 4 * random.bell();
      return [
        { rater, source: 'supervisor', person: `p${person}`, item, score: gives(rater, honest, skill) },
        { rater: 'peers', source: 'peer', person: `p${person}`, item, score: skill + 3 * random.bell() },
        { rater: `p${person}`, source: 'self', person: `p${person}`, item, score: skill + 3 + 4 * random.bell() },
      ];
    });
  }).flat();
}

function found(seed: number, gives: Parameters<typeof scoresOf>[1], measured: ReadonlyMap<string, Measured> = NOTHING) {
  return accused(checkRaters([appraiserSuite(scoresOf(seed, gives), measured, NOTHING)]));
}

describe('the check of those who rate people', () => {
  it('accuses a lead in at most 5 % of months in which all rate alike', () => {
    let months = 0;
    for (let seed = 1; seed <= 200; seed++) if (found(seed, (_, honest) => honest).length > 0) months += 1;
    expect(months / 200).toBeLessThanOrEqual(0.05);
  });

  it('finds the generous, the indifferent and the one who gives every item the same', () => {
    expect(found(1, (rater, honest) => honest + (rater === 'lead2' ? 9 : 0))).toEqual(['lead2 leniency']);
    const alike = found(2, (rater, honest) => (rater === 'lead3' ? 82 : honest));
    expect(alike).toContain('lead3 spread');
    expect(alike).toContain('lead3 halo');
    expect(alike.every((one) => one.startsWith('lead3 '))).toBe(true);
    expect(found(3, (rater, honest, skill) => (rater === 'lead4' ? skill : honest))).toEqual(['lead4 halo']);
  });

  it('lists neither peers nor the rated themselves', () => {
    const result = checkRaters([
      appraiserSuite(
        scoresOf(1, (_, honest) => honest),
        NOTHING,
        NOTHING,
      ),
    ]);
    expect(result.raters.map(({ rater }) => rater)).toEqual(Array.from({ length: 8 }, (_, i) => `lead${i + 1}`));
  });

  it('finds who rates by the last days alone', () => {
    const lately = new Map(Array.from({ length: 120 }, (_, i) => [`p${i}`, { whole: 0, lately: (i % 15) - 7 }]));
    const scores = scoresOf(5, (_, honest) => honest).map((one) =>
      one.rater === 'lead1' ? { ...one, score: one.score + 4 * (lately.get(one.person)?.lately ?? 0) } : one,
    );
    const all = accused(checkRaters([appraiserSuite(scores, lately, NOTHING)]));
    expect(all).toContain('lead1 recency');
    expect(all.every((one) => one.startsWith('lead1 '))).toBe(true);
  });
});
