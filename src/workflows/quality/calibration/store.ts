import type { Selectable } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Conversation, Entries, Hand } from '../model.ts';
import type { Session, SessionConversation, SessionScore, SessionState } from './model.ts';

/** Calibration sessions, their conversations and what inspectors said. */

interface SessionTable {
  id: string;
  title: string;
  card: string;
  card_version: number;
  state: SessionState;
  due: string;
  by: Hand;
  created_at: string;
  closed_at: string | null;
  settled_at: string | null;
  settled_by: Hand | null;
  inspectors: readonly Hand[];
  seed: string;
}

interface Tables {
  calibration_session: SessionTable;
  calibration_conversation: {
    session: string;
    place: number;
    contact: string;
    person: string | null;
    conversation: Conversation;
    reference: Entries | null;
  };
  calibration_score: {
    session: string;
    contact: string;
    inspector: string;
    entries: Entries;
    remark: string;
    revision: number;
    submitted_at: string | null;
  };
}

const json = (value: unknown) => JSON.stringify(value) as never;

export async function insertSession(
  records: Records,
  session: Session,
  conversations: readonly SessionConversation[],
): Promise<void> {
  const db = records.as<Tables>();
  await db.insertInto('calibration_session').values(rowOf(session)).execute();
  await db
    .insertInto('calibration_conversation')
    .values(
      conversations.map(({ contact, person, conversation }, place) => ({
        ...{ session: session.id, place, contact, person, reference: null },
        conversation: json(conversation),
      })),
    )
    .execute();
}

export async function updateSession(records: Records, session: Session): Promise<void> {
  const { id, ...row } = rowOf(session);
  await records.as<Tables>().updateTable('calibration_session').set(row).where('id', '=', id).execute();
}

function rowOf(session: Session): SessionTable {
  const { cardVersion, createdAt, closedAt, settledAt, settledBy, by, inspectors, ...same } = session;
  return {
    ...same,
    card_version: cardVersion,
    created_at: createdAt,
    closed_at: closedAt,
    settled_at: settledAt,
    settled_by: settledBy && json(settledBy),
    by: json(by),
    inspectors: json(inspectors),
  };
}

function sessionOf(row: Selectable<SessionTable>): Session {
  const { card_version, created_at, closed_at, settled_at, settled_by, ...same } = row;
  const times = { createdAt: created_at, closedAt: closed_at, settledAt: settled_at };
  return { ...same, ...times, cardVersion: Number(card_version), settledBy: settled_by };
}

export async function selectSession(records: Records, id: string, hold = false): Promise<Session | undefined> {
  let query = records.as<Tables>().selectFrom('calibration_session').selectAll().where('id', '=', id);
  if (hold) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && sessionOf(row);
}

/** The newest first. */
export async function selectSessions(records: Records, limit: number): Promise<readonly Session[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('calibration_session')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(sessionOf);
}

export async function selectConversations(records: Records, session: string): Promise<readonly SessionConversation[]> {
  return records
    .as<Tables>()
    .selectFrom('calibration_conversation')
    .select(['contact', 'person', 'conversation', 'reference'])
    .where('session', '=', session)
    .orderBy('place')
    .execute();
}

export async function keepReference(
  records: Records,
  session: string,
  contact: string,
  reference: Entries,
): Promise<boolean> {
  const kept = await records
    .as<Tables>()
    .updateTable('calibration_conversation')
    .set({ reference: json(reference) })
    .where('session', '=', session)
    .where('contact', '=', contact)
    .returning('contact')
    .execute();
  return kept.length > 0;
}

export async function selectScores(records: Records, sessions: readonly string[]) {
  if (sessions.length === 0) return [];
  const rows = await records
    .as<Tables>()
    .selectFrom('calibration_score')
    .selectAll()
    .where('session', 'in', [...sessions])
    .orderBy('session')
    .orderBy('contact')
    .orderBy('inspector')
    .execute();
  return rows.map(({ submitted_at: submittedAt, revision, ...same }) => ({
    ...same,
    revision: Number(revision),
    submittedAt,
  }));
}

/** False where it was saved or handed in by somebody else since `revision`; 0 is one that is not there yet. */
export async function keepScore(
  records: Records,
  session: string,
  { contact, inspector, submittedAt, entries, remark, revision }: SessionScore,
): Promise<boolean> {
  const db = records.as<Tables>();
  const row = { entries: json(entries), remark, revision: revision + 1, submitted_at: submittedAt };
  const kept =
    revision === 0
      ? await db
          .insertInto('calibration_score')
          .values({ session, contact, inspector, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning('contact')
          .execute()
      : await db
          .updateTable('calibration_score')
          .set(row)
          .where('session', '=', session)
          .where('contact', '=', contact)
          .where('inspector', '=', inspector)
          .where('revision', '=', revision)
          .where('submitted_at', 'is', null)
          .returning('contact')
          .execute();
  return kept.length > 0;
}
