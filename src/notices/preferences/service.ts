import { everyAccount } from '../../access/accounts/service.ts';
import type { Account } from '../../access/index.ts';
import { audit } from '../../audit/service.ts';
import type { Lang } from '../../base/text.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Mails } from '../choices.ts';
import { type PreferenceRow, putPreference, selectPreference, selectPreferences } from './store.ts';

/** Where and about what somebody is written to. */

export interface Preference {
  /** Null: the address the identity provider knows, where there is one. */
  readonly email: string | null;
  readonly mails: Mails;
  readonly lang: Lang;
}

/** Whoever gives an address wants to be written to; who says nothing is told everything, in the product's first language. */
const UNSAID: Preference = { email: null, mails: 'all', lang: 'zh-CN' };

/** `lang` where nothing was ever said: a page offers the one that it is read in. */
export async function preferenceOf(records: Records, account: string, lang: Lang = UNSAID.lang): Promise<Preference> {
  const row = await selectPreference(records, account);
  return row === undefined ? { ...UNSAID, lang } : preferenceIn(row);
}

function preferenceIn(row: PreferenceRow | undefined): Preference {
  return row === undefined ? UNSAID : { email: row.email, mails: row.mails, lang: row.lang };
}

export async function savePreference(
  records: Records,
  account: Pick<Account, 'id'>,
  preference: Preference,
  now: string,
): Promise<Preference> {
  const { email, mails, lang } = preference;
  await records.transaction(async (inside) => {
    const before = preferenceIn(await selectPreference(inside, account.id));
    await putPreference(inside, { account_id: account.id, ...preference });
    const detail = { mails, lang, address: email === before.email ? 'same' : 'changed' };
    await audit(
      inside,
      { actor: account.id, action: 'notice.preference', object: `account:${account.id}`, detail },
      now,
    );
  });
  return preference;
}

/** An account that can be written to. */
export interface Reachable {
  readonly account: Account;
  readonly to: string;
  readonly mails: Mails;
  readonly lang: Lang;
}

export function addressFor(account: Account, { email }: Preference): string | null {
  return email ?? account.oidcEmail;
}

/** Everybody with an address who wants mail and may sign in. */
export async function reachable({ records }: { readonly records: Records }): Promise<readonly Reachable[]> {
  const given = new Map((await selectPreferences(records)).map((row) => [row.account_id, row]));
  const found: Reachable[] = [];
  for (const account of await everyAccount(records)) {
    const preference = preferenceIn(given.get(account.id));
    const to = addressFor(account, preference);
    if (to !== null && !account.disabled && preference.mails !== 'none') found.push({ account, to, ...preference });
  }
  return found;
}
