import type { z } from 'zod';
import { inARow, say } from '../../base/text.ts';
import type { FileColumn, List } from '../../platform/http/list.ts';
import type { accountBody } from '../answers.ts';
import { GRANT_TITLES, ROLE_TITLES } from '../model.ts';

/** Accounts as a list: what it is sorted by, and what stands in its file, which is what a review of rights begins with. */

export type AccountAnswer = z.output<typeof accountBody>;

const yes = (it: boolean) => (it ? '✓' : null);

const columns: readonly FileColumn<AccountAnswer>[] = [
  { title: { 'zh-CN': '登录名', 'zh-TW': '登入名稱', en: 'Sign-in name' }, cell: (row) => row.login },
  { title: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' }, cell: (row) => row.name },
  { title: { 'zh-CN': '人员', 'zh-TW': '人員', en: 'Person' }, cell: (row) => row.person },
  {
    title: { 'zh-CN': '角色', 'zh-TW': '角色', en: 'Roles' },
    cell: ({ roles }, lang) =>
      inARow(
        roles.map((role) => say(ROLE_TITLES[role], lang)),
        lang,
      ),
    width: 24,
  },
  {
    title: { 'zh-CN': '查看他人薪酬', 'zh-TW': '檢視他人薪資', en: 'Sight of others’ pay' },
    cell: ({ grants }, lang) =>
      inARow(
        grants.map((grant) => say(GRANT_TITLES[grant], lang)),
        lang,
      ) || null,
    width: 24,
  },
  { title: { 'zh-CN': '两步验证', 'zh-TW': '兩步驟驗證', en: 'Second factor' }, cell: (row) => yes(row.secondFactor) },
  {
    title: { 'zh-CN': '须改密码', 'zh-TW': '須改密碼', en: 'Password due' },
    cell: (row) => yes(row.mustChangePassword),
  },
  {
    title: { 'zh-CN': '企业账号', 'zh-TW': '企業帳號', en: 'At the provider' },
    cell: (row) => row.oidcSubject ?? row.oidcEmail,
    width: 24,
  },
  { title: { 'zh-CN': '已停用', 'zh-TW': '已停用', en: 'Switched off' }, cell: (row) => yes(row.disabled) },
  { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id },
];

export const ACCOUNTS: List<AccountAnswer, 'login' | 'name'> = {
  sorts: {
    login: { column: 'login', as: 'text', of: (row) => row.login },
    name: { column: 'name', as: 'text', of: (row) => row.name },
  },
  id: (row) => row.id,
  down: false,
  columns,
};
