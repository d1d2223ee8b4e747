import { Decimal } from '../../../base/decimal.ts';
import { parseUnit } from '../../../base/quantity.ts';
import type { Formula, Input, Line, Parameter } from '../../model.ts';
import type { Outline } from '../outline.ts';
import { answerOf, assume, type Condition, type Division, noteCondition, type Scope } from './expression.ts';
import { rangeOfFormula, rangeOfMechanism } from './mechanism.ts';
import * as R from './range.ts';

/** How far everything in a plan can go, from the ranges its inputs declare. */
export interface Reach {
  /** By id of input, parameter and line. */
  readonly ranges: ReadonlyMap<string, R.Range>;
  readonly divisions: readonly Division[];
  readonly conditions: readonly Condition[];
  /** What a formula can be where it stands in its line: inside the line's `when`. */
  readonly of: (formula: Formula, line: Line) => R.Range;
}

export function reachOf({ plan, names, order }: Outline): Reach {
  const ranges = new Map<string, R.Range>();
  const parameters = new Map(plan.parameters.map((p) => [p.id, p]));
  for (const parameter of plan.parameters) ranges.set(parameter.id, rangeOfParameter(parameter));
  for (const input of plan.inputs) ranges.set(input.id, rangeOfInput(input, parameters));
  const divisions: Division[] = [];
  const conditions: Condition[] = [];
  const notes = { division: (d: Division) => divisions.push(d), condition: (c: Condition) => conditions.push(c) };
  const inside = (line: Line, formula: Formula): Scope => {
    const outer: Scope = { names, known: ranges, narrowed: new Map(), line, formula, notes: null };
    return line.when ? assume(line.when.expr, true, outer) : outer;
  };
  for (const line of order) {
    if (line.values) continue;
    const formula = line.when ?? firstFormula(line);
    const outer: Scope = { names, known: ranges, narrowed: new Map(), line, formula, notes };
    ranges.set(line.id, rangeOfLine(line, outer));
  }
  return { ranges, divisions, conditions, of: (formula, line) => rangeOfFormula(formula, inside(line, formula)) };
}

/** What an input can be: its range, its unit's natural end, and the value that stands for a missing one. */
function rangeOfInput(input: Input, parameters: ReadonlyMap<string, Parameter>): R.Range {
  const { from, to } = input.range;
  const natural = from === null && to === null && neverNegative(input.unit) ? Decimal.ZERO : from;
  const declared = R.range(natural, to);
  const { missing } = input;
  if (missing === null) return declared;
  if (missing.is === 'parameter') {
    const parameter = parameters.get(missing.parameter);
    return parameter ? R.either(declared, rangeOfParameter(parameter)) : declared;
  }
  return missing.value instanceof Decimal ? R.either(declared, R.exactly(missing.value)) : declared;
}

function rangeOfParameter(parameter: Parameter): R.Range {
  if (parameter.value) return R.exactly(parameter.value);
  return R.eitherOf((parameter.table ?? []).map((row) => R.exactly(row.value)));
}

/** Evaluated as the model says: `when`, the mechanism, `floor`, `cap`, then rounding. */
function rangeOfLine(line: Line, scope: Scope): R.Range {
  if (line.when) noteCondition(line.when.expr, { ...scope, formula: line.when });
  const inside = line.when ? assume(line.when.expr, true, scope) : scope;
  let result = rangeOfMechanism(line.mechanism, inside);
  if (line.floor) result = R.greatest(result, rangeOfFormula(line.floor, inside));
  if (line.cap) result = R.least(result, rangeOfFormula(line.cap, inside));
  const { round } = line;
  if (round) result = R.mapped(result, (x) => x.round(round.places, round.by));
  if (!line.when) return result;
  const skipped = line.otherwise ? rangeOfFormula(line.otherwise, scope) : R.exactly(Decimal.ZERO);
  const answer = answerOf(line.when.expr, scope);
  return answer === 'always' ? result : answer === 'never' ? skipped : R.either(result, skipped);
}

function firstFormula(line: Line): Formula {
  const { mechanism } = line;
  return mechanism.type === 'formula' ? mechanism.formula : { text: '', expr: NOTHING, at: line.at, verbatim: false };
}

const NOTHING = { type: 'flag', value: true, span: { offset: 0, end: 0 } } as const;

function neverNegative(unit: string): boolean {
  const dimensions = parseUnit(unit);
  const words = Object.keys(dimensions ?? {});
  return words.length === 1 && ['h', 'day', 'count', 's', 'min', 'person', 'month'].includes(words[0] ?? '');
}
