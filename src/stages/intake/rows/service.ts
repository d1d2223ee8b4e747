import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { type Lang, sameText } from '../../../base/text.ts';
import { mappingProblem } from '../mapping/problems.ts';
import { isTarget, PERSON_TARGETS, requiredOf, targetsOf } from '../mapping/targets.ts';
import type { ImportReport, MappingProfile, Source, TargetKind } from '../model.ts';
import { type IntakeContext, importFiles } from '../service.ts';

export interface SentRows {
  readonly kind: TargetKind;
  readonly source: string;
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
  readonly lang: Lang;
}

/** Imports rows as if they had come in a file: the same checks, the same keys, the same undo. */
export async function importRows(context: IntakeContext, sent: SentRows): Promise<Result<ImportReport>> {
  const profile = profileOfRows(sent);
  if (!profile.ok) return profile;
  mkdirSync(context.activity.stagingFolder, { recursive: true });
  const folder = mkdtempSync(join(context.activity.stagingFolder, 'rows-'));
  try {
    const file = join(folder, `${sent.source}.jsonl`);
    writeFileSync(file, sent.rows.map((row) => JSON.stringify(row)).join('\n'));
    const imported = await importFiles(context, {
      files: [file],
      dryRun: false,
      lang: sent.lang,
      mappingFor: () => profile.value,
      progress: () => {},
    });
    if (!imported.ok) return imported;
    const [report] = imported.value;
    return report ? ok(report, imported.problems) : failed(...imported.problems);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PERSON = 'person.';

/** Every field under its own name; one that the kind does not have is a mistake of the sender’s, and said at once. */
function profileOfRows({ kind, rows, source }: SentRows): Result<MappingProfile> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns: Record<string, Source> = {};
  const person: Record<string, Source> = {};
  for (const field of fields) {
    const attribute = field.startsWith(PERSON) ? field.slice(PERSON.length) : null;
    if (attribute !== null && (PERSON_TARGETS as readonly string[]).includes(attribute))
      person[attribute] = { column: field };
    else if (attribute === null && isTarget(kind, field)) columns[field] = { column: field };
    else {
      const known = [...targetsOf(kind), ...PERSON_TARGETS.map((name) => PERSON + name)].join(', ');
      return failed(mappingProblem('mapping.unknown-target', { kind, target: field, known }));
    }
  }
  const missing = requiredOf(kind).find((target) => !(target in columns));
  if (missing !== undefined) return failed(mappingProblem('mapping.no-required', { target: missing }));
  const title = sameText(source);
  const match = { headers: fields, without: [] };
  return ok({ id: 'rows', title, kind, match, also: {}, rows: { drop: [] }, columns, person, ignore: [] });
}
