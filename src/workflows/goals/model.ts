import type { PlainDate } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';

/** What a post is to reach: proposed by the department or the appraisers, approved above, and then a fact from a day on. */

export const AREAS = ['service', 'tasks', 'knowledge', 'business', 'crises'] as const;
export type Area = (typeof AREAS)[number];

export const AREA_TITLES: Readonly<Record<Area, Text>> = {
  service: { 'zh-CN': '服务质量', 'zh-TW': '服務品質', en: 'Service quality' },
  tasks: { 'zh-CN': '工作任务', 'zh-TW': '工作任務', en: 'Tasks' },
  knowledge: { 'zh-CN': '业务知识', 'zh-TW': '業務知識', en: 'Knowledge' },
  business: { 'zh-CN': '业务指标', 'zh-TW': '業務指標', en: 'Business' },
  crises: { 'zh-CN': '危机处理', 'zh-TW': '危機處理', en: 'Crises' },
};

export interface Goal {
  readonly area: Area;
  readonly goal: string;
  /** As plans name it; null where nothing measures it. */
  readonly metric: string | null;
  /** In the metric's unit, exact text. */
  readonly target: string | null;
}

export type GoalState = 'waiting' | 'ahead' | 'now';

/** The goals of one post that were proposed together, and are approved or given back together. */
export interface GoalSet {
  readonly set: string;
  readonly post: string;
  readonly from: PlainDate;
  readonly state: GoalState;
  readonly goals: readonly Goal[];
  readonly why: string;
  readonly proposedBy: string;
  /** The account, so that nobody approves what they proposed. */
  readonly account: string;
  readonly approvedBy: string | null;
}

export const PROPOSED = 'goal.proposed';
export const SET = 'goal.set';
