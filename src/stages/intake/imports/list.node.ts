import { say } from '../../../base/text.ts';
import type { List } from '../../../platform/http/list.ts';
import type { ImportRecord } from '../../activity/index.ts';
import type { ImportReport } from '../model.ts';
import { kindTitle } from '../target-titles.ts';

/** Imports as a list: what it is sorted by, and what stands in its file. */
export const IMPORTS: List<ImportRecord, 'known' | 'file' | 'kind'> = {
  sorts: {
    known: { column: 'known', as: 'instant', of: (row) => row.known },
    file: { column: 'file', as: 'text', of: (row) => row.file },
    kind: { column: 'kind', as: 'text', of: (row) => row.kind },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: { 'zh-CN': '文件', 'zh-TW': '檔案', en: 'File' }, cell: (row) => row.file, width: 30 },
    { title: { 'zh-CN': '工作表', 'zh-TW': '工作表', en: 'Sheet' }, cell: (row) => row.sheet },
    { title: { 'zh-CN': '类别', 'zh-TW': '類別', en: 'Kind' }, cell: (row, lang) => say(kindTitle(row.kind), lang) },
    { title: { 'zh-CN': '配置', 'zh-TW': '設定檔', en: 'Profile' }, cell: (row) => row.profile },
    {
      title: { 'zh-CN': '导入时间（UTC）', 'zh-TW': '匯入時間（UTC）', en: 'Imported (UTC)' },
      cell: (row) => row.known,
      width: 26,
    },
    {
      title: { 'zh-CN': '撤回时间（UTC）', 'zh-TW': '撤回時間（UTC）', en: 'Taken back (UTC)' },
      cell: (row) => row.undone,
      width: 26,
    },
    { title: { 'zh-CN': '最早', 'zh-TW': '最早', en: 'First day' }, cell: (row) => row.first },
    { title: { 'zh-CN': '最晚', 'zh-TW': '最晚', en: 'Last day' }, cell: (row) => row.last },
    { title: { 'zh-CN': '接受', 'zh-TW': '接受', en: 'Accepted' }, cell: (row) => reportOf(row).accepted },
    { title: { 'zh-CN': '拒绝', 'zh-TW': '拒絕', en: 'Rejected' }, cell: (row) => reportOf(row).rejected },
    { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id, width: 38 },
  ],
};

function reportOf(row: ImportRecord): Pick<ImportReport, 'accepted' | 'rejected'> {
  return row.report as unknown as ImportReport;
}
