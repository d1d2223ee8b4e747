import { Decimal } from '../../base/decimal.ts';
import { linesReadBy } from '../evaluate/dependencies.ts';
import { type Evaluation, runLines } from '../evaluate/evaluate.ts';
import { type Frame, UNMARKED, type Value } from '../evaluate/frame.ts';
import { withInput } from '../evaluate/stretches.ts';
import { definitionOf } from '../mechanisms/table.ts';
import { type Formula, type Input, type Line, type Plan, unitOf } from '../model.ts';
import { namesOf } from '../names.ts';
import type { Expr } from '../syntax/expr.ts';
import { tellerOf } from './teller.ts';

/** The nearest value of an input at which some line takes another step, and what that does to pay. */
export interface Edge {
  readonly input: Input;
  readonly from: Decimal;
  /** The value of the input at the edge. */
  readonly to: Decimal;
  /** Whether `to` itself changes the step; otherwise the smallest amount beyond it does. */
  readonly reached: boolean;
  /** The line that changes its step, and its value before and after. */
  readonly line: Line;
  readonly before: Value | null;
  readonly after: Value | null;
  readonly target: { readonly line: Line; readonly before: Decimal; readonly after: Decimal; readonly change: Decimal };
}

/** For each number among the inputs, the nearest edge above and below its value. */
export function nextEdges(evaluation: Evaluation, targetLine?: string): readonly Edge[] {
  return evaluation.compiled.plan.inputs.flatMap((input) => nextEdge(evaluation, input.id, targetLine));
}

/** The nearest edges of one input, at most one on each side. */
export function nextEdge(evaluation: Evaluation, inputId: string, targetLine?: string): readonly Edge[] {
  const { plan } = evaluation.compiled;
  const input = plan.inputs.find((one) => one.id === inputId);
  const target = targetLine === undefined ? payLine(plan) : plan.lines.find((line) => line.id === targetLine);
  const from = evaluation.frame.values[evaluation.compiled.slots.get(inputId) ?? -1];
  if (!input || !target || !(from instanceof Decimal)) return [];
  const crossings = plan.lines.flatMap((line) =>
    thresholdsOf(line).flatMap((threshold) => {
      const at = crossing(evaluation, input, from, line, threshold);
      return at === null ? [] : around(evaluation, input, from, at, line);
    }),
  );
  const nearest = (up: boolean): Crossing[] =>
    crossings
      .filter(({ probed }) => probed.compare(from) === (up ? 1 : -1))
      .sort((a, b) => a.probed.minus(from).abs().compare(b.probed.minus(from).abs()))
      .slice(0, 1);
  return [...nearest(true), ...nearest(false)].flatMap((found) => edgeAt(evaluation, input, from, target, found));
}

/**
 * The line people look at: the last amount of money that some earning goes into (gross pay, what is paid out), else the
 * last earning, else the last line.
 */
export function payLine(plan: Plan): Line | undefined {
  const found = payLines.get(plan) ?? { line: payLineOf(plan) };
  payLines.set(plan, found);
  return found.line;
}

/** Every payslip asks for it, and a plan never changes. */
const payLines = new WeakMap<Plan, { readonly line: Line | undefined }>();

function payLineOf(plan: Plan): Line | undefined {
  const names = namesOf(plan);
  const known = new Map<Line, boolean>();
  const earns = (line: Line): boolean => {
    const found = known.get(line);
    if (found !== undefined) return found;
    known.set(line, line.kind === 'earning');
    known.set(line, line.kind === 'earning' || linesReadBy(line, names).some(earns));
    return known.get(line) === true;
  };
  const side = new Set(['employer_cost', 'deduction']);
  return (
    plan.lines.findLast((line) => !side.has(line.kind) && unitOf(line) === 'yuan' && earns(line)) ?? plan.lines.at(-1)
  );
}

interface Threshold {
  readonly of: Formula;
  readonly bound: Formula;
}

/** What a line compares: the bounds of its steps, and the comparisons of its gate and its condition. */
function thresholdsOf(line: Line): readonly Threshold[] {
  const { mechanism } = line;
  const stepped = definitionOf(mechanism).steps?.(mechanism);
  const steps = (stepped?.steps ?? []).flatMap(({ lower, upper }) =>
    [lower, upper].flatMap((bound) => (bound && stepped ? [{ of: stepped.of, bound: bound.value }] : [])),
  );
  const conditions = [...(mechanism.type === 'gate' ? mechanism.all : []), ...(line.when ? [line.when] : [])];
  return [...steps, ...conditions.flatMap((formula) => comparisonsIn(formula, formula.expr))];
}

function comparisonsIn(formula: Formula, expr: Expr): readonly Threshold[] {
  if (expr.type === 'not') return comparisonsIn(formula, expr.of);
  if (expr.type !== 'binary') return [];
  if (expr.op === 'AND' || expr.op === 'OR')
    return [...comparisonsIn(formula, expr.left), ...comparisonsIn(formula, expr.right)];
  return [{ of: { ...formula, expr: expr.left }, bound: { ...formula, expr: expr.right } }];
}

/** Where the measured value meets the bound if the input moves and all else stays: exact where it moves in a line. */
function crossing(
  evaluation: Evaluation,
  input: Input,
  from: Decimal,
  line: Line,
  { of, bound }: Threshold,
): Decimal | null {
  const gapAt = (x: Decimal): Decimal | null => {
    const teller = tellerOf(evaluation.compiled, probe(evaluation, input, x), line);
    const [measured, limit] = [teller.number(of), teller.number(bound)];
    return measured && limit && measured.minus(limit);
  };
  const here = gapAt(from);
  if (!here || here.isZero()) return here && from;
  for (const unit of [input.step ?? Decimal.ONE, (input.step ?? Decimal.ONE).negated()]) {
    const next = gapAt(from.plus(unit));
    const slope = next?.minus(here);
    if (!slope || slope.isZero()) continue;
    const at = from.minus(here.times(unit).over(slope));
    if (gapAt(at)?.isZero()) return at;
  }
  return null;
}

interface Crossing {
  readonly line: Line;
  readonly at: Decimal;
  /** The value of the input that was tried: on the input's own grid where it has one. */
  readonly probed: Decimal;
  readonly reached: boolean;
}

const A_LITTLE = Decimal.of('0.000001');

/** The first possible values at and on both sides of a crossing that change the line's step. */
function around(evaluation: Evaluation, input: Input, from: Decimal, at: Decimal, line: Line): readonly Crossing[] {
  const index = evaluation.compiled.plan.lines.indexOf(line);
  const mark = evaluation.frame.marks[index] ?? UNMARKED;
  const { step } = input;
  const steps = step && at.minus(from).over(step);
  const tries =
    !step || !steps
      ? [at, at.plus(A_LITTLE), at.minus(A_LITTLE)]
      : [
          steps.round(0, 'floor'),
          steps.round(0, 'ceiling'),
          steps.round(0, 'floor').plus(Decimal.ONE),
          steps.round(0, 'ceiling').minus(Decimal.ONE),
        ].map((k) => from.plus(k.times(step)));
  const { from: least, to: most } = input.range;
  const side = at.compare(from);
  const found = tries.flatMap((probed): Crossing[] => {
    if (probed.equals(from) || (least && probed.compare(least) < 0) || (most && probed.compare(most) > 0)) return [];
    if (side !== 0 && probed.compare(from) !== side) return [];
    if (probe(evaluation, input, probed).marks[index] === mark) return [];
    return [{ line, at: step ? probed : at, probed, reached: step !== null || probed.equals(at) }];
  });
  return found;
}

function edgeAt(evaluation: Evaluation, input: Input, from: Decimal, target: Line, found: Crossing): readonly Edge[] {
  const { compiled, frame } = evaluation;
  const moved = probe(evaluation, input, found.probed);
  const read = (line: Line, of: Frame): Value | null => of.values[compiled.slots.get(line.id) ?? -1] ?? null;
  const [before, after] = [read(target, frame), read(target, moved)];
  if (!(before instanceof Decimal) || !(after instanceof Decimal)) return [];
  return [
    {
      input,
      from,
      to: found.at,
      reached: found.reached,
      line: found.line,
      before: read(found.line, frame),
      after: read(found.line, moved),
      target: { line: target, before, after, change: after.minus(before) },
    },
  ];
}

/** The whole plan again with one input moved. */
function probe({ compiled, frame, others }: Evaluation, input: Input, value: Decimal): Frame {
  const moved = withInput(frame, compiled.slots.get(input.id) as number, value);
  runLines(compiled, moved, others);
  return moved;
}
