import { Decimal } from '../../base/decimal.ts';
import type { Result } from '../../base/problem.ts';
import { failed, ok } from '../../base/problem.ts';
import { type BinaryOp, type Expr, FUNCTIONS, type FunctionName, type Span } from './expr.ts';
import { syntaxProblem } from './problems.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * Reads one formula. Loosest to tightest: OR, AND, NOT, comparison and IN, + −, * /, sign. A comparison does not
 * chain (`1 < x < 3` is refused: it never means what it says). Problems carry the column in the formula, from 1.
 */
export function parseFormula(source: string): Result<Expr> {
  if (source.length > MAX_LENGTH) return failed(syntaxProblem('plan.formula-too-long', { limit: MAX_LENGTH }));
  const parser = new Parser(tokenize(source), source);
  try {
    return ok(parser.whole());
  } catch (error) {
    if (error instanceof Refusal) return failed(error.problem(source));
    throw error;
  }
}

const MAX_LENGTH = 4000;
const MAX_DEPTH = 60;

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

type RefusalCode =
  | 'plan.formula-unexpected'
  | 'plan.formula-unfinished'
  | 'plan.formula-chain'
  | 'plan.function-unknown'
  | 'plan.formula-deep'
  | 'plan.in-literal';

/** Leaves the recursive descent from any depth; caught in {@link parseFormula} and nowhere else. */
class Refusal extends Error {
  private readonly code: RefusalCode;
  private readonly token: Token;

  constructor(code: RefusalCode, token: Token) {
    super(code);
    this.code = code;
    this.token = token;
  }

  problem(source: string) {
    const found = source.slice(this.token.span.offset, this.token.span.end);
    return syntaxProblem(
      this.code,
      { found, functions: FUNCTIONS.join(', ') },
      { line: 1, column: this.token.span.offset + 1 },
    );
  }
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly source: string;

  constructor(tokens: readonly Token[], source: string) {
    this.tokens = tokens;
    this.source = source;
  }

  whole(): Expr {
    const expr = this.or();
    if (this.peek().kind !== 'end') this.refuse();
    return expr;
  }

  private or(): Expr {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Refusal('plan.formula-deep', this.peek());
    let left = this.and();
    while (this.takeWord('OR')) left = this.binary('OR', left, this.and());
    this.depth -= 1;
    return left;
  }

  private and(): Expr {
    let left = this.not();
    while (this.takeWord('AND')) left = this.binary('AND', left, this.not());
    return left;
  }

  private not(): Expr {
    const start = this.peek();
    // NOT(x) and AND(a, b) are also written as functions, as Excel does.
    if (!this.takeWord('NOT')) return this.comparison();
    this.enter();
    const of = this.not();
    this.depth -= 1;
    return { type: 'not', of, span: { offset: start.span.offset, end: of.span.end } };
  }

  private comparison(): Expr {
    const left = this.sum();
    const negated = this.peek().kind === 'word' && this.peek().text === 'NOT' && this.peek(1).text === 'IN';
    if (negated) this.at += 1;
    if (this.takeWord('IN')) {
      const inside = this.inList(left);
      return negated ? { type: 'not', of: inside, span: inside.span } : inside;
    }
    const op = this.peek();
    if (op.kind !== 'symbol' || !COMPARISONS.has(op.text)) return left;
    this.at += 1;
    const result = this.binary(op.text as BinaryOp, left, this.sum());
    const next = this.peek();
    if (next.kind === 'symbol' && COMPARISONS.has(next.text)) throw new Refusal('plan.formula-chain', next);
    return result;
  }

  private inList(of: Expr): Expr {
    this.expect('(');
    const list = this.list();
    const odd = list.find((e) => e.type !== 'text' && e.type !== 'number' && e.type !== 'flag');
    if (odd) throw new Refusal('plan.in-literal', { kind: 'bad', text: '', percent: false, span: odd.span });
    return { type: 'in', of, list, span: { offset: of.span.offset, end: this.previousEnd() } };
  }

  private sum(): Expr {
    let left = this.product();
    for (;;) {
      const op = this.takeSymbol('+') ?? this.takeSymbol('-');
      if (!op) return left;
      left = this.binary(op, left, this.product());
    }
  }

  private product(): Expr {
    let left = this.signed();
    for (;;) {
      const op = this.takeSymbol('*') ?? this.takeSymbol('/');
      if (!op) return left;
      left = this.binary(op, left, this.signed());
    }
  }

  private signed(): Expr {
    const start = this.peek();
    if (this.takeSymbol('+')) return this.signed();
    if (!this.takeSymbol('-')) return this.primary();
    this.enter();
    const of = this.signed();
    this.depth -= 1;
    return { type: 'negate', of, span: { offset: start.span.offset, end: of.span.end } };
  }

  private primary(): Expr {
    const token = this.peek();
    const span = token.span;
    this.at += 1;
    if (token.kind === 'number') {
      const value = Decimal.parse(token.text);
      if (!value) throw new Refusal('plan.formula-unexpected', token);
      return {
        type: 'number',
        value: token.percent ? value.over(Decimal.int(100)) : value,
        percent: token.percent,
        span,
      };
    }
    if (token.kind === 'text') return { type: 'text', value: token.text, span };
    if (token.kind === 'word') {
      if (token.text === 'TRUE' || token.text === 'FALSE') return { type: 'flag', value: token.text === 'TRUE', span };
      if ((token.text === 'AND' || token.text === 'OR') && this.peek().text === '(')
        return this.logicCall(token.text, span);
    }
    if (token.kind === 'name') return this.nameOrCall(token);
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    this.at -= 1;
    return this.refuse();
  }

  private nameOrCall(token: Token): Expr {
    const next = this.peek();
    const quoted = '[`'.includes(this.source[token.span.offset] ?? '');
    if (quoted || next.kind !== 'symbol' || next.text !== '(')
      return { type: 'name', name: token.text, span: token.span };
    const fn = token.text.toUpperCase();
    if (!(FUNCTIONS as readonly string[]).includes(fn)) throw new Refusal('plan.function-unknown', token);
    this.at += 1;
    const args = this.list();
    return { type: 'call', fn: fn as FunctionName, args, span: { offset: token.span.offset, end: this.previousEnd() } };
  }

  private logicCall(op: 'AND' | 'OR', span: Span): Expr {
    const opening = this.peek();
    this.at += 1;
    const [first, ...rest] = this.list();
    if (!first) throw new Refusal('plan.formula-unfinished', opening);
    const joined = rest.reduce<Expr>((left, right) => this.binary(op, left, right), first);
    return { ...joined, span: { offset: span.offset, end: this.previousEnd() } };
  }

  /** The rest of a parenthesised list, its opening bracket already read. */
  private list(): readonly Expr[] {
    const items: Expr[] = [];
    if (this.takeSymbol(')')) return items;
    do items.push(this.or());
    while (this.takeSymbol(','));
    this.expect(')');
    return items;
  }

  private binary(op: BinaryOp, left: Expr, right: Expr): Expr {
    return { type: 'binary', op, left, right, span: { offset: left.span.offset, end: right.span.end } };
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token;
  }

  private takeWord(word: string): boolean {
    const token = this.peek();
    if (token.kind !== 'word' || token.text !== word) return false;
    this.at += 1;
    return true;
  }

  private takeSymbol<S extends string>(symbol: S): S | undefined {
    const token = this.peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return undefined;
    this.at += 1;
    return symbol;
  }

  private expect(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.refuse();
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Refusal('plan.formula-deep', this.peek());
  }

  private previousEnd(): number {
    return (this.tokens[this.at - 1] as Token).span.end;
  }

  private refuse(): never {
    const token = this.peek();
    throw new Refusal(token.kind === 'end' ? 'plan.formula-unfinished' : 'plan.formula-unexpected', token);
  }
}
