/**
 * Exact numbers. A `Decimal` is a ratio of two integers, so sums, products and quotients are exact and
 * `1 / 3 * 3` is 1; digits are lost only where somebody calls {@link Decimal.round} and names the rounding.
 * Small values live in two safe integers (the fast path of a pay run); larger ones in two bigints.
 * Why ratios and not digits: docs/decisions/0002-exact-numbers.md.
 */

export type RoundingMode = 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

export const ROUNDING_MODES: readonly RoundingMode[] = [
  'half-up',
  'half-even',
  'half-down',
  'up',
  'down',
  'ceiling',
  'floor',
];

const SAFE = Number.MAX_SAFE_INTEGER;
/** Text longer than this is refused: no honest amount has so many digits, a hostile file might. */
const MAX_DIGITS = 120;
/** So many characters are a safe integer over a safe power of ten. */
const SHORT = 15;
const MINUS = '-'.charCodeAt(0);
const POINT = '.'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const RATIO = /^([+-]?\d+)\/(\d+)$/;

function safe(x: number): boolean {
  return x <= SAFE && x >= -SAFE;
}

export class Decimal {
  /** Invariant: `d > 0`; both are safe integers, or both are bigint. Not necessarily reduced. */
  private readonly n: number | bigint;
  private readonly d: number | bigint;

  private constructor(n: number | bigint, d: number | bigint) {
    this.n = n;
    this.d = d;
  }

  static readonly ZERO = new Decimal(0, 1);
  static readonly ONE = new Decimal(1, 1);

  /** A whole number. Asserts a safe integer: fractions come in as text, never as binary floats. */
  static int(value: number): Decimal {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
    return new Decimal(value === 0 ? 0 : value, 1);
  }

  /** The exact quotient of two integers. Asserts `d` is not zero. */
  static ratio(n: number | bigint, d: number | bigint): Decimal {
    return fromBig(BigInt(n), BigInt(d));
  }

  /** Reads `12`, `-0.5`, `1.5e3` or an exact ratio `412/441`; `undefined` for anything else (NaN, ∞, blanks). */
  static parse(text: string): Decimal | undefined {
    if (text.length > MAX_DIGITS) return undefined;
    const short = Decimal.short(text);
    if (short) return short;
    const plain = PLAIN.exec(text);
    if (plain) {
      const [, sign, whole = '', fraction = '', exponent = '0'] = plain;
      const shift = Number(exponent) - fraction.length;
      if (Math.abs(shift) > MAX_DIGITS) return undefined;
      const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
      return shift >= 0 ? fromBig(digits * pow10(shift), 1n) : fromBig(digits, pow10(-shift));
    }
    const ratio = RATIO.exec(text);
    if (!ratio || /^0+$/.test(ratio[2] ?? '')) return undefined;
    return fromBig(BigInt(ratio[1] ?? '0'), BigInt(ratio[2] ?? '1'));
  }

  /** What nearly every number is: few digits, with a point or without. Anything else is left to the patterns. */
  private static short(text: string): Decimal | undefined {
    if (text.length > SHORT) return undefined;
    const first = text.charCodeAt(0) === MINUS ? 1 : 0;
    let point = -1;
    let n = 0;
    for (let i = first; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= ZERO && code < ZERO + 10) n = n * 10 + (code - ZERO);
      else if (code === POINT && point < 0 && i > first) point = i;
      else return undefined;
    }
    if (text.length === first || point === text.length - 1) return undefined;
    const tenth = point < 0 ? 1 : 10 ** (text.length - point - 1);
    const by = tenth === 1 ? 1 : gcdOfSmall(tenth, n);
    return new Decimal((first === 1 && n !== 0 ? -n : n) / by, tenth / by);
  }

  /** As {@link parse}, for literals in code: asserts the text is a number. */
  static of(text: string): Decimal {
    const value = Decimal.parse(text);
    if (value === undefined) throw new RangeError(`not a decimal: ${text}`);
    return value;
  }

  plus(b: Decimal): Decimal {
    if (typeof this.n === 'number' && typeof b.n === 'number') {
      const ad = this.d as number;
      const bd = b.d as number;
      if (ad === bd) {
        const n = this.n + b.n;
        if (safe(n)) return new Decimal(n, ad);
      } else {
        // Denominators are mostly 1, 10, 100 …: stay on the larger one where it divides.
        const d = ad % bd === 0 ? ad : bd % ad === 0 ? bd : ad * bd;
        const x = this.n * (d / ad);
        const y = b.n * (d / bd);
        const n = x + y;
        if (d <= SAFE && safe(x) && safe(y) && safe(n)) return new Decimal(n, d);
      }
    }
    return fromBig(big(this.n) * big(b.d) + big(b.n) * big(this.d), big(this.d) * big(b.d));
  }

  minus(b: Decimal): Decimal {
    return this.plus(b.negated());
  }

  times(b: Decimal): Decimal {
    if (typeof this.n === 'number' && typeof b.n === 'number') {
      const n = this.n * b.n;
      const d = (this.d as number) * (b.d as number);
      if (safe(n) && d <= SAFE) return new Decimal(n === 0 ? 0 : n, n === 0 ? 1 : d);
    }
    return fromBig(big(this.n) * big(b.n), big(this.d) * big(b.d));
  }

  /** The exact quotient. Asserts `b` is not zero: a plan's division is guarded before it gets here. */
  over(b: Decimal): Decimal {
    if (b.isZero()) throw new RangeError('division by zero');
    if (typeof this.n === 'number' && typeof b.n === 'number') {
      const n = this.n * (b.d as number);
      const d = (this.d as number) * b.n;
      if (safe(n) && safe(d)) return d < 0 ? new Decimal(-n, -d) : new Decimal(n, d);
    }
    return fromBig(big(this.n) * big(b.d), big(this.d) * big(b.n));
  }

  negated(): Decimal {
    return new Decimal(this.n === 0 ? 0 : -this.n, this.d);
  }

  abs(): Decimal {
    return this.sign() < 0 ? this.negated() : this;
  }

  /** −1, 0 or 1 as this is less than, equal to or greater than `b`; exact. */
  compare(b: Decimal): -1 | 0 | 1 {
    if (typeof this.n === 'number' && typeof b.n === 'number') {
      const x = this.n * (b.d as number);
      const y = b.n * (this.d as number);
      if (safe(x) && safe(y)) return x < y ? -1 : x > y ? 1 : 0;
    }
    const x = big(this.n) * big(b.d);
    const y = big(b.n) * big(this.d);
    return x < y ? -1 : x > y ? 1 : 0;
  }

  equals(b: Decimal): boolean {
    return this.compare(b) === 0;
  }

  sign(): -1 | 0 | 1 {
    return this.n < 0 ? -1 : this.n > 0 ? 1 : 0;
  }

  isZero(): boolean {
    return this.sign() === 0;
  }

  min(b: Decimal): Decimal {
    return this.compare(b) <= 0 ? this : b;
  }

  max(b: Decimal): Decimal {
    return this.compare(b) >= 0 ? this : b;
  }

  /** The nearest multiple of 10^−places by the named rule; ties of `half-up` go away from zero (四舍五入). */
  round(places: number, mode: RoundingMode): Decimal {
    if (places >= 0 && places <= 15 && typeof this.n === 'number') {
      const d = this.d as number;
      const scale = 10 ** places;
      if (scale % d === 0) return this;
      const n = this.n * scale;
      if (safe(n)) {
        const magnitude = Math.abs(n);
        const rest = magnitude % d;
        const down = (magnitude - rest) / d;
        const half = rest * 2 - d;
        const away = rounds(mode, n < 0, rest === 0, half < 0 ? -1 : half > 0 ? 1 : 0, down % 2 === 1);
        const whole = away ? down + 1 : down;
        return new Decimal(n < 0 && whole !== 0 ? -whole : whole, scale);
      }
    }
    return roundBig(big(this.n), big(this.d), places, mode);
  }

  /** Whether some finite row of digits writes this exactly (1/8 does, 1/3 does not). */
  isTerminating(): boolean {
    if (this.d === 1) return true;
    let d = reduced(big(this.n), big(this.d))[1];
    while (d % 2n === 0n) d /= 2n;
    while (d % 5n === 0n) d /= 5n;
    return d === 1n;
  }

  /** Exact canonical text: shortest plain digits where they exist, else the reduced ratio `a/b`. */
  toString(): string {
    if (this.d === 1) return String(this.n);
    const [n, d] = reduced(big(this.n), big(this.d));
    if (d === 1n) return n.toString();
    if (!this.isTerminating()) return `${n}/${d}`;
    let places = 0;
    let scale = 1n;
    while (scale % d !== 0n) {
      places += 1;
      scale *= 10n;
    }
    return digits(n * (scale / d), places);
  }

  /** Plain digits for people: exact where they end, else half-up at `places` (default 10), without an exponent. */
  toDigits(places = 10): string {
    return this.isTerminating() ? this.toString() : this.round(places, 'half-up').toString();
  }

  /** Exactly `places` digits after the point, by the named rule: `389.00`. */
  toFixed(places: number, mode: RoundingMode = 'half-up'): string {
    const rounded = this.round(places, mode);
    if (typeof rounded.n === 'number' && places >= 0 && places <= 15) {
      // What is rounded has a denominator that divides the scale.
      const scaled = rounded.n * (10 ** places / (rounded.d as number));
      if (safe(scaled)) return digits(scaled, places);
    }
    return digits((big(rounded.n) * pow10(places)) / big(rounded.d), places);
  }

  toJSON(): string {
    return this.toString();
  }

  /** A binary float for charts and statistics; never on the way to money. */
  toApproximate(): number {
    return typeof this.n === 'number' ? this.n / (this.d as number) : Number(this.toFixed(15));
  }

  /** @internal Trusted constructor for this module's own helpers. */
  static raw(n: number | bigint, d: number | bigint): Decimal {
    return new Decimal(n, d);
  }
}

function big(x: number | bigint): bigint {
  return typeof x === 'bigint' ? x : BigInt(x);
}

function pow10(places: number): bigint {
  return 10n ** BigInt(places);
}

function reduced(n: bigint, d: bigint): [bigint, bigint] {
  let a = n < 0n ? -n : n;
  let b = d;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [n / a, d / a];
}

function gcdOfSmall(a: number, b: number): number {
  return b === 0 ? a : gcdOfSmall(b, a % b);
}

function fromBig(n: bigint, d: bigint): Decimal {
  if (d === 0n) throw new RangeError('division by zero');
  const [rn, rd] = d < 0n ? reduced(-n, -d) : reduced(n, d);
  const limit = BigInt(SAFE);
  if (rn <= limit && rn >= -limit && rd <= limit) return Decimal.raw(Number(rn), Number(rd));
  return Decimal.raw(rn, rd);
}

/** Whether a magnitude moves away from zero: `half` is the sign of (rest − ½), `odd` the kept digit's parity. */
function rounds(mode: RoundingMode, negative: boolean, exact: boolean, half: -1 | 0 | 1, odd: boolean): boolean {
  if (exact) return false;
  switch (mode) {
    case 'half-up':
      return half >= 0;
    case 'half-down':
      return half > 0;
    case 'half-even':
      return half > 0 || (half === 0 && odd);
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !negative;
    case 'floor':
      return negative;
  }
}

function roundBig(n: bigint, d: bigint, places: number, mode: RoundingMode): Decimal {
  const negative = n < 0n;
  const up = places >= 0 ? pow10(places) : 1n;
  const down = places >= 0 ? 1n : pow10(-places);
  const magnitude = (negative ? -n : n) * up;
  const unit = d * down;
  const kept = magnitude / unit;
  const rest = magnitude % unit;
  const half = rest * 2n - unit;
  const away = rounds(mode, negative, rest === 0n, half < 0n ? -1 : half > 0n ? 1 : 0, kept % 2n === 1n);
  const whole = away ? kept + 1n : kept;
  return fromBig((negative ? -whole : whole) * down, up);
}

function digits(scaled: number | bigint, places: number): string {
  const negative = scaled < 0;
  const text = (negative ? -scaled : scaled).toString().padStart(places + 1, '0');
  const point = text.length - places;
  return `${negative ? '-' : ''}${text.slice(0, point)}${places > 0 ? `.${text.slice(point)}` : ''}`;
}
