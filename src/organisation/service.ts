import { audit } from '../audit/service.ts';
import type { PlainDate } from '../base/period.ts';
import type { Records } from '../platform/db/records.ts';
import { SETTING_NAMES, type Settings, settingsOf } from './model.ts';
import { storedSettings, storeSetting } from './store.ts';

export type { Settings } from './model.ts';

export interface OrganisationWorld {
  readonly records: Records;
  /** UTC instant, ISO text. */
  readonly now: () => string;
}

/** Who changes settings, and when. */
export interface SettingsAuthor {
  /** The account's id, for the audit log, and its name, for readers. */
  readonly account: string;
  readonly by: string;
  readonly now: string;
}

export interface SettingsRead {
  readonly settings: Settings;
  /** Who last changed what; a setting never changed is the default. */
  readonly changed: readonly { readonly name: string; readonly at: string; readonly by: string }[];
}

export async function readSettings(records: Records): Promise<Settings> {
  return (await readSettingsWithAuthors(records)).settings;
}

export async function readSettingsWithAuthors(records: Records): Promise<SettingsRead> {
  const rows = await storedSettings(records);
  const known = rows.filter((row) => (SETTING_NAMES as readonly string[]).includes(row.name));
  return {
    settings: settingsOf(new Map(known.map((row) => [row.name, row.value]))),
    changed: known.map(({ name, at, by }) => ({ name, at, by })),
  };
}

/** The day it is where the organisation is. */
export function todayOf(world: OrganisationWorld): Promise<PlainDate> {
  return dayOf(world.records, world.now());
}

/** The day that an instant falls on where the organisation is. */
export async function dayOf(records: Records, instant: string): Promise<PlainDate> {
  const { zone } = await readSettings(records);
  // Swedish writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}

/** An instant by the clock where the organisation is: 2026-03-31 18:05. */
export async function clockOf(records: Records, instant: string): Promise<string> {
  const { zone } = await readSettings(records);
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(new Date(instant));
}

/** Changes what is given; each change and its audit entry stand or fall together. */
export async function editSettings(
  records: Records,
  edit: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
  author: SettingsAuthor,
): Promise<SettingsRead> {
  return records.transaction(async (inside) => {
    const before = await readSettings(inside);
    for (const name of SETTING_NAMES) {
      const value = edit[name];
      if (value === undefined || JSON.stringify(value) === JSON.stringify(before[name])) continue;
      await storeSetting(inside, { name, value, at: author.now, by: author.by });
      const detail = { before: before[name], after: value };
      await audit(
        inside,
        { actor: author.account, action: 'settings.edit', object: `setting:${name}`, detail },
        author.now,
      );
    }
    return readSettingsWithAuthors(inside);
  });
}
