import { existsSync, readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { failed, ok, type Result } from '../../base/problem.ts';
import { bindProfile } from './mapping/bind.ts';
import type { IntakeCatalogue } from './mapping/catalogue.node.ts';
import { readProfile } from './mapping/profile.ts';
import { proposeMapping } from './mapping/propose.ts';
import { recogniseProfile } from './mapping/recognise.ts';
import type { BoundProfile, Finding, MappingProfile, RawTable, TargetKind } from './model.ts';
import { intakeProblem } from './problems.ts';
import { factsOf } from './read/service.ts';

/** Finds the profile by which a table is read: the one asked for, one that knows it, or a proposal from its columns. */

export interface Choice {
  readonly catalogue: IntakeCatalogue;
  /** Kept from earlier imports; they win over shipped ones. */
  readonly learned: readonly MappingProfile[];
  readonly asked: MappingProfile | undefined;
  readonly kind: TargetKind | undefined;
}

/** A profile by its id, or by the path of its file. */
export function profileAsked(asked: string, known: readonly MappingProfile[]): Result<MappingProfile> {
  const found = known.find((profile) => profile.id === asked);
  if (found) return ok(found);
  if (existsSync(asked)) return readProfile(readFileSync(asked, 'utf8'), asked);
  return failed(intakeProblem('intake.no-such-profile', { id: asked, known: known.map((p) => p.id).join(', ') }));
}

export async function chooseProfile(
  connection: DuckDBConnection,
  table: RawTable,
  choice: Choice,
): Promise<Result<BoundProfile>> {
  const known = choice.asked ?? recogniseProfile([...choice.learned, ...choice.catalogue.profiles], table, choice.kind);
  if (known) return bindProfile(known, table);
  const options = choice.kind === undefined ? {} : { kind: choice.kind };
  const proposed = proposeMapping(await factsOf(connection, table), choice.catalogue.synonyms, options);
  if (!proposed.ok) return proposed;
  const { profile, missing, findings } = proposed.value;
  if (missing.length > 0) {
    const where = { file: table.file, ...(table.sheet !== '' && { sheet: table.sheet }) };
    return failed(intakeProblem('intake.unmapped', { file: table.file, missing: missing.join(', ') }, where));
  }
  const bound = bindProfile(profile, table);
  if (!bound.ok) return bound;
  const all: readonly Finding[] = [...findings, ...bound.value.findings];
  return ok({ profile: bound.value.profile, findings: all });
}
