import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Place } from '../model.ts';
import { readProblem } from './problems.ts';

/**
 * YAML with places, and nothing of the library behind it: every scalar stays the text that was written (so that 1.10
 * never becomes a float), a key stands once, and what hides text from the reader (aliases, merge keys) is refused.
 */

export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly type: 'map';
  readonly entries: readonly YamlEntry[];
  readonly at: Place;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly type: 'list';
  readonly items: readonly YamlNode[];
  readonly at: Place;
}

export interface YamlScalar {
  readonly type: 'scalar';
  readonly text: string;
  readonly quoted: boolean;
  /** Whether `text` stands in the file exactly so, from `at` on. */
  readonly verbatim: boolean;
  readonly at: Place;
}

const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 40;

export function readYaml(source: string, file: string): Result<YamlNode> {
  if (source.length > MAX_LENGTH) return failed(readProblem('plan.file-too-long', { limit: MAX_LENGTH }, { file }));
  const counter = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.map((error) => {
    const where = { file, ...place(error.pos[0]) };
    return error.code === 'DUPLICATE_KEY'
      ? readProblem('plan.key-twice', { key: /^[^\s:]+/.exec(source.slice(error.pos[0]))?.[0] ?? '' }, where)
      : readProblem('plan.yaml', { detail: error.message }, where);
  });
  const convert = (node: Node | null, fallback: Place, depth: number): YamlNode => {
    const at = node?.range ? place(node.range[0]) : fallback;
    if (depth > MAX_DEPTH || isAlias(node)) problems.push(readProblem('plan.yaml-alias', {}, { file, ...at }));
    else if (isMap(node)) return { type: 'map', entries: node.items.map((pair) => entry(pair, at, depth)), at };
    else if (isSeq(node)) return { type: 'list', items: node.items.map((i) => convert(i as Node, at, depth + 1)), at };
    else if (isScalar(node)) return scalar(node.value, node.range?.[0] ?? 0, source, place);
    return { type: 'scalar', text: '', quoted: false, verbatim: false, at };
  };
  const entry = (pair: Pair, fallback: Place, depth: number): YamlEntry => {
    const key = convert(pair.key as Node, fallback, depth + 1);
    if (key.type !== 'scalar' || key.text === '<<')
      problems.push(readProblem('plan.yaml-alias', {}, { file, ...key.at }));
    return {
      key: key.type === 'scalar' ? key.text : '',
      keyAt: key.at,
      value: convert(pair.value as Node | null, key.at, depth + 1),
    };
  };
  const root = convert(document.contents, { line: 1, column: 1 }, 0);
  return problems.length > 0 ? failed(...problems) : ok(root);
}

function scalar(value: unknown, start: number, source: string, place: (offset: number) => Place): YamlScalar {
  const text = String(value ?? '');
  const quoted = source[start] === '"' || source[start] === "'";
  const first = quoted ? start + 1 : start;
  return { type: 'scalar', text, quoted, verbatim: source.startsWith(text, first), at: place(first) };
}
