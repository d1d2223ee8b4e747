import type { PlainDate } from '../../../base/period.ts';
import { type Fact, standingFacts } from '../../../ledger/index.ts';
import { ACTIVITY, KINDS, type Kind } from '../model.ts';
import type { Cell } from '../port.ts';
import { fillTemplate, type LinkTemplate, readTemplate } from './template.ts';

/** Which template a row opens by: its kind's, or its channel's own, as it stood on the row's day. */

const SUBJECT = 'setting:link:';

/** Whose address it is: a kind of activity, all of it or one channel. */
export interface LinkPlace {
  readonly kind: Kind;
  readonly channel: string | null;
}

export const linkSubject = ({ kind, channel }: LinkPlace): string =>
  `${SUBJECT}${kind}${channel === null ? '' : `:${channel}`}`;

export function linkPlace(subject: string): LinkPlace | null {
  if (!subject.startsWith(SUBJECT)) return null;
  const [name, ...channel] = subject.slice(SUBJECT.length).split(':');
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined) return null;
  return { kind, channel: channel.length === 0 ? null : channel.join(':') };
}

/** From a day on; no template: from then on there is nothing to open. */
export interface LinkFrom extends LinkPlace {
  readonly from: PlainDate;
  readonly template: LinkTemplate | null;
}

/** In the order of their days, the last word on each day winning. What is no template opens nothing, whoever wrote it. */
export function linksOf(facts: readonly Fact[]): readonly LinkFrom[] {
  const decided = new Map<string, LinkFrom>();
  for (const { kind, subject, valid, data } of standingFacts(facts)) {
    const place = kind === 'setting.changed' ? linkPlace(subject) : null;
    if (place === null) continue;
    const read = readTemplate(place.kind, String(data.value));
    decided.set(`${subject} ${valid}`, { ...place, from: valid, template: read.ok ? read.value : null });
  }
  return [...decided.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The columns that the address of some row of the kind is made of, its day and channel among them. */
export function columnsForLinks(links: readonly LinkFrom[], kind: Kind): readonly string[] {
  const own = links.filter((link) => link.kind === kind && link.template !== null);
  const { dated, columns } = ACTIVITY[kind];
  const named = own.flatMap(({ template }) => template?.fields ?? []);
  const ofContact = kind === 'check' && links.some((link) => link.kind === 'contact') ? ['contact', 'project'] : [];
  if (named.length + ofContact.length === 0) return [];
  return [...new Set([dated, ...('channel' in columns ? ['channel'] : []), ...named, ...ofContact])];
}

/** Where the row opens; null where nothing was said of rows like it, or it lacks what the address names. */
export function originOf(
  links: readonly LinkFrom[],
  kind: Kind,
  values: Readonly<Record<string, Cell>>,
): string | null {
  const link = saidOf(links, kind, values).at(-1);
  if (link !== undefined) return link.template && fillTemplate(link.template, values);
  return kind === 'check' ? checkedOrigin(links, values) : null;
}

/** What was said of rows like it up to its day: of its channel, or else of its kind. */
function saidOf(links: readonly LinkFrom[], kind: Kind, values: Readonly<Record<string, Cell>>): readonly LinkFrom[] {
  const day = (values[ACTIVITY[kind].dated] ?? '').slice(0, 10);
  const before = links.filter((link) => link.kind === kind && link.from <= day);
  const own = before.filter(({ channel }) => channel !== null && channel === values.channel);
  return own.length > 0 ? own : before.filter(({ channel }) => channel === null);
}

/**
 * A check of which nothing was said opens its conversation. It knows the day of the check only: where the address of conversations
 * has changed before, the number may mean another conversation in the newer system, and nothing is guessed.
 */
function checkedOrigin(links: readonly LinkFrom[], check: Readonly<Record<string, Cell>>): string | null {
  const { contact = null, channel = null, project = null, checked_at: day = null } = check;
  const conversation = { id: contact, channel, project, started_at: day };
  const [link, ...others] = saidOf(links, 'contact', conversation);
  const named = link?.template?.fields.includes('started_at') ?? false;
  return link?.template && others.length === 0 && !named ? fillTemplate(link.template, conversation) : null;
}
