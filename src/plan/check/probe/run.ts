import { Decimal } from '../../../base/decimal.ts';
import { errorsIn } from '../../../base/problem.ts';
import { type CompiledPlan, compilePlan } from '../../evaluate/compile.ts';
import { type Frame, type Maybe, UNMARKED, type Value } from '../../evaluate/frame.ts';
import { isMoney, type Plan } from '../../model.ts';

/** One person's inputs by id. */
export type Situation = ReadonlyMap<string, Maybe<Value>>;

/** What a situation pays, and the branches it took on the way. */
export interface Outcome {
  readonly earned: Decimal;
  readonly deducted: Decimal;
  /** Earned minus deducted: what moves for the person. */
  readonly pay: Decimal;
  /** By line in the order of the file: the step, row or branch taken. */
  readonly marks: readonly number[];
}

/** Runs a plan for made-up people. Money that is shared or ranked in a group needs the others and is left out. */
export interface Probe {
  readonly compiled: CompiledPlan;
  /** Null where the situation gives a problem instead of pay. */
  readonly run: (situation: Situation) => Outcome | null;
}

/** Null where the plan does not compile, or pays nothing. */
export function probeOf(plan: Plan): Probe | null {
  const result = compilePlan(plan);
  if (!result.ok || errorsIn(result.problems).length > 0) return null;
  if (!plan.lines.some((line) => line.kind === 'earning' || line.kind === 'deduction')) return null;
  const compiled = result.value;
  return { compiled, run: (situation) => run(compiled, situation) };
}

function run({ plan, lines, inputs, slots }: CompiledPlan, situation: Situation): Outcome | null {
  const frame: Frame = {
    values: inputs.map(({ input, fallback }) => situation.get(input.id) ?? fallback),
    before: [],
    marks: plan.lines.map(() => UNMARKED),
    standings: [],
    stretches: null,
    person: null,
    team: null,
    thin: null,
    problems: null,
  };
  for (const line of lines) line.run(frame);
  const sums = { earning: Decimal.ZERO, deduction: Decimal.ZERO };
  for (const { id, kind } of plan.lines) {
    if (!isMoney(kind) || (kind !== 'earning' && kind !== 'deduction')) continue;
    const value = frame.values[slots.get(id) ?? -1];
    if (value instanceof Decimal) sums[kind] = sums[kind].plus(value);
  }
  if (frame.problems !== null) return null;
  const { earning: earned, deduction: deducted } = sums;
  return { earned, deducted, pay: earned.minus(deducted), marks: frame.marks };
}
