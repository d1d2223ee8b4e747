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
  /** What the line came to in a frame, before rounding. */
  readonly exact: (frame: Frame) => Maybe<Value>;
  /** Of a line that is split by days: takes what its stretches came to together. */
  readonly split: ((frame: Frame, value: Maybe<Decimal>) => void) | null;
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

function typeOf(value: Value): TypeName {
  return value instanceof Decimal ? 'number' : typeof value === 'string' ? 'text' : 'flag';
}

function compileLine(line: Line, index: number, shared: PlanScope): CompiledLine {
  const scope = new Scope(shared, line, index, shared.optional.has(line.id));
  const compiled = definitionOf(line.mechanism).compile(line.mechanism, scope);
  const type: TypeName = compiled.type === 'group' ? 'number' : compiled.type;
  shared.types.set(line.id, type);
  const slot = shared.plan.inputs.length + index;
  const bounded = compileBounds(line, type, scope);
  const limited = rounding(line, type, bounded);
  const finish = (frame: Frame, value: Maybe<Value>): void => {
    frame.before[index] = value;
    frame.values[slot] = limited && value != null ? limited(value as Decimal, frame) : value;
  };
  const exact = (frame: Frame): Maybe<Value> => {
    const before = frame.before[index];
    if (frame.marks[index] === SKIPPED) return frame.values[slot];
    return bounded && before != null ? bounded(before as Decimal, frame) : before;
  };
  const split = compileSplit({ line, index, slot }, type, shared, compiled.type === 'group');
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
  const common = { line, index, slot, exact, split, fail };
  if (compiled.type === 'group')
    return { ...common, run: () => undefined, group: { compute: compiled, takesPart, finish } };
  const { run: main } = compiled;
  const run = holds
    ? (frame: Frame): void => {
        if (takesPart(frame) === true) finish(frame, main(frame));
      }
    : (frame: Frame): void => finish(frame, main(frame));
  return { ...common, run, group: null };
}

/** Days can be joined where there are amounts, and each person has their own. */
function compileSplit(
  { line, index, slot }: Pick<CompiledLine, 'line' | 'index' | 'slot'>,
  type: TypeName,
  { plan, problems }: PlanScope,
  grouped: boolean,
): CompiledLine['split'] {
  if (line.split === null) return null;
  if (type !== 'number' || grouped) {
    const where = { file: plan.file, plan: plan.id, planLine: line.id, ...line.at };
    problems.push(compileProblem('plan.split-amount', { line: line.id }, where));
  }
  const round = rounding(line, type, null);
  return (frame, value) => {
    frame.before[index] = value;
    frame.values[slot] = round && value != null ? round(value, frame) : value;
  };
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

type Limit = (value: Decimal, frame: Frame) => Maybe<Decimal>;

/** Floor, then cap; null where the line has neither. */
function compileBounds(line: Line, type: TypeName, scope: Scope): Limit | null {
  const floor = line.floor && numberOf(line.floor, scope);
  const cap = line.cap && numberOf(line.cap, scope);
  if (!floor && !cap) return null;
  const formula = line.floor ?? line.cap;
  if (formula && type !== 'number') wrongType(formula.expr, 'number', type, scope.within(formula));
  return (value, frame) => {
    const least = floor ? floor(frame) : value;
    if (least == null) return least;
    const result = value.max(least);
    const most = cap ? cap(frame) : result;
    return most == null ? most : result.min(most);
  };
}

/** What bounds a line, and then rounds it; null where nothing does either. */
function rounding({ round }: Line, type: TypeName, bounded: Limit | null): Limit | null {
  if (!round || type !== 'number') return bounded;
  if (!bounded) return (value) => value.round(round.places, round.by);
  return (value, frame) => bounded(value, frame)?.round(round.places, round.by);
}
