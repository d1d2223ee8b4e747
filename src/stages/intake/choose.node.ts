import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../../base/problem.ts';
import { sameText } from '../../base/text.ts';
import type { Engine } from '../../platform/duckdb/duckdb.ts';
import { foldHeader } from './fold.ts';
import { bindProfile } from './mapping/bind.ts';
import type { IntakeCatalogue } from './mapping/catalogue.node.ts';
import { readProfile } from './mapping/profile.ts';
import { proposeMapping } from './mapping/propose.ts';
import { recogniseProfile } from './mapping/recognise.ts';
import { tellingOf } from './mapping/targets.ts';
import type { BoundProfile, Finding, MappingProfile, RawTable, TargetKind } from './model.ts';
import { intakeProblem } from './problems.ts';
import { factsOf } from './read/service.ts';

/** Finds the profile by which a table is read: the one asked for, one that knows it, or a proposal from its columns. */

export interface Choice {
  readonly catalogue: IntakeCatalogue;
  /** Kept from earlier imports; they win over shipped ones. */
  readonly learned: readonly MappingProfile[];
  readonly asked: MappingProfile | undefined;
  /** Whether what is asked for came as a file, and is to be kept. */
  readonly askedByFile?: boolean;
  readonly kind: TargetKind | undefined;
}

export interface Chosen extends BoundProfile {
  /** The profile to keep for the next file with these columns, where it is not known yet. */
  readonly keep: MappingProfile | null;
}

/** A profile by its id, or by the path of its file. */
export function profileAsked(
  asked: string,
  known: readonly MappingProfile[],
): Result<Required<Pick<Choice, 'asked' | 'askedByFile'>>> {
  const found = known.find((profile) => profile.id === asked);
  if (found) return ok({ asked: found, askedByFile: false });
  if (existsSync(asked)) {
    const read = readProfile(readFileSync(asked, 'utf8'), asked);
    return read.ok ? ok({ asked: read.value, askedByFile: true }) : read;
  }
  return failed(intakeProblem('intake.no-such-profile', { id: asked, known: known.map((p) => p.id) }));
}

export async function chooseProfile(connection: Engine, table: RawTable, choice: Choice): Promise<Result<Chosen>> {
  const { asked, askedByFile = false, kind, catalogue } = choice;
  if (asked !== undefined) return bound(asked, table, [], askedByFile ? recognisable(asked, table) : null);
  const learned = choice.learned.filter((profile) => !isOfHeaders(profile) || profile.id === idOf(profile.kind, table));
  const known = recogniseProfile([...learned, ...catalogue.profiles], table, kind);
  if (known !== undefined) {
    const note = intakeProblem('intake.profile-learned', { id: known.id }, placeOf(table));
    return bound(known, table, learned.includes(known) ? [{ problem: note, rows: 0, examples: [] }] : [], null);
  }
  const proposed = proposeMapping(await factsOf(connection, table), catalogue.synonyms, kind);
  if (!proposed.ok) return proposed;
  const { profile, missing, findings } = proposed.value;
  const unsaid = kind === undefined ? tellingOf(profile.kind).filter((target) => !(target in profile.columns)) : [];
  if (missing.length === 0 && unsaid.length > 0) {
    const params = { kind: profile.kind, file: table.file, missing: unsaid.join(', ') };
    return failed(intakeProblem('intake.kind-unsure', params, placeOf(table)));
  }
  if (missing.length > 0) {
    const params = { file: table.file, missing: missing.join(', ') };
    return failed(intakeProblem('intake.unmapped', params, placeOf(table)));
  }
  const id = idOf(profile.kind, table);
  const named = { ...profile, id, title: sameText(id), match: { headers: table.headers, without: [] } };
  return bound(named, table, findings, named);
}

function bound(
  profile: MappingProfile,
  table: RawTable,
  findings: readonly Finding[],
  keep: MappingProfile | null,
): Result<Chosen> {
  const result = bindProfile(profile, table);
  if (!result.ok) return result;
  return ok({ profile: result.value.profile, findings: [...findings, ...result.value.findings], keep });
}

function placeOf({ file, sheet }: RawTable) {
  return { file, ...(sheet !== '' && { sheet }) };
}

/** What was proposed for a table goes by its columns: a file with one column more is looked at anew. */
function idOf(kind: TargetKind, { headers }: RawTable): string {
  const columns = [...new Set(headers.map(foldHeader))].sort().join('\u0000');
  return `learned-${kind}-${createHash('sha256').update(columns).digest('hex').slice(0, 10)}`;
}

function isOfHeaders({ id }: MappingProfile): boolean {
  return /^learned-[a-z]+-[0-9a-f]{10}$/.test(id);
}

/** The profile as it knows a file with the headers of this one. */
function recognisable(profile: MappingProfile, table: RawTable): MappingProfile {
  if (recogniseProfile([profile], table) !== undefined) return profile;
  return { ...profile, match: { headers: table.headers, without: [] } };
}
