import { problemTable } from '../../../base/problem.ts';

/** What the tables of law can be asked in vain, and what pay must be warned of. */
export const lawProblem = problemTable({
  'law.table-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '法规表“{law}”不认识。',
      'zh-TW': '法規表「{law}」不認識。',
      en: 'There is no table of law “{law}”.',
    },
    fix: { 'zh-CN': '可用的表：{known}。', 'zh-TW': '可用的表：{known}。', en: 'The tables are {known}.' },
  },
  'law.table-missing': {
    severity: 'error',
    message: {
      'zh-CN': '缺少法规表“{law}”。',
      'zh-TW': '缺少法規表「{law}」。',
      en: 'The table of law “{law}” is missing.',
    },
    fix: {
      'zh-CN': '从 catalog/law 复制这张表，再按本地规定修改。',
      'zh-TW': '從 catalog/law 複製這張表，再按本地規定修改。',
      en: 'Copy it from catalog/law and adapt it.',
    },
  },
  'law.not-a-date': {
    severity: 'error',
    message: { 'zh-CN': '“{found}”不是日期。', 'zh-TW': '「{found}」不是日期。', en: '“{found}” is not a date.' },
    fix: { 'zh-CN': '写成 2026-07-01。', 'zh-TW': '寫成 2026-07-01。', en: 'Write it as 2026-07-01.' },
  },
  'law.city-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '{table} 表里没有城市“{city}”。',
      'zh-TW': '{table} 表裡沒有城市「{city}」。',
      en: 'The table {table} does not know the city “{city}”.',
    },
    fix: {
      'zh-CN': '把当地公布的标准加进 catalog/law，写明来源和日期；已有：{known}。',
      'zh-TW': '把當地公布的標準加進 catalog/law，寫明來源和日期；已有：{known}。',
      en: 'Add what the city published to catalog/law with its source and date; on file: {known}.',
    },
  },
  'law.city-outdated': {
    severity: 'error',
    message: {
      'zh-CN': '{table} 表里“{city}”的标准不适用于 {date}（现有 {from} 至 {until}）。',
      'zh-TW': '{table} 表裡「{city}」的標準不適用於 {date}（現有 {from} 至 {until}）。',
      en: 'What the table {table} says of “{city}” does not hold on {date} (it holds from {from} to {until}).',
    },
    fix: {
      'zh-CN': '把新公布的标准加进 catalog/law。',
      'zh-TW': '把新公布的標準加進 catalog/law。',
      en: 'Add the newly published one to catalog/law.',
    },
  },
  'law.rate-outside': {
    severity: 'error',
    message: {
      'zh-CN': '缴存比例 {rate} 超出 {from}–{to}。',
      'zh-TW': '繳存比例 {rate} 超出 {from}–{to}。',
      en: 'The contribution rate {rate} is outside {from}–{to}.',
    },
    fix: { 'zh-CN': '改为范围内的比例。', 'zh-TW': '改為範圍內的比例。', en: 'Choose a rate within the range.' },
  },
  'law.overtime-day': {
    severity: 'warning',
    message: {
      'zh-CN': '{date} 加班 {hours} 小时，超过每日 {limit} 小时。',
      'zh-TW': '{date} 加班 {hours} 小時，超過每日 {limit} 小時。',
      en: '{hours} h of overtime on {date} are more than {limit} h a day.',
    },
    fix: {
      'zh-CN': '加班费照付；请调整排班（《劳动法》第四十一条）。',
      'zh-TW': '加班費照付；請調整排班（《勞動法》第四十一條）。',
      en: 'The overtime is paid; change the roster (Labour Law art. 41).',
    },
  },
  'law.overtime-month': {
    severity: 'warning',
    message: {
      'zh-CN': '本月加班 {hours} 小时，超过每月 {limit} 小时。',
      'zh-TW': '本月加班 {hours} 小時，超過每月 {limit} 小時。',
      en: '{hours} h of overtime this month are more than {limit} h.',
    },
    fix: {
      'zh-CN': '加班费照付；请调整排班（《劳动法》第四十一条）。',
      'zh-TW': '加班費照付；請調整排班（《勞動法》第四十一條）。',
      en: 'The overtime is paid; change the roster (Labour Law art. 41).',
    },
  },
  'law.bonus-trap': {
    severity: 'warning',
    message: {
      'zh-CN': '年终奖 {bonus} 元在 {edge}–{end} 元之间：发 {edge} 元到手更多。',
      'zh-TW': '年終獎 {bonus} 元在 {edge}–{end} 元之間：發 {edge} 元到手更多。',
      en: 'A yearly bonus of {bonus} lies between {edge} and {end}: {edge} would leave more in hand.',
    },
    fix: {
      'zh-CN': '改发 {edge} 元，或与本人商量并入综合所得计税。',
      'zh-TW': '改發 {edge} 元，或與本人商量併入綜合所得計稅。',
      en: 'Pay {edge}, or agree to tax it with the yearly income.',
    },
  },
  'law.bonus-apart-ended': {
    severity: 'error',
    message: {
      'zh-CN': '{until} 以后年终奖不能单独计税。',
      'zh-TW': '{until} 以後年終獎不能單獨計稅。',
      en: 'After {until} a yearly bonus cannot be taxed apart.',
    },
    fix: {
      'zh-CN': '并入当月工资累计预扣，或更新 catalog/law/income-tax.yaml。',
      'zh-TW': '併入當月工資累計預扣，或更新 catalog/law/income-tax.yaml。',
      en: "Withhold it with the month's income, or update catalog/law/income-tax.yaml.",
    },
  },
  'law.under-minimum-wage': {
    severity: 'warning',
    message: {
      'zh-CN': '应发 {amount} 元低于{city}最低工资 {minimum} 元。',
      'zh-TW': '應發 {amount} 元低於{city}最低工資 {minimum} 元。',
      en: '{amount} is under the minimum wage of {city}, {minimum}.',
    },
    fix: {
      'zh-CN': '补足差额，或说明理由（例如未出满勤）。',
      'zh-TW': '補足差額，或說明理由（例如未出滿勤）。',
      en: 'Make up the difference, or state the reason (an incomplete month, for instance).',
    },
  },
});
