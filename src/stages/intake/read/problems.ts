import { problemTable } from '../../../base/problem.ts';

/** What can be wrong with a file before anybody asks what its columns mean. */
export const readProblem = problemTable({
  'read.not-found': {
    severity: 'error',
    message: { 'zh-CN': '找不到文件 {path}', 'zh-TW': '找不到檔案 {path}', en: 'there is no file {path}' },
    fix: { 'zh-CN': '检查路径', 'zh-TW': '檢查路徑', en: 'check the path' },
  },
  'read.unknown-format': {
    severity: 'error',
    message: {
      'zh-CN': '不认识的文件类型：{name}',
      'zh-TW': '不認識的檔案類型：{name}',
      en: 'not a kind of file that can be read: {name}',
    },
    fix: {
      'zh-CN': '请导出为 CSV、TSV、XLSX、JSON、JSON Lines 或 Parquet',
      'zh-TW': '請匯出為 CSV、TSV、XLSX、JSON、JSON Lines 或 Parquet',
      en: 'export it as CSV, TSV, XLSX, JSON, JSON Lines or Parquet',
    },
  },
  'read.old-excel': {
    severity: 'error',
    message: {
      'zh-CN': '{name} 是旧版 Excel（xls）或加密的工作簿',
      'zh-TW': '{name} 是舊版 Excel（xls）或加密的活頁簿',
      en: '{name} is an old Excel (xls) or an encrypted workbook',
    },
    fix: {
      'zh-CN': '用 Excel 或 WPS 打开，取消密码，另存为 xlsx',
      'zh-TW': '用 Excel 或 WPS 開啟，取消密碼，另存為 xlsx',
      en: 'open it, remove the password and save it as xlsx',
    },
  },
  'read.empty': {
    severity: 'error',
    message: { 'zh-CN': '文件中没有数据行', 'zh-TW': '檔案中沒有資料列', en: 'the file holds no rows' },
    fix: { 'zh-CN': '重新导出', 'zh-TW': '重新匯出', en: 'export it again' },
  },
  'read.broken': {
    severity: 'error',
    message: { 'zh-CN': '文件已损坏：{why}', 'zh-TW': '檔案已損壞：{why}', en: 'the file is broken: {why}' },
    fix: {
      'zh-CN': '重新下载或重新导出该文件',
      'zh-TW': '重新下載或重新匯出該檔案',
      en: 'download or export the file again',
    },
  },
  'read.bomb': {
    severity: 'error',
    message: {
      'zh-CN': '压缩内容异常：{part} 解压后达 {bytes} 字节（{ratio} 倍）',
      'zh-TW': '壓縮內容異常：{part} 解壓後達 {bytes} 位元組（{ratio} 倍）',
      en: 'suspicious archive: {part} unpacks to {bytes} bytes ({ratio} times its size)',
    },
    fix: {
      'zh-CN': '该文件被拒绝；若确是真实导出，请另存为 CSV 再导入',
      'zh-TW': '該檔案被拒絕；若確是真實匯出，請另存為 CSV 再匯入',
      en: 'it is refused; if it is a real export, save it as CSV and import that',
    },
  },
  'read.too-wide': {
    severity: 'error',
    message: {
      'zh-CN': '单元格 {cell} 超出允许的 {limit} 列',
      'zh-TW': '儲存格 {cell} 超出允許的 {limit} 欄',
      en: 'cell {cell} lies beyond the {limit} columns allowed',
    },
    fix: {
      'zh-CN': '删除表格右侧的多余单元格后重新保存',
      'zh-TW': '刪除表格右側的多餘儲存格後重新儲存',
      en: 'delete the stray cells to the right of the table and save again',
    },
  },
  'read.too-long': {
    severity: 'error',
    message: {
      'zh-CN': '行数超过允许的 {limit} 行',
      'zh-TW': '列數超過允許的 {limit} 列',
      en: 'more than the {limit} rows allowed',
    },
    fix: { 'zh-CN': '按月份拆分文件', 'zh-TW': '按月份拆分檔案', en: 'split the file by month' },
  },
  'read.huge-cell': {
    severity: 'error',
    message: {
      'zh-CN': '单元格超过 {limit} 个字符',
      'zh-TW': '儲存格超過 {limit} 個字元',
      en: 'a cell holds more than {limit} characters',
    },
    fix: {
      'zh-CN': '检查引号是否成对，或删去该单元格的内容',
      'zh-TW': '檢查引號是否成對，或刪去該儲存格的內容',
      en: 'check for an unclosed quote, or shorten the cell',
    },
  },
  'read.too-many': {
    severity: 'error',
    message: {
      'zh-CN': '{what}过多：{count}，最多 {limit}',
      'zh-TW': '{what}過多：{count}，最多 {limit}',
      en: 'too many {what}: {count}, at most {limit}',
    },
    fix: { 'zh-CN': '分几次导入', 'zh-TW': '分幾次匯入', en: 'import them in several parts' },
  },
  'read.skipped-file': {
    severity: 'info',
    message: {
      'zh-CN': '文件夹中的 {name} 不是数据文件，已跳过',
      'zh-TW': '資料夾中的 {name} 不是資料檔案，已略過',
      en: '{name} in the folder is not a data file and was left out',
    },
    fix: { 'zh-CN': '无需处理', 'zh-TW': '無需處理', en: 'nothing to do' },
  },
  'read.encoding': {
    severity: 'info',
    message: { 'zh-CN': '按 {encoding} 编码读取', 'zh-TW': '按 {encoding} 編碼讀取', en: 'read as {encoding}' },
    fix: {
      'zh-CN': '若出现乱码，请另存为 UTF-8',
      'zh-TW': '若出現亂碼，請另存為 UTF-8',
      en: 'if names look wrong, save the file as UTF-8',
    },
  },
  'read.preamble': {
    severity: 'info',
    message: {
      'zh-CN': '表头之前的 {count} 行不属于数据：{text}',
      'zh-TW': '表頭之前的 {count} 列不屬於資料：{text}',
      en: '{count} lines before the header are not data: {text}',
    },
    fix: { 'zh-CN': '无需处理', 'zh-TW': '無需處理', en: 'nothing to do' },
  },
  'read.trailer': {
    severity: 'info',
    message: {
      'zh-CN': '表格之后的 {count} 行不属于数据：{text}',
      'zh-TW': '表格之後的 {count} 列不屬於資料：{text}',
      en: '{count} lines after the table are not data: {text}',
    },
    fix: { 'zh-CN': '无需处理', 'zh-TW': '無需處理', en: 'nothing to do' },
  },
  'read.header-named': {
    severity: 'info',
    message: {
      'zh-CN': '第 {position} 列的表头为空、重复或过长，命名为“{name}”',
      'zh-TW': '第 {position} 欄的表頭為空、重複或過長，命名為「{name}」',
      en: 'the header of column {position} is blank, repeated or very long; it is called "{name}"',
    },
    fix: { 'zh-CN': '无需处理', 'zh-TW': '無需處理', en: 'nothing to do' },
  },
  'read.header-lines': {
    severity: 'info',
    message: {
      'zh-CN': '表头有 {count} 行，已合并为一行',
      'zh-TW': '表頭有 {count} 列，已合併為一列',
      en: 'the header has {count} lines; they were joined',
    },
    fix: { 'zh-CN': '无需处理', 'zh-TW': '無需處理', en: 'nothing to do' },
  },
  'read.ragged': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 行的单元格多于表头（首见于第 {row} 行）；多出的单元格未读取',
      'zh-TW': '{count} 列的儲存格多於表頭（首見於第 {row} 列）；多出的儲存格未讀取',
      en: '{count} rows have more cells than the header (first in row {row}); the cells beyond it were not read',
    },
    fix: {
      'zh-CN': '检查这些行是否有未加引号的分隔符',
      'zh-TW': '檢查這些列是否有未加引號的分隔符',
      en: 'look for separators without quotes in these rows',
    },
  },
  'read.cell-error': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 个单元格是公式错误（如 {example}），按缺失处理',
      'zh-TW': '{count} 個儲存格是公式錯誤（如 {example}），按缺失處理',
      en: '{count} cells hold a formula error ({example}); they count as missing',
    },
    fix: {
      'zh-CN': '在 Excel 中修正公式后重新保存',
      'zh-TW': '在 Excel 中修正公式後重新儲存',
      en: 'correct the formulas and save again',
    },
  },
  'read.uncomputed': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 个公式单元格没有保存结果，按缺失处理',
      'zh-TW': '{count} 個公式儲存格沒有儲存結果，按缺失處理',
      en: '{count} formula cells carry no saved result; they count as missing',
    },
    fix: {
      'zh-CN': '用 Excel 打开并保存一次，使公式得到结果',
      'zh-TW': '用 Excel 開啟並儲存一次，使公式得到結果',
      en: 'open and save the file in Excel once, so that its formulas are computed',
    },
  },
});
