import type { Actor } from '../../../access/index.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import type { FactDraft } from '../../../ledger/index.ts';
import { appendFacts } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { cardAt } from '../cards/service.ts';
import type { Entries, Scorecard } from '../model.ts';
import { qualityProblem } from '../problems.ts';
import { handOf } from '../queue/service.ts';
import { faultsInDraft, score } from '../score.ts';
import type { QualityWorld } from '../world.node.ts';
import { type Outcome, SESSION_TITLES, type Session, type SessionConversation, type SessionScore } from './model.ts';
import { decide, type MoveId } from './moves.ts';
import { outcomeOf } from './outcome.ts';
import { calibrationProblem } from './problems.ts';
import {
  keepReference,
  keepScore,
  selectConversations,
  selectScores,
  selectSession,
  selectSessions,
  updateSession,
} from './store.ts';
import { record, tell } from './telling/service.ts';

/** Calibration sessions: opened, scored blind, compared, settled; what came of it is a fact about each inspector. */

const SCORE: Text = { 'zh-CN': '评分', 'zh-TW': '評分', en: 'Score' };
const AGREE: Text = { 'zh-CN': '定标准答案', 'zh-TW': '定標準答案', en: 'Agree on the reference' };

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
    const inspector = actor.account.id;
    const open = await sessionToScore(inside, key, inspector);
    if (!open.ok) return open;
    const session = open.value;
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

/** The session, held for writing, where the inspector still owes it a score of the conversation; else why not. */
async function sessionToScore(
  inside: Records,
  { id, contact }: { readonly id: string; readonly contact: string },
  inspector: string,
): Promise<Result<Session>> {
  const session = await selectSession(inside, id, true);
  if (!session) return failed(calibrationProblem('calibration.not-found'));
  if (!session.inspectors.some(({ account }) => account === inspector))
    return failed(calibrationProblem('calibration.not-yours'));
  if (session.state !== 'scoring')
    return failed(calibrationProblem('calibration.wrong-state', { move: SCORE, state: SESSION_TITLES[session.state] }));
  if (!(await selectConversations(inside, id)).some((one) => one.contact === contact))
    return failed(calibrationProblem('calibration.contact-unknown', { contact }));
  const own = (await selectScores(inside, [id])).find((one) => one.inspector === inspector && one.contact === contact);
  return own?.submittedAt != null ? failed(calibrationProblem('calibration.handed-in')) : ok(session);
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
      return failed(
        calibrationProblem('calibration.wrong-state', { move: AGREE, state: SESSION_TITLES[session.state] }),
      );
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
