/** One line of the bench table: ours against a peer doing the same work on the same machine in the same run. */
export interface BenchRow {
  readonly what: string;
  /** With unit: `4.1 µs`. */
  readonly ours: string;
  readonly theirs: string;
  readonly peer: string;
  /** How many times the peer's figure ours is, or the other way round: `bound` says which. */
  readonly ratio: number;
  /** What must be reached: `≥ 20× faster`. */
  readonly bound: string;
  readonly met: boolean;
}

/** Middle of an odd number of figures, upper middle of an even one. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
