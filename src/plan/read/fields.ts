import { Decimal } from '../../base/decimal.ts';
import type { Problem } from '../../base/problem.ts';
import { parseUnit } from '../../base/quantity.ts';
import { isLang, type PartialText, sameText } from '../../base/text.ts';
import type { Formula, Place } from '../model.ts';
import { parseFormula } from '../syntax/parse.ts';
import { type ReadCode, readProblem } from './problems.ts';
import type { YamlNode, YamlScalar } from './yaml.ts';

/**
 * Strict reading of one file: whatever is wrong is noted with its place and reading goes on with a stand-in, so that
 * all problems come at once. Whoever started the reading looks at `problems` before using what was read.
 */
export class Reading {
  readonly file: string;
  readonly problems: Problem[] = [];

  constructor(file: string) {
    this.file = file;
  }

  refuse(code: ReadCode, at: Place, params: Readonly<Record<string, string | number>> = {}): void {
    this.problems.push(readProblem(code, params, { file: this.file, line: at.line, column: at.column }));
  }

  /** The node's text; a list or mapping is refused. */
  scalar(node: YamlNode, key: string): YamlScalar {
    if (node.type === 'scalar') return node;
    this.refuse('plan.wants-text', node.at, { key });
    return { type: 'scalar', text: '', quoted: false, verbatim: false, at: node.at };
  }

  formula(node: YamlNode, key: string): Formula {
    const { text, at, verbatim } = this.scalar(node, key);
    const parsed = parseFormula(text);
    if (parsed.ok) return { text, expr: parsed.value, at, verbatim };
    if (node.type === 'scalar')
      for (const problem of parsed.problems) {
        const column =
          verbatim && problem.where.column !== undefined ? at.column + problem.where.column - 1 : at.column;
        this.problems.push({ ...problem, where: { file: this.file, line: at.line, column } });
      }
    return {
      text,
      expr: { type: 'number', value: Decimal.ZERO, percent: false, span: { offset: 0, end: 0 } },
      at,
      verbatim,
    };
  }

  /** `20`, `1.2`, `60%`, `3,000`, or an amount with its unit (`300 yuan`) where a unit is expected. */
  decimal(node: YamlNode, key: string, unit?: string): Decimal {
    const { text, at } = this.scalar(node, key);
    const value = readDecimal(unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length) : text);
    if (value === undefined && node.type === 'scalar') this.refuse('plan.wants-number', at, { key, found: text });
    return value ?? Decimal.ZERO;
  }

  title(node: YamlNode, key: string): PartialText {
    if (node.type === 'scalar') return sameText(node.text);
    if (node.type === 'list') {
      this.refuse('plan.wants-text', node.at, { key });
      return {};
    }
    const found: Record<string, string> = {};
    for (const entry of node.entries) {
      if (isLang(entry.key)) found[entry.key] = this.scalar(entry.value, entry.key).text;
      else this.refuse('plan.unknown-key', entry.keyAt, { key: entry.key, known: 'zh-CN, zh-TW, en' });
    }
    return found;
  }

  /** The items of a list; one scalar stands for a list of one. */
  items(node: YamlNode): readonly YamlNode[] {
    return node.type === 'list' ? node.items : [node];
  }

  fields(node: YamlNode, what: string): Fields {
    if (node.type !== 'map') this.refuse('plan.wants-mapping', node.at, { key: what });
    return new Fields(this, node);
  }
}

/** Exact text as people write numbers in a plan; `undefined` where it is none. */
export function readDecimal(text: string): Decimal | undefined {
  const plain = text.trim();
  const percent = /[%％]$/.test(plain);
  const digits = (percent ? plain.slice(0, -1) : plain).trim();
  const value = Decimal.parse(/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits);
  return percent ? value?.over(Decimal.int(100)) : value;
}

/** One mapping, each key asked for once; {@link Fields.done} refuses the keys that nobody asked for. */
export class Fields {
  readonly reading: Reading;
  readonly at: Place;
  private readonly left: Map<string, { readonly node: YamlNode; readonly keyAt: Place }>;
  private readonly asked: string[] = [];

  constructor(reading: Reading, node: YamlNode) {
    this.reading = reading;
    this.at = node.at;
    const entries = node.type === 'map' ? node.entries : [];
    this.left = new Map(entries.map((e) => [e.key, { node: e.value, keyAt: e.keyAt }]));
  }

  /** Looks without taking. */
  peek(key: string): YamlNode | undefined {
    return this.left.get(key)?.node;
  }

  placeOf(key: string): Place {
    return this.left.get(key)?.keyAt ?? this.at;
  }

  take(key: string): YamlNode | undefined {
    const found = this.left.get(key);
    this.asked.push(key);
    this.left.delete(key);
    return found?.node;
  }

  /** As {@link take}; a missing key is a problem. */
  need(key: string): YamlNode | undefined {
    const found = this.take(key);
    if (!found) this.reading.refuse('plan.missing-key', this.at, { key });
    return found;
  }

  text(key: string): string | null {
    const node = this.take(key);
    return node ? this.reading.scalar(node, key).text : null;
  }

  texts(key: string): readonly string[] | null {
    const node = this.take(key);
    return node ? this.reading.items(node).map((item) => this.reading.scalar(item, key).text) : null;
  }

  title(key: string): PartialText {
    const node = this.take(key);
    return node ? this.reading.title(node, key) : {};
  }

  decimal(key: string, unit?: string): Decimal | null {
    const node = this.take(key);
    return node ? this.reading.decimal(node, key, unit) : null;
  }

  unit(key: string): string | null {
    const node = this.take(key);
    if (!node) return null;
    const { text, at } = this.reading.scalar(node, key);
    if (parseUnit(text) === undefined) this.reading.refuse('plan.unknown-unit', at, { unit: text });
    return text;
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | null {
    const node = this.take(key);
    if (!node) return null;
    const { text, at } = this.reading.scalar(node, key);
    const found = choices.find((choice) => choice === text);
    if (found === undefined && node.type === 'scalar')
      this.reading.refuse('plan.wants-choice', at, { key, found: text, choices: choices.join(', ') });
    return found ?? null;
  }

  formula(key: string): Formula | null {
    const node = this.take(key);
    return node ? this.reading.formula(node, key) : null;
  }

  /** A formula that must be there; a stand-in 0 where it is not, with the problem noted. */
  needFormula(key: string): Formula {
    const node = this.need(key);
    return this.reading.formula(
      node ?? { type: 'scalar', text: '0', quoted: false, verbatim: false, at: this.at },
      key,
    );
  }

  /** A list that must be there and hold something. */
  needItems(key: string): readonly YamlNode[] {
    const node = this.need(key);
    if (!node) return [];
    if (node.type === 'list' && node.items.length > 0) return node.items;
    this.reading.refuse('plan.wants-list', node.at, { key });
    return [];
  }

  done(): void {
    for (const [key, { keyAt }] of this.left)
      this.reading.refuse('plan.unknown-key', keyAt, { key, known: this.asked.join(', ') });
  }
}
