import { ROLE_TITLES, type Role } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { appendFacts, withdrawFact } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { periodOf } from '../cycle.ts';
import { followNews } from '../following/service.ts';
import { handOf, type Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import type { ConfirmingHand, StoredProposal } from '../proposal.ts';
import { CONFIRMED } from '../results/release.ts';
import { selectCycle } from '../store.ts';
import { type Confirmer, EXCLUDES, PROPOSALS } from '../uses.ts';
import type { ReviewWorld } from '../world.node.ts';
import { keepProposals, selectProposal, selectProposalsOf } from './store.ts';

/** What results lead to: confirmed by everybody whom the proposal needs, each another person, and only then a fact. */

export interface Settling {
  readonly id: string;
  readonly why: string;
}

/** Somebody who settles: with the roles that say as what. */
export interface Settler extends Mover {
  readonly roles: readonly Role[];
}

export async function confirmProposal(world: ReviewWorld, mover: Settler, asked: Settling) {
  // What a result does not lead to any more is not there to be confirmed.
  await followNews(world);
  return settle(world, mover, asked, 'confirm', async (inside, proposal, rivals) => {
    if (proposal.state !== 'open') return failed(reviewProblem('review.proposal-done', { state: proposal.state }));
    const rival = rivals.find(({ kind }) => kind === EXCLUDES[proposal.kind]);
    if (rival?.state === 'confirmed') return failed(reviewProblem('review.excluded', { other: rival.kind }));
    const as = asWhat(proposal, mover);
    if (!as.ok) return as;
    const hands = [...proposal.hands, { ...handOf(mover), as: as.value }];
    const why = asked.why === '' ? proposal.why : asked.why;
    const all = PROPOSALS[proposal.kind].needs.every((need) => hands.some((hand) => hand.as === need));
    if (!all) return ok([{ ...proposal, hands, why }]);
    const fact = await confirmedFact({ ...world, records: inside }, proposal, hands, asked.why);
    if (!fact.ok) return fact;
    const done = { ...proposal, hands, why, state: 'confirmed' as const, fact: fact.value };
    const instead = rival?.state === 'open' ? [{ ...rival, state: 'withdrawn' as const, why }] : [];
    return ok([done, ...instead]);
  });
}

export function refuseProposal(world: ReviewWorld, mover: Settler, asked: Settling) {
  return settle(world, mover, asked, 'refuse', async (_, proposal) => {
    if (proposal.state !== 'open') return failed(reviewProblem('review.proposal-done', { state: proposal.state }));
    if (asked.why.trim() === '') return failed(reviewProblem('review.reason-missing'));
    return ok([{ ...proposal, state: 'refused', why: asked.why }]);
  });
}

/** A confirmed proposal whose ground is gone stays, for a reason that is written down. */
export function upholdProposal(world: ReviewWorld, mover: Settler, asked: Settling) {
  return settle(world, mover, asked, 'uphold', async (_, proposal) => {
    const refusal = notFlagged(proposal, mover, asked);
    return refusal ? failed(refusal) : ok([{ ...proposal, flaggedAt: null, why: asked.why }]);
  });
}

/** Or it is taken back, and its fact with it. */
export function revokeProposal(world: ReviewWorld, mover: Settler, asked: Settling) {
  return settle(world, mover, asked, 'revoke', async (inside, proposal) => {
    const refusal = notFlagged(proposal, mover, asked);
    if (refusal) return failed(refusal);
    const decision = { by: mover.name, why: asked.why };
    const clock = () => new Date(world.now());
    const taken = proposal.fact === null ? ok(null) : await withdrawFact(inside, proposal.fact, decision, clock);
    if (!taken.ok) return taken;
    return ok([{ ...proposal, state: 'withdrawn', flaggedAt: null, fact: null, why: asked.why }]);
  });
}

function notFlagged({ kind, flaggedAt }: StoredProposal, { roles }: Settler, { why }: Settling): Problem | null {
  if (flaggedAt === null) return reviewProblem('review.not-flagged');
  const { needs } = PROPOSALS[kind];
  if (!needs.some((need) => roles.includes(need)))
    return reviewProblem('review.not-confirmer', { needs: needs.map((need) => ROLE_TITLES[need]) });
  return why.trim() === '' ? reviewProblem('review.reason-missing') : null;
}

type Change = (
  inside: Records,
  proposal: StoredProposal,
  others: readonly StoredProposal[],
) => Promise<Result<readonly [StoredProposal, ...StoredProposal[]]>>;

/** Every settling alike: the person's proposals of the cycle are held, nobody settles their own, and the log hears of it. */
async function settle(
  { records, now }: ReviewWorld,
  mover: Settler,
  { id, why }: Settling,
  move: 'confirm' | 'refuse' | 'uphold' | 'revoke',
  change: Change,
): Promise<Result<StoredProposal>> {
  return records.transaction(async (inside): Promise<Result<StoredProposal>> => {
    const seen = await selectProposal(inside, id);
    if (seen === undefined) return failed(reviewProblem('review.no-proposal'));
    if (seen.person === mover.person) return failed(reviewProblem('review.own-proposal'));
    const held = await selectProposalsOf(inside, seen.cycle, [seen.person]);
    const others = held.filter((one) => one.id !== id);
    const changed = await change(inside, held.find((one) => one.id === id) ?? seen, others);
    if (!changed.ok) return changed;
    await keepProposals(inside, changed.value);
    const [next] = changed.value;
    const detail = { person: next.person, kind: next.kind, as: next.hands.at(-1)?.as ?? null, why };
    const object = `review:${next.cycle}`;
    await audit(inside, { actor: mover.account, action: `review.${move}`, object, detail }, now());
    return ok(next);
  });
}

/** As which of the confirmers still needed somebody speaks; nobody speaks twice, whatever roles they hold. */
function asWhat(proposal: StoredProposal, { account, roles }: Settler): Result<Confirmer> {
  const { needs } = PROPOSALS[proposal.kind];
  const mine = needs.filter((need) => roles.includes(need));
  if (mine.length === 0)
    return failed(reviewProblem('review.not-confirmer', { needs: needs.map((need) => ROLE_TITLES[need]) }));
  const open = mine.find((need) => !proposal.hands.some((hand) => hand.as === need));
  const spoken = proposal.hands.some((hand) => hand.account === account);
  if (open === undefined || spoken)
    return failed(
      reviewProblem('review.confirmed-already', { as: (open ? [open] : mine).map((need) => ROLE_TITLES[need]) }),
    );
  return ok(open);
}

async function confirmedFact(
  world: ReviewWorld,
  { kind, person, cycle: id, restsOn }: StoredProposal,
  hands: readonly ConfirmingHand[],
  why: string,
): Promise<Result<string | null>> {
  const cycle = await selectCycle(world.records, id);
  if (cycle === undefined) throw new Error('a proposal of no review');
  const by = hands.map(({ name }) => name).join('、');
  const data = { proposal: kind, cycle: id, rests_on: restsOn.join(', ') };
  const valid = periodOf(cycle).last;
  const draft = { kind: CONFIRMED, subject: person, valid, until: null, by, why, replaces: null, data, source: null };
  const appended = await appendFacts(world.records, [draft], () => new Date(world.now()));
  return appended.ok ? ok(appended.value.recorded[0]?.id ?? null) : appended;
}

export { selectProposals as pageOfProposals } from './store.ts';
