import { defineTexts } from '../../platform/ui/texts.ts';

export const useSettingsTexts = defineTexts('settings', {
  title: { 'zh-CN': '组织设置', 'zh-TW': '組織設定', en: 'Organisation' },
  name: { 'zh-CN': '组织名称', 'zh-TW': '組織名稱', en: 'Name of the organisation' },
  zone: { 'zh-CN': '时区', 'zh-TW': '時區', en: 'Time zone' },
  zoneNote: {
    'zh-CN': '文件里没有时区的时间按它读取；已导入的数据不变。',
    'zh-TW': '檔案裡沒有時區的時間按它讀取；已匯入的資料不變。',
    en: 'Times without a zone in imported files are read in it; what was imported before stays.',
  },
  from: { 'zh-CN': '服务时间从', 'zh-TW': '服務時間從', en: 'Service hours from' },
  to: { 'zh-CN': '到', 'zh-TW': '到', en: 'to' },
  calendar: { 'zh-CN': '本组织的日历', 'zh-TW': '本組織的日曆', en: 'The organisation’s calendar' },
  calendarNote: {
    'zh-CN': '在公共节假日之外：公司假日、调班日。',
    'zh-TW': '在公共節假日之外：公司假日、調班日。',
    en: 'Over the public holidays: company holidays, days worked instead.',
  },
  day: { 'zh-CN': '日期', 'zh-TW': '日期', en: 'Day' },
  dayKind: { 'zh-CN': '算作', 'zh-TW': '算作', en: 'Counts as' },
  'day.workday': { 'zh-CN': '工作日', 'zh-TW': '工作日', en: 'Workday' },
  'day.restday': { 'zh-CN': '休息日', 'zh-TW': '休息日', en: 'Rest day' },
  'day.holiday': { 'zh-CN': '节假日', 'zh-TW': '節假日', en: 'Holiday' },
  dayName: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  addDay: { 'zh-CN': '加一天', 'zh-TW': '加一天', en: 'Add a day' },
  remove: { 'zh-CN': '去掉', 'zh-TW': '去掉', en: 'Remove' },
  pay: { 'zh-CN': '薪酬', 'zh-TW': '薪酬', en: 'Pay' },
  payNote: {
    'zh-CN': '法规提醒总是在核算时检查；代扣只在打开后计算，并记在每张工资条上。',
    'zh-TW': '法規提醒總是在核算時檢查；代扣只在開啟後計算，並記在每張薪資單上。',
    en: 'The law’s limits are checked in every run; withholding is worked out once it is turned on, and stands on every payslip.',
  },
  city: { 'zh-CN': '所在城市', 'zh-TW': '所在城市', en: 'City' },
  cityNote: {
    'zh-CN': '人员档案没有城市时用它查最低工资和社保标准。',
    'zh-TW': '人員檔案沒有城市時用它查最低工資和社保標準。',
    en: 'Finds minimum wage and insurance for people whose record names no city.',
  },
  withholding: {
    'zh-CN': '计算代扣：社保、公积金、个人所得税和实发工资',
    'zh-TW': '計算代扣：社保、公積金、個人所得稅和實發薪資',
    en: 'Work out what is withheld: insurance, housing fund, income tax, and net pay',
  },
  fundRate: { 'zh-CN': '公积金缴存比例', 'zh-TW': '公積金繳存比例', en: 'Housing fund rate' },
  fundRateNote: {
    'zh-CN': '例如 7%；空着按城市的标准。',
    'zh-TW': '例如 7%；空著按城市的標準。',
    en: '7%, for instance; empty takes the city’s.',
  },
  save: { 'zh-CN': '保存设置', 'zh-TW': '儲存設定', en: 'Save the settings' },
  readOnly: {
    'zh-CN': '设置由人事或技术修改。',
    'zh-TW': '設定由人事或技術修改。',
    en: 'Settings are changed by HR or by an administrator.',
  },
  changedBy: { 'zh-CN': '{{by}} 于 {{at}} 修改', 'zh-TW': '{{by}} 於 {{at}} 修改', en: 'Changed by {{by}}, {{at}}.' },
  default: { 'zh-CN': '默认值', 'zh-TW': '預設值', en: 'Default.' },
});
