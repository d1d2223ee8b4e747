import type { Account } from '../../access/index.ts';
import { monthOf } from '../../base/period.ts';
import { ok, type Result } from '../../base/problem.ts';
import type { Goal } from '../../workflows/goals/index.ts';
import { approve, type GoalsWorld, goalSets, propose } from '../../workflows/goals/service.ts';
import { actorOf } from './actor.ts';

/** Goals of the demo's posts: those of the basic agents are approved, those of the VIP agents wait for the manager. */

const BASIC: readonly Goal[] = [
  { area: 'service', goal: '客户满意度保持在 90% 以上', metric: 'csat', target: '90%' },
  { area: 'service', goal: '平均首响不超过 25 秒', metric: 'first_response', target: '25' },
  { area: 'tasks', goal: '投诉在时限内处理完', metric: 'complaint_on_time', target: '95%' },
  { area: 'knowledge', goal: '解答准确，不误导客户', metric: 'answer_accuracy', target: '97%' },
  { area: 'crises', goal: '升级投诉当班报组长，先致歉再处理', metric: null, target: null },
];
const VIP: readonly Goal[] = [
  { area: 'service', goal: '贵宾客户满意度 93%', metric: 'csat', target: '93%' },
  { area: 'business', goal: '一次解决率达到 85%', metric: 'first_contact_resolution', target: '85%' },
];

export interface DemoGoals {
  readonly world: GoalsWorld;
  readonly accounts: Readonly<Partial<Record<string, Account>>>;
}

export async function seedGoals({ world, accounts }: DemoGoals): Promise<Result<null>> {
  const { lead, hr, manager } = accounts;
  if (!lead || !hr || !manager || (await goalSets(world)).length > 0) return ok(null);
  const from = monthOf(await world.today()).first;
  const basic = await propose(world, actorOf(lead), { post: 'basic', from, why: '按上季结果和客户意见', goals: BASIC });
  if (!basic.ok) return basic;
  for (const { set } of await goalSets(world)) {
    const approved = await approve(world, actorOf(manager), { set, why: '' });
    if (!approved.ok) return approved;
  }
  return propose(world, actorOf(hr), { post: 'vip', from, why: '贵宾组季度目标', goals: VIP });
}
