import type { QueryClient } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import type { Action } from '../../access/index.ts';
import type { Text } from '../../base/text.ts';

/** Every page: its address, its place in the rail, who sees it there, and where its code is. Loaded when first opened. */

export type RailGroup =
  | 'today'
  | 'data'
  | 'people'
  | 'numbers'
  | 'plans'
  | 'pay'
  | 'reviews'
  | 'growth'
  | 'archive'
  | 'settings';

export interface PageEntry {
  readonly path: string;
  /** Among the group's pages under this title, for staff in a group of their own; a page without one is reached from others. */
  readonly rail?: { readonly group: RailGroup; readonly staff?: RailGroup; readonly title: Text };
  /** Shown to whom the policy gives this action, at least as far as `reach`. */
  readonly action: Action;
  readonly reach: 'own' | 'team' | 'all';
  readonly component: ReturnType<typeof lazyRouteComponent>;
  /** What the page asks that hardly ever changes: it is there before the page is opened. */
  readonly ahead?: (queries: QueryClient) => Promise<void>;
}

export const PAGES: readonly PageEntry[] = [
  {
    path: '/home',
    rail: { group: 'today', title: { 'zh-CN': '今日', 'zh-TW': '今日', en: 'Today' } },
    action: 'account.self',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../home/ui/page.tsx'), 'HomePage'),
  },
  {
    path: '/numbers',
    rail: { group: 'numbers', title: { 'zh-CN': '指标', 'zh-TW': '指標', en: 'Numbers' } },
    action: 'metric.read',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../stages/metrics/ui/explorer.tsx'), 'ExplorerPage'),
    ahead: async (queries) => {
      const { dictionaryQuery } = await import('../../stages/metrics/ui/question.ts');
      await queries.prefetchQuery(dictionaryQuery);
    },
  },
  {
    path: '/numbers/dictionary',
    action: 'metric.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../stages/metrics/ui/dictionary.tsx'), 'DictionaryPage'),
  },
  {
    path: '/rows/$kind/$key',
    action: 'activity.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('./appealable-row.tsx'), 'AppealableRow'),
  },
  {
    path: '/plans',
    rail: { group: 'plans', staff: 'pay', title: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plans' } },
    action: 'plan.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/plans/ui/list.tsx'), 'PlansPage'),
  },
  {
    path: '/plans/$plan',
    action: 'plan.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/plans/ui/versions.tsx'), 'VersionsPage'),
  },
  {
    path: '/plans/$plan/$version',
    action: 'plan.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/plans/ui/studio.tsx'), 'StudioPage'),
  },
  {
    path: '/my-pay',
    rail: { group: 'pay', title: { 'zh-CN': '我的工资', 'zh-TW': '我的薪資', en: 'My pay' } },
    action: 'pay.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/payrun/ui/my-pay.tsx'), 'MyPayPage'),
  },
  {
    path: '/pay/runs',
    rail: { group: 'pay', title: { 'zh-CN': '工资核算', 'zh-TW': '薪資核算', en: 'Pay runs' } },
    action: 'run.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/payrun/ui/run-list.tsx'), 'RunsPage'),
  },
  {
    path: '/pay/runs/$run',
    action: 'run.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/payrun/ui/run.tsx'), 'RunPage'),
  },
  {
    path: '/pay/payslips/$person/$run',
    action: 'pay.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/payrun/ui/payslip.tsx'), 'PayslipPage'),
  },
  {
    path: '/pay/questions',
    rail: { group: 'pay', title: { 'zh-CN': '工资条问题', 'zh-TW': '薪資單問題', en: 'Questions' } },
    action: 'question.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/payrun/ui/questions.tsx'), 'QuestionsPage'),
  },
  {
    path: '/quality/calibration',
    rail: { group: 'reviews', title: { 'zh-CN': '校准', 'zh-TW': '校準', en: 'Calibration' } },
    action: 'calibration.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/quality/calibration/ui/sessions.tsx'), 'SessionsPage'),
  },
  {
    path: '/quality/calibration/$id',
    action: 'calibration.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/quality/calibration/ui/session.tsx'), 'SessionPage'),
  },
  {
    path: '/quality/queue',
    rail: { group: 'reviews', title: { 'zh-CN': '质检队列', 'zh-TW': '質檢佇列', en: 'Quality queue' } },
    action: 'quality.score',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/queue.tsx'), 'QueuePage'),
  },
  {
    path: '/quality/score',
    action: 'quality.score',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/score.tsx'), 'ScorePage'),
  },
  {
    path: '/quality/checks',
    rail: { group: 'reviews', title: { 'zh-CN': '质检记录', 'zh-TW': '質檢紀錄', en: 'Checks' } },
    action: 'quality.read',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/checks.tsx'), 'ChecksPage'),
  },
  {
    path: '/quality/checks/$check',
    action: 'quality.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/check.tsx'), 'CheckPage'),
  },
  {
    path: '/quality/mine',
    rail: { group: 'growth', title: { 'zh-CN': '我的质检', 'zh-TW': '我的質檢', en: 'My checks' } },
    action: 'quality.answer',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/mine.tsx'), 'MinePage'),
  },
  {
    path: '/quality/setup',
    action: 'quality.score',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/setup.tsx'), 'SetupPage'),
  },
  {
    path: '/quality/cards/$card/$version',
    action: 'quality.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/quality/ui/card.tsx'), 'CardPage'),
  },
  {
    path: '/reviews/mine',
    rail: { group: 'reviews', staff: 'growth', title: { 'zh-CN': '我的考核', 'zh-TW': '我的考核', en: 'My reviews' } },
    action: 'review.rate',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/mine.tsx'), 'MinePage'),
  },
  {
    path: '/reviews',
    rail: { group: 'reviews', title: { 'zh-CN': '考核', 'zh-TW': '考核', en: 'Reviews' } },
    action: 'review.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/cycles.tsx'), 'CyclesPage'),
  },
  {
    path: '/reviews/cycles/$id',
    action: 'review.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/cycle.tsx'), 'CyclePage'),
  },
  {
    path: '/reviews/rate/$id',
    action: 'review.rate',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/rate.tsx'), 'RatePage'),
  },
  {
    path: '/reviews/results/$person/$id',
    action: 'review.result',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/result.tsx'), 'ResultPage'),
  },
  {
    path: '/reviews/forms',
    rail: { group: 'reviews', staff: 'growth', title: { 'zh-CN': '考核表', 'zh-TW': '考核表', en: 'Review forms' } },
    action: 'review.form',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/forms.tsx'), 'FormsPage'),
  },
  {
    path: '/reviews/goals',
    rail: { group: 'reviews', staff: 'growth', title: { 'zh-CN': '岗位目标', 'zh-TW': '崗位目標', en: 'Goals' } },
    action: 'goal.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/goals/ui/goals.tsx'), 'GoalsPage'),
  },
  {
    path: '/reviews/proposals',
    rail: { group: 'reviews', title: { 'zh-CN': '考核建议', 'zh-TW': '考核建議', en: 'Proposals' } },
    action: 'review.settle',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/review/ui/proposals.tsx'), 'ProposalsPage'),
  },
  {
    path: '/quality/reports',
    rail: {
      group: 'reviews',
      staff: 'growth',
      title: { 'zh-CN': '质检报告', 'zh-TW': '質檢報告', en: 'Reports on checks' },
    },
    action: 'report.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/quality/reports/ui/reports.tsx'), 'ReportsPage'),
  },
  {
    path: '/quality/reports/$id',
    action: 'report.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/quality/reports/ui/report.tsx'), 'ReportPage'),
  },
  {
    path: '/raters',
    rail: { group: 'reviews', title: { 'zh-CN': '评分人核查', 'zh-TW': '評分人核查', en: 'Rater check' } },
    action: 'rater.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/raters/ui/raters.tsx'), 'RatersPage'),
  },
  {
    path: '/raters/$rater',
    action: 'rater.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/raters/ui/rater.tsx'), 'RaterPage'),
  },
  {
    path: '/appeals',
    rail: { group: 'reviews', title: { 'zh-CN': '申诉', 'zh-TW': '申訴', en: 'Appeals' } },
    action: 'appeal.read',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/list.tsx'), 'AppealsPage'),
  },
  {
    path: '/appeals/mine',
    rail: { group: 'growth', title: { 'zh-CN': '我的申诉', 'zh-TW': '我的申訴', en: 'My appeals' } },
    action: 'appeal.file',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/list.tsx'), 'MyAppealsPage'),
  },
  {
    path: '/appeals/new',
    action: 'appeal.file',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/file.tsx'), 'FileAppealPage'),
  },
  {
    path: '/appeals/precedents',
    rail: { group: 'archive', staff: 'growth', title: { 'zh-CN': '申诉先例', 'zh-TW': '申訴先例', en: 'Precedents' } },
    action: 'appeal.precedent',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/precedents.tsx'), 'PrecedentsPage'),
  },
  {
    path: '/appeals/rates',
    rail: { group: 'reviews', title: { 'zh-CN': '改判率', 'zh-TW': '改判率', en: 'Overturn rates' } },
    action: 'appeal.rate',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/rates.tsx'), 'RatesPage'),
  },
  {
    path: '/appeals/seats',
    action: 'appeal.seat',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/seats.tsx'), 'SeatsPage'),
  },
  {
    path: '/appeals/$id',
    action: 'appeal.precedent',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../workflows/appeal/ui/appeal.tsx'), 'AppealPage'),
  },
  {
    path: '/data',
    rail: { group: 'data', title: { 'zh-CN': '数据', 'zh-TW': '資料', en: 'Data' } },
    action: 'import.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../stages/intake/ui/data.tsx'), 'DataPage'),
  },
  {
    path: '/data/uploads/$id',
    action: 'import.write',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../stages/intake/ui/mapping.tsx'), 'MappingPage'),
  },
  {
    path: '/data/imports/$id',
    action: 'import.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../stages/intake/ui/import.tsx'), 'ImportPage'),
  },
  {
    path: '/people',
    rail: { group: 'people', title: { 'zh-CN': '花名册', 'zh-TW': '花名冊', en: 'Roster' } },
    action: 'people.read',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../people/ui/roster.tsx'), 'RosterPage'),
  },
  {
    path: '/teams',
    rail: { group: 'people', title: { 'zh-CN': '小组与岗位', 'zh-TW': '小組與崗位', en: 'Teams and posts' } },
    action: 'people.read',
    reach: 'team',
    component: lazyRouteComponent(() => import('../../people/ui/teams.tsx'), 'TeamsPage'),
  },
  {
    path: '/people/$id',
    action: 'people.read',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../people/ui/person.tsx'), 'PersonPage'),
  },
  {
    path: '/archive/facts',
    rail: { group: 'archive', title: { 'zh-CN': '事实台账', 'zh-TW': '事實台帳', en: 'Ledger' } },
    action: 'fact.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../ledger/ui/facts.tsx'), 'FactsPage'),
  },
  {
    path: '/archive/audit',
    rail: { group: 'archive', title: { 'zh-CN': '审计日志', 'zh-TW': '稽核日誌', en: 'Audit log' } },
    action: 'audit.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../audit/ui/audit.tsx'), 'AuditPage'),
  },
  {
    path: '/settings/organisation',
    rail: { group: 'settings', title: { 'zh-CN': '组织', 'zh-TW': '組織', en: 'Organisation' } },
    action: 'settings.edit',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../organisation/ui/settings.tsx'), 'SettingsPage'),
  },
  {
    path: '/settings/channels',
    rail: { group: 'settings', title: { 'zh-CN': '通知渠道', 'zh-TW': '通知管道', en: 'Notice channels' } },
    action: 'settings.edit',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../notices/ui/channels.tsx'), 'ChannelsPage'),
  },
  {
    path: '/settings/accounts',
    rail: { group: 'settings', title: { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Accounts' } },
    action: 'account.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../access/ui/accounts.tsx'), 'AccountsPage'),
  },
  {
    path: '/settings/jobs',
    rail: { group: 'settings', title: { 'zh-CN': '后台任务', 'zh-TW': '背景工作', en: 'Jobs' } },
    action: 'job.read',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../home/ui/jobs.tsx'), 'JobsPage'),
  },
  {
    path: '/me',
    action: 'account.self',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../access/ui/me.tsx'), 'MePage'),
  },
];
