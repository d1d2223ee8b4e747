import { problemTable } from '../../base/problem.ts';

/** What can keep an import from being undone. */
export const activityProblem = problemTable({
  'activity.no-such-import': {
    severity: 'error',
    message: {
      'zh-CN': '没有编号为 {id} 的导入。',
      'zh-TW': '沒有編號為 {id} 的匯入。',
      en: 'There is no import {id}.',
    },
    fix: {
      'zh-CN': '用 jixin imports 查看所有导入及其编号。',
      'zh-TW': '用 jixin imports 查看所有匯入及其編號。',
      en: 'See all imports and their ids with jixin imports.',
    },
  },
  'activity.already-undone': {
    severity: 'error',
    message: {
      'zh-CN': '导入 {id} 已于 {at} 撤销。',
      'zh-TW': '匯入 {id} 已於 {at} 復原。',
      en: 'Import {id} was already undone at {at}.',
    },
    fix: {
      'zh-CN': '无需操作；要恢复数据，请重新导入该文件。',
      'zh-TW': '無需操作；要恢復資料，請重新匯入該檔案。',
      en: 'Nothing to do; to bring the rows back, import the file again.',
    },
  },
  'activity.period-closed': {
    severity: 'error',
    message: {
      'zh-CN': '导入 {id} 含有已关账期间 {period} 的数据，不能撤销。',
      'zh-TW': '匯入 {id} 含有已關帳期間 {period} 的資料，不能復原。',
      en: 'Import {id} holds rows of {period}, which is closed: it cannot be undone.',
    },
    fix: {
      'zh-CN': '导入更正后的文件；差额会作为差异行计入之后的期间。',
      'zh-TW': '匯入更正後的檔案；差額會作為差異列計入之後的期間。',
      en: 'Import a corrected file; the difference is paid as a delta line in a later period.',
    },
  },
  'activity.purged': {
    severity: 'error',
    message: {
      'zh-CN': '活动数据在 {before} 以前的旧状态已清除，不能再按 {known} 所知读取。',
      'zh-TW': '活動資料在 {before} 以前的舊狀態已清除，不能再按 {known} 所知讀取。',
      en: 'How activity stood before {before} was purged; it cannot be read as known at {known} any more.',
    },
    fix: {
      'zh-CN': '工资条和证明文件仍保留当时的结果；要重算，请按现在所知重新核算，或从清除前的备份恢复。',
      'zh-TW': '薪資單和證明檔仍保留當時的結果；要重算，請按現在所知重新核算，或從清除前的備份恢復。',
      en: 'Payslips and proofs keep what was worked out then; calculate again with what is known now, or restore a backup from before the purge.',
    },
  },
});
