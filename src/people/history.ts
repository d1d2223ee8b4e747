import { type Fact, standingFacts } from '../ledger/index.ts';

/** One statement about a person, as the page shows it: what it says, since when, who said so, whether it still stands. */
export interface Change {
  readonly fact: Fact;
  readonly stands: boolean;
}

/** Everything that was said about somebody, the latest first; statements since corrected included. */
export function changesOf(facts: readonly Fact[], person: string): readonly Change[] {
  const standing = new Set(standingFacts(facts).map((fact) => fact.id));
  return facts
    .filter((fact) => fact.subject === person && Object.keys(fact.data).length > 0)
    .map((fact) => ({ fact, stands: standing.has(fact.id) }))
    .sort((a, b) => order(b.fact, a.fact));
}

function order(a: Fact, b: Fact): number {
  if (a.valid !== b.valid) return a.valid < b.valid ? -1 : 1;
  return a.known < b.known ? -1 : a.known > b.known ? 1 : 0;
}
