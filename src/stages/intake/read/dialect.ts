import { parse } from 'csv-parse/sync';

/** How a delimited text is written. */
export interface Dialect {
  readonly delimiter: string;
  /** Every sampled record has this many cells; null where they differ. */
  readonly width: number | null;
  /** No sampled record spans lines, and none is blank: lines and records count alike. */
  readonly plainLines: boolean;
}

const DELIMITERS = [',', '\t', ';', '|'];

/** Options that take what real exports hold: stray quotes, short and long rows. */
export const TOLERANT = { relax_quotes: true, relax_column_count: true, bom: true } as const;

/** Finds the delimiter under which most of the sampled records agree on more than one cell. */
export function sniffDialect(sample: string, named?: 'tsv'): Dialect {
  const whole = wholeLines(sample);
  // The first stands for texts of one column.
  const [first = ',', ...more] = named === 'tsv' ? ['\t'] : DELIMITERS;
  const tried = [first, ...more.filter((each) => whole.includes(each))].map((delimiter) => measure(whole, delimiter));
  return tried.reduce((best, next) => (next.score > best.score ? next : best)).dialect;
}

function measure(text: string, delimiter: string): { dialect: Dialect; score: number } {
  const records = parseSample(text, delimiter);
  const widths = new Map<number, number>();
  for (const record of records) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  let common = 1;
  for (const [width, count] of widths)
    if (width > 1 && count > (widths.get(common) ?? 0) * (common > 1 ? 1 : 0)) common = width;
  const agreeing = common > 1 ? (widths.get(common) ?? 0) : 0;
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const dialect: Dialect = {
    delimiter,
    width: widths.size === 1 ? common : null,
    plainLines: records.length === lines && !records.some((cells) => cells.length === 1 && cells[0] === ''),
  };
  // Agreement first; of equal ones the one that splits more.
  return { dialect, score: records.length === 0 ? 0 : agreeing / records.length + Math.min(common, 50) / 1000 };
}

/** The records of a text that may end inside a quote; what cannot be parsed is left out. */
export function parseSample(text: string, delimiter: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  try {
    parse(text, {
      ...TOLERANT,
      delimiter,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch {
    // The sample was cut inside a quoted cell: the records before it are enough.
  }
  return records;
}

function wholeLines(sample: string): string {
  const end = sample.lastIndexOf('\n');
  return end < 0 ? sample : sample.slice(0, end + 1);
}
