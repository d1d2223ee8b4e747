import type { List } from '../../../../platform/http/list.ts';
import { STEP_TITLES } from '../../model.ts';
import type { OwedRow } from '../service.ts';

/** Owed ratings as a list: a row is what one rater owes in one step. */

export const OWED: List<OwedRow, 'due' | 'rater' | 'step' | 'count'> = {
  sorts: {
    due: { column: 'due', as: 'date', of: (row) => row.due },
    rater: { column: 'rater', as: 'text', of: (row) => row.rater },
    step: { column: 'step', as: 'text', of: (row) => row.step },
    count: { column: 'count', as: 'number', of: (row) => row.count },
  },
  id: (row) => `${row.rater} ${row.step}`,
  down: false,
  columns: [
    { title: { 'zh-CN': '评分人工号', 'zh-TW': '評分人工號', en: 'Rater id' }, cell: (row) => row.rater },
    { title: { 'zh-CN': '评分人', 'zh-TW': '評分人', en: 'Rater' }, cell: (row) => row.raterName },
    { title: { 'zh-CN': '步骤', 'zh-TW': '步驟', en: 'Step' }, cell: (row, lang) => STEP_TITLES[row.step][lang] },
    { title: { 'zh-CN': '欠评人数', 'zh-TW': '欠評人數', en: 'Ratings owed' }, cell: (row) => row.count },
    { title: { 'zh-CN': '开放', 'zh-TW': '開放', en: 'Opens' }, cell: (row) => row.opens },
    { title: { 'zh-CN': '到期', 'zh-TW': '到期', en: 'Due' }, cell: (row) => row.due },
  ],
};
