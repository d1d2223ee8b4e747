import { problemTable } from '../../base/problem.ts';

/** What can be wrong with the text of a formula or a plan before its meaning is looked at. */
export const syntaxProblem = problemTable({
  'plan.formula-too-long': {
    severity: 'error',
    message: {
      'zh-CN': '公式超过 {limit} 个字符。',
      'zh-TW': '公式超過 {limit} 個字元。',
      en: 'The formula is longer than {limit} characters.',
    },
    fix: {
      'zh-CN': '把它拆成几行，每行一个中间结果。',
      'zh-TW': '把它拆成幾列，每列一個中間結果。',
      en: 'Split it into several lines, one intermediate result each.',
    },
  },
  'plan.formula-unexpected': {
    severity: 'error',
    message: {
      'zh-CN': '这里不应出现“{found}”。',
      'zh-TW': '這裡不應出現「{found}」。',
      en: 'Did not expect “{found}” here.',
    },
    fix: {
      'zh-CN': '检查它前面的运算符、括号和逗号；含特殊字符的名称写在方括号里，例如 [销售额（元）]。',
      'zh-TW': '檢查它前面的運算子、括號和逗號；含特殊字元的名稱寫在方括號裡，例如 [銷售額（元）]。',
      en: 'Check the operator, bracket or comma before it; put a name with special characters in square brackets, like [Sales (yuan)].',
    },
  },
  'plan.formula-unfinished': {
    severity: 'error',
    message: { 'zh-CN': '公式没有写完。', 'zh-TW': '公式沒有寫完。', en: 'The formula ends too early.' },
    fix: {
      'zh-CN': '补上缺少的数值、名称或右括号。',
      'zh-TW': '補上缺少的數值、名稱或右括號。',
      en: 'Add the missing value, name or closing bracket.',
    },
  },
  'plan.formula-chain': {
    severity: 'error',
    message: {
      'zh-CN': '比较不能连写（例如 1 < x < 3）。',
      'zh-TW': '比較不能連寫（例如 1 < x < 3）。',
      en: 'Comparisons cannot be chained (1 < x < 3).',
    },
    fix: { 'zh-CN': '写成 1 < x AND x < 3。', 'zh-TW': '寫成 1 < x AND x < 3。', en: 'Write 1 < x AND x < 3.' },
  },
  'plan.formula-deep': {
    severity: 'error',
    message: { 'zh-CN': '括号嵌套太深。', 'zh-TW': '括號巢狀太深。', en: 'The brackets are nested too deeply.' },
    fix: {
      'zh-CN': '把内层算式写成单独的一行。',
      'zh-TW': '把內層算式寫成單獨的一列。',
      en: 'Move the inner part to a line of its own.',
    },
  },
  'plan.function-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有名为“{found}”的函数。',
      'zh-TW': '沒有名為「{found}」的函數。',
      en: 'There is no function “{found}”.',
    },
    fix: {
      'zh-CN': '可用的函数：{functions}。',
      'zh-TW': '可用的函數：{functions}。',
      en: 'The functions are {functions}.',
    },
  },
  'plan.in-literal': {
    severity: 'error',
    message: {
      'zh-CN': 'IN 的列表里只能写固定的文字或数字。',
      'zh-TW': 'IN 的清單裡只能寫固定的文字或數字。',
      en: 'A list after IN holds fixed texts or numbers only.',
    },
    fix: {
      'zh-CN': "例如 channel IN ('电话', '在线')。",
      'zh-TW': "例如 channel IN ('電話', '線上')。",
      en: "For example channel IN ('phone', 'chat').",
    },
  },
});
