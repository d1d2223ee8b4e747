import { definitionOf } from '../mechanisms/table.ts';
import type { Formula, Line } from '../model.ts';

/** Every formula of a line: its mechanism's operands, then those of `when`, `otherwise`, `floor` and `cap`. */
export function formulasOfLine(line: Line): readonly Formula[] {
  const operands = definitionOf(line.mechanism).operands(line.mechanism);
  const around = [line.when, line.otherwise, line.floor, line.cap].filter((formula) => formula !== null);
  return [...operands.map(({ formula }) => formula), ...around];
}
