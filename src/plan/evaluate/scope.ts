import type { Decimal } from '../../base/decimal.ts';
import type { Problem } from '../../base/problem.ts';
import { type Formula, type Input, type Line, type Parameter, type Plan, placeIn } from '../model.ts';
import type { Names } from '../names.ts';
import type { Span } from '../syntax/expr.ts';
import { type CompileCode, compileProblem } from './compile-problems.ts';
import { type Compute, type Frame, type Maybe, note, type Value } from './frame.ts';
import { runProblem } from './problems.ts';

/** A compiled expression with its type; `constant` is its value where no input or line can change it. */
export type Typed = Number_ | Text_ | Flag_;
export type TypeName = Typed['type'];
type Number_ = { readonly type: 'number'; readonly run: Compute<Decimal>; readonly constant: Decimal | null };
type Text_ = { readonly type: 'text'; readonly run: Compute<string>; readonly constant: string | null };
type Flag_ = { readonly type: 'flag'; readonly run: Compute<boolean>; readonly constant: boolean | null };

/** What is the same for all lines of a plan while it is compiled. */
export interface PlanScope {
  readonly plan: Plan;
  readonly names: Names;
  /** Place in {@link Frame.values} by input or line id. */
  readonly slots: ReadonlyMap<string, number>;
  readonly types: Map<string, TypeName>;
  /** Lines that may be missing without that being a problem. */
  readonly optional: ReadonlySet<string>;
  readonly problems: Problem[];
}

/** Compiles the formulas of one line: knows its names, where problems go, and whether missing is allowed here. */
export class Scope {
  readonly shared: PlanScope;
  readonly line: Line;
  /** The line's place among the lines: where marks and standings go. */
  readonly index: number;
  /** Whether a missing value may spread silently: in a line or part that somebody re-weights or asks MISSING about. */
  readonly tolerant: boolean;
  private readonly formula: Formula | null;

  constructor(shared: PlanScope, line: Line, index: number, tolerant: boolean, formula: Formula | null = null) {
    this.shared = shared;
    this.line = line;
    this.index = index;
    this.tolerant = tolerant;
    this.formula = formula;
  }

  /** The same line with missing values allowed. */
  forgiving(): Scope {
    return this.tolerant ? this : new Scope(this.shared, this.line, this.index, true, this.formula);
  }

  within(formula: Formula): Scope {
    return new Scope(this.shared, this.line, this.index, this.tolerant, formula);
  }

  /** Notes a problem at a span of the current formula, or at the given place. */
  refuse(code: CompileCode, where: Span | { readonly line: number; readonly column: number }, params = {}): void {
    const place = 'offset' in where ? this.formula && placeIn(this.formula, where.offset) : where;
    const at = place ?? this.line.at;
    const { plan } = this.shared;
    this.shared.problems.push(
      compileProblem(code, params, {
        file: plan.file,
        plan: plan.id,
        planLine: this.line.id,
        line: at.line,
        column: at.column,
      }),
    );
  }

  textOf(span: Span): string {
    return this.formula?.text.slice(span.offset, span.end) ?? '';
  }

  /** Runs where an input is read. */
  input(input: Input): Compute {
    const slot = this.shared.slots.get(input.id) as number;
    if (this.tolerant) return (frame) => frame.values[slot];
    const line = this.line.id;
    return (frame) => {
      const value = frame.values[slot];
      return value == null ? missingInput(frame, value, line, input) : value;
    };
  }

  /** Runs where another line is read. */
  other(other: Line): Compute {
    const slot = this.shared.slots.get(other.id) as number;
    if (this.tolerant || !this.shared.optional.has(other.id)) return (frame) => frame.values[slot];
    const line = this.line.id;
    return (frame) => {
      const value = frame.values[slot];
      if (value !== null) return value;
      return note(
        frame,
        runProblem('plan.missing-line', { person: frame.person ?? '–', line, input: other.id }, this.where(frame)),
      );
    };
  }

  parameterValue(parameter: Parameter, span: Span): Decimal | undefined {
    if (parameter.value !== null) return parameter.value;
    this.refuse('plan.table-as-number', span, { name: parameter.id });
    return undefined;
  }

  where(frame: Frame): { plan: string; planLine: string; person?: string } {
    const where = { plan: this.shared.plan.id, planLine: this.line.id };
    return frame.person === null ? where : { ...where, person: frame.person };
  }

  /** Notes that a run went wrong in this line. */
  fail(
    frame: Frame,
    code: Parameters<typeof runProblem>[0],
    params: Readonly<Record<string, string | number>>,
  ): undefined {
    return note(
      frame,
      runProblem(code, { person: frame.person ?? '–', line: this.line.id, ...params }, this.where(frame)),
    );
  }
}

function missingInput(frame: Frame, value: Maybe<Value>, line: string, input: Input): undefined {
  if (value === undefined) return undefined;
  const where = frame.person === null ? { planLine: line } : { planLine: line, person: frame.person };
  const params = { person: frame.person ?? '–', line, input: input.id, unit: input.unit };
  const few = frame.thin?.get(input.id);
  return note(
    frame,
    few === undefined
      ? runProblem('plan.missing-input', params, { ...where, field: input.id })
      : runProblem('plan.too-few-observations', { ...params, ...few }, { ...where, field: input.id }),
  );
}
