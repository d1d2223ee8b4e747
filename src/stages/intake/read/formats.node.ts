import { join } from 'node:path';
import { ok, type Result } from '../../../base/problem.ts';
import { type CsvTable, readCsv } from './csv.node.ts';
import type { Format } from './format.ts';
import { readJson } from './json.node.ts';
import type { ReadLimits } from './limits.ts';
import { readXlsx } from './xlsx/read.node.ts';

/** Formats that are taken apart in JavaScript, before DuckDB reads what they hold. */
export type ParsedFormat = Extract<Format, 'csv' | 'tsv' | 'json' | 'xlsx'>;

export interface ReadJob {
  readonly format: ParsedFormat;
  readonly path: string;
  /** Where clean copies go, under names that begin with `prefix`. */
  readonly folder: string;
  readonly prefix: string;
  /** CSV from this size on stays where it is, if it is clean. */
  readonly directFrom: number;
  readonly limits: ReadLimits;
}

export async function readFormat(job: ReadJob): Promise<Result<readonly CsvTable[]>> {
  const { format, path, folder, prefix, limits, directFrom } = job;
  const output = join(folder, `${prefix}.csv`);
  switch (format) {
    case 'xlsx': {
      const read = await readXlsx(path, (part) => join(folder, `${prefix}-${part}`), limits);
      return read.ok ? ok(read.value.map((plain) => ({ plain }))) : read;
    }
    case 'json': {
      const read = await readJson(path, output, limits);
      return read.ok ? ok([{ plain: read.value }]) : read;
    }
    case 'csv':
    case 'tsv': {
      const read = await readCsv({ path, output, directFrom, limits, ...(format === 'tsv' && { named: format }) });
      return read.ok ? ok([read.value]) : read;
    }
  }
}
