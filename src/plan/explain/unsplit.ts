import { Decimal } from '../../base/decimal.ts';
import { formulasOf, linesReadBy } from '../evaluate/dependencies.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { Frame } from '../evaluate/frame.ts';
import { isMoney, type Line } from '../model.ts';
import type { Names } from '../names.ts';
import { namesIn } from '../syntax/expr.ts';

/** Money that is not split though an earlier stretch would have given another amount: the first such one beside it. */
export function unsplitLines(evaluation: Evaluation): readonly { readonly line: Line; readonly earlier: Decimal }[] {
  const { compiled, frame } = evaluation;
  const { plan, names, slots } = compiled;
  if (frame.stretches === null) return [];
  const changed = new Set(plan.inputs.filter(({ id }) => changes(frame, slots.get(id) ?? -1)).map(({ id }) => id));
  return plan.lines.flatMap((line) => {
    if (line.split !== null || !isMoney(line.kind) || !reads(line, changed, names)) return [];
    const now = frame.values[slots.get(line.id) ?? -1];
    const amounts = frame.stretches?.map((stretch) => stretch.frame.values[slots.get(line.id) ?? -1]) ?? [];
    const earlier = amounts.find((one) => one instanceof Decimal && now instanceof Decimal && !one.equals(now));
    return earlier instanceof Decimal ? [{ line, earlier }] : [];
  });
}

function changes(frame: Frame, slot: number): boolean {
  return frame.stretches?.some((stretch) => String(stretch.frame.values[slot]) !== String(frame.values[slot])) === true;
}

/** Whether an input of these reaches the line without a split on the way. */
function reads(line: Line, inputs: ReadonlySet<string>, names: Names): boolean {
  const own = formulasOf(line).flatMap(({ formula }) => namesIn(formula.expr));
  const direct = own.some((name) => {
    const target = names.resolve(name);
    return target !== undefined && target !== 'ambiguous' && target.kind === 'input' && inputs.has(target.input.id);
  });
  return direct || linesReadBy(line, names).some((other) => other.split === null && reads(other, inputs, names));
}
