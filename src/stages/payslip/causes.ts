import { Decimal } from '../../base/decimal.ts';
import {
  type CompiledPlan,
  type Evaluation,
  evaluate,
  type Input,
  type Inputs,
  lineValue,
  type Value,
} from '../../plan/index.ts';

/** An input that was another, and what that alone does to a line: the line with it against the line with the old value. */
export interface Cause {
  readonly input: Input;
  readonly was: Value | null;
  readonly is: Value | null;
  readonly effect: Decimal;
}

/** What moved a line most; more than these nobody reads in one sentence. */
const TOLD = 3;

/**
 * What made a line differ between two payslips, the strongest first. The effects need not add up: two inputs that moved
 * together also work on each other. Nothing is told where a line depends on what others brought.
 */
export function causesOf(compiled: CompiledPlan, before: Inputs, now: Inputs): (line: string) => readonly Cause[] {
  const known = Object.fromEntries(compiled.plan.inputs.map(({ id }) => [id, before[id] ?? null]));
  const [was, is] = [evaluate(compiled, known), evaluate(compiled, now)];
  if (compiled.hasGroups || !was.ok || !is.ok) return () => [];
  const moved = compiled.plan.inputs.flatMap((input) => {
    const [old, held] = [heldBy(was.value, input), heldBy(is.value, input)];
    if (textOf(old) === textOf(held)) return [];
    const without = evaluate(compiled, { ...now, [input.id]: known[input.id] ?? null });
    return without.ok ? [{ input, was: old, is: held, without: without.value }] : [];
  });
  return (line) =>
    moved
      .flatMap(({ without, ...one }) => {
        const [a, b] = [lineValue(without, line), lineValue(is.value, line)];
        if (!(a instanceof Decimal && b instanceof Decimal) || a.compare(b) === 0) return [];
        return [{ ...one, effect: b.minus(a) }];
      })
      .sort((a, b) => b.effect.abs().compare(a.effect.abs()))
      .slice(0, TOLD);
}

/** As the plan counted it: with its fallback where nothing was known. */
function heldBy({ compiled, frame }: Evaluation, { id }: Input): Value | null {
  return frame.values[compiled.slots.get(id) ?? -1] ?? null;
}

const textOf = (value: Value | null) => (value === null ? '' : String(value));
