import type { Records } from '../platform/db/records.ts';

interface Tables {
  setting: { name: string; value: unknown; changed_at: string; changed_by: string };
}

export interface StoredSetting {
  readonly name: string;
  readonly value: unknown;
  readonly at: string;
  readonly by: string;
}

export async function storedSettings(records: Records): Promise<readonly StoredSetting[]> {
  const rows = await records.as<Tables>().selectFrom('setting').selectAll().orderBy('name').execute();
  return rows.map(({ name, value, changed_at: at, changed_by: by }) => ({ name, value, at, by }));
}

export async function storeSetting(records: Records, { name, value, at, by }: StoredSetting): Promise<void> {
  const row = { value: JSON.stringify(value), changed_at: at, changed_by: by };
  await records
    .as<Tables>()
    .insertInto('setting')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
