import { Decimal } from '../../base/decimal.ts';
import type { Form } from './model.ts';

/** How grades fall, beside the shares that the form advises, and what it would take to force them. Nothing here moves a grade. */

export interface Graded {
  readonly person: string;
  readonly score: Decimal | null;
  readonly grade: string | null;
}

export interface GradeShare {
  readonly grade: string;
  readonly people: number;
  /** Of those with a score. */
  readonly share: Decimal;
  readonly advised: Decimal | null;
}

/** Somebody whose grade forcing would change: what the score says, what the rank would. */
export interface ForcedMove {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  /** How many points the score would have to be other than it is. */
  readonly points: Decimal;
}

export interface Distribution {
  readonly grades: readonly GradeShare[];
  /** Who would get another grade than their score says, were the shares forced; empty where the form advises none. */
  readonly forced: readonly ForcedMove[];
}

export function distributionOf(form: Form, people: readonly Graded[]): Distribution {
  const scored = people.flatMap(({ person, score, grade }) => (score && grade ? [{ person, score, grade }] : []));
  const total = Decimal.int(Math.max(1, scored.length));
  const grades = form.grades.map(({ id, share }) => {
    const count = scored.filter(({ grade }) => grade === id).length;
    return { grade: id, people: count, share: Decimal.int(count).over(total), advised: share };
  });
  return { grades, forced: forcedMoves(form, scored) };
}

interface Scored {
  readonly person: string;
  readonly score: Decimal;
  readonly grade: string;
}

/** By rank, the best first, each grade as many people as its share, rounded to whole people; equal scores stay together. */
function forcedMoves(form: Form, scored: readonly Scored[]): readonly ForcedMove[] {
  if (form.grades.some(({ share }) => share === null)) return [];
  const ranked = [...scored].sort((a, b) => b.score.compare(a.score) || (a.person < b.person ? -1 : 1));
  const edges = edgesOf(form, ranked.length);
  let before: { readonly score: Decimal; readonly to: string } | null = null;
  const moves: ForcedMove[] = [];
  for (const [rank, { person, score, grade }] of ranked.entries()) {
    const byRank = form.grades[edges.findIndex((edge) => rank < edge)]?.id ?? grade;
    const to: string = before?.score.equals(score) ? before.to : byRank;
    before = { score, to };
    if (to !== grade) moves.push({ person, from: grade, to, points: distance(form, score, grade, to) });
  }
  return moves;
}

/** Rank at which each grade ends. */
function edgesOf(form: Form, people: number): readonly number[] {
  let share = Decimal.ZERO;
  return form.grades.map((grade, i) => {
    share = share.plus(grade.share ?? Decimal.ZERO);
    const last = i === form.grades.length - 1;
    return last ? people : share.times(Decimal.int(people)).round(0, 'half-up').toApproximate();
  });
}

/** Up: to the least score of the wished grade. Down: to the least score of the grade that would be left. */
function distance(form: Form, score: Decimal, from: string, to: string): Decimal {
  const order = form.grades.map(({ id }) => id);
  const up = order.indexOf(to) < order.indexOf(from);
  const above = form.grades[order.indexOf(to) - 1];
  const edge = up ? form.grades[order.indexOf(to)]?.from : above?.from;
  return edge ? edge.minus(score).abs() : Decimal.ZERO;
}
