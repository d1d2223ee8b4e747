import { defineTexts } from '../texts.ts';

export const usePasteTexts = defineTexts('paste', {
  hint: {
    'zh-CN': '可以从表格软件复制一块，用 Ctrl+V 粘贴到任意格。',
    'zh-TW': '可以從試算表複製一塊，用 Ctrl+V 貼到任意格。',
    en: 'A block copied from a spreadsheet goes into any cell with Ctrl+V.',
  },
  title: { 'zh-CN': '粘贴的内容', 'zh-TW': '貼上的內容', en: 'What was pasted' },
  will: { 'zh-CN': '将填入 {{count}} 格', 'zh-TW': '將填入 {{count}} 格', en: 'Cells to set: {{count}}' },
  also: {
    'zh-CN': '{{same}} 格已经相同，{{blank}} 格为空、保持原样',
    'zh-TW': '{{same}} 格已經相同，{{blank}} 格為空、保持原樣',
    en: '{{same}} say so already, {{blank}} are empty and leave what stands',
  },
  nothing: { 'zh-CN': '没有可以填入的格子。', 'zh-TW': '沒有可以填入的格子。', en: 'There is nothing to set.' },
  set: { 'zh-CN': '填入这些格', 'zh-TW': '填入這些格', en: 'Set these cells' },
  discard: { 'zh-CN': '不填', 'zh-TW': '不填', en: 'Discard' },
  close: { 'zh-CN': '关闭', 'zh-TW': '關閉', en: 'Close' },
  done: { 'zh-CN': '已填入 {{count}} 格', 'zh-TW': '已填入 {{count}} 格', en: 'Cells set: {{count}}' },
  row: { 'zh-CN': '行', 'zh-TW': '列', en: 'Row' },
  column: { 'zh-CN': '列', 'zh-TW': '欄', en: 'Column' },
  before: { 'zh-CN': '原来', 'zh-TW': '原來', en: 'Before' },
  value: { 'zh-CN': '填入', 'zh-TW': '填入', en: 'Becomes' },
  left: { 'zh-CN': '没有填入的 {{count}} 格', 'zh-TW': '沒有填入的 {{count}} 格', en: 'Cells left out: {{count}}' },
  line: { 'zh-CN': '粘贴的第几行', 'zh-TW': '貼上的第幾列', en: 'Pasted line' },
  found: { 'zh-CN': '内容', 'zh-TW': '內容', en: 'Value' },
  why: { 'zh-CN': '原因', 'zh-TW': '原因', en: 'Reason' },
  'row-unknown': { 'zh-CN': '这张表里没有这一行', 'zh-TW': '這張表裡沒有這一列', en: 'This table has no such row' },
  'row-unclear': {
    'zh-CN': '不止一行叫这个名字，请写编号',
    'zh-TW': '不止一列叫這個名字，請寫編號',
    en: 'More than one row has this name: write the number',
  },
  'row-twice': { 'zh-CN': '前面已有同一行', 'zh-TW': '前面已有同一列', en: 'The same row stands above' },
  'row-two': {
    'zh-CN': '编号和姓名不是同一行',
    'zh-TW': '編號和姓名不是同一列',
    en: 'Number and name mean different rows',
  },
  'column-unknown': {
    'zh-CN': '这张表里没有这一列',
    'zh-TW': '這張表裡沒有這一欄',
    en: 'This table has no such column',
  },
  beyond: { 'zh-CN': '超出了这张表', 'zh-TW': '超出了這張表', en: 'Beyond the end of this table' },
  closed: { 'zh-CN': '这一格不能填', 'zh-TW': '這一格不能填', en: 'Nothing can be written there' },
  refused: { 'zh-CN': '看不懂这个值', 'zh-TW': '看不懂這個值', en: 'The value is not understood' },
});
