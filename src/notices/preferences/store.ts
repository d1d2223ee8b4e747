import type { Lang } from '../../base/text.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Mails } from '../choices.ts';

interface PreferenceTable {
  account_id: string;
  email: string | null;
  mails: Mails;
  lang: Lang;
}

interface Tables {
  notice_preference: PreferenceTable;
}

export type PreferenceRow = Readonly<PreferenceTable>;

export function selectPreference(records: Records, account: string): Promise<PreferenceRow | undefined> {
  const query = records.as<Tables>().selectFrom('notice_preference').selectAll();
  return query.where('account_id', '=', account).executeTakeFirst();
}

export function selectPreferences(records: Records): Promise<readonly PreferenceRow[]> {
  return records.as<Tables>().selectFrom('notice_preference').selectAll().execute();
}

export async function putPreference(records: Records, { account_id, ...row }: PreferenceRow): Promise<void> {
  await records
    .as<Tables>()
    .insertInto('notice_preference')
    .values({ account_id, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}
