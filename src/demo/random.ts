/**
 * Randomness that is the same on every machine: a small generator on 32-bit integers (sfc32) and only arithmetic
 * that IEEE 754 fixes, so that one seed gives the same bytes everywhere. For demo data, never for keys.
 */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** By weight; weights are above 0. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Bell-shaped around 0, about −3 to 3. */
  bell(): number;
  /** Above 0 with a long right tail, as durations are; its mean is `mean`. */
  skewed(mean: number): number;
}

/** A stream of its own for every topic and person: changing one table leaves the others as they were. */
export function randomFor(seed: number, ...topic: readonly (string | number)[]): Random {
  const next = sfc32(hash(`${seed}|${topic.join('|')}`));
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)] as (typeof items)[0],
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let at = next() * total;
      for (const [item, weight] of items) {
        at -= weight;
        if (at < 0) return item;
      }
      return (items.at(-1) as (typeof items)[number])[0];
    },
    // Irwin–Hall: twelve uniforms have variance 1.
    bell: () => Array.from({ length: 12 }, next).reduce((sum, x) => sum + x, -6),
    // The square of a mean of uniforms; 10/9 is the mean of that square.
    skewed: (mean) => {
      const x = (next() + next() + next()) / 1.5;
      return (mean * x * x * 9) / 10;
    },
  };
}

/** FNV-1a over the text, then four different mixes of it: the state of the generator. */
function hash(text: string): readonly [number, number, number, number] {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  const mixed = (salt: number) => {
    const x = Math.imul(h ^ salt ^ ((h ^ salt) >>> 16), 0x45d9f3b);
    return (x ^ (x >>> 15)) >>> 0;
  };
  return [mixed(0), mixed(0x9e3779b9), mixed(0x85ebca6b), mixed(0xc2b2ae35)];
}

function sfc32(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
