import { Decimal } from '../../base/decimal.ts';
import type { MetricCell } from '../metrics/index.ts';
import type { Appraisal, Grade, ItemScore, ScoreCurve, Scorecard, ScorecardItem, ScoredItem } from './model.ts';

/** One person's scorecard: metrics by their curves, items by their raters, weighted; what is missing re-weights the rest. */
export function appraise(
  scorecard: Scorecard,
  person: string,
  cells: ReadonlyMap<string, MetricCell>,
  rated: ReadonlyMap<string, ItemScore>,
): Appraisal {
  const items = scorecard.items.map((item) =>
    item.measured ? measured(item, item.measured, cells) : judged(item, rated.get(item.id)),
  );
  const total = items.reduce((sum, i) => (i.score === null ? sum : sum.plus(i.item.weight)), Decimal.ZERO);
  if (total.isZero()) return { person, score: null, grade: null, items };
  const shared = items.map((i) => (i.score === null ? i : { ...i, share: i.item.weight.over(total) }));
  const score = shared.reduce((sum, i) => sum.plus((i.score ?? Decimal.ZERO).times(i.share)), Decimal.ZERO);
  return { person, score, grade: gradeOf(score, scorecard.grades), items: shared };
}

/** Linear between the curve's points, flat beyond its ends. */
export function curveScore(curve: ScoreCurve, value: Decimal): Decimal {
  const above = curve.findIndex((point) => value.compare(point.at) <= 0);
  const right = curve[above];
  const left = curve[above - 1];
  if (right === undefined) return curve.at(-1)?.points ?? Decimal.ZERO;
  if (left === undefined) return right.points;
  const slope = right.points.minus(left.points).over(right.at.minus(left.at));
  return left.points.plus(value.minus(left.at).times(slope));
}

export function gradeOf(score: Decimal, grades: readonly Grade[]): Grade | null {
  return grades.find((grade) => grade.from === null || score.compare(grade.from) >= 0) ?? null;
}

/** How many of the latest months in a row have the grade; `grades` runs from the oldest month to the newest. */
export function consecutiveMonths(grades: readonly (string | null)[], grade: string): number {
  const last = grades.findLastIndex((g) => g !== grade);
  return grades.length - 1 - last;
}

type Measured = NonNullable<ScorecardItem['measured']>;

function measured(item: ScorecardItem, how: Measured, cells: ReadonlyMap<string, MetricCell>): ScoredItem {
  const cell = cells.get(how.metric) ?? null;
  const result = { item, cell, rated: null, share: Decimal.ZERO };
  if (cell === null || cell.value === null) return { ...result, score: null, missing: 'no-value' };
  if (cell.n.compare(how.minimumN) < 0) return { ...result, score: null, missing: 'too-few' };
  return { ...result, score: curveScore(how.curve, cell.value), missing: null };
}

function judged(item: ScorecardItem, rated: ItemScore | undefined): ScoredItem {
  const score = rated?.score ?? null;
  return {
    item,
    cell: null,
    rated: rated ?? null,
    score,
    share: Decimal.ZERO,
    missing: score === null ? 'no-value' : null,
  };
}
