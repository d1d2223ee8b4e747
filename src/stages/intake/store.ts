import type { Records } from '../../platform/db/records.ts';
import { readProfile } from './mapping/profile.ts';
import { writeProfile } from './mapping/write.ts';
import type { MappingProfile } from './model.ts';
import type { Said } from './said/retell.ts';

/** Mapping profiles that somebody confirmed, kept as the YAML they could have been written in; what imports said. */

interface Tables {
  intake_profile: { id: string; source: string; known: string };
  intake_said: { import_id: string; said: string };
}

export async function readLearned(records: Records): Promise<readonly MappingProfile[]> {
  const rows = await records.as<Tables>().selectFrom('intake_profile').selectAll().orderBy('id').execute();
  return rows.flatMap((row) => {
    const read = readProfile(row.source, row.id);
    return read.ok ? [read.value] : [];
  });
}

export async function keepProfile(records: Records, profile: MappingProfile, known: string): Promise<void> {
  const source = writeProfile(profile);
  await records
    .as<Tables>()
    .insertInto('intake_profile')
    .values({ id: profile.id, source, known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ source, known }))
    .execute();
}

/** By import. */
export async function readSaid(records: Records): Promise<ReadonlyMap<string, Said>> {
  const rows = await records.as<Tables>().selectFrom('intake_said').selectAll().execute();
  return new Map(rows.map(({ import_id, said }) => [import_id, JSON.parse(said) as Said]));
}

export async function keepSaid(records: Records, importId: string, said: Said): Promise<void> {
  const row = { import_id: importId, said: JSON.stringify(said) };
  await records.as<Tables>().insertInto('intake_said').values(row).execute();
}
