import { lazyRouteComponent } from '@tanstack/react-router';
import type { Action } from '../../access/index.ts';
import type { Text } from '../../base/text.ts';

/** Every page: its address, its place in the rail, who sees it there, and where its code is. Loaded when first opened. */

export type RailGroup = 'today' | 'data' | 'people' | 'numbers' | 'plans' | 'pay' | 'archive' | 'settings';

export interface PageEntry {
  readonly path: string;
  /** In the rail under this title; a page without one is reached from others. */
  readonly rail?: { readonly group: RailGroup; readonly title: Text };
  /** Shown to whom the policy gives this action, at least as far as `reach`. */
  readonly action: Action;
  readonly reach: 'own' | 'team' | 'all';
  readonly component: ReturnType<typeof lazyRouteComponent>;
}

export const PAGES: readonly PageEntry[] = [
  {
    path: '/settings/accounts',
    rail: { group: 'settings', title: { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Accounts' } },
    action: 'account.manage',
    reach: 'all',
    component: lazyRouteComponent(() => import('../../access/ui/accounts.tsx'), 'AccountsPage'),
  },
  {
    path: '/me',
    action: 'account.self',
    reach: 'own',
    component: lazyRouteComponent(() => import('../../access/ui/me.tsx'), 'MePage'),
  },
];
