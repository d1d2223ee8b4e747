import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, difference } from './difference.ts';
import type { Observation } from './model.ts';
import { normalQuantile, simultaneousZ } from './normal.ts';

const NOBODY: ReadonlySet<string> = new Set();
const Z95 = 1.959963984540054;

/** Two raters of ten people, four values each: what `a` and `b` give anybody. */
function two(give: (rater: 'a' | 'b', person: number, turn: number) => number): Observation[] {
  return Array.from({ length: 10 }, (_, person) =>
    (['a', 'b'] as const).flatMap((rater) =>
      Array.from({ length: 4 }, (_, turn) => ({ rater, stratum: `p${person}`, value: give(rater, person, turn) })),
    ),
  ).flat();
}

const observations = fc.array(
  fc.record({
    rater: fc.constantFrom('a', 'b', 'c'),
    stratum: fc.constantFrom('p', 'q', 'r', 's'),
    value: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 40, maxLength: 120 },
);

describe('the difference between a rater and the others', () => {
  it('is the shift, however unequal the people are', () => {
    const found = difference(
      cellsOf(two((rater, person, turn) => person * 10 + turn - (rater === 'a' ? 2 : 0))),
      'a',
      NOBODY,
      Z95,
    );
    expect(found?.estimate).toBe(-2);
    expect(found && found.low <= -2 && found.high >= -2 && found.high < 0).toBe(true);
  });

  it('does not blame a rater for the people that fell to them', () => {
    // `a` mostly saw the person who makes ten faults, `b` the one who makes none.
    const drawn = [
      ...Array.from({ length: 30 }, (_, i) => ({ rater: 'a', stratum: 'weak', value: 10 + (i % 2) })),
      ...Array.from({ length: 10 }, (_, i) => ({ rater: 'b', stratum: 'weak', value: 10 + (i % 2) })),
      ...Array.from({ length: 10 }, (_, i) => ({ rater: 'a', stratum: 'strong', value: i % 2 })),
      ...Array.from({ length: 30 }, (_, i) => ({ rater: 'b', stratum: 'strong', value: i % 2 })),
    ];
    expect(difference(cellsOf(drawn), 'a', NOBODY, Z95)?.estimate).toBe(0);
  });

  it('has an interval that leaves out zero exactly where the randomisation test refuses it', () => {
    fc.assert(
      fc.property(observations, (given) => {
        const found = difference(cellsOf(given), 'a', NOBODY, Z95);
        if (!found) return;
        expect(found.low > 0 || found.high < 0).toBe(Math.abs(found.z) > Z95);
      }),
    );
  });

  it('moves with the rater’s values and not with anything that all of a stratum share', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: -5, max: 5 }), (given, shift) => {
        const before = difference(cellsOf(given), 'a', NOBODY, Z95);
        const own = given.map((one) => (one.rater === 'a' ? { ...one, value: one.value + shift } : one));
        const all = given.map((one) => (one.stratum === 'p' ? { ...one, value: one.value + 100 } : one));
        if (!before) return;
        const moved = difference(cellsOf(own), 'a', NOBODY, Z95);
        const same = difference(cellsOf(all), 'a', NOBODY, Z95);
        expect(Math.abs((moved?.estimate ?? Number.NaN) - before.estimate - shift)).toBeLessThan(1e-9);
        expect(Math.abs((same?.estimate ?? Number.NaN) - before.estimate)).toBeLessThan(1e-9);
      }),
    );
  });

  it('says nothing where nobody else judged the same people, or hardly anybody', () => {
    const alone = two((_, person) => person).filter(({ rater }) => rater === 'a');
    expect(difference(cellsOf(alone), 'a', NOBODY, Z95)).toBeNull();
    const few = two((_, person) => person).filter(({ stratum }) => stratum === 'p1');
    expect(difference(cellsOf(few), 'a', NOBODY, Z95)).toBeNull();
  });
});

describe('the quantile of the normal distribution', () => {
  it('gives the printed values', () => {
    const printed = [
      [0.5, 0],
      [0.975, 1.959963984540054],
      [0.995, 2.5758293035489],
      [0.0001, -3.71901648545568],
    ] as const;
    for (const [p, z] of printed) expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-8);
  });

  it('reaches further the more tests share the 5 %', () => {
    expect(Math.abs(simultaneousZ(1) - Z95)).toBeLessThan(1e-8);
    expect(Math.abs(simultaneousZ(10) - 2.807033768343804)).toBeLessThan(1e-8);
  });
});
