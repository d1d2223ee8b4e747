import { Decimal } from '../../base/decimal.ts';
import { quantityText, showDistance } from '../../base/quantity.ts';
import { eachLang, type Lang, sameText, say, type Text } from '../../base/text.ts';
import type { CompiledPlan } from '../evaluate/compile.ts';
import { compileExpr } from '../evaluate/expression.ts';
import type { Frame, Maybe, Value } from '../evaluate/frame.ts';
import { Scope } from '../evaluate/scope.ts';
import { type Formula, type Line, unitOf } from '../model.ts';
import type { Target } from '../names.ts';
import { childrenOf, type Expr } from '../syntax/expr.ts';
import type { Branch, Teller } from './telling.ts';

export function tellerOf(compiled: CompiledPlan, trace: Frame, line: Line): Teller {
  const index = compiled.plan.lines.indexOf(line);
  // A copy, so that telling a branch that was not taken leaves no mark on the trace.
  const frame: Frame = { ...trace, marks: [...trace.marks], problems: null };
  const evalExpr = (expr: Expr, formula: Formula): Maybe<Value> => runTold(compiled, line, index, expr, formula, frame);
  const value = (formula: Formula): Maybe<Value> => evalExpr(formula.expr, formula);
  const nameOf = (formula: Formula): Target | null => {
    if (formula.expr.type !== 'name') return null;
    const target = compiled.names.resolve(formula.expr.name);
    return target === undefined || target === 'ambiguous' ? null : target;
  };
  const unit = (formula: Formula): string => {
    const target = nameOf(formula);
    return target ? unitOfTarget(target) : '';
  };
  return {
    line,
    mark: frame.marks[index] ?? -1,
    standing: frame.standings[index] ?? null,
    value,
    number: (formula) => {
      const found = value(formula);
      return found instanceof Decimal ? found : null;
    },
    show: (formula) => {
      const target = nameOf(formula);
      return showValue(value(formula), unit(formula), target);
    },
    showResult: (found) => showValue(found, unitOf(line), { kind: 'line', line }),
    showLike: (found, like) => showValue(found, unit(like), null),
    showGap: (by, like) => eachLang((lang) => showDistance(by, unit(like), lang)),
    words: (formula) =>
      eachLang((lang) => replaceNames(formula, (name) => titleOf(compiled.names.resolve(name), name, lang))),
    substituted: (formula) => replaceNames(formula, (name, expr) => plainValue(evalExpr(expr, formula), name)),
    branches: (formula) => branchesOf(formula.expr, formula, evalExpr),
  };
}

function runTold(
  compiled: CompiledPlan,
  line: Line,
  index: number,
  expr: Expr,
  formula: Formula,
  frame: Frame,
): Maybe<Value> {
  let run = compiled.told.get(expr);
  if (!run) {
    run = compileExpr(expr, new Scope(compiled.scope, line, index, true, formula)).run;
    compiled.told.set(expr, run);
  }
  return run(frame);
}

function branchesOf(
  expr: Expr,
  formula: Formula,
  evalExpr: (expr: Expr, formula: Formula) => Maybe<Value>,
): readonly Branch[] {
  if (expr.type !== 'call' || expr.fn !== 'IF')
    return childrenOf(expr).flatMap((child) => branchesOf(child, formula, evalExpr));
  const [test, yes, no] = expr.args;
  if (!test || !yes || !no) return [];
  const holds = evalExpr(test, formula) === true;
  const text = formula.text.slice(test.span.offset, test.span.end);
  const condition: Formula = { ...formula, text, expr: shifted(test, -test.span.offset) };
  return [
    ...branchesOf(test, formula, evalExpr),
    { condition, holds },
    ...branchesOf(holds ? yes : no, formula, evalExpr),
  ];
}

/** The same expression with its spans counted from another start. */
function shifted<E extends Expr>(expr: E, by: number): Expr {
  const span = { offset: expr.span.offset + by, end: expr.span.end + by };
  switch (expr.type) {
    case 'negate':
    case 'not':
      return { ...expr, span, of: shifted(expr.of, by) };
    case 'binary':
      return { ...expr, span, left: shifted(expr.left, by), right: shifted(expr.right, by) };
    case 'in':
      return { ...expr, span, of: shifted(expr.of, by), list: expr.list.map((item) => shifted(item, by)) };
    case 'call':
      return { ...expr, span, args: expr.args.map((arg) => shifted(arg, by)) };
    default:
      return { ...expr, span };
  }
}

/** The formula's own text with every name in it replaced. */
function replaceNames(formula: Formula, write: (name: string, expr: Expr) => string): string {
  const names: Extract<Expr, { type: 'name' }>[] = [];
  const collect = (expr: Expr): void => {
    if (expr.type === 'name') names.push(expr);
    else childrenOf(expr).forEach(collect);
  };
  collect(formula.expr);
  names.sort((a, b) => a.span.offset - b.span.offset);
  let at = 0;
  let text = '';
  for (const name of names) {
    text += formula.text.slice(at, name.span.offset) + write(name.name, name);
    at = name.span.end;
  }
  return text + formula.text.slice(at);
}

function titleOf(target: Target | 'ambiguous' | undefined, name: string, lang: Lang): string {
  if (target === undefined || target === 'ambiguous' || target.kind === 'value') return name;
  const thing = target.kind === 'input' ? target.input : target.kind === 'line' ? target.line : target.parameter;
  return say(thing.title, lang) || name;
}

function unitOfTarget(target: Target): string {
  if (target.kind === 'input') return target.input.unit;
  if (target.kind === 'parameter') return target.parameter.unit;
  return target.kind === 'line' ? unitOf(target.line) : '';
}

/** Digits for a formula: negative numbers in brackets, texts in quotes, the name itself where there is no value. */
function plainValue(value: Maybe<Value>, name: string): string {
  if (value == null) return name;
  if (value instanceof Decimal) return value.sign() < 0 ? `(${value.toDigits(6)})` : value.toDigits(6);
  return typeof value === 'string' ? `"${value}"` : value ? 'TRUE' : 'FALSE';
}

const YES: Text = { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' };
const NO: Text = { 'zh-CN': '否', 'zh-TW': '否', en: 'no' };

/** A value as people read it; declared texts by their titles. */
export function showValue(value: Maybe<Value>, unit: string, target: Target | null): Text {
  if (value == null) return sameText('—');
  if (value instanceof Decimal) return quantityText(value, unit);
  if (typeof value === 'boolean') return value ? YES : NO;
  const declared = target?.kind === 'input' ? target.input.values : target?.kind === 'line' ? target.line.values : null;
  const title = declared?.find((one) => one.id === value)?.title ?? {};
  return eachLang((lang) => say(title, lang) || value);
}
