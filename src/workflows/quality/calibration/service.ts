import { pageOfAccounts } from '../../../access/accounts/service.ts';
import type { Account, Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import type { PlainDate } from '../../../base/period.ts';
import { parsePeriod, period } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import type { FactDraft } from '../../../ledger/index.ts';
import { appendFacts } from '../../../ledger/service.ts';
import { notify } from '../../../notices/service.ts';
import type { PersonSpan } from '../../../people/index.ts';
import { readSpans } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { rowsByKey, wholeRows } from '../../../stages/activity/index.ts';
import { cardAt, cardOn } from '../cards/service.ts';
import type { Entries, Hand, Scorecard } from '../model.ts';
import { qualityProblem } from '../problems.ts';
import { handOf } from '../queue/service.ts';
import { conversationOf } from '../sampling/service.ts';
import { faultsInDraft, score } from '../score.ts';
import type { QualityWorld } from '../world.node.ts';
import type { Outcome, Session, SessionConversation, SessionScore } from './model.ts';
import { decide, type MoveId } from './moves.ts';
import { outcomeOf } from './outcome.ts';
import { calibrationProblem } from './problems.ts';
import {
  insertSession,
  keepReference,
  keepScore,
  selectConversations,
  selectScores,
  selectSession,
  selectSessions,
  updateSession,
} from './store.ts';
import { sessionLink, type Told, words } from './words.ts';

/** Calibration sessions: opened, scored blind, compared, settled; what came of it is a fact about each inspector. */

export interface NewSession {
  readonly title: string;
  readonly card: string;
  readonly due: PlainDate;
  /** Accounts. */
  readonly inspectors: readonly string[];
  /** Named conversations, or how many to draw at random from a period. */
  readonly contacts: readonly string[];
  readonly draw: { readonly count: number; readonly period: string } | null;
}

export async function openSession(world: QualityWorld, actor: Actor, asked: NewSession): Promise<Result<Session>> {
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
    return ok(session);
  });
}

/** Who may be asked to score: the accounts of the quality role. */
export async function seatable(records: Records): Promise<readonly Hand[]> {
  const found: Account[] = [];
  for (;;) {
    const page = await pageOfAccounts({ records, now: () => '', secret: () => '' }, found.at(-1)?.login, 500);
    found.push(...page);
    if (page.length < 500) break;
  }
  return found
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
  { activity }: QualityWorld,
  { count, period: text }: NonNullable<NewSession['draw']>,
  seed: string,
): Promise<Result<readonly string[]>> {
  const when = parsePeriod(text);
  if (!when) return failed(calibrationProblem('calibration.contact-unknown', { contact: text }));
  const { from, lent } = await wholeRows(activity, 'contact', when);
  const plain = seed.replace(/[^\w-]/g, '');
  const statement = `SELECT c."row_key" FROM ${from} c WHERE c."answered" IS TRUE AND c."agent" IS NOT NULL
    ORDER BY md5(c."row_key" || '${plain}'), c."row_key" LIMIT ${count}`;
  const rows = await activity.lend(lent, () => activity.query(statement));
  return ok(rows.map(({ row_key }) => row_key ?? ''));
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

export interface SessionView {
  readonly session: Session;
  readonly card: Scorecard;
  readonly conversations: readonly SessionConversation[];
  /** Until the session is closed, one's own and nobody else's. */
  readonly scores: readonly SessionScore[];
  /** How many each inspector handed in; no more than that is told while they score. */
  readonly handedIn: ReadonlyMap<string, number>;
  readonly outcome: Outcome | null;
}

export async function viewSession(world: QualityWorld, actor: Actor, id: string): Promise<Result<SessionView>> {
  const { records } = world;
  const session = await selectSession(records, id);
  if (!session) return failed(calibrationProblem('calibration.not-found'));
  const card = await cardAt(world, session.card, session.cardVersion);
  const conversations = await selectConversations(records, id);
  const scores = await selectScores(records, [id]);
  const open = session.state === 'closed' || session.state === 'settled';
  return ok({
    ...{ session, card, conversations },
    scores: scores.filter(({ inspector }) => open || inspector === actor.account.id),
    handedIn: handedIn(scores),
    outcome: open ? outcomeOfSession(session, card, conversations, scores) : null,
  });
}

function handedIn(scores: readonly SessionScore[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { inspector, submittedAt } of scores)
    if (submittedAt !== null) counts.set(inspector, (counts.get(inspector) ?? 0) + 1);
  return counts;
}

function outcomeOfSession(
  { inspectors, seed }: Session,
  card: Scorecard,
  conversations: readonly SessionConversation[],
  scores: readonly SessionScore[],
): Outcome {
  const handed = scores.filter(({ submittedAt }) => submittedAt !== null);
  const scored = {
    inspectors: inspectors.map(({ account }) => account),
    conversations: conversations.map(({ contact, reference }) => ({
      reference,
      entries: new Map(
        handed.filter((one) => one.contact === contact).map(({ inspector, entries }) => [inspector, entries]),
      ),
    })),
  };
  return outcomeOf(card, scored, seed);
}

export interface SessionLine {
  readonly session: Session;
  readonly conversations: number;
  readonly handedIn: ReadonlyMap<string, number>;
}

const SESSIONS = 200;

export async function sessionLines(records: Records): Promise<readonly SessionLine[]> {
  const sessions = await selectSessions(records, SESSIONS);
  const scores = await selectScores(
    records,
    sessions.map(({ id }) => id),
  );
  const lines: SessionLine[] = [];
  for (const session of sessions) {
    const conversations = (await selectConversations(records, session.id)).length;
    lines.push({ session, conversations, handedIn: handedIn(scores.filter((one) => one.session === session.id)) });
  }
  return lines;
}

export interface GivenScore {
  readonly entries: Entries;
  readonly remark: string;
  readonly revision: number;
  /** Handed in for good; else kept as a draft. */
  readonly submit: boolean;
}

export async function saveScore(
  world: QualityWorld,
  actor: Actor,
  key: { readonly id: string; readonly contact: string },
  given: GivenScore,
): Promise<Result<SessionScore>> {
  const { now } = world;
  return world.records.transaction(async (inside) => {
    const session = await selectSession(inside, key.id, true);
    if (!session) return failed(calibrationProblem('calibration.not-found'));
    const inspector = actor.account.id;
    if (!session.inspectors.some(({ account }) => account === inspector))
      return failed(calibrationProblem('calibration.not-yours'));
    if (session.state !== 'scoring')
      return failed(calibrationProblem('calibration.wrong-state', { move: 'score', state: session.state }));
    if (!(await selectConversations(inside, key.id)).some(({ contact }) => contact === key.contact))
      return failed(calibrationProblem('calibration.contact-unknown', { contact: key.contact }));
    const before = (await selectScores(inside, [key.id])).find(
      (one) => one.inspector === inspector && one.contact === key.contact,
    );
    if (before?.submittedAt != null) return failed(calibrationProblem('calibration.handed-in'));
    const card = await cardAt({ ...world, records: inside }, session.card, session.cardVersion);
    const problems = given.submit ? score(card, given.entries).problems : faultsInDraft(card, given.entries);
    if (problems.length > 0) return failed(...problems);
    const { entries, remark, revision } = given;
    const submittedAt = given.submit ? now() : null;
    const kept: SessionScore = { contact: key.contact, inspector, entries, remark, submittedAt, revision };
    if (!(await keepScore(inside, key.id, kept))) return failed(qualityProblem('quality.stale'));
    if (given.submit) await record(inside, actor, session, 'score', { contact: key.contact }, now());
    return ok({ ...kept, revision: revision + 1 });
  });
}

/** What was agreed to be right for one conversation; whoever scored in the session does not set what they are measured by. */
export async function agreeReference(
  world: QualityWorld,
  actor: Actor,
  key: { readonly id: string; readonly contact: string },
  entries: Entries,
): Promise<Result<null>> {
  return world.records.transaction(async (inside) => {
    const session = await selectSession(inside, key.id, true);
    if (!session) return failed(calibrationProblem('calibration.not-found'));
    if (session.state !== 'closed')
      return failed(calibrationProblem('calibration.wrong-state', { move: 'agree', state: session.state }));
    if (inspects(session, actor)) return failed(calibrationProblem('calibration.own-matter'));
    const card = await cardAt({ ...world, records: inside }, session.card, session.cardVersion);
    const whole = score(card, entries);
    if (!whole.ok) return whole;
    if (!(await keepReference(inside, key.id, key.contact, entries)))
      return failed(calibrationProblem('calibration.contact-unknown', { contact: key.contact }));
    await record(inside, actor, session, 'agree', { contact: key.contact }, world.now());
    return ok(null);
  });
}

function inspects({ inspectors }: Session, { account }: Actor): boolean {
  return inspectors.some((one) => one.account === account.id || (one.person !== null && one.person === account.person));
}

export async function moveSession(
  world: QualityWorld,
  actor: Actor,
  asked: { readonly id: string; readonly move: MoveId; readonly reason: string },
): Promise<Result<Session>> {
  const { now, today } = world;
  const day = await today();
  return world.records.transaction(async (inside) => {
    const session = await selectSession(inside, asked.id, true);
    if (!session) return failed(calibrationProblem('calibration.not-found'));
    const conversations = await selectConversations(inside, session.id);
    const scores = await selectScores(inside, [session.id]);
    const handed = scores.filter(({ submittedAt }) => submittedAt !== null).length;
    const decided = decide(asked.move, {
      state: session.state,
      owed: conversations.length * session.inspectors.length - handed,
      unsettled: conversations.filter(({ reference }) => reference === null).length,
      inspects: inspects(session, actor),
      reason: asked.reason,
    });
    if (!decided.ok) return decided;
    const at = now();
    const moved: Session = { ...session, state: decided.value, ...stamps(asked.move, actor, at) };
    await updateSession(inside, moved);
    await record(inside, actor, moved, asked.move, { reason: asked.reason }, at);
    if (decided.value === 'closed' || decided.value === 'settled') await tell(inside, moved, decided.value, {}, at);
    if (decided.value !== 'settled') return ok(moved);
    const card = await cardAt({ ...world, records: inside }, session.card, session.cardVersion);
    const facts = factsOf(moved, outcomeOfSession(moved, card, conversations, scores), day);
    const appended = await appendFacts(inside, facts, () => new Date(at));
    return appended.ok ? ok(moved) : appended;
  });
}

function stamps(move: MoveId, actor: Actor, at: string): Partial<Session> {
  if (move === 'close') return { closedAt: at };
  return move === 'settle' ? { settledAt: at, settledBy: handOf(actor) } : {};
}

/** One fact about the session and one about each inspector: a plan can read the distance as a ledger amount. */
function factsOf(session: Session, outcome: Outcome, valid: PlainDate): readonly FactDraft[] {
  const by = session.settledBy?.name ?? '';
  const envelope = { valid, until: null, by, why: session.title, replaces: null, source: null };
  const whole = outcome.agreement.find(({ item }) => item === null);
  const about = { session: session.id, scorecard: session.card, version: session.cardVersion };
  const { alpha = null, low = null, high = null, conversations = 0 } = whole ?? {};
  const settled: FactDraft = {
    ...envelope,
    kind: 'calibration.settled',
    subject: `calibration:${session.id}`,
    data: { ...about, alpha, low, high, conversations },
  };
  const each = session.inspectors.flatMap(({ account, person }): readonly FactDraft[] => {
    const own = outcome.deviations.find(({ inspector, item }) => inspector === account && item === null);
    if (!own || own.distance === null) return [];
    const data = { ...about, amount: own.distance, bias: own.bias, n: own.n };
    return [{ ...envelope, kind: 'calibration.deviation', subject: person ?? `account:${account}`, data }];
  });
  return [settled, ...each];
}

async function record(
  records: Records,
  actor: Actor,
  session: Session,
  move: string,
  detail: Readonly<Record<string, string | number>>,
  now: string,
): Promise<void> {
  const event = { actor: actor.account.id, action: 'calibration.move', object: `calibration:${session.id}` };
  await audit(records, { ...event, detail: { move, state: session.state, ...detail } }, now);
}

async function tell(
  records: Records,
  session: Session,
  what: Told,
  params: Readonly<Record<string, string | number>>,
  now: string,
): Promise<void> {
  const text = words(what, { title: session.title, ...params });
  const drafts = session.inspectors.map(({ account }) => ({
    to: { account },
    kind: `calibration.${what}`,
    text,
    link: sessionLink(session.id),
    key: `calibration ${session.id} ${what}`,
  }));
  await notify(records, drafts, now);
}
