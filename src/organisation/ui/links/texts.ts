import { defineTexts } from '../../../platform/ui/texts.ts';

export const useLinkTexts = defineTexts('links', {
  title: { 'zh-CN': '在原系统打开', 'zh-TW': '在原系統開啟', en: 'Opening rows at their source' },
  note: {
    'zh-CN': '每条记录按它当天的网址，在贵公司自己的会话、话务、工单系统里打开；能看到记录的人都能看到链接。',
    'zh-TW': '每筆紀錄按它當天的網址，在貴公司自己的對話、話務、工單系統裡開啟；能看到紀錄的人都能看到連結。',
    en: 'Each row opens in your own chat, call or ticket system by the address of its day; whoever may see the row sees the link.',
  },
  kind: { 'zh-CN': '记录', 'zh-TW': '紀錄', en: 'Rows' },
  channel: { 'zh-CN': '渠道', 'zh-TW': '管道', en: 'Channel' },
  channelNote: {
    'zh-CN': '与数据里的写法一致；空着适用于其余全部。',
    'zh-TW': '與資料裡的寫法一致；空著適用於其餘全部。',
    en: 'As the data writes it; empty is for all the others.',
  },
  everyChannel: { 'zh-CN': '其余全部', 'zh-TW': '其餘全部', en: 'all others' },
  template: { 'zh-CN': '网址', 'zh-TW': '網址', en: 'Address' },
  templateNote: {
    'zh-CN': '大括号里写字段：{{fields}}。空着表示从这天起不再有链接。',
    'zh-TW': '大括號裡寫欄位：{{fields}}。空著表示從這天起不再有連結。',
    en: 'Fields in braces: {{fields}}. Empty: no link from that day on.',
  },
  from: { 'zh-CN': '从哪天的记录起', 'zh-TW': '從哪天的紀錄起', en: 'For rows from which day on' },
  why: { 'zh-CN': '原因', 'zh-TW': '原因', en: 'Reason' },
  save: { 'zh-CN': '保存网址', 'zh-TW': '儲存網址', en: 'Save the address' },
  try: { 'zh-CN': '用最近一条记录试试', 'zh-TW': '用最近一筆紀錄試試', en: 'Try it on the newest row' },
  tried: { 'zh-CN': '{{day}} 的 {{key}}：', 'zh-TW': '{{day}} 的 {{key}}：', en: '{{key}} of {{day}}: ' },
  triedNothing: {
    'zh-CN': '没有可以试的记录：没有这样的数据，或者您不能看客户记录。',
    'zh-TW': '沒有可以試的紀錄：沒有這樣的資料，或者您不能看客戶紀錄。',
    en: 'No row to try it on: there is none, or rows are not yours to see.',
  },
  triedLacks: {
    'zh-CN': '这条记录没有网址里写的字段，不会有链接。',
    'zh-TW': '這筆紀錄沒有網址裡寫的欄位，不會有連結。',
    en: 'it lacks a field that the address names, and gets no link.',
  },
  history: { 'zh-CN': '历次网址', 'zh-TW': '歷次網址', en: 'Addresses so far' },
  none: {
    'zh-CN': '还没有网址：记录只显示它的来源文件。',
    'zh-TW': '還沒有網址：紀錄只顯示它的來源檔案。',
    en: 'No address yet: rows show the file they came from.',
  },
  noLink: { 'zh-CN': '不再有链接', 'zh-TW': '不再有連結', en: 'no link' },
  state: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' },
  'state.now': { 'zh-CN': '现行', 'zh-TW': '現行', en: 'In force' },
  'state.past': { 'zh-CN': '曾用', 'zh-TW': '曾用', en: 'Before' },
  'state.ahead': { 'zh-CN': '将用', 'zh-TW': '將用', en: 'To come' },
  'state.overruled': { 'zh-CN': '已被改', 'zh-TW': '已被改', en: 'Overruled' },
  at: { 'zh-CN': '记录', 'zh-TW': '記錄', en: 'Recorded' },
});
