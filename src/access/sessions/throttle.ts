/**
 * How long to wait after failed sign-ins. The first five are free; then each failure doubles the wait, from one minute
 * up to an hour. Counted for the sign-in name and for the address apart, the address with a wider allowance because an
 * office shares one.
 */

export const WINDOW_SECONDS = 24 * 3600;

const FREE = { login: 5, address: 50 } as const;
const LONGEST_SECONDS = 3600;

/** Seconds still to wait; 0 where a try is free. */
export function waitAfter(kind: keyof typeof FREE, failures: number, secondsSinceLast: number): number {
  const over = failures - FREE[kind];
  if (over < 0) return 0;
  const wait = Math.min(LONGEST_SECONDS, 60 * 2 ** Math.min(over, 10));
  return Math.max(0, wait - secondsSinceLast);
}
