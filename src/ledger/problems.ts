import { problemTable } from '../base/problem.ts';

/** What can be wrong with a fact, and with a request to change one. */
export const ledgerProblem = problemTable({
  'ledger.field-missing': {
    severity: 'error',
    message: {
      'zh-CN': '{kind} 缺少“{field}”。',
      'zh-TW': '{kind} 缺少「{field}」。',
      en: '{kind} lacks “{field}”.',
    },
    fix: { 'zh-CN': '补上该项。', 'zh-TW': '補上該項。', en: 'Add it.' },
  },
  'ledger.field-invalid': {
    severity: 'error',
    message: {
      'zh-CN': '{kind} 的“{field}”不能是“{value}”，应为：{expected}。',
      'zh-TW': '{kind} 的「{field}」不能是「{value}」，應為：{expected}。',
      en: '{kind}: “{field}” cannot be “{value}”; expected {expected}.',
    },
    fix: { 'zh-CN': '改正该值。', 'zh-TW': '改正該值。', en: 'Correct the value.' },
  },
  'ledger.until-before-valid': {
    severity: 'error',
    message: {
      'zh-CN': '截止日 {until} 早于生效日 {valid}。',
      'zh-TW': '截止日 {until} 早於生效日 {valid}。',
      en: 'The last day {until} is before the first day {valid}.',
    },
    fix: { 'zh-CN': '改正其中一个日期。', 'zh-TW': '改正其中一個日期。', en: 'Correct one of the dates.' },
  },
  'ledger.replaces-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '台账里没有事实 {id}。',
      'zh-TW': '台帳裡沒有事實 {id}。',
      en: 'The ledger has no fact {id}.',
    },
    fix: {
      'zh-CN': '检查 replaces 中的编号。',
      'zh-TW': '檢查 replaces 中的編號。',
      en: 'Check the id given as replaced.',
    },
  },
  'ledger.already-withdrawn': {
    severity: 'error',
    message: {
      'zh-CN': '事实 {id} 已被撤回。',
      'zh-TW': '事實 {id} 已被撤回。',
      en: 'Fact {id} was withdrawn already.',
    },
    fix: {
      'zh-CN': '要恢复它，撤回那次撤回。',
      'zh-TW': '要恢復它，撤回那次撤回。',
      en: 'To restore it, withdraw the withdrawal.',
    },
  },
  'ledger.not-found': {
    severity: 'error',
    message: {
      'zh-CN': '台账里没有事实 {id}。',
      'zh-TW': '台帳裡沒有事實 {id}。',
      en: 'The ledger has no fact {id}.',
    },
    fix: { 'zh-CN': '请从列表里选择。', 'zh-TW': '請從清單裡選擇。', en: 'Choose one from the list.' },
  },
  'ledger.not-by-hand': {
    severity: 'error',
    message: {
      'zh-CN': '{kind} 由流程记录，不能手工增改。',
      'zh-TW': '{kind} 由流程記錄，不能手工增改。',
      en: '{kind} is recorded by its own procedure and not by hand.',
    },
    fix: {
      'zh-CN': '请在相应的页面办理（例如关账、撤销导入）。',
      'zh-TW': '請在相應的頁面辦理（例如關帳、撤銷匯入）。',
      en: 'Do it on the page it belongs to, such as closing a period or undoing an import.',
    },
  },
  'ledger.own-matter': {
    severity: 'error',
    message: {
      'zh-CN': '不能记录关于自己的决定。',
      'zh-TW': '不能記錄關於自己的決定。',
      en: 'Nobody records a decision about themselves.',
    },
    fix: { 'zh-CN': '请另一位有权的同事记录。', 'zh-TW': '請另一位有權的同事記錄。', en: 'Ask a colleague who may.' },
  },
  'ledger.row-repeated': {
    severity: 'warning',
    message: {
      'zh-CN': '与第 {first} 行完全相同，只记一次。',
      'zh-TW': '與第 {first} 列完全相同，只記一次。',
      en: 'The same as row {first}; recorded once.',
    },
    fix: {
      'zh-CN': '若两行都应计入，在“why”中写明各自的原因。',
      'zh-TW': '若兩列都應計入，在「why」中寫明各自的原因。',
      en: 'If both are to count, give each its own reason in “why”.',
    },
  },
  'ledger.file-unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '无法读取事实文件：{reason}',
      'zh-TW': '無法讀取事實檔案：{reason}',
      en: 'Cannot read the file of facts: {reason}',
    },
    fix: {
      'zh-CN': 'CSV 需要表头；JSONL 每行一个对象；YAML 为对象列表。',
      'zh-TW': 'CSV 需要表頭；JSONL 每列一個物件；YAML 為物件清單。',
      en: 'CSV needs a header; JSONL one object a line; YAML a list of objects.',
    },
  },
});
