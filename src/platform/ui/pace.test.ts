import { describe, expect, it } from 'vitest';
import { type Pace, paceAfter, remaining, secondsLeft } from './pace.ts';

const watched = (...marks: readonly (readonly [seconds: number, done: number])[]): Pace => {
  let pace: Pace | null = null;
  for (const [seconds, done] of marks) pace = paceAfter(pace, 'rows', 1000, { at: seconds * 1000, done });
  if (pace === null) throw new Error('nothing was watched');
  return pace;
};

describe('the time that is left', () => {
  it('is what the rest takes at the pace so far, from when somebody began to look', () => {
    expect(secondsLeft(watched([0, 0], [5, 250]))).toBe(15);
    expect(secondsLeft(watched([0, 500], [5, 600], [10, 700]))).toBe(15);
    expect(secondsLeft(watched([0, 0], [10, 1000]))).toBe(0);
  });

  it('is not guessed at from a glance, nor where nobody knows how much there is', () => {
    expect(secondsLeft(watched([0, 0], [1, 900]))).toBeNull();
    expect(secondsLeft(watched([0, 0], [60, 1]))).toBeNull();
    expect(secondsLeft(watched([0, 0], [60, 0]))).toBeNull();
    const unknown = paceAfter(null, 'rows', null, { at: 0, done: 0 });
    expect(secondsLeft(paceAfter(unknown, 'rows', null, { at: 60_000, done: 5 }))).toBeNull();
  });

  it('begins anew where something else is counted, or the work began again', () => {
    const reading = watched([0, 0], [10, 500]);
    const writing = paceAfter(reading, 'writing', 1000, { at: 11_000, done: 10 });
    expect(writing.first).toEqual({ at: 11_000, done: 10 });
    expect(paceAfter(reading, 'rows', 1000, { at: 11_000, done: 0 }).first.at).toBe(11_000);
  });

  it('is said calmly', () => {
    expect([3, 40, 80, 600].map(remaining)).toEqual([
      { says: 'soon' },
      { says: 'minute' },
      { says: 'minutes', count: 1 },
      { says: 'minutes', count: 10 },
    ]);
  });
});
