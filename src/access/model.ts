import type { Text } from '../base/text.ts';

/** Who may use the program: the roles of product.md, the accounts that hold them, and what an account may reach. */

export const ROLES = ['agent', 'lead', 'quality', 'hr', 'manager', 'system'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_TITLES: Readonly<Record<Role, Text>> = {
  agent: { 'zh-CN': '客服专员', 'zh-TW': '客服專員', en: 'Agent' },
  lead: { 'zh-CN': '组长 / 主管', 'zh-TW': '組長 / 主管', en: 'Team lead' },
  quality: { 'zh-CN': '质检', 'zh-TW': '質檢', en: 'Quality' },
  hr: { 'zh-CN': '人事', 'zh-TW': '人事', en: 'HR' },
  manager: { 'zh-CN': '经理 / 总监', 'zh-TW': '經理 / 總監', en: 'Manager' },
  system: { 'zh-CN': '技术', 'zh-TW': '技術', en: 'System' },
};

/**
 * Seeing what others earn is never a consequence of a role: somebody with the right to grant gives it to an account,
 * for one's own team or for everybody, and the audit log says who and when.
 */
export const GRANTS = ['pay:team', 'pay:all'] as const;
export type Grant = (typeof GRANTS)[number];

export const GRANT_TITLES: Readonly<Record<Grant, Text>> = {
  'pay:team': { 'zh-CN': '本组', 'zh-TW': '本組', en: 'Own team' },
  'pay:all': { 'zh-CN': '全部', 'zh-TW': '全部', en: 'Everybody' },
};

/** An account as requests are decided on; the secret parts stay in the store. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  /** The person this account is, where it is one. */
  readonly person: string | null;
  readonly disabled: boolean;
  /** A password somebody else set must be replaced at the next sign-in. */
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  /** Who it is at the organisation's identity provider, by the provider's own name for it. */
  readonly oidcSubject: string | null;
  /** The verified e-mail address by which it is found there the first time. */
  readonly oidcEmail: string | null;
}

/** Whoever makes a request: an account, through a session or a token; a token reaches at most what its scope names. */
export interface Actor {
  readonly account: Account;
  readonly via: 'session' | 'token';
  /** Null: everything the account may. */
  readonly tokenScope: readonly string[] | null;
  readonly sessionId: string;
}
