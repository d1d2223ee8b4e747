import { problemTable } from '../../base/problem.ts';

export const httpProblem = problemTable({
  'http.invalid': {
    severity: 'error',
    message: {
      'zh-CN': '请求内容不符合要求：{detail}',
      'zh-TW': '請求內容不符合要求：{detail}',
      en: 'The request is not as it should be: {detail}',
    },
    fix: {
      'zh-CN': '按接口说明修改后重试。',
      'zh-TW': '按介面說明修改後重試。',
      en: 'Correct it as the API page says and try again.',
    },
  },
  'http.not-found': {
    severity: 'error',
    message: {
      'zh-CN': '没有这个地址：{path}。',
      'zh-TW': '沒有這個位址：{path}。',
      en: 'There is nothing at {path}.',
    },
    fix: {
      'zh-CN': '检查地址，或从首页进入。',
      'zh-TW': '檢查位址，或從首頁進入。',
      en: 'Check the address, or start at the home page.',
    },
  },
  'http.too-large': {
    severity: 'error',
    message: {
      'zh-CN': '请求超过了大小上限。',
      'zh-TW': '請求超過了大小上限。',
      en: 'The request is larger than allowed.',
    },
    fix: {
      'zh-CN': '把文件拆小，或请管理员调高上限。',
      'zh-TW': '把檔案拆小，或請管理員調高上限。',
      en: 'Split the file, or ask an administrator for a higher limit.',
    },
  },
  'http.too-many': {
    severity: 'error',
    message: { 'zh-CN': '请求太频繁。', 'zh-TW': '請求太頻繁。', en: 'Too many requests.' },
    fix: { 'zh-CN': '请稍后再试。', 'zh-TW': '請稍後再試。', en: 'Try again in a moment.' },
  },
  'http.busy': {
    severity: 'error',
    message: { 'zh-CN': '服务器正忙。', 'zh-TW': '伺服器正忙。', en: 'The server is busy.' },
    fix: {
      'zh-CN': '请稍后再试；没有数据丢失。',
      'zh-TW': '請稍後再試；沒有資料遺失。',
      en: 'Try again in a moment; nothing was lost.',
    },
  },
  'http.unexpected': {
    severity: 'error',
    message: {
      'zh-CN': '程序出了意外（编号 {id}）。',
      'zh-TW': '程式出了意外（編號 {id}）。',
      en: 'Something unexpected happened (number {id}).',
    },
    fix: {
      'zh-CN': '请把编号告诉系统管理员；日志里有详情。',
      'zh-TW': '請把編號告訴系統管理員；日誌裡有詳情。',
      en: 'Tell an administrator the number; the log has the details.',
    },
  },
  'http.bad-cursor': {
    severity: 'error',
    message: { 'zh-CN': '翻页位置无效。', 'zh-TW': '翻頁位置無效。', en: 'The place in the list is not valid.' },
    fix: { 'zh-CN': '从第一页重新开始。', 'zh-TW': '從第一頁重新開始。', en: 'Start again from the first page.' },
  },
  'http.more': {
    severity: 'info',
    message: {
      'zh-CN': '还有 {count} 个问题没有列出。',
      'zh-TW': '還有 {count} 個問題沒有列出。',
      en: '{count} more problems are not listed.',
    },
    fix: {
      'zh-CN': '先改好已列出的，再试一次。',
      'zh-TW': '先改好已列出的，再試一次。',
      en: 'Mend those that are listed and try again.',
    },
  },
  'http.key-running': {
    severity: 'error',
    message: {
      'zh-CN': '同一个请求还在执行。',
      'zh-TW': '同一個請求還在執行。',
      en: 'The same request is still running.',
    },
    fix: {
      'zh-CN': '等它完成后再查询结果。',
      'zh-TW': '等它完成後再查詢結果。',
      en: 'Wait for it to finish, then ask again.',
    },
  },
  'http.key-reused': {
    severity: 'error',
    message: {
      'zh-CN': '这个 Idempotency-Key 已用于另一个请求。',
      'zh-TW': '這個 Idempotency-Key 已用於另一個請求。',
      en: 'This Idempotency-Key was used for a different request.',
    },
    fix: {
      'zh-CN': '每个新的写请求用新的键。',
      'zh-TW': '每個新的寫請求用新的鍵。',
      en: 'Use a new key for every new write.',
    },
  },
  'http.bad-key': {
    severity: 'error',
    message: {
      'zh-CN': 'Idempotency-Key 为空，或超过 {limit} 个字符。',
      'zh-TW': 'Idempotency-Key 為空，或超過 {limit} 個字元。',
      en: 'The Idempotency-Key is empty, or longer than {limit} characters.',
    },
    fix: {
      'zh-CN': '每个写请求用一个新的 UUID 作键；什么都没有执行。',
      'zh-TW': '每個寫請求用一個新的 UUID 作鍵；什麼都沒有執行。',
      en: 'Use a new UUID for every write. Nothing was done.',
    },
  },
  'http.told-once': {
    severity: 'error',
    message: {
      'zh-CN': '这个请求已经执行过；它的回答含有密码或密钥，只在第一次给出，服务器没有留存。',
      'zh-TW': '這個請求已經執行過；它的回答含有密碼或金鑰，只在第一次給出，伺服器沒有留存。',
      en: 'This was done already; its answer holds a secret that is told once and was not kept.',
    },
    fix: {
      'zh-CN': '如果没有收到第一次的回答，请用新的键再做一次：新的密码或密钥会取代原来的，不用的令牌请撤销。',
      'zh-TW': '如果沒有收到第一次的回答，請用新的鍵再做一次：新的密碼或金鑰會取代原來的，不用的權杖請撤銷。',
      en: 'If the first answer never came, ask again with a new key: a new secret takes the place of the old; revoke a token that nobody has.',
    },
  },
  'http.cross-site': {
    severity: 'error',
    message: {
      'zh-CN': '请求来自别的网站，已拒绝。',
      'zh-TW': '請求來自別的網站，已拒絕。',
      en: 'The request came from another site and was refused.',
    },
    fix: {
      'zh-CN': '请在本系统的页面里操作。',
      'zh-TW': '請在本系統的頁面裡操作。',
      en: 'Do it from this system’s own pages.',
    },
  },
});
