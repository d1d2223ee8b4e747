import { type Account, type Actor, mayReach, reachOf } from '../../../access/index.ts';
import type { Person } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import { deskOf, rolesAt } from '../desks.ts';
import { isInvolved } from '../involved.ts';
import type { Appeal } from '../model.ts';
import type { AppealWorld } from '../world.node.ts';

/** Whether anybody may take the step an appeal stands at. Where nobody may, it would wait for ever: the director takes it. */

/** What every appeal is judged against on one day: read once for a whole list. */
export interface Around {
  readonly today: string;
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
}

type Staff = Pick<AppealWorld, 'records' | 'today' | 'accounts' | 'teamOf'>;

export async function aroundOf(world: Staff): Promise<Around> {
  const today = await world.today();
  return { today, people: await readPeople(world.records, today), accounts: await world.accounts() };
}

export async function reaches(
  world: Staff,
  actor: Actor,
  action: 'appeal.review' | 'appeal.final' | 'appeal.vote',
  { person }: Pick<Appeal, 'person'>,
): Promise<boolean> {
  const reach = reachOf(actor, action);
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await world.teamOf(own) : new Set<string>();
  return mayReach(reach, actor, person, team);
}

type Standing = Pick<Appeal, 'person' | 'object' | 'state' | 'seats'>;

export async function isStaffed(world: Staff, appeal: Standing, { people, accounts }: Around): Promise<boolean> {
  if (appeal.state !== 'filed' && appeal.state !== 'joint') return true;
  if (appeal.state === 'joint') return appeal.seats.some(({ holder }) => holder !== null);
  const desk = rolesAt(deskOf(appeal.object));
  for (const account of accounts) {
    if (account.disabled || !account.roles.some((role) => desk.includes(role))) continue;
    if (account.person === appeal.person || isInvolved(account, appeal, people)) continue;
    const actor: Actor = { account, via: 'session', tokenScope: null, sessionId: '' };
    if (await reaches(world, actor, 'appeal.review', appeal)) return true;
  }
  return false;
}
