import { createHash } from 'node:crypto';
import { everyAccount } from '../../../../access/accounts/service.ts';
import type { Actor } from '../../../../access/index.ts';
import { type Period, type PlainDate, parsePeriod, period } from '../../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../../base/problem.ts';
import { readFacts } from '../../../../ledger/service.ts';
import type { PersonSpan } from '../../../../people/index.ts';
import { readSpans } from '../../../../people/service.ts';
import type { Records } from '../../../../platform/db/port.ts';
import { rowsByKey, wholeRows } from '../../../../stages/activity/index.ts';
import { cardOn } from '../../cards/service.ts';
import type { Hand } from '../../model.ts';
import { handOf } from '../../queue/service.ts';
import { conversationOf } from '../../sampling/service.ts';
import type { QualityWorld } from '../../world.node.ts';
import type { DrawnOf, Session, SessionConversation } from '../model.ts';
import { calibrationProblem } from '../problems.ts';
import { insertSession } from '../store.ts';
import { record, tell } from '../telling/service.ts';

/** Opening a session: who scores, by which card, and which conversations. */

export interface NewSession {
  readonly title: string;
  readonly card: string;
  readonly due: PlainDate;
  /** Accounts. */
  readonly inspectors: readonly string[];
  /** Named conversations, or how many to draw at random from a period. */
  readonly contacts: readonly string[];
  readonly draw: { readonly count: number; readonly period: string; readonly of: DrawnOf } | null;
}

export interface Opened {
  readonly session: Session;
  readonly conversations: readonly SessionConversation[];
}

export async function openSession(world: QualityWorld, actor: Actor, asked: NewSession): Promise<Result<Opened>> {
  const { records, now, today } = world;
  const card = await cardOn(world, asked.card, await today());
  if (!card.ok) return card;
  const seats = await seatsOf(records, asked.inspectors);
  if (!seats.ok) return seats;
  const seed = world.secret(9);
  const contacts = asked.draw === null ? ok(asked.contacts) : await drawn(world, asked.draw, seed);
  if (!contacts.ok) return contacts;
  const conversations = await conversationsOf(world, contacts.value);
  if (!conversations.ok) return conversations;
  if (seats.value.length < 2 || conversations.value.length === 0)
    return failed(calibrationProblem('calibration.too-few'));
  const own = ownConversations(seats.value, conversations.value);
  if (own.length > 0) return failed(...own);
  const at = now();
  const { title, due } = asked;
  const session: Session = {
    ...{ id: world.newId(), title, card: card.value.id, cardVersion: card.value.version, due, seed },
    ...{ state: 'scoring', by: handOf(actor), createdAt: at, closedAt: null, settledAt: null, settledBy: null },
    inspectors: seats.value,
  };
  return records.transaction(async (inside) => {
    await insertSession(inside, session, conversations.value);
    await record(inside, actor, session, 'open', { conversations: conversations.value.length }, at);
    await tell(inside, session, 'opened', { due, count: conversations.value.length }, at);
    return ok({ session, conversations: conversations.value });
  });
}

/** Who may be asked to score: the accounts of the quality role. */
export async function seatable(records: Records): Promise<readonly Hand[]> {
  return (await everyAccount(records))
    .filter(({ roles, disabled }) => roles.includes('quality') && !disabled)
    .map(({ id, person, name }) => ({ account: id, person, name }));
}

async function seatsOf(records: Records, accounts: readonly string[]): Promise<Result<readonly Hand[]>> {
  const known = await seatable(records);
  const seats: Hand[] = [];
  const problems: Problem[] = [];
  for (const account of new Set(accounts)) {
    const found = known.find((one) => one.account === account);
    if (found) seats.push(found);
    else problems.push(calibrationProblem('calibration.inspector-unknown', { inspector: account }));
  }
  return problems.length > 0 ? failed(...problems) : ok(seats);
}

/** Chance is a hash of the seed and the key, so that the same seed draws the same conversations again. */
async function drawn(
  { records, activity }: QualityWorld,
  { count, period: text, of }: NonNullable<NewSession['draw']>,
  seed: string,
): Promise<Result<readonly string[]>> {
  const when = parsePeriod(text);
  if (!when) return failed(calibrationProblem('calibration.contact-unknown', { contact: text }));
  if (of === 'overturned') {
    const ticket = (contact: string) =>
      createHash('md5')
        .update(contact + seed)
        .digest('hex');
    const tickets = (await overturned(records, activity, when)).map((contact) => [ticket(contact), contact] as const);
    return ok(
      tickets
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, count)
        .map(([, contact]) => contact),
    );
  }
  const { from, lent } = await wholeRows(activity, 'contact', when);
  const plain = seed.replace(/[^\w-]/g, '');
  const statement = `SELECT c."row_key" FROM ${from} c WHERE c."answered" IS TRUE AND c."agent" IS NOT NULL
    ORDER BY md5(c."row_key" || '${plain}'), c."row_key" LIMIT ${count}`;
  const rows = await activity.lend(lent, () => activity.query(statement));
  return ok(rows.map(({ row_key }) => row_key ?? ''));
}

/** Conversations whose check was corrected by an appeal, by the days of the checks. */
async function overturned(records: Records, activity: QualityWorld['activity'], when: Period) {
  const facts = await readFacts(records, { kinds: ['correction.made'], period: when });
  const rows = facts.flatMap(({ subject, data }) =>
    subject.startsWith('check:') && data.appeal !== undefined ? [subject.slice('check:'.length)] : [],
  );
  const checks = rows.length === 0 ? [] : await rowsByKey(activity, 'check', [...new Set(rows)]);
  return [...new Set(checks.flatMap(({ values }) => values.contact ?? []))];
}

async function conversationsOf(
  { records, activity }: QualityWorld,
  contacts: readonly string[],
): Promise<Result<readonly SessionConversation[]>> {
  const rows = new Map((await rowsByKey(activity, 'contact', [...new Set(contacts)])).map((row) => [row.key, row]));
  const unknown = contacts.filter((contact) => !rows.has(contact));
  if (unknown.length > 0)
    return failed(
      ...unknown.slice(0, 20).map((contact) => calibrationProblem('calibration.contact-unknown', { contact })),
    );
  const days = [...rows.values()].map(({ values }) => (values.started_at ?? '').slice(0, 10)).sort();
  const spans = days.length === 0 ? [] : await readSpans(records, period(`${days[0]}..${days.at(-1)}`));
  return ok(
    [...new Set(contacts)].map((contact) => {
      const conversation = conversationOf({ ...rows.get(contact)?.values, row_key: contact });
      const day = conversation.startedAt.slice(0, 10);
      return { contact, person: personOf(spans, conversation.agent, day), conversation, reference: null };
    }),
  );
}

function personOf(spans: readonly PersonSpan[], name: string, day: string): string | null {
  return spans.find(({ names, from, to }) => names.includes(name) && from <= day && day <= to)?.person ?? null;
}

function ownConversations(seats: readonly Hand[], conversations: readonly SessionConversation[]): readonly Problem[] {
  return seats.flatMap(({ person, name }) =>
    conversations
      .filter((one) => person !== null && one.person === person)
      .map(({ contact }) => calibrationProblem('calibration.own-conversation', { contact, inspector: name })),
  );
}
