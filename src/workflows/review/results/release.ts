import type { Fact, FactDraft } from '../../../ledger/index.ts';
import type { Appraisal } from '../../../stages/appraisal/index.ts';
import { periodOf } from '../cycle.ts';
import type { Cycle, Form } from '../model.ts';
import { policyOf } from '../sums.ts';
import type { Confirmed, MonthResult, ProposalKind } from '../uses.ts';

/** The facts beside the ratings: that a result was released, by which form, and what it led to. */

export const RELEASED = 'review.released';
export const CONFIRMED = 'review.confirmed';

/** The result as it was released, with the weights that pay reads the ratings by. */
export function releasedFact(
  cycle: Cycle,
  form: Form,
  { person, score, grade }: Appraisal,
  { by, why }: { readonly by: string; readonly why: string },
): FactDraft {
  const { weights, atLeast } = policyOf(form);
  const texts = Object.entries(weights).map(([source, weight]) => [source, weight.toString()] as const);
  return {
    kind: RELEASED,
    subject: person,
    valid: periodOf(cycle).last,
    until: null,
    by,
    why,
    replaces: null,
    data: {
      cycle: cycle.id,
      form: form.id,
      version: form.version,
      score: score?.round(2, 'half-up').toString() ?? null,
      grade: grade?.id ?? null,
      weights: Object.fromEntries(texts),
      peers: atLeast.peer ?? 0,
    },
    source: null,
  };
}

export function whyOf({ period }: Pick<Cycle, 'period'>): string {
  return `${period} 月度考核`;
}

/** Months of results up to one, oldest first; a month without a result breaks a row of them. */
export function monthsOf(facts: readonly Fact[], months: readonly string[]): readonly MonthResult[] {
  const grades = new Map(facts.map(({ valid, data }) => [valid.slice(0, 7), data.grade]));
  const results = months.map((period) => {
    const grade = grades.get(period);
    return { period, grade: typeof grade === 'string' ? grade : null };
  });
  const first = results.findIndex(({ grade }) => grade !== null);
  return first < 0 ? [] : results.slice(first);
}

export function confirmedOf(facts: readonly Fact[]): readonly Confirmed[] {
  return facts.map(({ valid, data }) => ({ kind: data.proposal as ProposalKind, period: valid.slice(0, 7) }));
}
