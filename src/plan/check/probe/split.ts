import { Decimal } from '../../../base/decimal.ts';
import type { Input, Line, Plan } from '../../model.ts';
import { namesOf } from '../../names.ts';
import type { Expr } from '../../syntax/expr.ts';
import { targetOf } from '../outline.ts';

/**
 * The same plan in which one line reads an input of its own in place of `input`: so that the input can get worse for
 * that line alone, and what it costs there is seen apart from what it costs elsewhere.
 */
export function splitInput(plan: Plan, input: Input, line: Line): { readonly plan: Plan; readonly own: string } {
  const own = `${input.id}_in_${line.id}`;
  const names = namesOf(plan);
  const isInput = (name: string): boolean => {
    const target = targetOf(names, name);
    return target?.kind === 'input' && target.input.id === input.id;
  };
  const copy = { ...input, id: own, title: {} };
  const lines = plan.lines.map((one) => (one.id === line.id ? (renamed(one, isInput, own) as Line) : one));
  return { plan: { ...plan, inputs: [...plan.inputs, copy], lines }, own };
}

/** A copy of any part of a plan in which the names that match stand for another. */
function renamed(node: unknown, matches: (name: string) => boolean, own: string): unknown {
  if (Array.isArray(node)) return node.map((item) => renamed(item, matches, own));
  if (typeof node !== 'object' || node === null || node instanceof Decimal) return node;
  const expr = node as Expr;
  if (expr.type === 'name' && matches(expr.name)) return { ...expr, name: own };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, renamed(value, matches, own)]));
}
