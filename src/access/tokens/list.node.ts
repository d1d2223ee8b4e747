import type { z } from 'zod';
import { inARow, say } from '../../base/text.ts';
import type { FileColumn, List } from '../../platform/http/list.ts';
import { actionTitle } from '../action-titles.ts';
import type { heldTokenBody } from './answers.ts';

/** Everybody's tokens as a list: what it is sorted by, and what stands in its file. */

export type HeldTokenAnswer = z.output<typeof heldTokenBody>;

const EVERYTHING = {
  'zh-CN': '账号能做的一切',
  'zh-TW': '帳號能做的一切',
  en: 'Everything the account may do',
};

const columns: readonly FileColumn<HeldTokenAnswer>[] = [
  { title: { 'zh-CN': '持有人', 'zh-TW': '持有人', en: 'Holder' }, cell: (row) => row.accountName },
  { title: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' }, cell: (row) => row.name, width: 24 },
  {
    title: { 'zh-CN': '范围', 'zh-TW': '範圍', en: 'Scope' },
    cell: ({ scope }, lang) => {
      if (scope === null) return say(EVERYTHING, lang);
      return inARow(
        scope.map((action) => say(actionTitle(action), lang)),
        lang,
      );
    },
    width: 40,
  },
  {
    title: { 'zh-CN': '建立时间（UTC）', 'zh-TW': '建立時間（UTC）', en: 'Made (UTC)' },
    cell: (row) => row.createdAt,
    width: 26,
  },
  {
    title: { 'zh-CN': '到期（UTC）', 'zh-TW': '到期（UTC）', en: 'Ends (UTC)' },
    cell: (row) => row.expiresAt,
    width: 26,
  },
  {
    title: { 'zh-CN': '最近使用（UTC）', 'zh-TW': '最近使用（UTC）', en: 'Last used (UTC)' },
    cell: (row) => row.lastUsedAt,
    width: 26,
  },
  { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id },
];

export const TOKENS: List<HeldTokenAnswer, 'created' | 'expires' | 'name'> = {
  sorts: {
    created: { column: 'created_at', as: 'instant', of: (row) => row.createdAt },
    expires: { column: 'expires_at', as: 'instant', of: (row) => row.expiresAt },
    name: { column: 'name', as: 'text', of: (row) => row.name },
  },
  id: (row) => row.id,
  down: true,
  columns,
};
