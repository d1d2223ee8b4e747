import { defineTexts } from '../../../platform/ui/texts.ts';

export const usePaletteTexts = defineTexts('palette', {
  title: { 'zh-CN': '查找', 'zh-TW': '尋找', en: 'Find' },
  hint: {
    'zh-CN': '人、指标、方案、页面、会话编号；拼音、首字母也行',
    'zh-TW': '人、指標、方案、頁面、對話編號；拼音、首字母也行',
    en: 'People, metrics, plans, pages, the number of a conversation; pinyin too',
  },
  page: { 'zh-CN': '页面', 'zh-TW': '頁面', en: 'Pages' },
  person: { 'zh-CN': '人员', 'zh-TW': '人員', en: 'People' },
  row: { 'zh-CN': '原始记录', 'zh-TW': '原始紀錄', en: 'Rows' },
  metric: { 'zh-CN': '指标', 'zh-TW': '指標', en: 'Metrics' },
  plan: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plans' },
  none: { 'zh-CN': '没有找到“{{query}}”。', 'zh-TW': '沒有找到「{{query}}」。', en: 'Nothing is called “{{query}}”.' },
  keys: {
    'zh-CN': '↑ ↓ 选择 · Enter 打开 · Esc 关闭',
    'zh-TW': '↑ ↓ 選擇 · Enter 開啟 · Esc 關閉',
    en: '↑ ↓ choose · Enter open · Esc close',
  },
});
