import type { Decimal } from '../../base/decimal.ts';

/**
 * The one expression language: plan formulas, metric definitions and filters, `--where`, promotion and award
 * conditions, alert rules. Read by `parse.ts`; plans evaluate it in TypeScript, filters compile to SQL.
 */

/** Place in the text that was parsed; `offset` counts characters from 0, `end` is exclusive. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

export type ArithmeticOp = '+' | '-' | '*' | '/';
export type CompareOp = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type LogicOp = 'AND' | 'OR';
export type BinaryOp = ArithmeticOp | CompareOp | LogicOp;

export const FUNCTIONS = ['IF', 'MIN', 'MAX', 'SUM', 'ROUND', 'ROUNDUP', 'ROUNDDOWN', 'ABS', 'MISSING'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export type Expr =
  | { readonly type: 'number'; readonly value: Decimal; readonly percent: boolean; readonly span: Span }
  | { readonly type: 'text'; readonly value: string; readonly span: Span }
  | { readonly type: 'flag'; readonly value: boolean; readonly span: Span }
  /** A name as written: an id or a title, resolved by whoever knows the names. */
  | { readonly type: 'name'; readonly name: string; readonly span: Span }
  | { readonly type: 'negate'; readonly of: Expr; readonly span: Span }
  | { readonly type: 'not'; readonly of: Expr; readonly span: Span }
  | { readonly type: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr; readonly span: Span }
  /** `channel IN ('Inbound', 'Email')`; the list holds literals only. */
  | { readonly type: 'in'; readonly of: Expr; readonly list: readonly Expr[]; readonly span: Span }
  | { readonly type: 'call'; readonly fn: FunctionName; readonly args: readonly Expr[]; readonly span: Span };

/** Every name an expression reads, each once, in the order of first mention. */
export function namesIn(expr: Expr): readonly string[] {
  const found = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.type === 'name') found.add(e.name);
    else for (const child of childrenOf(e)) visit(child);
  };
  visit(expr);
  return [...found];
}

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'negate':
    case 'not':
      return [expr.of];
    case 'binary':
      return [expr.left, expr.right];
    case 'in':
      return [expr.of, ...expr.list];
    case 'call':
      return expr.args;
    default:
      return [];
  }
}
