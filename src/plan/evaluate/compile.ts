import { Decimal } from '../../base/decimal.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { GroupCompute } from '../mechanisms/mechanism.ts';
import { definitionOf } from '../mechanisms/table.ts';
import type { Input, Line, Plan } from '../model.ts';
import { type Names, namesOf } from '../names.ts';
import type { Expr } from '../syntax/expr.ts';
import { compileProblem } from './compile-problems.ts';
import { optionalLines, orderLines } from './dependencies.ts';
import { compileFormula, flagOf, numberOf } from './expression.ts';
import { type Compute, type Frame, type Maybe, SKIPPED, type Value } from './frame.ts';
import { type PlanScope, Scope, type TypeName } from './scope.ts';
import { wrongType } from './typed.ts';

/** A plan ready to run for any number of people. */
export interface CompiledPlan {
  readonly plan: Plan;
  readonly names: Names;
  /** By dependency. */
  readonly lines: readonly CompiledLine[];
  readonly slots: ReadonlyMap<string, number>;
  readonly types: ReadonlyMap<string, TypeName>;
  readonly inputs: readonly CompiledInput[];
  readonly hasGroups: boolean;
  /** What formulas are compiled with again when a line is explained. */
  readonly scope: PlanScope;
  /** Expressions compiled for explaining, each once. */
  readonly told: Map<Expr, Compute>;
}

export interface CompiledInput {
  readonly input: Input;
  /** What stands in for a missing value. */
  readonly fallback: Value | null;
  readonly minimumN: Decimal | null;
  readonly allowed: ReadonlySet<string> | null;
}

export interface CompiledLine {
  readonly line: Line;
  /** The line's place among the lines of the file, and in the frame's values. */
  readonly index: number;
  readonly slot: number;
  /** A personal line runs whole; a group line's parts are run by `evaluate/group.ts`. */
  readonly run: (frame: Frame) => void;
  readonly group: GroupLine | null;
  /** Notes that a run went wrong in this line. */
  readonly fail: (frame: Frame, code: 'plan.group-needed' | 'plan.no-team') => undefined;
}

export interface GroupLine {
  readonly compute: GroupCompute;
  /** Whether the person takes part; if not, `skip` has set the line. */
  readonly takesPart: (frame: Frame) => Maybe<boolean>;
  readonly finish: (frame: Frame, value: Maybe<Value>) => void;
}

export function compilePlan(plan: Plan): Result<CompiledPlan> {
  const names = namesOf(plan);
  const { order, cycles } = orderLines(plan, names);
  const problems: Problem[] = cycles.map((cycle) => {
    const at = cycle[0]?.at ?? plan.at;
    const path = cycle.map((line) => line.id).join(' → ');
    return compileProblem('plan.cycle', { path }, { file: plan.file, plan: plan.id, ...at });
  });
  const slots = new Map([...plan.inputs, ...plan.lines].map(({ id }, slot) => [id, slot]));
  const types = new Map<string, TypeName>();
  const scope: PlanScope = { plan, names, slots, types, optional: optionalLines(order, names), problems };
  const lines = order.map((line) => compileLine(line, plan.lines.indexOf(line), scope));
  const inputs = plan.inputs.map((input) => compileInput(input, plan, problems));
  if (errorsIn(problems).length > 0) return failed(...problems);
  const hasGroups = lines.some((line) => line.group !== null);
  return ok({ plan, names, lines, slots, types, inputs, hasGroups, scope, told: new Map() }, problems);
}

function compileInput(input: Input, plan: Plan, problems: Problem[]): CompiledInput {
  const fallback = fallbackOf(input, plan);
  const fits = fallback == null ? fallback === null : typeOf(fallback) === input.type;
  if (!fits) {
    const found = input.missing?.is === 'parameter' ? input.missing.parameter : String(input.missing?.value);
    const where = { file: plan.file, plan: plan.id, ...input.at };
    problems.push(compileProblem('plan.missing-default', { input: input.id, found }, where));
  }
  return {
    input,
    fallback: fallback ?? null,
    minimumN: input.minimumN ?? (input.source.from === 'metric' ? plan.settings.minimumN : null),
    allowed: input.values && new Set(input.values.map((value) => value.id)),
  };
}

/** `undefined` where the plan names something that has no value. */
function fallbackOf({ missing }: Input, plan: Plan): Maybe<Value> {
  if (missing === null) return null;
  if (missing.is === 'value') return missing.value;
  return plan.parameters.find((parameter) => parameter.id === missing.parameter)?.value ?? undefined;
}

export function typeOf(value: Value): TypeName {
  return value instanceof Decimal ? 'number' : typeof value === 'string' ? 'text' : 'flag';
}

function compileLine(line: Line, index: number, shared: PlanScope): CompiledLine {
  const scope = new Scope(shared, line, index, shared.optional.has(line.id));
  const compiled = definitionOf(line.mechanism).compile(line.mechanism, scope);
  const type: TypeName = compiled.type === 'group' ? 'number' : compiled.type;
  shared.types.set(line.id, type);
  const slot = shared.plan.inputs.length + index;
  const limited = compileLimits(line, type, scope);
  const finish = (frame: Frame, value: Maybe<Value>): void => {
    frame.before[index] = value;
    frame.values[slot] = limited && value != null ? limited(value as Decimal, frame) : value;
  };
  const holds = line.when && flagOf(line.when, scope);
  const skip = compileSkip(line, type, scope);
  const takesPart = (frame: Frame): Maybe<boolean> => {
    if (!holds) return true;
    const value = holds(frame);
    if (value === true) return true;
    frame.marks[index] = SKIPPED;
    frame.values[slot] = value === false ? skip(frame) : value;
    return value;
  };
  const fail: CompiledLine['fail'] = (frame, code) => scope.fail(frame, code, {});
  if (compiled.type === 'group')
    return { line, index, slot, run: () => undefined, group: { compute: compiled, takesPart, finish }, fail };
  const { run: main } = compiled;
  const run = holds
    ? (frame: Frame): void => {
        if (takesPart(frame) === true) finish(frame, main(frame));
      }
    : (frame: Frame): void => finish(frame, main(frame));
  return { line, index, slot, run, group: null, fail };
}

/** What the line is when its condition does not hold: `otherwise`, rounded; or 0 for numbers, missing for texts. */
function compileSkip(line: Line, type: TypeName, scope: Scope): Compute {
  if (!line.otherwise) return type === 'number' ? () => Decimal.ZERO : () => (type === 'flag' ? false : null);
  const compiled = compileFormula(line.otherwise, scope);
  const { round } = line;
  if (compiled.type === 'number' && type === 'number' && round)
    return (frame) => compiled.run(frame)?.round(round.places, round.by);
  if (compiled.type === type) return compiled.run;
  return wrongType(line.otherwise.expr, compiled.type, type, scope.within(line.otherwise));
}

/** Floor, then cap, then rounding; null where the line has none of them. */
function compileLimits(
  line: Line,
  type: TypeName,
  scope: Scope,
): ((value: Decimal, frame: Frame) => Maybe<Decimal>) | null {
  const floor = line.floor && numberOf(line.floor, scope);
  const cap = line.cap && numberOf(line.cap, scope);
  const { round } = line;
  if (!floor && !cap && (!round || type !== 'number')) return null;
  const limited = floor ?? cap;
  if (limited && type !== 'number') {
    const formula = line.floor ?? line.cap;
    if (formula) wrongType(formula.expr, 'number', type, scope.within(formula));
  }
  return (value, frame) => {
    let result = value;
    if (floor) {
      const least = floor(frame);
      if (least == null) return least;
      result = result.max(least);
    }
    if (cap) {
      const most = cap(frame);
      if (most == null) return most;
      result = result.min(most);
    }
    return round ? result.round(round.places, round.by) : result;
  };
}
