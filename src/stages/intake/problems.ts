import { problemTable } from '../../base/problem.ts';

/** Why a row was rejected, a value left out, or an import refused. */
export const intakeProblem = problemTable({
  'intake.missing': {
    severity: 'error',
    message: {
      'zh-CN': '缺少必填项 {target}（列“{column}”为空）。',
      'zh-TW': '缺少必填項 {target}（欄「{column}」為空）。',
      en: 'The required {target} is missing: column “{column}” is blank.',
    },
    fix: {
      'zh-CN': '在原文件中补上该值后重新导入。',
      'zh-TW': '在原檔案中補上該值後重新匯入。',
      en: 'Fill it in in the file and import again.',
    },
  },
  'intake.unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '列“{column}”的值“{value}”不能读作 {target}。',
      'zh-TW': '欄「{column}」的值「{value}」不能讀作 {target}。',
      en: '“{value}” in column “{column}” cannot be read as {target}.',
    },
    fix: {
      'zh-CN': '改正该值，或在映射中把这个词写成空值后重新导入。',
      'zh-TW': '改正該值，或在對應中把這個詞寫成空值後重新匯入。',
      en: 'Correct the value, or name the word as missing in the mapping, and import again.',
    },
  },
  'intake.not-allowed': {
    severity: 'error',
    message: {
      'zh-CN': '列“{column}”的值“{value}”不是 {target} 允许的值。',
      'zh-TW': '欄「{column}」的值「{value}」不是 {target} 允許的值。',
      en: '“{value}” in column “{column}” is not one of the values of {target}.',
    },
    fix: {
      'zh-CN': '在映射的 words 中写明它对应哪个值。',
      'zh-TW': '在對應的 words 中寫明它對應哪個值。',
      en: 'Say in the mapping’s words which value it stands for.',
    },
  },
  'intake.repeated-key': {
    severity: 'error',
    message: {
      'zh-CN': '同一文件后面的行有相同的键但内容不同，以后面的行为准。',
      'zh-TW': '同一檔案後面的列有相同的鍵但內容不同，以後面的列為準。',
      en: 'A later row of the same file has the same key and other values; the later one counts.',
    },
    fix: {
      'zh-CN': '核对原文件中的重复行。',
      'zh-TW': '核對原檔案中的重複列。',
      en: 'Look at the repeated rows in the file.',
    },
  },
  'intake.impossible': {
    severity: 'warning',
    message: {
      'zh-CN': '{rows} 行的 {target}（列“{column}”）不可能成立（为负或超出范围），这些值按缺失处理。',
      'zh-TW': '{rows} 列的 {target}（欄「{column}」）不可能成立（為負或超出範圍），這些值按缺失處理。',
      en: '{rows} rows have an impossible {target} (column “{column}”: negative or out of range); those values count as missing.',
    },
    fix: {
      'zh-CN': '向数据来源核实，例如时间是否被截断为 00:00。',
      'zh-TW': '向資料來源核實，例如時間是否被截斷為 00:00。',
      en: 'Ask the source, for instance whether times were cut to 00:00.',
    },
  },
  'intake.day-month': {
    severity: 'info',
    message: {
      'zh-CN': '列“{column}”按{order}读取，依据整列的值判断。',
      'zh-TW': '欄「{column}」按{order}讀取，依據整欄的值判斷。',
      en: 'Column “{column}” is read as {order}, decided from all of its values.',
    },
    fix: {
      'zh-CN': '若不对，请在导出时使用 YYYY-MM-DD。',
      'zh-TW': '若不對，請在匯出時使用 YYYY-MM-DD。',
      en: 'If that is wrong, export dates as YYYY-MM-DD.',
    },
  },
  'intake.day-month-open': {
    severity: 'warning',
    message: {
      'zh-CN': '列“{column}”的日期没有大于 12 的日，无法判断日月顺序，按{order}读取。',
      'zh-TW': '欄「{column}」的日期沒有大於 12 的日，無法判斷日月順序，按{order}讀取。',
      en: 'No day in column “{column}” is above 12, so the order of day and month is open; it is read as {order}.',
    },
    fix: {
      'zh-CN': '核对几行日期；若不对，请在导出时使用 YYYY-MM-DD。',
      'zh-TW': '核對幾列日期；若不對，請在匯出時使用 YYYY-MM-DD。',
      en: 'Check some dates; if they are wrong, export them as YYYY-MM-DD.',
    },
  },
  'intake.mixed-shapes': {
    severity: 'info',
    message: {
      'zh-CN': '列“{column}”混有多种写法：{shapes}。',
      'zh-TW': '欄「{column}」混有多種寫法：{shapes}。',
      en: 'Column “{column}” holds several spellings: {shapes}.',
    },
    fix: { 'zh-CN': '均已读取，无需操作。', 'zh-TW': '均已讀取，無需操作。', en: 'All were read; nothing to do.' },
  },
  'intake.day-share': {
    severity: 'info',
    message: {
      'zh-CN': '列“{column}”是以天为单位的小数（表格的时间格式），已换算为秒。',
      'zh-TW': '欄「{column}」是以天為單位的小數（試算表的時間格式），已換算為秒。',
      en: 'Column “{column}” holds shares of a day, as spreadsheets keep times; they were turned into seconds.',
    },
    fix: {
      'zh-CN': '若不对，请在映射中写明单位。',
      'zh-TW': '若不對，請在對應中寫明單位。',
      en: 'If that is wrong, give the unit in the mapping.',
    },
  },
  'intake.same-file': {
    severity: 'info',
    message: {
      'zh-CN': '该文件已导入过（导入 {id}），没有任何改动。',
      'zh-TW': '該檔案已匯入過（匯入 {id}），沒有任何改動。',
      en: 'This file was imported before (import {id}): nothing changed.',
    },
    fix: { 'zh-CN': '无需操作。', 'zh-TW': '無需操作。', en: 'Nothing to do.' },
  },
  'intake.derived-keys': {
    severity: 'info',
    message: {
      'zh-CN': '没有编号列：各行按内容识别，内容完全相同的行按出现次序区分。',
      'zh-TW': '沒有編號欄：各列按內容識別，內容完全相同的列按出現次序區分。',
      en: 'No column holds an id: rows are known by what they say, equal rows by which of them they are.',
    },
    fix: {
      'zh-CN': '改过的行重新导入会成为新行；若有编号列，请在映射中指给 {target}。',
      'zh-TW': '改過的列重新匯入會成為新列；若有編號欄，請在對應中指給 {target}。',
      en: 'A row that is corrected comes in as a new one; where a column names the rows, map it to {target}.',
    },
  },
  'intake.profile-kept': {
    severity: 'info',
    message: {
      'zh-CN': '映射已保存为 {id}，列相同的文件下次会直接使用。',
      'zh-TW': '對應已儲存為 {id}，欄相同的檔案下次會直接使用。',
      en: 'The mapping is kept as {id}; the next file with these columns is read by it.',
    },
    fix: {
      'zh-CN': '若映射不对，请撤销本次导入，并用 --profile 给出正确的映射。',
      'zh-TW': '若對應不對，請復原本次匯入，並用 --profile 給出正確的對應。',
      en: 'If it is wrong, undo the import and give the right one with --profile.',
    },
  },
  'intake.profile-learned': {
    severity: 'info',
    message: {
      'zh-CN': '使用以前导入时保存的映射 {id}。',
      'zh-TW': '使用以前匯入時儲存的對應 {id}。',
      en: 'Read by the mapping {id}, kept from an earlier import.',
    },
    fix: {
      'zh-CN': '要换一种读法，请用 --profile 给出映射。',
      'zh-TW': '要換一種讀法，請用 --profile 給出對應。',
      en: 'To read it another way, give a mapping with --profile.',
    },
  },
  'intake.unmapped': {
    severity: 'error',
    message: {
      'zh-CN': '没有映射认识 {file}，也无法自动确定这些必填列：{missing}。',
      'zh-TW': '沒有對應認識 {file}，也無法自動確定這些必填欄：{missing}。',
      en: 'No mapping knows {file}, and these required columns could not be found in it: {missing}.',
    },
    fix: {
      'zh-CN': '用 --as 指明数据种类，或用 --profile 给出映射文件。',
      'zh-TW': '用 --as 指明資料種類，或用 --profile 給出對應檔案。',
      en: 'Say what it is with --as, or give a mapping with --profile.',
    },
  },
  'intake.yearly-pay': {
    severity: 'warning',
    message: {
      'zh-CN': '列“{column}”像是一年的工资（中间值 {middle}），却按每月的 {target} 读取。',
      'zh-TW': '欄「{column}」像是一年的薪資（中間值 {middle}），卻按每月的 {target} 讀取。',
      en: 'Column “{column}” looks like pay a year (the middle value is {middle}), but is read as {target}, which is pay a month.',
    },
    fix: {
      'zh-CN': '若是年薪，请在映射中改指 salary，或在文件中除以 12 后再导入；若确为每月，无需处理。',
      'zh-TW': '若是年薪，請在對應中改指 salary，或在檔案中除以 12 後再匯入；若確為每月，無需處理。',
      en: 'Where it is a year’s, map it to salary, or divide it by 12 in the file and import again; where it is a month’s, there is nothing to do.',
    },
  },
  'intake.before-hired': {
    severity: 'warning',
    message: {
      'zh-CN': '{rows} 行早于本人入职：{people}。它们计入合计；本人资料从更早开始的，也计入本人。',
      'zh-TW': '{rows} 列早於本人到職：{people}。它們計入合計；本人資料從更早開始的，也計入本人。',
      en: '{rows} rows are dated before their person was hired: {people}. They count in totals, and for the person where the record begins earlier.',
    },
    fix: {
      'zh-CN': '核对花名册的入职日期；若是账号的前一位使用者，给那个人登记，或在账本里更正这些行。',
      'zh-TW': '核對花名冊的到職日期；若是帳號的前一位使用者，給那個人登記，或在帳本裡更正這些列。',
      en: 'Look at the hire date on the roster; where somebody else had the account before, put them on record, or correct those rows in the ledger.',
    },
  },
  'intake.after-left': {
    severity: 'warning',
    message: {
      'zh-CN': '{rows} 行晚于本人最后工作日，照样计入本人：{people}。',
      'zh-TW': '{rows} 列晚於本人最後工作日，照樣計入本人：{people}。',
      en: '{rows} rows are dated after their person’s last day, and count for that person all the same: {people}.',
    },
    fix: {
      'zh-CN': '核对花名册的离职日期；若账号已转给别人，给那个人登记别名，或在账本里更正这些行。',
      'zh-TW': '核對花名冊的離職日期；若帳號已轉給別人，給那個人登記別名，或在帳本裡更正這些列。',
      en: 'Look at the last day on the roster; where the account went to somebody else, record it as their alias, or correct those rows in the ledger.',
    },
  },
  'intake.period-closed': {
    severity: 'warning',
    message: {
      'zh-CN': '{rows} 行属于已关账的期间：{periods}。已发的工资不变。',
      'zh-TW': '{rows} 列屬於已關帳的期間：{periods}。已發的薪資不變。',
      en: '{rows} rows are of periods that are closed: {periods}. What was paid stays as it is.',
    },
    fix: {
      'zh-CN': '若应当计入，照常导入，差额由下一次核算补发或补扣；若是导错了文件，不要导入。',
      'zh-TW': '若應當計入，照常匯入，差額由下一次核算補發或補扣；若是匯錯了檔案，不要匯入。',
      en: 'If they count, import them: the difference is paid or taken by the next run. If this is the wrong file, leave it.',
    },
  },
  'intake.kind-unsure': {
    severity: 'error',
    message: {
      'zh-CN': '{file} 看起来是 {kind}，但没有 {missing} 列，无法完全确定。',
      'zh-TW': '{file} 看起來是 {kind}，但沒有 {missing} 欄，無法完全確定。',
      en: '{file} looks like {kind}, but has no column {missing}, so that it is not beyond doubt.',
    },
    fix: {
      'zh-CN': '若确实如此，用 --as {kind} 再导入一次；各行将按内容识别。',
      'zh-TW': '若確實如此，用 --as {kind} 再匯入一次；各列將按內容識別。',
      en: 'Where that is what it is, import it again with --as {kind}; its rows are then known by what they say.',
    },
  },
  'intake.no-such-profile': {
    severity: 'error',
    message: { 'zh-CN': '没有名为 {id} 的映射。', 'zh-TW': '沒有名為 {id} 的對應。', en: 'There is no mapping {id}.' },
    fix: { 'zh-CN': '可用的映射：{known}。', 'zh-TW': '可用的對應：{known}。', en: 'Known are: {known}.' },
  },
});
