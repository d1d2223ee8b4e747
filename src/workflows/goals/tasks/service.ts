import { type Actor, reachOf } from '../../../access/index.ts';
import type { Task } from '../../../notices/index.ts';
import { type GoalsWorld, goalSets, LINK } from '../service.ts';

/** Proposed goals wait for somebody above who did not propose them. */
export async function tasksOf(world: Pick<GoalsWorld, 'records' | 'today'>, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'goal.approve') !== 'all') return [];
  const waiting = (await goalSets(world)).filter(
    ({ state, account }) => state === 'waiting' && account !== actor.account.id,
  );
  if (waiting.length === 0) return [];
  const title = {
    'zh-CN': `批准 ${waiting.length} 份岗位目标`,
    'zh-TW': `核准 ${waiting.length} 份崗位目標`,
    en: waiting.length === 1 ? 'Approve the goals of a post' : `Approve the goals of ${waiting.length} posts`,
  };
  return [{ kind: 'goals.approve', title, count: waiting.length, due: null, link: LINK }];
}
