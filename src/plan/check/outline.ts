import { nearest } from '../../base/nearest.ts';
import type { Where } from '../../base/problem.ts';
import { type Formula, type Line, type Place, type Plan, placeIn } from '../model.ts';
import { type Names, namesOf, type Target, targetId } from '../names.ts';
import { type Expr, namesIn } from '../syntax/expr.ts';
import { formulasOfLine } from './anatomy.ts';

/** The plan's skeleton, enough to work out units and ranges. */
export interface Outline {
  readonly plan: Plan;
  readonly names: Names;
  /** Ids of the inputs, parameters and lines that a line reads itself. */
  readonly reads: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lines by dependency. A line of a cycle stands where the file has it; what it needs is then unknown. */
  readonly order: readonly Line[];
}

export function outlineOf(plan: Plan): Outline {
  const names = namesOf(plan);
  const reads = new Map(plan.lines.map((line) => [line.id, readsOf(line, names)]));
  return { plan, names, reads, order: byDependency(plan.lines, reads) };
}

/** What a name means; null where it means nothing or two things, which compiling the plan reports. */
export function targetOf(names: Names, name: string): Target | null {
  const found = names.resolve(name);
  return found === undefined || found === 'ambiguous' ? null : found;
}

/** Everything a line depends on, itself included, through other lines. */
export function closureOf(outline: Outline, line: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const read of outline.reads.get(id) ?? []) visit(read);
  };
  visit(line);
  return found;
}

export function whereIs(plan: Plan, at: Place, line?: Line): Where {
  const place = { file: plan.file, line: at.line, column: at.column };
  return line ? { ...place, planLine: line.id } : place;
}

/** The place of a part of a formula. */
export function whereInFormula(plan: Plan, formula: Formula, expr: Expr, line?: Line): Where {
  return whereIs(plan, placeIn(formula, expr.span.offset), line);
}

/** A part of a formula as it was written. */
export function written(formula: Formula, expr: Expr): string {
  return formula.text.slice(expr.span.offset, expr.span.end);
}

function readsOf(line: Line, names: Names): ReadonlySet<string> {
  const written = formulasOfLine(line).flatMap((formula) => namesIn(formula.expr));
  const { mechanism } = line;
  if (mechanism.type === 'lookup' && mechanism.table) written.push(mechanism.table.parameter);
  const targets = written.map((name) => meant(names, name)).filter((t) => t !== null && t.kind !== 'value');
  return new Set(targets.map(targetId));
}

/** A name that means nothing is mostly a slip: what it probably stands for is not called unused as well. */
function meant(names: Names, name: string): Target | null {
  return targetOf(names, name) ?? targetOf(names, nearest(name, names.known));
}

function byDependency(lines: readonly Line[], reads: ReadonlyMap<string, ReadonlySet<string>>): readonly Line[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const order: Line[] = [];
  const seen = new Set<string>();
  const visit = (line: Line): void => {
    if (seen.has(line.id)) return;
    seen.add(line.id);
    for (const id of reads.get(line.id) ?? []) {
      const needed = byId.get(id);
      if (needed) visit(needed);
    }
    order.push(line);
  };
  lines.forEach(visit);
  return order;
}
