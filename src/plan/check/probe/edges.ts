import type { Decimal } from '../../../base/decimal.ts';
import type { Maybe, Value } from '../../evaluate/frame.ts';
import { definitionOf } from '../../mechanisms/table.ts';
import type { Formula, Input, Line } from '../../model.ts';
import { childrenOf, type Expr } from '../../syntax/expr.ts';
import { formulasOfLine } from '../anatomy.ts';
import type { Outline } from '../outline.ts';
import { targetOf } from '../outline.ts';
import { isComparison } from '../reach/condition.ts';
import type { Reach } from '../reach/plan.ts';
import { only } from '../reach/range.ts';
import type { Outcome, Probe, Situation } from './run.ts';
import { gridOf } from './situations.ts';

type Known = Outline & { readonly reach: Reach };

/** Two neighbouring values of an input between which the plan takes another branch, with what each pays. */
export interface Edge {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly before: Outcome;
  readonly after: Outcome;
}

/**
 * Finds every edge of one input, the others standing still: walks from known places (the ends, the typical value, the
 * numbers it is compared with) and halves the way between two that took different branches, down to one step.
 * One pair at the typical value is always there, so that a slope too steep is seen as well.
 */
export function edgesOf(input: Input, situation: Situation, probe: Probe, study: Known): readonly Edge[] {
  const typical = situation.get(input.id);
  const grid = gridOf(input, typical);
  const outcomes = new Map<number, Outcome | null>();
  const at = (index: number): Outcome | null => {
    let outcome = outcomes.get(index);
    if (outcome === undefined) {
      outcome = probe.run(new Map<string, Maybe<Value>>(situation).set(input.id, grid.at(index)));
      outcomes.set(index, outcome);
    }
    return outcome;
  };
  const pairs = new Set<number>();
  const anchors = [...comparedWith(input.id, study), ...(isNumber(typical) ? [typical] : [])];
  const places = new Set([0, grid.count - 1]);
  for (const anchor of anchors)
    for (const index of [grid.index(anchor) - 1, grid.index(anchor), grid.index(anchor) + 1])
      if (index >= 0 && index < grid.count) places.add(index);
  const starts = [...places].sort((a, b) => a - b);
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1];
    if (end !== undefined) halve(start, end, at, pairs);
  }
  return [...pairs].flatMap((index) => {
    const [before, after] = [at(index), at(index + 1)];
    return before && after ? [{ from: grid.at(index), to: grid.at(index + 1), before, after }] : [];
  });
}

function halve(low: number, high: number, at: (index: number) => Outcome | null, pairs: Set<number>): void {
  if (high - low <= 1) {
    if (high > low) pairs.add(low);
    return;
  }
  if (sameBranches(at(low), at(high))) return;
  const middle = Math.floor((low + high) / 2);
  halve(low, middle, at, pairs);
  halve(middle, high, at, pairs);
}

function sameBranches(a: Outcome | null, b: Outcome | null): boolean {
  if (a === null || b === null) return a === b;
  return a.marks.every((mark, i) => mark === b.marks[i]);
}

/** The fixed numbers that an input is held against: as bounds of steps, and in comparisons. */
function comparedWith(input: string, { plan, names, reach }: Known): readonly Decimal[] {
  const isInput = (expr: Expr): boolean => {
    const target = expr.type === 'name' ? targetOf(names, expr.name) : null;
    return target?.kind === 'input' && target.input.id === input;
  };
  return plan.lines
    .flatMap((line) => [...boundsOf(line, isInput), ...comparedIn(line, isInput)].map((limit) => reach.of(limit, line)))
    .map(only)
    .filter((value) => value !== null);
}

/** The bounds of a line's steps that the input is held against. */
function boundsOf({ mechanism }: Line, isInput: (expr: Expr) => boolean): readonly Formula[] {
  return definitionOf(mechanism)
    .operands(mechanism)
    .flatMap((operand) => (operand.role === 'bound' && isInput(operand.like.expr) ? [operand.formula] : []));
}

/** The other sides of the comparisons in a line's formulas that have the input on one. */
function comparedIn(line: Line, isInput: (expr: Expr) => boolean): readonly Formula[] {
  return formulasOfLine(line).flatMap((formula) =>
    comparisonsIn(formula.expr).flatMap(({ left, right }) => {
      const limit = isInput(left) ? right : isInput(right) ? left : null;
      return limit === null ? [] : [{ ...formula, expr: limit }];
    }),
  );
}

type Binary = Extract<Expr, { type: 'binary' }>;

function comparisonsIn(expr: Expr): readonly Binary[] {
  const inner = childrenOf(expr).flatMap(comparisonsIn);
  return expr.type === 'binary' && isComparison(expr.op) ? [expr, ...inner] : inner;
}

function isNumber(value: Maybe<Value>): value is Decimal {
  return typeof value === 'object' && value !== null;
}
