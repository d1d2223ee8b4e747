import { say } from '../../../base/text.ts';
import type { List } from '../../../platform/http/list.ts';
import type { Question } from '../payslips/service.ts';

/** Questions about payslips as a list: what it is sorted by, and what stands in its file. */
export const QUESTIONS: List<Question, 'asked' | 'person'> = {
  sorts: {
    asked: { column: 'asked_at', as: 'instant', of: (row) => row.askedAt },
    person: { column: 'person', as: 'text', of: (row) => row.person },
  },
  id: (row) => row.id,
  down: false,
  columns: [
    { title: { 'zh-CN': '期间', 'zh-TW': '期間', en: 'Period' }, cell: (row) => row.period },
    { title: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Person' }, cell: (row) => row.person },
    { title: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' }, cell: (row) => row.name },
    {
      title: { 'zh-CN': '行项', 'zh-TW': '列項', en: 'Line' },
      cell: (row, lang) => say(row.lineTitle, lang) || row.line,
    },
    { title: { 'zh-CN': '问题', 'zh-TW': '問題', en: 'Question' }, cell: (row) => row.text, width: 40 },
    {
      title: { 'zh-CN': '提问时间（UTC）', 'zh-TW': '提問時間（UTC）', en: 'Asked (UTC)' },
      cell: (row) => row.askedAt,
      width: 26,
    },
    { title: { 'zh-CN': '回复', 'zh-TW': '回覆', en: 'Answer' }, cell: (row) => row.answer?.text ?? null, width: 40 },
    { title: { 'zh-CN': '回复人', 'zh-TW': '回覆人', en: 'Answered by' }, cell: (row) => row.answer?.by ?? null },
    {
      title: { 'zh-CN': '回复时间（UTC）', 'zh-TW': '回覆時間（UTC）', en: 'Answered (UTC)' },
      cell: (row) => row.answer?.at ?? null,
      width: 26,
    },
  ],
};
