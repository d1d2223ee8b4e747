import { z } from 'zod';
import { type Lang, say, type Text, trilingual } from '../../base/text.ts';
import type { FileColumn, List } from '../../platform/http/list.ts';
import { jobBody } from '../../platform/jobs/http.ts';
import type { JobState } from '../../platform/jobs/model.ts';

/** Jobs as a list: what they are called, what they are sorted by, and what stands in their file. */

/** A kind that is not among them, of an older server, is called by itself. */
export const JOB_TITLES: Readonly<Record<string, Text>> = {
  import: trilingual('导入文件', '匯入檔案', 'Import of files'),
  'payrun.calculate': trilingual('工资核算', '薪資核算', 'Pay run'),
  'payrun.export': trilingual('生成发薪文件', '產生發薪檔案', 'Files of a pay run'),
  'appeal.clock': trilingual('申诉到期处理', '申訴到期處理', 'Appeals that are due'),
  'review.remind': trilingual('考核到期与提醒', '考核到期與提醒', 'Reviews that are due'),
  'quality.night': trilingual('质检抽样', '質檢抽樣', 'Draw of conversations to check'),
  'quality.report': trilingual('质检报告发布', '質檢報告發布', 'Publication of reports on checks'),
  'notices.deliver': trilingual('发送通知', '傳送通知', 'Notices sent'),
  'notices.remind': trilingual('每日待办提醒', '每日待辦提醒', 'Daily reminder'),
  housekeeping: trilingual('清理过期内容', '清理過期內容', 'Housekeeping'),
};

const JOB_STATE_TITLES: Readonly<Record<JobState, Text>> = {
  queued: trilingual('排队中', '排隊中', 'Waiting'),
  running: trilingual('进行中', '進行中', 'Running'),
  done: trilingual('已完成', '已完成', 'Done'),
  failed: trilingual('失败', '失敗', 'Failed'),
};

export const jobRow = jobBody.extend({
  title: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  accountName: z.string().nullable().describe('Null where no account asked for it: the clock did.'),
});
export type JobRow = z.output<typeof jobRow>;

const at = (zhCN: string, zhTW: string, en: string, cell: (row: JobRow) => string): FileColumn<JobRow> => ({
  title: trilingual(`${zhCN}（UTC）`, `${zhTW}（UTC）`, `${en} (UTC)`),
  cell,
  width: 26,
});

export const JOBS: List<JobRow, 'created' | 'updated' | 'kind' | 'state'> = {
  sorts: {
    created: { column: 'created', as: 'instant', of: (row) => row.created },
    updated: { column: 'updated', as: 'instant', of: (row) => row.updated },
    kind: { column: 'kind', as: 'text', of: (row) => row.kind },
    state: { column: 'state', as: 'text', of: (row) => row.state },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: trilingual('任务', '工作', 'Job'), cell: (row, lang) => say(row.title, lang), width: 28 },
    { title: trilingual('种类', '種類', 'Kind'), cell: (row) => row.kind, width: 20 },
    { title: trilingual('状态', '狀態', 'State'), cell: (row, lang: Lang) => say(JOB_STATE_TITLES[row.state], lang) },
    { title: trilingual('发起人', '發起人', 'Asked for by'), cell: (row) => row.accountName },
    { title: trilingual('已做', '已做', 'Done'), cell: (row) => row.done },
    { title: trilingual('共', '共', 'Of'), cell: (row) => row.total },
    at('开始', '開始', 'Asked for', (row) => row.created),
    at('更新', '更新', 'Changed', (row) => row.updated),
    {
      title: trilingual('问题', '問題', 'Problems'),
      cell: (row) => row.problems.map(({ message }) => message).join(' '),
      width: 60,
    },
    { title: trilingual('编号', '編號', 'Id'), cell: (row) => row.id, width: 38 },
  ],
};
