import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Decimal } from '../../base/decimal.ts';
import { nearest } from '../../base/nearest.ts';
import { type Problem, at as placed, type Result, type Where } from '../../base/problem.ts';
import { complete, isLang, type PartialText, type Text } from '../../base/text.ts';
import type { Expr } from '../../plan/syntax/expr.ts';
import { parseFormula } from '../../plan/syntax/parse.ts';
import { metricProblem } from './problems.ts';

/**
 * Strict reading of metric files: whatever is wrong is noted with line and column, and reading goes on with a stand-in,
 * so that all problems come at once.
 */
export class MetricFile {
  readonly problems: Problem[] = [];
  readonly root: Node | null;
  private readonly file: string;
  private readonly lines = new LineCounter();

  constructor(text: string, file: string) {
    this.file = file;
    const document = parseDocument(text, { lineCounter: this.lines });
    for (const error of document.errors) {
      const { line, col } = this.lines.linePos(error.pos[0]);
      const reason = error.message.split('\n')[0] ?? '';
      this.problems.push(metricProblem('metrics.yaml', { reason }, { file, line, column: col }));
    }
    this.root = document.contents as Node | null;
  }

  place(node: Node | null): Where {
    const { line, col } = this.lines.linePos(node?.range?.[0] ?? 0);
    return { file: this.file, line, column: col };
  }

  /** A mapping's entries by key; unknown keys are refused with the nearest known one, missing required ones named. */
  fields(node: Node | null, what: string, known: readonly string[], required: readonly string[]): Fields {
    const found = this.entries(node, what);
    for (const [key, entry] of found) {
      if (known.includes(key)) continue;
      const params = { key, nearest: nearest(key, known), known: known.join(', ') };
      this.problems.push(metricProblem('metrics.key-unknown', params, this.place(entry.key)));
    }
    for (const key of required)
      if (!found.has(key)) this.problems.push(metricProblem('metrics.key-missing', { key }, this.place(node)));
    return new Map([...found].map(([key, entry]) => [key, entry.value]));
  }

  entries(node: Node | null, what: string): ReadonlyMap<string, { readonly key: Node; readonly value: Node | null }> {
    const found = new Map<string, { key: Node; value: Node | null }>();
    if (!isMap(node)) {
      this.wrong(node, what, 'key: value');
      return found;
    }
    for (const { key, value } of node.items)
      found.set(String(isScalar(key) ? key.value : key), { key: key as Node, value: value as Node | null });
    return found;
  }

  items(node: Node | null, what: string): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.wrong(node, what, '[ … ]');
    return [];
  }

  text(node: Node | null, key: string): string {
    if (isScalar(node) && node.value !== null) return typeof node.value === 'string' ? node.value : (node.source ?? '');
    this.wrong(node, key, 'text');
    return '';
  }

  /** One of a fixed list of words. */
  word<const T extends string>(node: Node | null, key: string, allowed: readonly T[]): T {
    const text = this.text(node, key);
    const found = allowed.find((word) => word === text);
    if (found === undefined) this.wrong(node, key, allowed.join(', '));
    return found ?? (allowed[0] as T);
  }

  decimal(node: Node | null, key: string): Decimal {
    const found = Decimal.parse(this.text(node, key));
    if (!found) this.wrong(node, key, '12.5');
    return found ?? Decimal.ZERO;
  }

  whole(node: Node | null, key: string): number {
    const text = this.text(node, key);
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.wrong(node, key, '0, 1, 2, …');
    return 0;
  }

  title(node: Node | null, key: string): Text {
    const found: Partial<Record<keyof PartialText, string>> = {};
    for (const [lang, entry] of this.entries(node, key)) {
      if (isLang(lang)) found[lang] = this.text(entry.value, lang);
      else {
        const params = { key: lang, nearest: 'zh-CN', known: 'zh-CN, zh-TW, en' };
        this.problems.push(metricProblem('metrics.key-unknown', params, this.place(entry.key)));
      }
    }
    return complete(found);
  }

  /** Reads an expression and hands it to `check`, whose problems are moved to their place in the file. */
  expression(node: Node | null, key: string, check: (expr: Expr) => readonly Problem[]): Expr {
    const parsed: Result<Expr> = parseFormula(this.text(node, key));
    for (const problem of parsed.ok ? check(parsed.value) : parsed.problems) this.noteInside(problem, node);
    return parsed.ok ? parsed.value : { type: 'flag', value: false, span: { offset: 0, end: 0 } };
  }

  wrong(node: Node | null, key: string, expected: string): void {
    const found = isScalar(node) ? String(node.value) : node === null ? '' : '…';
    this.problems.push(metricProblem('metrics.value-wrong', { key, found, expected }, this.place(node)));
  }

  /** A plain scalar stands in the file as it was parsed, so a column inside it is a column of the file. */
  private noteInside(problem: Problem, node: Node | null): void {
    const start = this.place(node);
    const plain = isScalar(node) && node.type === 'PLAIN';
    const column = (start.column ?? 1) + (plain ? (problem.where.column ?? 1) - 1 : 0);
    this.problems.push(placed({ ...problem, where: {} }, { ...start, column }));
  }
}

export type Fields = ReadonlyMap<string, Node | null>;
