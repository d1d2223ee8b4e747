import type { SamplingPlan } from '../model.ts';

/** What an organisation begins with: five a person a day; basic agents are watched by their lead, the others by the quality team. */
const USUAL = {
  teams: null,
  perDay: 5,
  share: null,
  strata: ['channel', 'rating', 'duration'],
  newMonths: 3,
  newExtra: 0,
  ownTeam: false,
  active: true,
} as const;

export const DEFAULT_PLANS: readonly SamplingPlan[] = [
  {
    ...USUAL,
    id: 'basic',
    title: { 'zh-CN': '基础客服', 'zh-TW': '基礎客服', en: 'Basic agents' },
    posts: ['basic'],
    scorecard: 'deductions-basic',
    watcher: 'lead',
    // The lead is of the team by nature.
    ownTeam: true,
  },
  {
    ...USUAL,
    id: 'vip',
    title: { 'zh-CN': '贵宾客服', 'zh-TW': '貴賓客服', en: 'VIP agents' },
    posts: ['vip'],
    scorecard: 'deductions-vip',
    watcher: 'quality',
  },
  {
    ...USUAL,
    id: 'voice',
    title: { 'zh-CN': '话务客服', 'zh-TW': '話務客服', en: 'Voice agents' },
    posts: ['voice'],
    scorecard: 'deductions-voice',
    watcher: 'quality',
  },
];
