import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { packageRoot } from '../../../platform/files/package-root.ts';
import type { MappingProfile } from '../model.ts';
import { readProfile } from './profile.ts';
import { readSynonyms, type Synonyms } from './synonyms.ts';

export interface IntakeCatalogue {
  readonly profiles: readonly MappingProfile[];
  readonly synonyms: Synonyms;
}

const SYNONYMS = 'synonyms.yaml';

let shipped: Result<IntakeCatalogue> | undefined;

/** What is shipped, read once a process: every import and every look at a file begins with it. */
export function shippedCatalogue(): Result<IntakeCatalogue> {
  shipped ??= loadIntakeCatalogue(join(packageRoot(), 'catalog', 'intake'));
  return shipped;
}

/** The shipped profiles and synonyms (catalog/intake), or an organisation's copy of them. */
export function loadIntakeCatalogue(folder: string): Result<IntakeCatalogue> {
  const problems: Problem[] = [];
  const profiles: MappingProfile[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== SYNONYMS);
  for (const name of names.sort()) {
    const read = readProfile(readFileSync(join(folder, name), 'utf8'), name);
    problems.push(...read.problems);
    if (read.ok) profiles.push(read.value);
  }
  const synonyms = readSynonyms(readFileSync(join(folder, SYNONYMS), 'utf8'), SYNONYMS);
  problems.push(...synonyms.problems);
  if (!synonyms.ok || problems.length > 0) return failed(...problems);
  return ok({ profiles, synonyms: synonyms.value });
}
