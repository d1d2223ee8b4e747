import { Decimal } from '../../base/decimal.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type CardItem, type Entries, type Entry, NOT_APPLICABLE, type Score, type Scorecard } from './model.ts';
import { qualityProblem } from './problems.ts';

/** What a set of entries comes to by a card. One reading of each item serves the sum, the page and the explanation. */

/** What one item says. */
export interface ItemVerdict {
  readonly item: CardItem;
  readonly entry: Entry | undefined;
  /** What was chosen; null where it does not apply or nothing was said yet. */
  readonly value: Decimal | null;
  readonly applies: boolean;
  /** Something was taken off, or not everything was reached. */
  readonly fault: boolean;
}

export function verdictsOf(card: Scorecard, entries: Entries): readonly ItemVerdict[] {
  return card.sections.flatMap(({ items }) =>
    items.map((item) => {
      const entry = Object.hasOwn(entries, item.id) ? entries[item.id] : undefined;
      const applies = entry?.value !== NOT_APPLICABLE;
      const value = entry === undefined || !applies ? null : stepOf(item, entry.value);
      const fault = value !== null && (card.style === 'deductions' ? value.sign() > 0 : value.compare(item.points) < 0);
      return { item, entry, value, applies, fault };
    }),
  );
}

/** The sums so far; what has no entry yet counts as nothing said. */
export function sumUp(card: Scorecard, entries: Entries): Score {
  const verdicts = verdictsOf(card, entries);
  const critical = verdicts.some(({ item, fault }) => item.critical && fault);
  const wrongAnswer = verdicts.some(({ item, fault }) => item.wrongAnswer && fault);
  const chosen = sum(verdicts.flatMap(({ value }) => (value === null ? [] : [value])));
  if (card.style === 'score') {
    const possible = sum(verdicts.flatMap(({ item, value }) => (value === null ? [] : [item.points])));
    return { deductions: null, points: critical ? Decimal.ZERO : chosen, possible, critical, wrongAnswer };
  }
  const deductions = critical ? chosen.max(card.criticalDeductions) : chosen;
  if (card.full === null) return { deductions, points: null, possible: null, critical, wrongAnswer };
  const points = critical ? Decimal.ZERO : card.full.minus(deductions).max(Decimal.ZERO);
  return { deductions, points, possible: card.full, critical, wrongAnswer };
}

/** The score of a whole check, or everything that keeps it from being one. */
export function score(card: Scorecard, entries: Entries): Result<Score> {
  const problems = faultsIn(card, entries);
  return problems.length > 0 ? failed(...problems) : ok(sumUp(card, entries));
}

/** What is wrong with entries, whole or in the making: an item the card has not, a value that is no step, an unknown cause. */
export function faultsInDraft(card: Scorecard, entries: Entries): readonly Problem[] {
  const items = new Map(card.sections.flatMap((section) => section.items).map((item) => [item.id, item]));
  return Object.entries(entries).flatMap(([id, entry]) => {
    const item = items.get(id);
    if (!item) return [qualityProblem('quality.item-unknown', { item: id })];
    const problems = valueHolds(item, entry) ? [] : [qualityProblem('quality.value-unknown', valueParams(item, entry))];
    const cause = entry.cause ?? '';
    if (cause !== '' && !card.causes.some((one) => one.id === cause))
      problems.push(qualityProblem('quality.cause-unknown', { item: id, cause }));
    return problems;
  });
}

function faultsIn(card: Scorecard, entries: Entries): readonly Problem[] {
  const problems = [...faultsInDraft(card, entries)];
  const verdicts = verdictsOf(card, entries);
  const open = verdicts.filter(({ entry }) => entry === undefined).map(({ item }) => item.id);
  if (open.length > 0) problems.push(qualityProblem('quality.items-open', { items: open }));
  else if (verdicts.every(({ applies }) => !applies)) problems.push(qualityProblem('quality.nothing-applies'));
  for (const { item, entry, fault } of verdicts)
    if (fault && item.critical && (entry?.note ?? '').trim() === '')
      problems.push(qualityProblem('quality.critical-unexplained', { item: item.id }));
  return problems;
}

function valueHolds(item: CardItem, { value }: Entry): boolean {
  return value === NOT_APPLICABLE ? item.mayNotApply : stepOf(item, value) !== null;
}

function valueParams({ id, steps, mayNotApply }: CardItem, { value }: Entry) {
  const known = [...steps.map((step) => step.toString()), ...(mayNotApply ? [NOT_APPLICABLE] : [])].join(', ');
  return { item: id, value, known };
}

function stepOf(item: CardItem, text: string): Decimal | null {
  const value = Decimal.parse(text);
  return item.steps.find((step) => value !== undefined && step.equals(value)) ?? null;
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), Decimal.ZERO);
}
