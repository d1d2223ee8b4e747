import { problemTable } from '../../../base/problem.ts';

/** What can be wrong with a mapping profile, and what a mapping has to say about its columns. */
export const mappingProblem = problemTable({
  'mapping.yaml': {
    severity: 'error',
    message: { 'zh-CN': 'YAML 有误：{why}', 'zh-TW': 'YAML 有誤：{why}', en: 'not valid YAML: {why}' },
    fix: { 'zh-CN': '检查缩进与引号', 'zh-TW': '檢查縮排與引號', en: 'check indentation and quotes' },
  },
  'mapping.shape': {
    severity: 'error',
    message: {
      'zh-CN': '{path} 应为 {wanted}',
      'zh-TW': '{path} 應為 {wanted}',
      en: '{path} should be {wanted}',
    },
    fix: {
      'zh-CN': '参照内置的映射配置改写',
      'zh-TW': '參照內建的對應設定改寫',
      en: 'write it as the shipped profiles do',
    },
  },
  'mapping.unknown-key': {
    severity: 'error',
    message: { 'zh-CN': '不认识的键 {key}', 'zh-TW': '不認識的鍵 {key}', en: 'unknown key {key}' },
    fix: { 'zh-CN': '可用的键：{known}', 'zh-TW': '可用的鍵：{known}', en: 'known are: {known}' },
  },
  'mapping.unknown-target': {
    severity: 'error',
    message: {
      'zh-CN': '{kind} 没有 {target} 这一列',
      'zh-TW': '{kind} 沒有 {target} 這一欄',
      en: '{kind} has no column {target}',
    },
    fix: { 'zh-CN': '可用的列：{known}', 'zh-TW': '可用的欄：{known}', en: 'its columns are: {known}' },
  },
  'mapping.no-required': {
    severity: 'error',
    message: {
      'zh-CN': '映射缺少必需的列 {target}',
      'zh-TW': '對應缺少必需的欄 {target}',
      en: 'the mapping gives no {target}, which is required',
    },
    fix: {
      'zh-CN': '指明哪一列是 {target}',
      'zh-TW': '指明哪一欄是 {target}',
      en: 'say which column is {target}',
    },
  },
  'mapping.no-date': {
    severity: 'error',
    message: {
      'zh-CN': '该导出的日期应在{place}中，但没有找到',
      'zh-TW': '該匯出的日期應在{place}中，但沒有找到',
      en: 'the date of this export should stand in its {place}, but there is none',
    },
    fix: {
      'zh-CN': '保留平台原来的文件名（含 YYYYMMDD）和表头前后的说明行',
      'zh-TW': '保留平臺原來的檔名（含 YYYYMMDD）和表頭前後的說明列',
      en: 'keep the file name of the platform (with YYYYMMDD) and the lines around the table',
    },
  },
  'mapping.long-period': {
    severity: 'warning',
    message: {
      'zh-CN': '该导出是 {from} 至 {to} 的合计，全部记在 {to}',
      'zh-TW': '該匯出是 {from} 至 {to} 的合計，全部記在 {to}',
      en: 'this export sums up {from} to {to}; all of it is dated {to}',
    },
    fix: {
      'zh-CN': '需要按天分析时，请逐日导出',
      'zh-TW': '需要按天分析時，請逐日匯出',
      en: 'export day by day where days matter',
    },
  },
  'mapping.assumed-weight': {
    severity: 'warning',
    message: {
      'zh-CN': '导出没有给出 {target} 的分母，汇总时按“{column}”加权；样本量是估计值',
      'zh-TW': '匯出沒有給出 {target} 的分母，彙總時按「{column}」加權；樣本量是估計值',
      en: 'the export does not give the denominator of {target}; it is pooled with {column} as weight, so its n is an estimate',
    },
    fix: {
      'zh-CN': '若平台能导出评价数、接待数等明细，请改用该导出',
      'zh-TW': '若平臺能匯出評價數、接待數等明細，請改用該匯出',
      en: 'use an export with the counts themselves where the platform has one',
    },
  },
  'mapping.column-absent': {
    severity: 'info',
    message: {
      'zh-CN': '没有“{column}”列，{target} 缺失',
      'zh-TW': '沒有「{column}」欄，{target} 缺失',
      en: 'there is no column {column}, so {target} is missing',
    },
    fix: {
      'zh-CN': '需要该指标时，导出时勾选此列',
      'zh-TW': '需要該指標時，匯出時勾選此欄',
      en: 'include the column in the export where its numbers are wanted',
    },
  },
  'mapping.unused': {
    severity: 'info',
    message: {
      'zh-CN': '未使用的列：{columns}',
      'zh-TW': '未使用的欄：{columns}',
      en: 'columns not used: {columns}',
    },
    fix: {
      'zh-CN': '需要时在映射中指定用途',
      'zh-TW': '需要時在對應中指定用途',
      en: 'map them where they are wanted',
    },
  },
  'mapping.sensitive': {
    severity: 'warning',
    message: {
      'zh-CN': '敏感个人信息默认不读取：{columns}',
      'zh-TW': '敏感個人資訊預設不讀取：{columns}',
      en: 'sensitive personal data is not read by default: {columns}',
    },
    fix: {
      'zh-CN': '这些列不应影响绩效与薪酬；如确有依据，请自建映射',
      'zh-TW': '這些欄不應影響績效與薪酬；如確有依據，請自建對應',
      en: 'they must not bear on performance or pay; where there are grounds, write a profile of your own',
    },
  },
  'mapping.annual-pay': {
    severity: 'warning',
    message: {
      'zh-CN': '“{column}”未说明货币与周期，存为属性 {target}，不作为月底薪',
      'zh-TW': '「{column}」未說明貨幣與週期，存為屬性 {target}，不作為月底薪',
      en: '{column} names neither currency nor period; it is kept as the attribute {target}, not as monthly base pay',
    },
    fix: {
      'zh-CN': '若确为月薪（元），将其映射到 base_pay',
      'zh-TW': '若確為月薪（元），將其對應到 base_pay',
      en: 'map it to base_pay where it is yuan a month',
    },
  },
  'mapping.no-kind': {
    severity: 'error',
    message: {
      'zh-CN': '看不出这些列属于哪一类数据',
      'zh-TW': '看不出這些欄屬於哪一類資料',
      en: 'the columns do not tell which kind of data this is',
    },
    fix: {
      'zh-CN': '用 --as 指明类别，或提供映射配置',
      'zh-TW': '用 --as 指明類別，或提供對應設定',
      en: 'name the kind with --as, or give a profile',
    },
  },
});
