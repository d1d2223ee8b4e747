import { isMap, isNode, isScalar, type Pair, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml';
import type { PlainDate } from '../../base/period.ts';

/**
 * Changes single values of a plan's text where they stand. Everything else — comments, order, spacing — stays as
 * somebody wrote it, character by character; a form and a text editor can work on the same plan.
 */

export type YamlPath = readonly (string | number)[];

/** The text with one value set; undefined where the text cannot be read or has no place for it. */
export function setValue(text: string, path: YamlPath, value: string): string | undefined {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const node: unknown = document.getIn(path, true);
  if (isScalar(node) && node.range) return splice(text, node.range[0], node.range[1], written(value, node));
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (node !== undefined || !isMap(parent)) return undefined;
  return insertKey(text, parent, String(path.at(-1)), value);
}

/** The scalar at a path as it is written; undefined where there is none. */
export function valueAt(text: string, path: YamlPath): string | undefined {
  const node: unknown = parseDocument(text, { schema: 'failsafe', prettyErrors: false }).getIn(path, true);
  return isScalar(node) ? String(node.value ?? '') : undefined;
}

/** The head of a version: its number, and the day from which it holds. */
export function setHead(
  text: string,
  head: { readonly plan?: string; readonly version: number; readonly inForce?: PlainDate },
): string | undefined {
  let edited = setValue(text, ['version'], String(head.version));
  if (edited !== undefined && head.plan !== undefined) edited = setValue(edited, ['plan'], head.plan);
  return edited === undefined || head.inForce === undefined ? edited : setValue(edited, ['in_force'], head.inForce);
}

function splice(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** In the quotes that stand there already, or in those that the value needs. */
function written(value: string, node: Scalar): string {
  if (node.type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  if (node.type === 'QUOTE_SINGLE') return `'${value.replaceAll("'", "''")}'`;
  const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
  return block ? `${JSON.stringify(value)}\n` : plain(value);
}

function plain(value: string): string {
  return /[,[\]{}\n]/.test(value) || value === ''
    ? JSON.stringify(value)
    : stringify(value, { schema: 'failsafe', lineWidth: 0 }).trimEnd();
}

/** A new entry: after the last one of a `{ … }`, or on a line of its own after the map's first plain values. */
function insertKey(text: string, map: YAMLMap, key: string, value: string): string | undefined {
  const entry = `${key}: ${plain(value)}`;
  const [first] = map.items;
  if (map.flow) {
    const end = endOf(map.items.at(-1));
    if (end !== undefined) return splice(text, end, end, `, ${entry}`);
    const open = map.range?.[0];
    return open === undefined ? undefined : splice(text, open + 1, open + 1, ` ${entry} `);
  }
  const leading = map.items.findIndex((item) => !isScalar(item.value));
  const end = endOf(map.items[(leading < 0 ? map.items.length : leading) - 1]);
  const start = isScalar(first?.key) ? first.key.range?.[0] : undefined;
  if (end === undefined || start === undefined) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const newline = text.indexOf('\n', end - (text[end - 1] === '\n' ? 1 : 0));
  return newline < 0 ? `${text}\n${indent}${entry}\n` : splice(text, newline + 1, newline + 1, `${indent}${entry}\n`);
}

function endOf(item: Pair | undefined): number | undefined {
  return isNode(item?.value) ? item.value.range?.[1] : undefined;
}
