import { Decimal } from '../../base/decimal.ts';
import type { PlainDate } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { CycleState, Entry, Form, FormItem, Scores } from './model.ts';
import { reviewProblem } from './problems.ts';

/** What may be said in a rating, and when. */

/** Items that people judge: the others are measured. */
export function judgedItems(form: Form): readonly FormItem[] {
  return form.items.filter((item) => item.measured === null);
}

/** Everything wrong with one rating as it was given; `null` is "cannot judge" and always welcome. */
export function checkScores(form: Form, scores: Scores, person: string): readonly Problem[] {
  const judged = judgedItems(form);
  const known = new Set(judged.map(({ id }) => id));
  const problems: Problem[] = [];
  for (const [item, score] of Object.entries(scores)) {
    const where = { person, field: item };
    if (!known.has(item)) problems.push(reviewProblem('review.item-unknown', { item, known: [...known] }, where));
    else if (score !== null && !isPoints(score)) problems.push(reviewProblem('review.score-range', { score }, where));
  }
  return problems;
}

/** Given as done, every item has an answer, and not all of them "cannot judge". */
export function checkComplete(form: Form, scores: Scores, person: string): readonly Problem[] {
  const judged = judgedItems(form);
  const open = judged.filter(({ id }) => scores[id] === undefined).map(({ id }) => id);
  if (open.length > 0) return [reviewProblem('review.items-open', { items: open }, { person })];
  const silent = judged.every(({ id }) => scores[id] === null);
  return silent ? [reviewProblem('review.nothing-said', {}, { person })] : [];
}

/** Whether an entry can still be written: before its step opens and after ratings ended it cannot; late it can. */
export function checkOpen(entry: Entry, state: CycleState, today: PlainDate): readonly Problem[] {
  const where = { person: entry.person };
  if (state !== 'collecting') return [reviewProblem('review.ratings-ended', { state }, where)];
  if (today < entry.opens) return [reviewProblem('review.not-open-yet', { date: entry.opens }, where)];
  return entry.state === 'excused' ? [reviewProblem('review.excused', {}, where)] : [];
}

/** 0 to 100, at most one decimal. */
export function isPoints(text: string): boolean {
  const value = Decimal.parse(text);
  if (value === undefined || value.sign() < 0 || value.compare(Decimal.int(100)) > 0) return false;
  return value.round(1, 'half-up').equals(value);
}

/** Scores as they are kept: by the form's order, in canonical text, so that the same ratings are the same bytes. */
export function canonicalScores(form: Form, scores: Scores): Scores {
  const kept = judgedItems(form).flatMap(({ id }) => {
    const score = scores[id];
    if (score === undefined) return [];
    return [[id, score === null ? null : Decimal.of(score).toString()] as const];
  });
  return Object.fromEntries(kept);
}

/** How far a rater's own scores lie apart: what shows a lead that everybody got the same. A statistic, never money. */
export interface Spread {
  readonly people: number;
  readonly lowest: string;
  readonly highest: string;
  readonly mean: string;
}

export function spreadOf(scores: readonly (string | null)[]): Spread | null {
  const given = scores.filter((score) => score !== null).map((score) => Decimal.of(score));
  const [first] = given;
  if (first === undefined) return null;
  const sum = given.reduce((total, one) => total.plus(one), Decimal.ZERO);
  return {
    people: given.length,
    lowest: given.reduce((a, b) => a.min(b), first).toString(),
    highest: given.reduce((a, b) => a.max(b), first).toString(),
    mean: sum.over(Decimal.int(given.length)).toFixed(1),
  };
}
