import type { Records } from '../platform/db/records.ts';

/** What the services of this slice are given from outside: nothing here reads a clock or a random source by itself. */
export interface World {
  readonly records: Records;
  /** UTC instant, ISO text with milliseconds. */
  readonly now: () => string;
  /** So many unguessable bytes, as base64url. */
  readonly secret: (bytes: number) => string;
}

export function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
