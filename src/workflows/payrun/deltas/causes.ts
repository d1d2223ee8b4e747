import { addDays, type Period } from '../../../base/period.ts';
import type { Fact } from '../../../ledger/index.ts';
import type { ImportRecord } from '../../../stages/activity/index.ts';

/**
 * Why a closed period comes out differently: what was recorded since. The reason that stands on the delta line is the
 * reason of the facts about that person, or about a row that was or is theirs.
 */

/** How far from a period something dated can still touch it: a look back over a year, a repeat within a month. */
const BEFORE = 366;
const AFTER = 31;

const AT_ANY_TIME: ReadonlySet<string> = new Set(['person.recorded', 'person.alias', 'correction.made']);

/** Facts recorded after the earlier run that may count in its period. Rather one too many: it only costs a calculation. */
export function lateFacts(facts: readonly Fact[], period: Period, since: string): readonly Fact[] {
  return facts.filter((fact) => {
    if (fact.known <= since || fact.kind === 'period.closed') return false;
    // What it corrects may have counted here, wherever the correction itself is dated.
    if (fact.replaces !== null) return true;
    if (fact.valid > addDays(period.last, AFTER)) return false;
    return AT_ANY_TIME.has(fact.kind) || fact.valid >= addDays(period.first, -BEFORE);
  });
}

/** Imports since then, or taken back since then, with rows that may count in the period. */
export function lateImports(imports: readonly ImportRecord[], period: Period, since: string): readonly ImportRecord[] {
  return imports.filter(
    ({ known, undone, first, last }) =>
      (known > since || (undone !== null && undone > since)) &&
      first !== null &&
      last !== null &&
      first <= addDays(period.last, AFTER) &&
      last >= addDays(period.first, -BEFORE),
  );
}

/** Person → the reasons on record, each once, in the order of recording. `ownersOf` tells whom a row's facts move. */
export function reasonsByPerson(
  facts: readonly Fact[],
  ownersOf: (subject: string) => readonly string[],
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string[]>();
  for (const fact of [...facts].sort((a, b) => (a.known < b.known ? -1 : a.known > b.known ? 1 : 0))) {
    const why = fact.why.trim();
    const people = fact.subject.includes(':') ? ownersOf(fact.subject) : [fact.subject];
    for (const person of why === '' ? [] : people) {
      const known = reasons.get(person) ?? [];
      if (!known.includes(why)) reasons.set(person, [...known, why]);
    }
  }
  return new Map([...reasons].map(([person, whys]) => [person, whys.join('；')]));
}
