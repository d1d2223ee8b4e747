import { failed, ok, type Result } from '../../../base/problem.ts';
import { type Fact, standingFacts } from '../../../ledger/index.ts';
import { type Correction, correctionsOf } from '../../../stages/metrics/index.ts';
import type { Check, CheckResult, Entries, Entry, Scorecard } from '../model.ts';
import { qualityProblem } from '../problems.ts';
import { score } from '../score.ts';
import { outcomeColumns } from './fact.ts';
import { readItems } from './items.ts';

/** A check as it counts: what was scored, with what people decided about it since. */

export interface Counted {
  readonly result: CheckResult;
  readonly entries: Entries;
  /** The whole check counts nowhere. */
  readonly excluded: boolean;
}

/** Null where it was not scored yet. */
export function countedOf({ result, entries }: Pick<Check, 'result' | 'entries'>, said?: Correction): Counted | null {
  if (result === null) return null;
  const { values = {}, excluded = false } = said ?? {};
  const text = (column: string, was: string | null) => (column in values ? (values[column] ?? null) : was);
  return {
    result: {
      ...result,
      deductions: text('deductions', result.deductions),
      points: text('points', result.points),
      possible: text('possible', result.possible),
      critical: text('critical', String(result.critical)) === 'true',
      wrongAnswer: text('wrong_answer', String(result.wrongAnswer)) === 'true',
    },
    entries: 'items' in values ? entriesSaid(values.items ?? null, entries) : entries,
    excluded,
  };
}

/** What an inspector noted beside an item stays with it as long as the item's value does. */
function entriesSaid(items: string | null, before: Entries): Entries {
  const said = (readItems(items) ?? []).map(({ item, value, cause }) => {
    const note = before[item]?.value === value ? before[item]?.note : undefined;
    return [item, { value, ...(cause !== null && { cause }), ...(note !== undefined && { note }) }] as const;
  });
  return { ...before, ...Object.fromEntries(said) };
}

/** Of facts about checks, what they say together: by row key. */
export function correctedRows(facts: readonly Fact[]): ReadonlyMap<string, Correction> {
  const { corrections } = correctionsOf(facts);
  return new Map(corrections.filter(({ kind }) => kind === 'check').map((one) => [one.rowKey, one]));
}

/** One standing correction of a check, and what the check was before and after it. */
export interface Step {
  readonly fact: Fact;
  readonly before: Counted;
  readonly after: Counted;
  /** What it says of columns that are not of the score; the owner among them. */
  readonly others: Readonly<Record<string, string | null>>;
}

const SCORED: ReadonlySet<string> = new Set(['deductions', 'points', 'possible', 'critical', 'wrong_answer', 'items']);

/** The oldest first. */
export function correctionSteps(check: Pick<Check, 'result' | 'entries'>, facts: readonly Fact[]): readonly Step[] {
  const { result } = check;
  if (result === null) return [];
  const standing = standingFacts(facts);
  const after = (count: number) =>
    countedOf(check, correctedRows(standing.slice(0, count).map(alone)).get(result.rowKey)) as Counted;
  return standing.map((fact, i) => {
    const own = correctedRows([alone(fact)]).get(result.rowKey)?.values ?? {};
    const others = Object.fromEntries(Object.entries(own).filter(([column]) => !SCORED.has(column)));
    return { fact, before: after(i), after: after(i + 1), others };
  });
}

/** The entries as they count without some of the corrections: what whoever decides them anew begins from. */
export function entriesBefore(
  { check, corrections }: { readonly check: Check; readonly corrections: readonly Step[] },
  without: ReadonlySet<string>,
): Entries {
  const others = corrections.map(({ fact }) => fact).filter(({ id }) => !without.has(id));
  return correctionSteps(check, others.map(alone)).at(-1)?.after.entries ?? check.entries;
}

/** A standing fact says the same whatever it once replaced. */
function alone(fact: Fact): Fact {
  return { ...fact, replaces: null };
}

/**
 * Some items judged anew by the check's own card: everything that follows from them follows by the rules of scoring. What a
 * row is corrected to is all of it, so that points, deductions, flags, causes and items never say different things.
 */
export function rescored(
  card: Scorecard,
  entries: Entries,
  anew: Entries,
): Result<{ readonly entries: Entries; readonly values: Readonly<Record<string, string | null>> }> {
  const whole = { ...entries };
  for (const [item, entry] of Object.entries(anew)) whole[item] = { ...noteOf(entries[item]), ...entry };
  const result = score(card, whole);
  if (!result.ok) return result;
  const same = Object.entries(anew).filter(([item, entry]) => isSame(entry, entries[item]));
  if (same.length > 0 || Object.keys(anew).length === 0)
    return failed(qualityProblem('quality.not-rescored', { items: same.map(([item]) => item).join(', ') || '—' }));
  const columns = Object.entries(outcomeColumns(card, whole, result.value));
  const values = columns.map(([column, value]) => [column, value === null ? null : String(value)] as const);
  return ok({ entries: whole, values: Object.fromEntries(values) });
}

function isSame(one: Entry, other: Entry | undefined): boolean {
  return one.value === other?.value && (one.cause ?? '') === (other.cause ?? '');
}

function noteOf(entry: Entry | undefined) {
  return entry?.note === undefined ? {} : { note: entry.note };
}

/** Items whose value is another now. */
export function changedItems(before: Entries, after: Entries): readonly string[] {
  return Object.keys(after).filter((item) => before[item]?.value !== after[item]?.value);
}
