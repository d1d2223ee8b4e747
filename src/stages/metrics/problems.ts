import { problemTable } from '../../base/problem.ts';

export const metricProblem = problemTable({
  'metrics.yaml': {
    severity: 'error',
    message: {
      'zh-CN': '指标文件不是有效的 YAML：{reason}',
      'zh-TW': '指標檔案不是有效的 YAML：{reason}',
      en: 'The metric file is not valid YAML: {reason}',
    },
    fix: {
      'zh-CN': '检查这一行的缩进、冒号和引号。',
      'zh-TW': '檢查這一行的縮排、冒號和引號。',
      en: 'Check the indentation, colons and quotes on this line.',
    },
  },
  'metrics.key-unknown': {
    severity: 'error',
    message: { 'zh-CN': '不认识“{key}”。', 'zh-TW': '不認識「{key}」。', en: '“{key}” is not known here.' },
    fix: {
      'zh-CN': '是否想写“{nearest}”？这里可以写：{known}。',
      'zh-TW': '是否想寫「{nearest}」？這裡可以寫：{known}。',
      en: 'Did you mean “{nearest}”? Possible here: {known}.',
    },
  },
  'metrics.key-missing': {
    severity: 'error',
    message: { 'zh-CN': '缺少“{key}”。', 'zh-TW': '缺少「{key}」。', en: '“{key}” is missing.' },
    fix: {
      'zh-CN': '在这里补上“{key}”。',
      'zh-TW': '在這裡補上「{key}」。',
      en: 'Add “{key}” here.',
    },
  },
  'metrics.value-wrong': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”的值“{found}”不对。',
      'zh-TW': '「{key}」的值「{found}」不對。',
      en: '“{found}” is not a value for “{key}”.',
    },
    fix: {
      'zh-CN': '应为：{expected}。',
      'zh-TW': '應為：{expected}。',
      en: 'Expected: {expected}.',
    },
  },
  'metrics.name-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有名为“{name}”的列。',
      'zh-TW': '沒有名為「{name}」的欄。',
      en: 'There is no column “{name}”.',
    },
    fix: {
      'zh-CN': '是否想写“{nearest}”？可用的名称：{known}。',
      'zh-TW': '是否想寫「{nearest}」？可用的名稱：{known}。',
      en: 'Did you mean “{nearest}”? The names are: {known}.',
    },
  },
  'metrics.type-wrong': {
    severity: 'error',
    message: {
      'zh-CN': '这里需要{expected}，却是{found}。',
      'zh-TW': '這裡需要{expected}，卻是{found}。',
      en: 'This must be {expected}, but is {found}.',
    },
    fix: {
      'zh-CN': "类型为 number、text、flag、instant、date；日期写成 '2026-11-21'。",
      'zh-TW': "型別為 number、text、flag、instant、date；日期寫成 '2026-11-21'。",
      en: "Types are number, text, flag, instant and date; a date is written '2026-11-21'.",
    },
  },
  'metrics.division': {
    severity: 'error',
    message: {
      'zh-CN': '逐行的算式里不能用除法。',
      'zh-TW': '逐列的算式裡不能用除法。',
      en: 'A sum over rows does not divide.',
    },
    fix: {
      'zh-CN': '把商写成分子和分母；条件改用乘法，例如 a > 0.5 * b。',
      'zh-TW': '把商寫成分子和分母；條件改用乘法，例如 a > 0.5 * b。',
      en: 'Write the quotient as numerator and denominator; in a condition multiply instead, as in a > 0.5 * b.',
    },
  },
  'metrics.function-unsupported': {
    severity: 'error',
    message: {
      'zh-CN': '指标里不能用 {name}。',
      'zh-TW': '指標裡不能用 {name}。',
      en: '{name} cannot be used in a metric.',
    },
    fix: {
      'zh-CN': '可用的函数：{known}。',
      'zh-TW': '可用的函數：{known}。',
      en: 'The functions are: {known}.',
    },
  },
  'metrics.arguments': {
    severity: 'error',
    message: {
      'zh-CN': '{name} 的参数个数不对。',
      'zh-TW': '{name} 的參數個數不對。',
      en: '{name} has the wrong number of arguments.',
    },
    fix: {
      'zh-CN': '应为：{expected}。',
      'zh-TW': '應為：{expected}。',
      en: 'Expected: {expected}.',
    },
  },
  'metrics.shape': {
    severity: 'error',
    message: {
      'zh-CN': '指标“{id}”的来源与它的形状“{shape}”不符。',
      'zh-TW': '指標「{id}」的來源與它的形狀「{shape}」不符。',
      en: 'The sources of “{id}” do not fit its shape “{shape}”.',
    },
    fix: {
      'zh-CN': '{expected}',
      'zh-TW': '{expected}',
      en: '{expected}',
    },
  },
  'metrics.twice': {
    severity: 'error',
    message: {
      'zh-CN': '指标“{id}”定义了两次。',
      'zh-TW': '指標「{id}」定義了兩次。',
      en: 'The metric “{id}” is defined twice.',
    },
    fix: {
      'zh-CN': '给其中一个换一个名称。',
      'zh-TW': '給其中一個換一個名稱。',
      en: 'Give one of them another id.',
    },
  },
  'metrics.unknown': {
    severity: 'error',
    message: { 'zh-CN': '没有指标“{id}”。', 'zh-TW': '沒有指標「{id}」。', en: 'There is no metric “{id}”.' },
    fix: {
      'zh-CN': '是否想写“{nearest}”？带参数的指标写成 service_level(20)。',
      'zh-TW': '是否想寫「{nearest}」？帶參數的指標寫成 service_level(20)。',
      en: 'Did you mean “{nearest}”? A metric with a parameter is written service_level(20).',
    },
  },
  'metrics.dimension-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '不能按“{name}”分组。',
      'zh-TW': '不能按「{name}」分組。',
      en: 'There is no dimension “{name}”.',
    },
    fix: {
      'zh-CN': '是否想写“{nearest}”？可用的维度：{known}。',
      'zh-TW': '是否想寫「{nearest}」？可用的維度：{known}。',
      en: 'Did you mean “{nearest}”? The dimensions are: {known}.',
    },
  },
  'metrics.correction-unreadable': {
    severity: 'warning',
    message: {
      'zh-CN': '更正“{fact}”无法应用：{reason}',
      'zh-TW': '更正「{fact}」無法套用：{reason}',
      en: 'The correction “{fact}” cannot be applied: {reason}',
    },
    fix: {
      'zh-CN': '以一条新的更正替换它：写 agent、exclude，或 column 与 value。',
      'zh-TW': '以一條新的更正替換它：寫 agent、exclude，或 column 與 value。',
      en: 'Replace it by a new one that gives agent, exclude, or column and value.',
    },
  },
  'metrics.counted-twice': {
    severity: 'warning',
    message: {
      'zh-CN': '{days} 个“人·日”既有会话明细又有平台日报，{metrics} 会重复计算。',
      'zh-TW': '{days} 個「人·日」既有會話明細又有平台日報，{metrics} 會重複計算。',
      en: '{days} agent-days have both contacts and platform totals: {metrics} count them twice.',
    },
    fix: {
      'zh-CN': '撤销其中一次导入：先用 jixin imports 查看，再用 jixin undo。',
      'zh-TW': '撤銷其中一次匯入：先用 jixin imports 查看，再用 jixin undo。',
      en: 'Undo one of the two imports: see jixin imports, then jixin undo.',
    },
  },
  'metrics.period-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '“{period}”不是一个期间。',
      'zh-TW': '「{period}」不是一個期間。',
      en: '“{period}” is not a period.',
    },
    fix: {
      'zh-CN': '写成 2026-09、2026-Q3、2026、2026-09-15，或 2026-07..2026-09。',
      'zh-TW': '寫成 2026-09、2026-Q3、2026、2026-09-15，或 2026-07..2026-09。',
      en: 'Write 2026-09, 2026-Q3, 2026, 2026-09-15, or 2026-07..2026-09.',
    },
  },
  'metrics.group-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '“{group}”不是这张表里的一组。',
      'zh-TW': '「{group}」不是這張表裡的一組。',
      en: '“{group}” is no group of this table.',
    },
    fix: {
      'zh-CN': '按 by 的顺序写成 JSON 数组，每个维度一个值，例如 ["P017","2026-09"]，并指明一个指标。',
      'zh-TW': '按 by 的順序寫成 JSON 陣列，每個維度一個值，例如 ["P017","2026-09"]，並指明一個指標。',
      en: 'Write a JSON array with one value a dimension in the order of by, such as ["P017","2026-09"], and name a metric.',
    },
  },
  'metrics.share-filtered': {
    severity: 'error',
    message: {
      'zh-CN': '{id} 要用到全组的数据，只能查看部分人员时不能再加条件。',
      'zh-TW': '{id} 要用到全組的資料，只能檢視部分人員時不能再加條件。',
      en: '{id} says what the whole team did; who may see only some of its people cannot narrow it by a condition.',
    },
    fix: {
      'zh-CN': '去掉条件，或换一个指标。',
      'zh-TW': '去掉條件，或換一個指標。',
      en: 'Leave the condition out, or ask for another metric.',
    },
  },
  'metrics.no-row': {
    severity: 'error',
    message: {
      'zh-CN': '没有您能看到的记录 {key}。',
      'zh-TW': '沒有您能看到的紀錄 {key}。',
      en: 'There is no row {key} that you may see.',
    },
    fix: {
      'zh-CN': '检查编号；别人的记录只有负责人能看到。',
      'zh-TW': '檢查編號；別人的紀錄只有負責人能看到。',
      en: 'Check the number; the rows of others are seen by those who are responsible for them.',
    },
  },
});
