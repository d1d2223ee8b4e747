import { definitionOf } from '../mechanisms/table.ts';
import type { Formula, Line, Plan } from '../model.ts';
import type { Names } from '../names.ts';
import { childrenOf, type Expr, namesIn } from '../syntax/expr.ts';

/** One formula of a line, whatever part of the line it stands in. */
export interface LineFormula {
  readonly formula: Formula;
  /** Missing values are no problem to who reads it. */
  readonly tolerant: boolean;
}

/** Every formula of a line: its mechanism's operands, its condition, its limits. */
export function formulasOf(line: Line): readonly LineFormula[] {
  const operands = definitionOf(line.mechanism).operands(line.mechanism);
  const around = [line.when, line.otherwise, line.floor, line.cap].filter((formula) => formula !== null);
  return [
    ...operands.map(({ formula, tolerant }) => ({ formula, tolerant: tolerant ?? false })),
    ...around.map((formula) => ({ formula, tolerant: false })),
  ];
}

/** The lines that a line reads, each once. */
export function linesReadBy(line: Line, names: Names): readonly Line[] {
  const found = new Set<Line>();
  for (const { formula } of formulasOf(line))
    for (const name of namesIn(formula.expr)) {
      if (line.values?.some((value) => value.id === name)) continue;
      const target = names.resolve(name);
      if (target !== undefined && target !== 'ambiguous' && target.kind === 'line') found.add(target.line);
    }
  return [...found];
}

export interface Ordered {
  /** Each line after the lines it reads; the file's order decides where there is a choice. */
  readonly order: readonly Line[];
  /** Each cycle once, as the path that comes back to its first line. */
  readonly cycles: readonly (readonly Line[])[];
}

export function orderLines(plan: Plan, names: Names): Ordered {
  const order: Line[] = [];
  const cycles: Line[][] = [];
  const state = new Map<Line, 'open' | 'done'>();
  const path: Line[] = [];
  const visit = (line: Line): void => {
    if (state.get(line) === 'done') return;
    if (state.get(line) === 'open') {
      cycles.push([...path.slice(path.indexOf(line)), line]);
      return;
    }
    state.set(line, 'open');
    path.push(line);
    for (const read of linesReadBy(line, names)) visit(read);
    path.pop();
    state.set(line, 'done');
    order.push(line);
  };
  for (const line of plan.lines) visit(line);
  return { order, cycles };
}

/**
 * Lines that may be missing without that being a problem: somebody re-weights without them or asks MISSING about them,
 * or they are only read by such lines. Money is never among them.
 */
export function optionalLines(order: readonly Line[], names: Names): ReadonlySet<string> {
  const optional = new Set<string>();
  const mark = (name: string): void => {
    const target = names.resolve(name);
    if (target !== undefined && target !== 'ambiguous' && target.kind === 'line' && !PAID.has(target.line.kind))
      optional.add(target.line.id);
  };
  // Readers come after what they read, so walking backwards settles each reader first.
  for (const line of [...order].reverse())
    for (const { formula, tolerant } of formulasOf(line)) {
      const forgiving = tolerant || optional.has(line.id);
      for (const name of forgiving ? namesIn(formula.expr) : askedAbout(formula.expr)) mark(name);
    }
  return optional;
}

const PAID: ReadonlySet<string> = new Set(['earning', 'deduction', 'employer_cost']);

/** The names inside MISSING( … ). */
function askedAbout(expr: Expr): readonly string[] {
  if (expr.type === 'call' && expr.fn === 'MISSING') return namesIn(expr);
  return childrenOf(expr).flatMap(askedAbout);
}
