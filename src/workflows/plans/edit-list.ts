import { isMap, isNode, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import type { YamlPath } from './edit.ts';

/**
 * Puts entries into a list of a plan's text and takes them out, where they stand: one to a line, or in `[ … ]`. What
 * stands around them stays as somebody wrote it.
 */

/** The text with a new entry before the one at `index`; undefined where there is no such list or entry. */
export function insertItem(text: string, path: YamlPath, index: number, entry: string): string | undefined {
  const list = listAt(text, path);
  const place = list && placeOf(list, index);
  if (!list || !place) return undefined;
  if (list.flow) return `${text.slice(0, place.from)}${entry}, ${text.slice(place.from)}`;
  const line = startOfLine(text, place.from);
  const indent = /^\s*/.exec(text.slice(line, place.from))?.[0] ?? '';
  return `${text.slice(0, line)}${indent}- ${entry}\n${text.slice(line)}`;
}

/** The text without an entry; undefined where there is none, or where it is the last of its list. */
export function removeItem(text: string, path: YamlPath, index: number): string | undefined {
  const list = listAt(text, path);
  const place = list && placeOf(list, index);
  if (!list || !place || list.items.length < 2) return undefined;
  if (!list.flow) return text.slice(0, startOfLine(text, place.from)) + text.slice(endOfLine(text, place.to));
  const next = placeOf(list, index + 1);
  if (next) return text.slice(0, place.from) + text.slice(next.from);
  return text.slice(0, placeOf(list, index - 1)?.to) + text.slice(place.to);
}

/** The text with another list in a list's place, or with a new one in front of its map; undefined where neither is. */
export function setList(text: string, path: YamlPath, entries: readonly string[]): string | undefined {
  const flow = { schema: 'failsafe', collectionStyle: 'flow' } as const;
  const written = `[${entries.map((entry) => stringify(entry, flow).trim()).join(', ')}]`;
  const [from, to] = listAt(text, path)?.range ?? [];
  if (from !== undefined && to !== undefined)
    return text.slice(0, from) + written + (text[to - 1] === '\n' ? '\n' : '') + text.slice(to);
  const map: unknown = read(text)?.getIn(path.slice(0, -1), true);
  if (!isMap(map) || !map.range) return undefined;
  const entry = `${path.at(-1)}: ${written}`;
  if (map.flow) return `${text.slice(0, map.range[0] + 1)} ${entry},${text.slice(map.range[0] + 1)}`;
  const line = startOfLine(text, map.range[0]);
  return `${text.slice(0, line)}${text.slice(line, map.range[0])}${entry}\n${text.slice(line)}`;
}

function listAt(text: string, path: YamlPath): YAMLSeq | undefined {
  const node: unknown = read(text)?.getIn(path, true);
  return isSeq(node) ? node : undefined;
}

function read(text: string) {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false });
  return document.errors.length > 0 ? undefined : document;
}

function placeOf(list: YAMLSeq, index: number): { readonly from: number; readonly to: number } | undefined {
  const item = list.items[index];
  return isNode(item) && item.range ? { from: item.range[0], to: item.range[1] } : undefined;
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line break; an entry of several lines ends behind its own already. */
function endOfLine(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
