/** How long something will still take, from how fast it went while somebody looked. */

export interface Mark {
  /** Milliseconds of any steady clock. */
  readonly at: number;
  readonly done: number;
}

/** What is being counted now, since it was first seen; another thing being counted begins anew. */
export interface Pace {
  readonly counted: string;
  readonly total: number | null;
  readonly first: Mark;
  readonly last: Mark;
}

export function paceAfter(before: Pace | null, counted: string, total: number | null, mark: Mark): Pace {
  const goesOn =
    before !== null && before.counted === counted && before.total === total && mark.done >= before.last.done;
  return { counted, total, first: goesOn ? before.first : mark, last: mark };
}

/** Before so much was watched, a guess would jump about. */
const WATCHED_MS = 3000;
const WATCHED_SHARE = 0.02;

/** Seconds still to go at the pace so far; null where nobody can say yet. */
export function secondsLeft({ first, last, total }: Pace): number | null {
  if (total === null || total <= 0) return null;
  const [ms, done] = [last.at - first.at, last.done - first.done];
  if (ms < WATCHED_MS || done <= 0 || done / total < WATCHED_SHARE) return null;
  return Math.max(0, ((total - last.done) * ms) / done / 1000);
}

/** As people say it: nobody wants to watch seconds run up and down. */
export type Remaining = { readonly says: 'soon' | 'minute' } | { readonly says: 'minutes'; readonly count: number };

export function remaining(seconds: number): Remaining {
  if (seconds < 15) return { says: 'soon' };
  if (seconds < 75) return { says: 'minute' };
  return { says: 'minutes', count: Math.round(seconds / 60) };
}
