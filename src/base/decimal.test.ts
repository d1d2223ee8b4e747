import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, ROUNDING_MODES, type RoundingMode } from './decimal.ts';

const text = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 12 }))
  .map(([n, places]) => {
    const digits = (n < 0n ? -n : n).toString().padStart(places + 1, '0');
    const point = digits.length - places;
    return `${n < 0n ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`;
  });
const decimal = fc.oneof(text, fc.integer({ min: -100_000, max: 100_000 }).map(String)).map(Decimal.of);
const nonZero = decimal.filter((d) => !d.isZero());

describe('Decimal', () => {
  it('adds what binary floats cannot: 0.1 + 0.2 is 0.3', () => {
    expect(Decimal.of('0.1').plus(Decimal.of('0.2')).toString()).toBe('0.3');
  });

  it('keeps quotients exact until something rounds: 1 / 3 * 3 is 1', () => {
    expect(Decimal.ONE.over(Decimal.int(3)).times(Decimal.int(3)).equals(Decimal.ONE)).toBe(true);
    expect(Decimal.int(3000).over(Decimal.of('21.75')).toString()).toBe('4000/29');
  });

  it('obeys the laws of a field', () => {
    fc.assert(
      fc.property(decimal, decimal, nonZero, (a, b, c) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true);
        expect(a.times(c).over(c).equals(a)).toBe(true);
      }),
    );
  });

  it('writes text that reads back as the same number', () => {
    fc.assert(
      fc.property(decimal, nonZero, (a, b) => {
        const q = a.over(b);
        const written = q.toString();
        if (written.length <= 120) expect(Decimal.of(written).equals(q)).toBe(true);
      }),
    );
  });

  it.each<[RoundingMode, string]>([
    ['half-up', '3 -3 2 3 -2'],
    ['half-down', '2 -2 1 3 -2'],
    ['half-even', '2 -2 2 3 -2'],
    ['up', '3 -3 2 3 -3'],
    ['down', '2 -2 1 2 -2'],
    ['ceiling', '3 -2 2 3 -2'],
    ['floor', '2 -3 1 2 -3'],
  ])('rounds by the named rule: %s', (mode, expected) => {
    const results = ['2.5', '-2.5', '1.5', '2.51', '-2.4'].map((t) => Decimal.of(t).round(0, mode).toString());
    expect(results.join(' ')).toBe(expected);
  });

  it('rounds the same on the fast path and on big integers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(...ROUNDING_MODES),
        (n, d, places, mode) => {
          const small = Decimal.ratio(n, d).round(places, mode);
          const shift = Decimal.of('1e60');
          const large = Decimal.ratio(n, d).plus(shift).round(places, mode).minus(shift);
          if (n >= 0) expect(small.toString()).toBe(large.toString());
        },
      ),
    );
  });

  it('rounds to tens and hundreds with negative places', () => {
    expect(Decimal.of('1250').round(-2, 'half-up').toString()).toBe('1300');
    expect(Decimal.of('1249.99').round(-2, 'half-up').toString()).toBe('1200');
  });

  it('pads money to the cent', () => {
    expect(Decimal.of('389').toFixed(2)).toBe('389.00');
    expect(Decimal.of('-0.005').toFixed(2)).toBe('-0.01');
    expect(Decimal.of('0').toFixed(2)).toBe('0.00');
  });

  it('refuses what is not a number', () => {
    for (const bad of [
      '',
      ' ',
      'NaN',
      'Infinity',
      '1,234',
      '1.',
      '.5',
      '1e9999',
      '1/0',
      '0x10',
      '٣',
      '1'.repeat(200),
    ]) {
      expect(Decimal.parse(bad), bad).toBeUndefined();
    }
  });

  it('reads a short text as it reads the same number written long', () => {
    const short = fc.stringMatching(/^-?\d{1,8}(\.\d{1,5})?$/);
    fc.assert(
      fc.property(short, (written) => {
        const long = written.replace(/^(-?)/, `$1${'0'.repeat(20)}`);
        expect(Decimal.of(written)).toStrictEqual(Decimal.of(long));
      }),
    );
    for (const bad of ['-', '-.5', '--1', '1.2.3', '1-', '5.', '-5.', '']) expect(Decimal.parse(bad)).toBeUndefined();
  });

  it('writes ratios that do not end as digits for people', () => {
    expect(Decimal.ratio(2, 3).toDigits(4)).toBe('0.6667');
    expect(Decimal.ratio(1, 8).toDigits(2)).toBe('0.125');
  });
});
