import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { workdaysAfter } from '../../../base/working-days.ts';
import { notify } from '../../../notices/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { turnQuestion } from '../../payrun/payslips/service.ts';
import { recordDecided } from '../decided.node.ts';
import { aroundOf, isStaffed } from '../deciding/staffing.node.ts';
import type { Appeal, AppealState, Contested, Plea } from '../model.ts';
import { decide, type MoveId } from '../moves.ts';
import { noticesOf, type Told } from '../notices.ts';
import { type Asked, findContested } from '../objects/service.ts';
import { precedentOf } from '../precedents/service.ts';
import { appealProblem } from '../problems.ts';
import { seatsFor } from '../seats/service.ts';
import { type Days, dayIn, daysOf, dueOf, keep } from '../steps.node.ts';
import { appealAbout, insertAppeal, nextNumber, selectAppeal } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';

/** The appellant's side: filing, accepting, asking for more, withdrawing. */

export interface NewAppeal extends Asked {
  readonly statement: string;
  readonly wish: string;
  readonly rows: readonly string[];
  readonly question: string | null;
  /** Of a check the items that are contested; none: all that it took something off for. */
  readonly items?: readonly string[];
}

/** What filing would mean: the number as it stands, until when it can be contested, and when an answer is due. */
export interface Outlook {
  readonly object: Contested;
  readonly windowUntil: PlainDate;
  readonly over: boolean;
  readonly reviewBy: PlainDate;
  /** The appeal about this number that there is already. */
  readonly existing: { readonly id: string; readonly number: number } | null;
}

export async function outlook(world: AppealWorld, asked: Asked): Promise<Result<Outlook>> {
  const found = await findContested(world, asked);
  if (!found.ok) return found;
  const days = await daysOf(world);
  const windowUntil = windowOf(days, found.value);
  const existing = await appealAbout(world.records, asked.person, asked.kind, asked.ref);
  return ok({
    object: found.value,
    windowUntil,
    over: windowUntil < days.today,
    reviewBy: workdaysAfter(days.calendar, days.today, days.step),
    existing: existing ? { id: existing.id, number: existing.number } : null,
  });
}

function windowOf(days: Days, { knownAt }: Contested): PlainDate {
  return workdaysAfter(days.calendar, dayIn(days.zone, knownAt), days.window);
}

/**
 * Files an appeal about one's own number, once a number and within its window. A question about the same payslip becomes
 * part of it, in the same transaction; where nobody is there to decide it, managers are told instead.
 */
export async function fileAppeal(world: AppealWorld, actor: Actor, asked: NewAppeal): Promise<Result<Appeal>> {
  const { person, kind, ref } = asked;
  if (actor.account.person !== person) return failed(appealProblem('appeal.not-yours'));
  const seen = await outlook(world, asked);
  if (!seen.ok) return seen;
  const { windowUntil, over, reviewBy } = seen.value;
  const object = contesting(seen.value.object, asked.items ?? []);
  if (!object.ok) return object;
  if (over) return failed(appealProblem('appeal.window-over', { until: windowUntil }));
  const around = await aroundOf(world);
  const name = around.people.find(({ id }) => id === person)?.name ?? person;
  const staffed = await isStaffed(world, { person, object: object.value, state: 'filed', seats: [] }, around);
  const { id: account, name: called } = actor.account;
  return world.records.transaction(async (inside): Promise<Result<Appeal>> => {
    const number = await nextNumber(inside);
    const existing = await appealAbout(inside, person, kind, ref);
    if (existing) return failed(appealProblem('appeal.exists', { number: existing.number }));
    const { statement, wish, rows, question } = asked;
    const appeal: Appeal = {
      ...{ id: world.newId(), number, person, name, object: object.value, statement, wish, rows, question },
      ...{ windowUntil, state: 'filed', due: reviewBy, filedBy: { account, name: called }, filedAt: world.now() },
      ...{ evidence: [], rulings: [], pleas: [], seats: [], ballots: [], closedAt: null, precedent: null },
    };
    if (question !== null) {
      const turned = await turnQuestion(inside, actor, { question, person, ref, number }, world.now());
      if (!turned.ok) return turned;
    }
    await insertAppeal(inside, appeal);
    const detail = { number, kind, ref };
    await audit(inside, { actor: account, action: 'appeal.file', object: `appeal:${appeal.id}`, detail }, world.now());
    const notices = noticesOf(appeal, 'filed');
    const director = notices.map((notice) => ({ ...notice, to: { role: 'manager' } }));
    await notify(inside, staffed ? notices : director, world.now());
    return ok(appeal);
  });
}

function contesting(object: Contested, named: readonly string[]): Result<Contested> {
  const unknown = named.find((item) => !object.items.includes(item));
  if (unknown !== undefined)
    return failed(appealProblem('appeal.item-unknown', { item: unknown, known: object.items }));
  return ok(named.length === 0 ? object : { ...object, items: object.items.filter((item) => named.includes(item)) });
}

export interface Answer {
  readonly id: string;
  readonly move: Extract<MoveId, 'accept' | 'ask-joint' | 'ask-director' | 'withdraw'>;
  readonly reason: string;
}

const TELLS: Readonly<Record<AppealState, Told>> = {
  filed: 'filed',
  reviewed: 'decided',
  joint: 'joint',
  'jointly-decided': 'decided',
  referred: 'referred',
  settled: 'settled',
  final: 'decided',
  withdrawn: 'withdrawn',
};

/** The appellant accepts a decision, asks the next instance, or withdraws. */
export async function answerDecision(world: AppealWorld, actor: Actor, answer: Answer): Promise<Result<Appeal>> {
  const days = await daysOf(world);
  const seen = await selectAppeal(world.records, answer.id);
  if (seen === undefined) return failed(appealProblem('appeal.not-found'));
  const seats = answer.move === 'ask-joint' ? await seatsFor(world, seen) : seen.seats;
  return world.records.transaction(async (inside): Promise<Result<Appeal>> => {
    const appeal = (await selectAppeal(inside, answer.id, true)) ?? seen;
    const { state, due } = appeal;
    const to = decide(answer.move, {
      ...{ state, isAppellant: actor.account.person === appeal.person, involved: false, ruledBefore: false },
      ...{ atDesk: false, seat: null, voted: false, staffed: true, outcome: null, corrections: 0 },
      ...{ reason: answer.reason, late: due !== null && due < days.today },
    });
    if (!to.ok) return to;
    const moved: Appeal = { ...appeal, state: to.value, due: dueOf(days, to.value), seats };
    const next = await answered(inside, moved, answer, { now: world.now(), today: days.today });
    const made = { appeal: next, move: answer.move, from: state, told: TELLS[next.state] };
    return ok(await keep(world, inside, actor, { ...made, detail: { reason: answer.reason } }));
  });
}

async function answered(inside: Records, moved: Appeal, { move, reason }: Answer, at: Closing): Promise<Appeal> {
  if (move === 'accept' || move === 'withdraw') return close(inside, moved, at);
  const plea: Plea = { to: move === 'ask-joint' ? 'joint' : 'director', reason, at: at.now };
  return { ...moved, pleas: [...moved.pleas, plea] };
}

export interface Closing {
  readonly now: string;
  readonly today: PlainDate;
}

/** Nothing is owed any more; what was decided becomes a precedent, and a fact about whoever made a contested check. */
export async function close(inside: Records, appeal: Appeal, { now, today }: Closing): Promise<Appeal> {
  await recordDecided(inside, appeal, { now, today });
  return { ...appeal, due: null, closedAt: now, precedent: await precedentOf(inside, appeal, today) };
}
