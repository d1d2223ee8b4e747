import { Decimal } from '../../base/decimal.ts';
import type { Fact } from '../../ledger/index.ts';
import { type Grade, type RatingPolicy, SOURCES } from './model.ts';

/** The shipped choices (plans.md †); an organisation passes its own. */

/** Supervisor 60 %, peers 20 %, self 20 %; anonymous peers need at least three. */
export const RATING_POLICY: RatingPolicy = {
  weights: { supervisor: Decimal.of('0.6'), peer: Decimal.of('0.2'), self: Decimal.of('0.2') },
  atLeast: { peer: 3 },
};

export const GRADES: readonly Grade[] = [
  { id: 'excellent', title: { 'zh-CN': '优秀', 'zh-TW': '優秀', en: 'Excellent' }, from: Decimal.int(90) },
  { id: 'good', title: { 'zh-CN': '良好', 'zh-TW': '良好', en: 'Good' }, from: Decimal.int(80) },
  { id: 'pass', title: { 'zh-CN': '合格', 'zh-TW': '合格', en: 'Pass' }, from: Decimal.int(60) },
  { id: 'fail', title: { 'zh-CN': '不合格', 'zh-TW': '不合格', en: 'Fail' }, from: null },
];

/** By person: the weights that a released review judged them by, where one was released. */
export function policiesIn(facts: readonly Fact[]): ReadonlyMap<string, RatingPolicy> {
  const released = facts.filter(({ kind }) => kind === 'review.released');
  return new Map(released.map(({ subject, data }) => [subject, policyOf(data)]));
}

function policyOf({ weights, peers }: Fact['data']): RatingPolicy {
  const given: Readonly<Record<string, unknown>> =
    typeof weights === 'object' && weights !== null && !Array.isArray(weights) ? { ...weights } : {};
  const parsed = SOURCES.flatMap((source) => {
    const weight = Decimal.parse(String(given[source] ?? ''));
    return weight ? [[source, weight] as const] : [];
  });
  return { weights: Object.fromEntries(parsed), atLeast: { peer: Number(peers) } };
}
