import { statSync } from 'node:fs';
import { readSettings } from '../../organisation/service.ts';
import type { KnownCities } from '../../people/index.ts';
import type { Records } from '../../platform/db/records.ts';
import { citiesOf, type Law, readLaw } from '../../stages/pay/law/index.ts';
import { catalogueFiles, cataloguePaths } from '../cli/catalogue.ts';

/** The tables of law as their files are when they are asked for: a table that was just recorded counts at once. */
export function lawTables(dataDir: string): () => Law {
  let read: { readonly stamp: string; readonly law: Law } | undefined;
  return () => {
    const stamp = cataloguePaths('law', dataDir).map(stampOf).join('\n');
    if (read?.stamp !== stamp) read = { stamp, law: lawIn(dataDir) };
    return read.law;
  };
}

/** The cities that pay knows, as the organisation has it worked out. */
export function payCities(records: Records, law: () => Law): () => Promise<KnownCities> {
  return async () => citiesOf(law(), (await readSettings(records)).pay.withholding);
}

function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return `${path} ${found?.mtimeNs} ${found?.size} ${found?.ino}`;
}

/** Broken tables of law stop pay with the reason, rather than paying by part of them. */
function lawIn(dataDir: string): Law {
  const read = readLaw(catalogueFiles('law', dataDir));
  if (read.ok) return read.value;
  throw new Error(read.problems.map((problem) => `${problem.code}: ${problem.message.en}`).join('\n'));
}
