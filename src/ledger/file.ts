import { isNode, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { canonicalJson, type Json } from '../base/json.ts';
import { failed, ok, type Problem, type Result } from '../base/problem.ts';
import { checkFact } from './check.ts';
import type { FactDraft } from './model.ts';
import { ledgerProblem } from './problems.ts';

/**
 * Files of facts. A record has a fact's own fields (`person` serves for `subject`, `date` for `valid`) and its data:
 * under `data`, as `data.x` where a name would clash, or simply as further columns.
 */

export interface FactRecord {
  /** The row of a table, the line of a text file. */
  readonly row: number;
  readonly values: Readonly<Record<string, Json>>;
}

export interface FactOrigin {
  readonly importId: string;
  readonly file: string;
  /** Who stands for records that name nobody. */
  readonly by: string;
}

export interface FactReading {
  /** Only what passed every check. */
  readonly drafts: readonly FactDraft[];
  readonly problems: readonly Problem[];
  /** Rows refused, each with an error among the problems. */
  readonly rejected: readonly number[];
}

const OWN_FIELDS: ReadonlySet<string> = new Set([
  'kind',
  'subject',
  'person',
  'valid',
  'date',
  'until',
  'by',
  'why',
  'replaces',
  'data',
]);

/** What can be recorded of a file's rows; a row said twice counts once, a faulty one is rejected with its reasons. */
export function readFactRecords(records: readonly FactRecord[], origin: FactOrigin): FactReading {
  const drafts: FactDraft[] = [];
  const problems: Problem[] = [];
  const rejected: number[] = [];
  const firstRows = new Map<string, number>();
  for (const record of records) {
    const draft = draftOf(record, origin);
    const found = checkFact(draft);
    if (found.length > 0) {
      problems.push(...found);
      rejected.push(record.row);
      continue;
    }
    const content = canonicalJson({ ...draft, source: null });
    const first = firstRows.get(content);
    if (first === undefined) {
      firstRows.set(content, record.row);
      drafts.push(draft);
    } else {
      problems.push(ledgerProblem('ledger.row-repeated', { first }, { file: origin.file, row: record.row }));
    }
  }
  return { drafts, problems, rejected };
}

/** A YAML list of records, or JSON Lines; the row of each is the line on which it begins. */
export function parseFactText(text: string, format: 'yaml' | 'jsonl', file: string): Result<readonly FactRecord[]> {
  return format === 'yaml' ? parseYaml(text, file) : parseLines(text, file);
}

function draftOf({ row, values }: FactRecord, { importId, file, by }: FactOrigin): FactDraft {
  const text = (...names: readonly string[]) => {
    for (const name of names) {
      const value = values[name];
      if (value !== undefined && value !== null && String(value).trim() !== '') return String(value).trim();
    }
    return null;
  };
  return {
    kind: text('kind') ?? '',
    subject: text('subject', 'person') ?? '',
    valid: text('valid', 'date') ?? '',
    until: text('until'),
    by: text('by') ?? by,
    why: text('why') ?? '',
    replaces: text('replaces'),
    data: dataOf(values),
    source: { importId, file, row },
  };
}

function dataOf(values: FactRecord['values']): Readonly<Record<string, Json>> {
  const data: Record<string, Json> = {};
  const nested = values.data;
  if (isObject(nested)) for (const [field, value] of Object.entries(nested)) data[field] = exact(value);
  for (const [field, value] of Object.entries(values)) {
    const name = field.startsWith('data.') ? field.slice('data.'.length) : OWN_FIELDS.has(field) ? '' : field;
    // A blank cell of a table says nothing; to clear a value, a text file writes null.
    if (name !== '' && value !== '') data[name] = exact(typeof value === 'string' ? value.trim() : value);
  }
  // The one flag that facts have; tables can only write it as text.
  if (data.exclude === 'true') data.exclude = true;
  return data;
}

/** Numbers as text, the same from every format; those of JSON keep the digits that were written while there are few. */
function exact(value: Json): Json {
  return typeof value === 'number' ? String(value) : value;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseYaml(text: string, file: string): Result<readonly FactRecord[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const error = document.errors[0];
  if (error !== undefined) return unreadable(file, error.message, lines.linePos(error.pos[0]).line);
  // Numbers as they were written: an id `0012` keeps its zeros, an amount its digits.
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
    },
  });
  const list = document.toJS() as Json;
  if (!Array.isArray(list)) return unreadable(file, 'not a list');
  const starts = rangeStarts(document.contents);
  const records: FactRecord[] = [];
  for (const [i, values] of (list as readonly Json[]).entries()) {
    const row = lines.linePos(starts[i] ?? 0).line;
    if (!isObject(values)) return unreadable(file, 'not an object', row);
    records.push({ row, values });
  }
  return ok(records);
}

function rangeStarts(contents: unknown): readonly number[] {
  return isSeq(contents) ? contents.items.map((item) => (isNode(item) ? (item.range?.[0] ?? 0) : 0)) : [];
}

function parseLines(text: string, file: string): Result<readonly FactRecord[]> {
  const records: FactRecord[] = [];
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    try {
      const values = JSON.parse(line) as Json;
      if (!isObject(values)) return unreadable(file, 'not an object', i + 1);
      records.push({ row: i + 1, values });
    } catch (error) {
      return unreadable(file, (error as Error).message, i + 1);
    }
  }
  return ok(records);
}

function unreadable(file: string, reason: string, line?: number) {
  return failed(ledgerProblem('ledger.file-unreadable', { reason }, line === undefined ? { file } : { file, line }));
}
