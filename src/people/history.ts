import { type Fact, standingFacts } from '../ledger/index.ts';

/** One statement about a person, as the page shows it: what it says, since when, who said so, whether it still stands. */
export interface Change {
  readonly fact: Fact;
  readonly stands: boolean;
}

/** The kinds of statement that make up a person's record; other facts about a person are somebody else's to show. */
const RECORD_KINDS: ReadonlySet<string> = new Set(['person.recorded', 'person.alias']);

/** Everything that was put on somebody's record, the latest first; statements since corrected included. */
export function changesOf(facts: readonly Fact[], person: string): readonly Change[] {
  const standing = new Set(standingFacts(facts).map((fact) => fact.id));
  return facts
    .filter((fact) => RECORD_KINDS.has(fact.kind) && fact.subject === person && Object.keys(fact.data).length > 0)
    .map((fact) => ({ fact, stands: standing.has(fact.id) }))
    .sort((a, b) => order(b.fact, a.fact));
}

function order(a: Fact, b: Fact): number {
  if (a.valid !== b.valid) return a.valid < b.valid ? -1 : 1;
  return a.known < b.known ? -1 : a.known > b.known ? 1 : 0;
}
