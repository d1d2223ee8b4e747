import { problemTable } from '../../../base/problem.ts';

export const uploadProblem = problemTable({
  'upload.not-found': {
    severity: 'error',
    message: {
      'zh-CN': '没有这次上传，或它已过期。',
      'zh-TW': '沒有這次上傳，或它已過期。',
      en: 'There is no such upload, or it has expired.',
    },
    fix: {
      'zh-CN': '请重新上传文件；上传后保留 24 小时。',
      'zh-TW': '請重新上傳檔案；上傳後保留 24 小時。',
      en: 'Upload the file again; it is kept for 24 hours.',
    },
  },
  'upload.no-file': {
    severity: 'error',
    message: { 'zh-CN': '没有收到文件。', 'zh-TW': '沒有收到檔案。', en: 'No file was sent.' },
    fix: {
      'zh-CN': '选择一个或多个文件再上传。',
      'zh-TW': '選擇一個或多個檔案再上傳。',
      en: 'Choose one file or several and upload them.',
    },
  },
  'upload.no-such-table': {
    severity: 'error',
    message: {
      'zh-CN': '上传的文件里没有表“{file} {sheet}”。',
      'zh-TW': '上傳的檔案裡沒有表「{file} {sheet}」。',
      en: 'The upload has no table “{file} {sheet}”.',
    },
    fix: {
      'zh-CN': '请从识别结果里选择表。',
      'zh-TW': '請從識別結果裡選擇表。',
      en: 'Choose one of the tables that were recognised.',
    },
  },
  'upload.run-not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有导入任务 {id}。', 'zh-TW': '沒有匯入工作 {id}。', en: 'There is no import run {id}.' },
    fix: {
      'zh-CN': '请在导入记录里查看结果，或重新导入。',
      'zh-TW': '請在匯入紀錄裡查看結果，或重新匯入。',
      en: 'Look for its result in the list of imports, or import again.',
    },
  },
  'upload.import-not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有导入 {id}。', 'zh-TW': '沒有匯入 {id}。', en: 'There is no import {id}.' },
    fix: {
      'zh-CN': '请从导入记录里选择。',
      'zh-TW': '請從匯入紀錄裡選擇。',
      en: 'Choose one from the list of imports.',
    },
  },
  'upload.no-rejects': {
    severity: 'error',
    message: {
      'zh-CN': '这次导入没有保留被拒的行。',
      'zh-TW': '這次匯入沒有保留被拒的列。',
      en: 'No rejected rows are kept for this import.',
    },
    fix: {
      'zh-CN': '若曾有被拒的行，请用原文件再做一次检查。',
      'zh-TW': '若曾有被拒的列，請用原檔案再做一次檢查。',
      en: 'If there were any, check the original file once more.',
    },
  },
});
