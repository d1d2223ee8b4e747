import { audit } from '../../audit/service.ts';
import type { PlainDate } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { appendFacts, readClosed, readHistory } from '../../ledger/service.ts';
import type { Records } from '../../platform/db/records.ts';
import { organisationProblem } from '../problems.ts';
import type { SettingsAuthor } from '../service.ts';
import { changesOf, type DatedSetting, type SettingChange, settingSubject } from './model.ts';

/** The changes of a dated setting, the latest day first. */
export async function readChanges(
  records: Records,
  name: DatedSetting,
  today: PlainDate,
): Promise<readonly SettingChange[]> {
  return changesOf(await readHistory(records, { kinds: ['setting.changed'] }), settingSubject(name), today);
}

export interface DatedEdit {
  readonly name: DatedSetting;
  readonly value: string;
  readonly from: PlainDate;
  readonly why: string;
}

/** Changes a setting from a day on, which no closed period may reach: what was paid stays as it was paid. */
export async function changeFrom(
  records: Records,
  { name, value, from, why }: DatedEdit,
  author: SettingsAuthor,
): Promise<Result<null>> {
  return records.transaction(async (inside): Promise<Result<null>> => {
    const closed = await closedFrom(inside, from);
    if (closed !== undefined)
      return failed(organisationProblem('organisation.closed-period', { period: closed, from }));
    return recordChange(inside, { subject: settingSubject(name), value, from, why }, author);
  });
}

export interface SubjectEdit extends Omit<DatedEdit, 'name'> {
  readonly subject: string;
}

/** The change as a fact with its audit entry, inside the caller's transaction: both or neither. */
export async function recordChange(
  inside: Records,
  { subject, value, from, why }: SubjectEdit,
  author: SettingsAuthor,
): Promise<Result<null>> {
  const fact = { kind: 'setting.changed', subject, valid: from, until: null, by: author.by, why };
  const draft = { ...fact, replaces: null, data: { value }, source: null };
  const appended = await appendFacts(inside, [draft], () => new Date(author.now));
  if (!appended.ok) return appended;
  const event = { actor: author.account, action: 'settings.edit', object: subject, detail: { value, from, why } };
  await audit(inside, event, author.now);
  return ok(null);
}

/** The latest closed period that has a day on or after `from`. */
async function closedFrom(records: Records, from: PlainDate): Promise<string | undefined> {
  const reached = (await readClosed(records)).filter(({ last }) => last >= from);
  return reached.sort((a, b) => (a.last < b.last ? 1 : -1))[0]?.text;
}
