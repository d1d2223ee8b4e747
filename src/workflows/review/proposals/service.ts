import type { Role } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { appendFacts } from '../../../ledger/service.ts';
import { periodOf } from '../cycle.ts';
import { handOf, type Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { CONFIRMED } from '../results/release.ts';
import { selectCycle } from '../store.ts';
import { type Confirmer, PROPOSALS } from '../uses.ts';
import type { ReviewWorld } from '../world.node.ts';
import { type ConfirmingHand, type StoredProposal, selectProposal, updateProposal } from './store.ts';

/** What results lead to: confirmed by everybody whom the proposal needs, each another person, and only then a fact. */

export interface Settling {
  readonly id: string;
  readonly why: string;
}

/** Somebody who settles: with the roles that say as what. */
export interface Settler extends Mover {
  readonly roles: readonly Role[];
}

export async function confirmProposal(
  world: ReviewWorld,
  mover: Settler,
  asked: Settling,
): Promise<Result<StoredProposal>> {
  const { records, now } = world;
  return records.transaction(async (inside): Promise<Result<StoredProposal>> => {
    const proposal = await selectProposal(inside, asked.id);
    const refusal = refusalOf(proposal, mover);
    if (refusal || proposal === undefined) return failed(refusal ?? reviewProblem('review.no-proposal'));
    const as = asWhat(proposal, mover);
    if (!as.ok) return as;
    const hands = [...proposal.hands, { ...handOf(mover), as: as.value }];
    const all = PROPOSALS[proposal.kind].needs.every((need) => hands.some((hand) => hand.as === need));
    const fact = all ? await confirmedFact({ ...world, records: inside }, proposal, hands, asked.why) : ok(null);
    if (!fact.ok) return fact;
    const why = asked.why === '' ? proposal.why : asked.why;
    const next = { ...proposal, hands, why, state: all ? ('confirmed' as const) : proposal.state, fact: fact.value };
    await updateProposal(inside, next);
    const detail = { person: proposal.person, kind: proposal.kind, as: as.value, why: asked.why };
    const object = `review:${proposal.cycle}`;
    await audit(inside, { actor: mover.account, action: 'review.confirm', object, detail }, now());
    return ok(next);
  });
}

export async function refuseProposal(
  world: ReviewWorld,
  mover: Settler,
  asked: Settling,
): Promise<Result<StoredProposal>> {
  const { records, now } = world;
  return records.transaction(async (inside): Promise<Result<StoredProposal>> => {
    const proposal = await selectProposal(inside, asked.id);
    const refusal = refusalOf(proposal, mover);
    if (refusal || proposal === undefined) return failed(refusal ?? reviewProblem('review.no-proposal'));
    if (asked.why.trim() === '') return failed(reviewProblem('review.reason-missing'));
    const next = { ...proposal, state: 'refused' as const, why: asked.why };
    await updateProposal(inside, next);
    const detail = { person: proposal.person, kind: proposal.kind, why: asked.why };
    const object = `review:${proposal.cycle}`;
    await audit(inside, { actor: mover.account, action: 'review.refuse', object, detail }, now());
    return ok(next);
  });
}

function refusalOf(proposal: StoredProposal | undefined, mover: Mover): Problem | null {
  if (proposal === undefined) return reviewProblem('review.no-proposal');
  if (proposal.person === mover.person) return reviewProblem('review.own-proposal');
  return proposal.state === 'open' ? null : reviewProblem('review.proposal-done', { state: proposal.state });
}

/** As which of the confirmers still needed somebody speaks; nobody speaks twice, whatever roles they hold. */
function asWhat(proposal: StoredProposal, { account, roles }: Settler): Result<Confirmer> {
  const { needs } = PROPOSALS[proposal.kind];
  const mine = needs.filter((need) => roles.includes(need));
  if (mine.length === 0) return failed(reviewProblem('review.not-confirmer', { needs: needs.join(', ') }));
  const open = mine.find((need) => !proposal.hands.some((hand) => hand.as === need));
  const spoken = proposal.hands.some((hand) => hand.account === account);
  if (open === undefined || spoken)
    return failed(reviewProblem('review.confirmed-already', { as: open ?? mine.join(', ') }));
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
