import type { PlainDate } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { readHistory } from '../../ledger/service.ts';
import type { Records } from '../../platform/db/records.ts';
import {
  ACTIVITY,
  type ActivityReader,
  type Kind,
  type LinkPlace,
  linkPlace,
  linkSubject,
  newestRow,
  originOf,
  readTemplate,
} from '../../stages/activity/index.ts';
import { changesOf, type SettingChange } from '../dated/model.ts';
import { recordChange } from '../dated/service.ts';
import { organisationProblem } from '../problems.ts';
import type { SettingsAuthor } from '../service.ts';

/** Where rows open in the systems they came from: said by kind or channel and from a day on, like every dated setting. */

export interface LinkChange extends SettingChange, LinkPlace {}

/** Every change, place by place, the latest day of each first. */
export async function readLinkChanges(records: Records, today: PlainDate): Promise<readonly LinkChange[]> {
  const facts = await readHistory(records, { kinds: ['setting.changed'] });
  const subjects = [...new Set(facts.map(({ subject }) => subject))].sort();
  return subjects.flatMap((subject) => {
    const place = linkPlace(subject);
    return place === null ? [] : changesOf(facts, subject, today).map((change) => ({ ...change, ...place }));
  });
}

export interface LinkEdit extends LinkPlace {
  /** Empty: from the day on there is nothing to open. */
  readonly template: string;
  readonly from: PlainDate;
  readonly why: string;
}

/** An address moves no number: it may be said of days that are closed, whose conversations are as much asked about. */
export async function changeLink(records: Records, edit: LinkEdit, author: SettingsAuthor): Promise<Result<null>> {
  const { template, from, why } = edit;
  const fault = faultIn(edit);
  if (!fault.ok) return fault;
  return records.transaction((inside) =>
    recordChange(inside, { subject: linkSubject(edit), value: template, from, why }, author),
  );
}

function faultIn({ kind, channel, template }: LinkPlace & { readonly template: string }): Result<null> {
  if (channel !== null && !('channel' in ACTIVITY[kind].columns))
    return failed(organisationProblem('organisation.no-channels'));
  if (template === '') return ok(null);
  const read = readTemplate(kind, template);
  return read.ok ? ok(null) : read;
}

export interface Tried {
  readonly kind: Kind;
  readonly key: string;
  readonly day: PlainDate;
  /** Null where the row lacks what the address names. */
  readonly origin: string | null;
}

/** The address with the newest row in it; null where there is no such row. */
export async function tryLink(
  activity: ActivityReader,
  asked: LinkPlace & { readonly template: string },
): Promise<Result<Tried | null>> {
  const fault = faultIn(asked);
  if (!fault.ok) return fault;
  const { kind, channel, template } = asked;
  const row = await newestRow(activity, kind, channel);
  const read = readTemplate(kind, template);
  if (row === null || !read.ok) return ok(null);
  const day = (row.values[ACTIVITY[kind].dated] ?? '').slice(0, 10);
  return ok({
    kind,
    key: row.key,
    day,
    origin: originOf([{ kind, channel, from: day, template: read.value }], kind, row.values),
  });
}
