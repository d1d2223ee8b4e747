import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, krippendorffAlpha, type Unit, weightedKappa } from './agreement.ts';

const _ = null;

/** One row an observer, as printed; turned into one unit a column. */
function units(...observers: readonly (readonly (number | null)[])[]): readonly Unit[] {
  return (observers[0] ?? []).map((_one, at) => observers.map((row) => row[at] ?? null));
}

/** Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”, example C–E: four observers, twelve units. */
const PUBLISHED = units(
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
);

/** Wikipedia, “Krippendorff's alpha”: three coders, fifteen units. */
const CODERS = units(
  [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
  [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
  [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
);

describe('Krippendorff’s alpha', () => {
  it('is what he printed for four observers', () => {
    expect(krippendorffAlpha(PUBLISHED, 'nominal')?.toFixed(3)).toBe('0.743');
    expect(krippendorffAlpha(PUBLISHED, 'ordinal')?.toFixed(3)).toBe('0.815');
    expect(krippendorffAlpha(PUBLISHED, 'interval')?.toFixed(3)).toBe('0.849');
  });

  it('is what is printed for three coders', () => {
    expect(krippendorffAlpha(CODERS, 'nominal')?.toFixed(3)).toBe('0.691');
    expect(krippendorffAlpha(CODERS, 'interval')?.toFixed(3)).toBe('0.811');
  });

  it('is 1 where all agree, and unknown where all values are one or nobody can be compared', () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2],
          [5, 5],
        ],
        'interval',
      ),
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          [2, 2],
          [2, 2],
        ],
        'ordinal',
      ),
    ).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [2, _],
          [_, 3],
        ],
        'ordinal',
      ),
    ).toBeNull();
  });

  it('is never above 1, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 2 }),
        (given) => {
          const alpha = krippendorffAlpha(given, 'ordinal');
          if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('does not depend on the order of inspectors or conversations', () => {
    const turned = [...PUBLISHED].reverse().map((unit) => [...unit].reverse());
    const [a, b] = [krippendorffAlpha(PUBLISHED, 'ordinal'), krippendorffAlpha(turned, 'ordinal')];
    expect(Math.abs((a ?? 0) - (b ?? 1))).toBeLessThan(1e-12);
  });
});

describe('weighted kappa', () => {
  const table = (...cells: readonly (readonly [number, number, number])[]) =>
    cells.flatMap(([a, b, times]) => Array.from({ length: times }, () => [a, b] as const));

  it('is Cohen’s printed 0.4 for two categories, where weights change nothing', () => {
    expect(weightedKappa(table([1, 1, 20], [1, 0, 5], [0, 1, 10], [0, 0, 15]))?.toFixed(10)).toBe('0.4000000000');
  });

  it('counts a far disagreement for more than a near one', () => {
    // By hand, squared weights: rows 0,1,2 against columns; Σ observed = 6/10, Σ expected = (15 + 80 + 9 + 12 + 24 + 6)/100.
    const near = table([0, 0, 3], [1, 1, 2], [2, 2, 2], [0, 1, 1], [1, 2, 1], [0, 2, 1]);
    expect(weightedKappa(near)?.toFixed(10)).toBe((1 - 0.6 / 1.46).toFixed(10));
  });
});

describe('the interval of agreement', () => {
  it('holds alpha, is the same for the same seed, and is left out for a handful of conversations', () => {
    const found = agreementOf(PUBLISHED, 'interval', 'session 1');
    expect(found && (found.low ?? 1) <= found.alpha && found.alpha <= (found.high ?? 0)).toBe(true);
    expect(agreementOf(PUBLISHED, 'interval', 'session 1')).toEqual(found);
    expect(agreementOf(PUBLISHED.slice(0, 3), 'interval', 'x')).toMatchObject({ low: null, high: null, units: 3 });
  });
});
