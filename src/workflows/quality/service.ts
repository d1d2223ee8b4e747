import { type Actor, reachOf } from '../../access/index.ts';
import type { Task } from '../../notices/index.ts';
import { inspectorOf } from './queue/service.ts';
import { countOwed } from './queue/store.ts';
import { countUnanswered } from './scored/store.ts';
import { answerWords, MINE_LINK, owedWords, QUEUE_LINK } from './words.ts';
import type { QualityWorld } from './world.node.ts';

/** The I/O front door of quality control. */

export { cardAnswer, cardBody, entriesAnswer, entriesBody } from './answers.ts';
export { type Begun, claim, claimNext, owedRows, release, saveDraft, skip } from './queue/service.ts';
export { drawDay, drawOwed, draws, samplingPlans } from './sampling/service.ts';
export { confirm, findCheck, type ShownCheck, submit } from './scored/service.ts';
export type { QualityWorld } from './world.node.ts';

/** What waits for somebody: conversations to score, checks of one's own to answer. */
export async function tasksOf(world: QualityWorld, actor: Actor): Promise<readonly Task[]> {
  return [...(await toScore(world, actor)), ...(await toAnswer(world, actor))];
}

async function toScore(world: QualityWorld, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'quality.score') === 'none') return [];
  const { owed } = await countOwed(world.records, await inspectorOf(world, actor));
  if (owed === 0) return [];
  return [{ kind: 'quality.score', title: owedWords(owed), count: owed, due: await world.today(), link: QUEUE_LINK }];
}

async function toAnswer({ records, today }: QualityWorld, actor: Actor): Promise<readonly Task[]> {
  const { person } = actor.account;
  if (person === null || reachOf(actor, 'quality.answer') === 'none') return [];
  const { count, until } = await countUnanswered(records, person, await today());
  return count === 0
    ? []
    : [{ kind: 'quality.confirm', title: answerWords(count), count, due: until, link: MINE_LINK }];
}
