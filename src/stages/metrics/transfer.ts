import type { Period, PlainDate } from '../../base/period.ts';
import { type Fact, standingFacts } from '../../ledger/index.ts';
import { TRANSFER_RULES, type TransferFrom, type TransferRule } from './model.ts';

/** The transfer rule is the organisation's, from a day on: changing it leaves what happened before as it was. */

const TRANSFER_SETTING = 'setting:transfer';

/** What held before anybody decided. */
const FIRST_RULE: TransferFrom = { from: '0001-01-01', rule: 'last' };

/** The decisions in the order of their days, the last word on each day winning. */
export function transferOf(facts: readonly Fact[], known?: string): readonly TransferFrom[] {
  const decided = new Map<PlainDate, TransferRule>([[FIRST_RULE.from, FIRST_RULE.rule]]);
  const standing = standingFacts(
    facts.filter((fact) => fact.kind === 'setting.changed' && fact.subject === TRANSFER_SETTING),
    known,
  );
  for (const { valid, data } of standing) {
    const rule = TRANSFER_RULES.find((one) => one === data.value);
    if (rule !== undefined) decided.set(valid, rule);
  }
  return [...decided].map(([from, rule]) => ({ from, rule })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The rules that hold on some day of a period, the first of them on its first. */
export function rulesWithin(rules: readonly TransferFrom[], { first, last }: Period): readonly TransferFrom[] {
  const before = rules.filter(({ from }) => from <= first).at(-1) ?? FIRST_RULE;
  return [before, ...rules.filter(({ from }) => from > first && from <= last)];
}
