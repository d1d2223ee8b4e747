import { contains, type Period, type PlainDate } from '../base/period.ts';
import type { Fact } from './model.ts';

/**
 * Reading the ledger as it stood. Two clocks: `known` cuts off what was recorded later, `valid` picks what counts on a
 * day. The order in which facts arrive never matters, and reading as of a past instant gives the same for ever.
 */

/** A correction without data takes back what it replaces; if that was itself a correction, the one before stands again. */
export function isWithdrawal(fact: Fact): boolean {
  return fact.replaces !== null && Object.keys(fact.data).length === 0;
}

/**
 * The facts that stand: of each chain of corrections its last word, none where that word is a withdrawal. Ordered by
 * valid date, then by when the chain's first fact was recorded, so that a correction takes the place of what it corrects
 * and a later statement about the same day still wins.
 */
export function standingFacts(facts: readonly Fact[], known?: string): readonly Fact[] {
  const seen = known === undefined ? facts : facts.filter((fact) => fact.known <= known);
  const replacers = replacersOf(seen);
  if (replacers.size === 0) return [...seen].sort((a, b) => byText(a.valid, b.valid) || inRecordedOrder(a, b));
  const ids = new Set(seen.map((fact) => fact.id));
  const standing: { readonly root: Fact; readonly fact: Fact }[] = [];
  for (const root of seen) {
    // A correction whose target is not among these facts stands for itself.
    if (root.replaces !== null && ids.has(root.replaces)) continue;
    const fact = lastWord(root, replacers);
    if (fact !== undefined && !isWithdrawal(fact)) standing.push({ root, fact });
  }
  return standing
    .sort((a, b) => byText(a.fact.valid, b.fact.valid) || inRecordedOrder(a.root, b.root))
    .map(({ fact }) => fact);
}

/** What counts on a day, as known at an instant. */
export function asOf(
  facts: readonly Fact[],
  at: { readonly valid: PlainDate; readonly known?: string },
): readonly Fact[] {
  return standingFacts(facts, at.known).filter((fact) => countsOn(fact, at.valid));
}

/** What is dated in a period — awards, ratings, one-off amounts — as known at an instant. */
export function datedIn(facts: readonly Fact[], period: Period, known?: string): readonly Fact[] {
  return standingFacts(facts, known).filter((fact) => contains(period, fact.valid));
}

export function countsOn(fact: Fact, date: PlainDate): boolean {
  return fact.valid <= date && (fact.until === null || date <= fact.until);
}

/** The withdrawals in force, by the id of the fact each takes back: what must itself be taken back to restore it. */
export function withdrawalsInForce(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const replacers = replacersOf(facts);
  const inForce = new Map<string, Fact>();
  for (const [id, later] of replacers) {
    const word = lastWordAmong(later, replacers);
    if (word !== undefined && isWithdrawal(word)) inForce.set(id, word);
  }
  return inForce;
}

/** The fact that speaks for a chain now, which may be a withdrawal; `undefined` where one took `fact` itself back. */
function lastWord(fact: Fact, replacers: ReadonlyMap<string, readonly Fact[]>): Fact | undefined {
  const word = lastWordAmong(replacers.get(fact.id) ?? [], replacers);
  if (word === undefined) return fact;
  return isWithdrawal(word) ? undefined : word;
}

/** What the replacers of one fact come to; one that was taken back counts as if it had never been said. */
function lastWordAmong(later: readonly Fact[], replacers: ReadonlyMap<string, readonly Fact[]>): Fact | undefined {
  for (let i = later.length - 1; i >= 0; i--) {
    const word = lastWord(later[i] as Fact, replacers);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** Who replaces a fact, in the order of recording. */
function replacersOf(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const replacers = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.replaces === null) continue;
    const list = replacers.get(fact.replaces);
    if (list) list.push(fact);
    else replacers.set(fact.replaces, [fact]);
  }
  for (const list of replacers.values()) list.sort(inRecordedOrder);
  return replacers;
}

/** By instant; facts of one import share it and keep the order of its rows. */
function inRecordedOrder(a: Fact, b: Fact): number {
  return byText(a.known, b.known) || (a.source?.row ?? 0) - (b.source?.row ?? 0) || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
