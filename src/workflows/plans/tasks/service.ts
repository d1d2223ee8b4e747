import { type Actor, reachOf } from '../../../access/index.ts';
import type { Task } from '../../../notices/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { versionsOf } from '../service.ts';
import { publishWords, versionLink } from '../words.ts';

/** Checked versions wait for somebody who may publish and wrote none of it. */
export async function tasksOf({ records }: { readonly records: Records }, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'plan.publish') !== 'all') return [];
  const checked = (await versionsOf(records)).filter((one) => one.state === 'checked');
  return checked
    .filter(({ authors }) => !authors.some(({ account }) => account === actor.account.id))
    .map((one) => ({
      kind: 'plans.publish',
      title: publishWords(one),
      count: 1,
      due: null,
      link: versionLink(one),
    }));
}
