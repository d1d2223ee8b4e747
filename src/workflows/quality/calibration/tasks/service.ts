import { type Actor, reachOf } from '../../../../access/index.ts';
import type { Task } from '../../../../notices/index.ts';
import type { QualityWorld } from '../../world.node.ts';
import { sessionLines } from '../service.ts';
import { sessionLink, words } from '../words.ts';

/** What calibration has somebody do: score what is owed, close what everybody has scored. */
export async function tasksOf({ records }: Pick<QualityWorld, 'records'>, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'calibration.read') !== 'all') return [];
  const leads = reachOf(actor, 'calibration.lead') === 'all';
  const open = (await sessionLines(records)).filter(({ session }) => session.state === 'scoring');
  return open.flatMap(({ session, conversations, handedIn }): readonly Task[] => {
    const { id, title, due, inspectors } = session;
    const mine = inspectors.some(({ account }) => account === actor.account.id);
    const owed = mine ? conversations - (handedIn.get(actor.account.id) ?? 0) : 0;
    const link = sessionLink(id);
    if (owed > 0)
      return [{ kind: 'calibration.score', title: words('owed', { title, count: owed }), count: owed, due, link }];
    const whole = inspectors.every(({ account }) => handedIn.get(account) === conversations);
    return leads && whole
      ? [{ kind: 'calibration.close', title: words('toClose', { title }), count: 1, due, link }]
      : [];
  });
}
