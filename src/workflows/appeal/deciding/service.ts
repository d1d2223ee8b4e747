import { type Account, type Actor, reachOf } from '../../../access/index.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { FactDraft } from '../../../ledger/index.ts';
import { appendFacts, factChain } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Hand, Movement } from '../../payrun/index.ts';
import { suppose } from '../../payrun/supposing/service.ts';
import { followNews } from '../../review/following/service.ts';
import { countBallots } from '../ballots.ts';
import { changeOf, draftsOf, type Word, withdrawalDraft } from '../corrections.ts';
import { deskOf, rolesAt } from '../desks.ts';
import { close } from '../filing/service.ts';
import { isInvolved } from '../involved.ts';
import {
  type Appeal,
  type AppealState,
  type Ballot,
  type Correction,
  type Instance,
  lastRuling,
  type Outcome,
  type Ruling,
  STATE_TITLES,
  type Standing,
} from '../model.ts';
import { decide, type MoveId, moveOf, type Situation } from '../moves.ts';
import { appealProblem } from '../problems.ts';
import { type Days, daysOf, dueOf, keep } from '../steps.node.ts';
import { selectAppeal } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';
import { groundsOf } from './grounds.node.ts';
import { type Around, aroundOf, isStaffed, reaches } from './staffing.node.ts';

/** The deciders' side: what a correction would move, the first review, the votes, the final word. */

export interface Verdict {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly principle: string;
  readonly corrections: readonly Correction[];
}

/** What would change if these corrections were decided on: nothing is written. */
export async function preview(
  world: AppealWorld,
  actor: Actor,
  id: string,
  corrections: readonly Correction[],
): Promise<Result<readonly Movement[]>> {
  const appeal = await selectAppeal(world.records, id);
  const may = appeal && (await reviewable(world, actor, appeal));
  if (appeal === undefined || !may) return failed(appealProblem('appeal.not-found'));
  const prepared = await prepare(world, appeal, corrections, wordOf(actor.account, appeal, 'preview'));
  return prepared.ok ? ok(prepared.value.moved) : prepared;
}

/** Whether the actor may have a hand in the decision, in some instance. */
async function reviewable(world: AppealWorld, actor: Actor, appeal: Appeal): Promise<boolean> {
  if (appeal.seats.some(({ holder }) => holder?.account === actor.account.id)) return true;
  return (
    (await reaches(world, actor, 'appeal.review', appeal)) || (await reaches(world, actor, 'appeal.final', appeal))
  );
}

function wordOf({ name }: Account, { number }: Appeal, reason: string): Word {
  return { by: name, why: `申诉 ${number}：${reason.trim()}` };
}

interface Prepared {
  readonly kept: readonly Standing[];
  readonly added: readonly Correction[];
  /** Withdrawals first, then the drafts of `added` in their order. */
  readonly drafts: readonly FactDraft[];
  readonly withdrawals: number;
  readonly moved: readonly Movement[];
}

/** From what stands to what is decided: the facts of it, and whom they move. */
async function prepare(
  world: AppealWorld,
  appeal: Appeal,
  corrections: readonly Correction[],
  word: Word,
): Promise<Result<Prepared>> {
  const standing = lastRuling(appeal)?.corrections ?? [];
  const found = await groundsOf(world, appeal, [...corrections, ...standing.map(({ correction }) => correction)]);
  if (!found.ok) return found;
  const { grounds, days } = found.value;
  const whole = draftsOf(appeal, corrections, grounds, word);
  if (!whole.ok) return whole;
  const change = changeOf(standing, corrections);
  const added = draftsOf(appeal, change.added, grounds, word);
  if (!added.ok) return added;
  const withdrawals: FactDraft[] = [];
  for (const id of change.withdrawn) {
    const fact = (await factChain(world.records, id)).find((one) => one.fact.id === id)?.fact;
    if (fact) withdrawals.push(withdrawalDraft(fact, word));
  }
  const drafts = [...withdrawals, ...added.value];
  const lasting = drafts.some(({ kind }) => kind === 'person.recorded');
  const more = drafts.map(({ valid }) => valid);
  const asked = { drafts, days: [...new Set([...days, ...more])], lasting, person: appeal.person };
  const moved = drafts.length === 0 ? ok([]) : await suppose(world, asked);
  if (!moved.ok) return moved;
  return ok({ ...change, drafts, withdrawals: withdrawals.length, moved: moved.value });
}

async function situationOf(
  world: AppealWorld,
  actor: Actor,
  appeal: Appeal,
  { people, today, accounts }: Around,
  said: Pick<Verdict, 'reason' | 'outcome' | 'corrections'>,
): Promise<Situation> {
  const { account } = actor;
  const mine = appeal.seats.find(({ holder }) => holder?.account === account.id)?.seat ?? null;
  return {
    state: appeal.state,
    isAppellant: account.person === appeal.person,
    involved: isInvolved(account, appeal, people),
    ruledBefore: appeal.rulings.some(({ by }) => by.some((hand) => hand.account === account.id)),
    atDesk:
      rolesAt(deskOf(appeal.object)).some((role) => account.roles.includes(role)) &&
      (await reaches(world, actor, 'appeal.review', appeal)),
    seat: mine,
    voted: appeal.ballots.some(({ seat }) => seat === mine),
    reason: said.reason,
    outcome: said.outcome,
    corrections: said.corrections.length,
    late: appeal.due !== null && appeal.due < today,
    staffed: await isStaffed(world, appeal, { people, today, accounts }),
  };
}

/** What the actor may do with the appeal as it stands. */
export async function movesFor(
  world: AppealWorld,
  actor: Actor,
  appeal: Appeal,
  around: Around,
): Promise<readonly MoveId[]> {
  const said = { reason: '…', outcome: 'rejected', corrections: [] } as const;
  const situation = await situationOf(world, actor, appeal, around, said);
  const ids: readonly MoveId[] = ['review', 'vote', 'final-word', 'accept', 'ask-joint', 'ask-director', 'withdraw'];
  return ids.filter((id) => {
    if (reachOf(actor, moveOf(id).action) === 'none') return false;
    return decide(id, situation).ok;
  });
}

type Deciding = Extract<MoveId, 'review' | 'vote' | 'final-word'>;

/** A decision of any instance: worked out first, then taken in one transaction with its facts, or not at all. */
export async function giveVerdict(
  world: AppealWorld,
  actor: Actor,
  move: Deciding,
  verdict: Verdict,
): Promise<Result<Appeal>> {
  const seen = await selectAppeal(world.records, verdict.id);
  if (seen === undefined || !(await reviewable(world, actor, seen))) return failed(appealProblem('appeal.not-found'));
  const to = decide(move, await situationOf(world, actor, seen, await aroundOf(world), verdict));
  if (!to.ok) return to;
  const step = stepOf(world, actor.account, move, { appeal: seen, verdict, to: to.value });
  // A ballot that could not be carried out is refused when it is cast, not when it decides.
  const word = wordOf(actor.account, seen, verdict.reason);
  const prepared = await prepare(world, seen, verdict.corrections, word);
  if (!prepared.ok) return prepared;
  const days = await daysOf(world);
  const given = await world.records.transaction(async (inside): Promise<Result<Appeal>> => {
    const appeal = await selectAppeal(inside, verdict.id, true);
    // Somebody else moved it while this was worked out: what was previewed is not what would be decided.
    if (JSON.stringify(appeal) !== JSON.stringify(seen))
      return failed(
        appealProblem('appeal.wrong-state', { move: moveOf(move).title, state: STATE_TITLES[(appeal ?? seen).state] }),
      );
    const ruled = step.ruling === null ? ok(null) : await carryOut(world, inside, step.ruling, prepared.value);
    if (!ruled.ok) return ruled;
    const moved = movedBy(seen, step, ruled.value, days);
    const next = step.state === 'final' ? await close(inside, moved, { now: world.now(), today: days.today }) : moved;
    const detail = { outcome: verdict.outcome, reason: verdict.reason, facts: prepared.value.drafts.length };
    return ok(await keep(world, inside, actor, { appeal: next, move, from: seen.state, told: newsOf(step), detail }));
  });
  // The decision stands whether or not a result can follow it now: the clock tries again.
  if (given.ok && prepared.value.drafts.length > 0) await followNews(world.reviews);
  return given;
}

interface Step {
  readonly state: AppealState;
  readonly ballots: readonly Ballot[];
  readonly pleas: Appeal['pleas'];
  /** Null where a vote leaves it open, or the seats do not agree. */
  readonly ruling: Omit<Ruling, 'corrections' | 'moved'> | null;
}

const INSTANCE_OF: Readonly<Record<Deciding, Instance>> = { review: 'review', vote: 'joint', 'final-word': 'director' };

function stepOf(
  world: AppealWorld,
  account: Account,
  move: Deciding,
  { appeal, verdict, to }: { readonly appeal: Appeal; readonly verdict: Verdict; readonly to: AppealState },
): Step {
  const { outcome, reason, principle, corrections } = verdict;
  const at = world.now();
  const hand: Hand = { account: account.id, name: account.name };
  const said = { instance: INSTANCE_OF[move], outcome, reason, principle, at };
  const { ballots, pleas } = appeal;
  if (move !== 'vote') return { state: to, ballots, pleas, ruling: { ...said, by: [hand] } };
  const seat = appeal.seats.find(({ holder }) => holder?.account === account.id)?.seat;
  if (seat === undefined) throw new Error('a vote was let through without a seat');
  const cast = [...ballots, { seat, by: hand, at, outcome, reason, corrections }];
  const count = countBallots(cast);
  if (count === 'open') return { state: 'joint', ballots: cast, pleas, ruling: null };
  // Three that do not agree leave it to the director.
  if (count === null)
    return { state: 'referred', ballots: cast, pleas: [...pleas, { to: 'director', reason: '', at }], ruling: null };
  const reasons = count.map((ballot) => ballot.reason).join('\n');
  return {
    state: 'jointly-decided',
    ballots: cast,
    pleas,
    ruling: { ...said, reason: reasons, by: count.map(({ by }) => by) },
  };
}

function movedBy(seen: Appeal, { state, ballots, pleas }: Step, ruling: Ruling | null, days: Days): Appeal {
  const rulings = ruling === null ? seen.rulings : [...seen.rulings, ruling];
  const due = state === seen.state ? seen.due : dueOf(days, state);
  return { ...seen, ballots, pleas, rulings, state, due };
}

function newsOf({ ruling, state }: Step) {
  if (ruling !== null) return 'decided';
  return state === 'referred' ? 'referred' : 'joint';
}

/** The facts of a decision, in the transaction of the decision. */
async function carryOut(
  world: AppealWorld,
  inside: Records,
  ruling: NonNullable<Step['ruling']>,
  { kept, added, drafts, withdrawals, moved }: Prepared,
): Promise<Result<Ruling>> {
  const appended =
    drafts.length === 0 ? ok({ recorded: [] }) : await appendFacts(inside, drafts, () => new Date(world.now()));
  if (!appended.ok) return appended;
  const fresh = appended.value.recorded.slice(withdrawals);
  const standing = added.map((correction, i) => ({ correction, fact: fresh[i]?.id ?? '' }));
  return ok({ ...ruling, corrections: [...kept, ...standing], moved });
}

export { type Around, aroundOf } from './staffing.node.ts';
