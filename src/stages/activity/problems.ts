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
});
