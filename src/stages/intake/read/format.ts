/** What a file is: by its first bytes, because names lie; by its name only among kinds of text. */
export type Format = 'xlsx' | 'json' | 'parquet' | 'csv' | 'tsv' | 'empty' | 'old-excel' | 'unknown-format';

const NAMES = /\.(csv|tsv|tab|txt|xlsx|xlsm|xls|json|jsonl|ndjson|parquet)$/i;

/** Whether a file found in a folder is meant to be read. */
export function isDataFile(name: string): boolean {
  return NAMES.test(name);
}

export function formatOf(head: Uint8Array, name: string): Format {
  if (head.length === 0) return 'empty';
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'xlsx';
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return 'parquet';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return 'old-excel';
  const wide = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  if (!wide && head.includes(0)) return 'unknown-format';
  const first = firstCharacter(head);
  if (first === undefined) return 'empty';
  if (/\.(json|jsonl|ndjson)$/i.test(name)) return 'json';
  if (/\.(tsv|tab)$/i.test(name)) return 'tsv';
  if (/\.csv$/i.test(name)) return 'csv';
  // Half of a wide character may look like a bracket.
  if (wide) return 'csv';
  if (first === '{' || first === '[') return 'json';
  // Some platforms call a web page `.xls`.
  return first === '<' ? 'unknown-format' : 'csv';
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte);
}

/** The first character that is not blank, looking past a byte order mark. */
function firstCharacter(head: Uint8Array): string | undefined {
  const marks = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x00, 0x20, 0x09, 0x0a, 0x0d]);
  const byte = head.find((value) => !marks.has(value));
  return byte === undefined ? undefined : String.fromCharCode(byte);
}
