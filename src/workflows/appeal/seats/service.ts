import type { Account, Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { readPeople } from '../../../people/service.ts';
import type { Hand } from '../../payrun/index.ts';
import { isInvolved } from '../involved.ts';
import { type Appeal, SEATS, type Seat, type SeatName, STATE_TITLES } from '../model.ts';
import { appealProblem } from '../problems.ts';
import { keep } from '../steps.node.ts';
import { seatHolders, selectAppeal, setSeat } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';

/** Who sits in joint reviews, for good and in one appeal. */

const SEAT: Text = { 'zh-CN': '换复核人', 'zh-TW': '換複核人', en: 'Change who votes' };

export { seatHolders } from '../store.ts';

/** The seats of one joint review: who has a part in the matter, or has ruled on it, leaves theirs empty. */
export async function seatsFor(world: AppealWorld, appeal: Appeal): Promise<readonly Seat[]> {
  const holders = await seatHolders(world.records);
  const seats: Seat[] = [];
  for (const seat of SEATS) {
    const holder = holders.get(seat) ?? null;
    const account = holder && (await world.accountOf(holder.account));
    seats.push({ seat, holder: account && (await maySit(world, appeal, account)) ? holder : null });
  }
  return seats;
}

async function maySit(world: AppealWorld, appeal: Appeal, account: Account): Promise<boolean> {
  if (account.disabled || account.person === appeal.person) return false;
  if (appeal.rulings.some(({ by }) => by.some((hand) => hand.account === account.id))) return false;
  return !isInvolved(account, appeal, await readPeople(world.records, await world.today()));
}

export interface Seating {
  readonly seat: SeatName;
  /** Null empties the seat. */
  readonly account: string | null;
}

/** Whoever holds a seat from now on; joint reviews that have begun keep theirs. */
export async function seat(
  world: AppealWorld,
  actor: Actor,
  { seat: name, account: id }: Seating,
): Promise<Result<null>> {
  const account = id === null ? null : await voter(world, id);
  if (account !== null && !account.ok) return account;
  return world.records.transaction(async (inside) => {
    const holder = account && { account: account.value.id, name: account.value.name };
    await setSeat(inside, name, holder, world.now());
    const detail = { account: id ?? '' };
    const event = { actor: actor.account.id, action: 'appeal.seat', object: `appeal-seat:${name}`, detail };
    await audit(inside, event, world.now());
    return ok(null);
  });
}

/** Gives a seat of one joint review to somebody else: where its holder has a part in the matter, or is away. */
export async function seatIn(
  world: AppealWorld,
  actor: Actor,
  id: string,
  { seat: name, account: who }: { readonly seat: SeatName; readonly account: string },
): Promise<Result<Appeal>> {
  const account = await voter(world, who);
  if (!account.ok) return account;
  const seen = await selectAppeal(world.records, id);
  if (seen === undefined) return failed(appealProblem('appeal.not-found'));
  const free = await maySit(world, seen, account.value);
  return world.records.transaction(async (inside): Promise<Result<Appeal>> => {
    const appeal = (await selectAppeal(inside, id, true)) ?? seen;
    const { state } = appeal;
    if (state !== 'joint')
      return failed(appealProblem('appeal.wrong-state', { move: SEAT, state: STATE_TITLES[state] }));
    if (appeal.ballots.some((ballot) => ballot.seat === name)) return failed(appealProblem('appeal.seat-voted'));
    const other = appeal.seats.some(({ seat, holder }) => seat !== name && holder?.account === who);
    if (other) return failed(appealProblem('appeal.seat-taken', { name: account.value.name }));
    if (!free) return failed(appealProblem('appeal.involved'));
    const holder = { account: account.value.id, name: account.value.name };
    const seats = appeal.seats.map((one) => (one.seat === name ? { ...one, holder } : one));
    const made = { appeal: { ...appeal, seats }, move: 'seat', from: state, told: 'joint' as const };
    return ok(await keep(world, inside, actor, { ...made, detail: { seat: name, account: who } }));
  });
}

/** Accounts that may hold a seat, by name. */
export async function candidates(world: AppealWorld): Promise<readonly Hand[]> {
  const able = (await world.accounts()).filter((account) => !account.disabled && canVote(account));
  return able.map(({ id, name }) => ({ account: id, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function canVote({ roles }: Account): boolean {
  return roles.some((role) => role === 'quality' || role === 'lead');
}

async function voter(world: AppealWorld, id: string): Promise<Result<Account>> {
  const account = await world.accountOf(id);
  if (account === null) return failed(appealProblem('appeal.no-account', { login: id }));
  return canVote(account) ? ok(account) : failed(appealProblem('appeal.seat-role', { name: account.name }));
}
