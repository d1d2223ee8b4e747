import { defineTexts } from './texts.ts';

export const useWhyTexts = defineTexts('why', {
  title: { 'zh-CN': '为什么', 'zh-TW': '為什麼', en: 'Why' },
  close: { 'zh-CN': '关闭', 'zh-TW': '關閉', en: 'Close' },
  print: { 'zh-CN': '打印', 'zh-TW': '列印', en: 'Print' },
  loading: { 'zh-CN': '正在查找原因', 'zh-TW': '正在尋找原因', en: 'Looking up the reason' },
  hidden: { 'zh-CN': '金额已隐藏。', 'zh-TW': '金額已隱藏。', en: 'Amounts are hidden.' },
  show: { 'zh-CN': '显示金额', 'zh-TW': '顯示金額', en: 'Show amounts' },
  formula: { 'zh-CN': '公式', 'zh-TW': '公式', en: 'Formula' },
  values: { 'zh-CN': '代入', 'zh-TW': '代入', en: 'With values' },
  holds: { 'zh-CN': '成立', 'zh-TW': '成立', en: 'holds' },
  holdsNot: { 'zh-CN': '不成立', 'zh-TW': '不成立', en: 'does not hold' },
  otherwise: { 'zh-CN': '其余', 'zh-TW': '其餘', en: 'else' },
  made: { 'zh-CN': '由这些得出', 'zh-TW': '由這些得出', en: 'Made from' },
  sources: { 'zh-CN': '归根到底的原始记录', 'zh-TW': '歸根究底的原始紀錄', en: 'The records it comes down to' },
  rows: { 'zh-CN': '原始记录', 'zh-TW': '原始紀錄', en: 'The rows behind it' },
  rowsShown: {
    'zh-CN': '共 {{count}} 行，显示 {{shown}} 行',
    'zh-TW': '共 {{count}} 列，顯示 {{shown}} 列',
    en: '{{shown}} of {{count}} rows',
  },
  more: { 'zh-CN': '再显示 {{count}} 行', 'zh-TW': '再顯示 {{count}} 列', en: 'Show {{count}} more' },
  place: { 'zh-CN': '{{file}} 第 {{row}} 行', 'zh-TW': '{{file}} 第 {{row}} 列', en: '{{file}}, row {{row}}' },
  bornHere: { 'zh-CN': '在这里评定', 'zh-TW': '在這裡評定', en: 'Decided here' },
  actions: { 'zh-CN': '办理', 'zh-TW': '辦理', en: 'Do' },
  missing: { 'zh-CN': '没有数据', 'zh-TW': '沒有資料', en: 'No data' },
});
