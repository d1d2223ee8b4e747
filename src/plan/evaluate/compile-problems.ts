import { problemTable } from '../../base/problem.ts';

/** What keeps a plan that was read without problems from being compiled. */
export const compileProblem = problemTable({
  'plan.unknown-name': {
    severity: 'error',
    message: {
      'zh-CN': '没有名为“{name}”的输入、参数或行项。',
      'zh-TW': '沒有名為「{name}」的輸入、參數或列項。',
      en: 'No input, parameter or line is called “{name}”.',
    },
    fix: {
      'zh-CN': '最相近的名称：{near}。固定的文字写在引号里。',
      'zh-TW': '最相近的名稱：{near}。固定的文字寫在引號裡。',
      en: 'The nearest name is {near}. Put a fixed text in quotes.',
    },
  },
  'plan.ambiguous-name': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”是多个项目的标题。',
      'zh-TW': '「{name}」是多個項目的標題。',
      en: '“{name}” is the title of more than one thing.',
    },
    fix: { 'zh-CN': '改用标识。', 'zh-TW': '改用識別碼。', en: 'Use the id.' },
  },
  'plan.cycle': {
    severity: 'error',
    message: {
      'zh-CN': '行项互相依赖，算不出来：{path}。',
      'zh-TW': '列項互相依賴，算不出來：{path}。',
      en: 'These lines depend on each other: {path}.',
    },
    fix: {
      'zh-CN': '去掉其中一处引用。',
      'zh-TW': '去掉其中一處引用。',
      en: 'Take one of the references out.',
    },
  },
  'plan.split-amount': {
    severity: 'error',
    message: {
      'zh-CN': '行项“{line}”不是一个人自己的数，不能按天分段。',
      'zh-TW': '列項「{line}」不是一個人自己的數，不能按天分段。',
      en: 'The line “{line}” is no number of one person’s own and cannot be split by days.',
    },
    fix: {
      'zh-CN': '去掉 split；要分段的写在读取它之前的金额行上。',
      'zh-TW': '去掉 split；要分段的寫在讀取它之前的金額列上。',
      en: 'Take out split, and write it on the amounts that are to be split.',
    },
  },
  'plan.wrong-type': {
    severity: 'error',
    message: {
      'zh-CN': '“{found}”是{actual}，这里需要{wanted}。',
      'zh-TW': '「{found}」是{actual}，這裡需要{wanted}。',
      en: '“{found}” is a {actual}; a {wanted} is needed here.',
    },
    fix: {
      'zh-CN': '数字用于计算，条件写比较（例如 a > 0），文字只用于比较或查表。',
      'zh-TW': '數字用於計算，條件寫比較（例如 a > 0），文字只用於比較或查表。',
      en: 'Calculate with numbers, write a condition as a comparison (a > 0), use texts for comparing and look-ups only.',
    },
  },
  'plan.arguments': {
    severity: 'error',
    message: {
      'zh-CN': '{function} 的参数应为：{usage}。',
      'zh-TW': '{function} 的參數應為：{usage}。',
      en: '{function} is used as {usage}.',
    },
    fix: { 'zh-CN': '检查逗号和个数。', 'zh-TW': '檢查逗號和個數。', en: 'Check the commas and how many there are.' },
  },
  'plan.wants-constant': {
    severity: 'error',
    message: {
      'zh-CN': '“{found}”应是固定的数或参数，不能随人变化。',
      'zh-TW': '「{found}」應是固定的數或參數，不能隨人變化。',
      en: '“{found}” must be a fixed number or a parameter; it cannot change from person to person.',
    },
    fix: {
      'zh-CN': '写成数字或参数；随人变化的部分先算成单独一行。',
      'zh-TW': '寫成數字或參數；隨人變化的部分先算成單獨一列。',
      en: 'Write a number or a parameter, and work what changes into a line before.',
    },
  },
  'plan.not-rising': {
    severity: 'error',
    message: {
      'zh-CN': '“{found}”没有比前一个界限大。',
      'zh-TW': '「{found}」沒有比前一個界限大。',
      en: '“{found}” is not above the bound before it.',
    },
    fix: { 'zh-CN': '从小到大排列。', 'zh-TW': '從小到大排列。', en: 'Order them from low to high.' },
  },
  'plan.tier-bound': {
    severity: 'error',
    message: {
      'zh-CN': '分段累进的每一段只写上限 to，最后一段可写 else。',
      'zh-TW': '分段累進的每一段只寫上限 to，最後一段可寫 else。',
      en: 'Each marginal step has an upper bound (to) only; the last may be else.',
    },
    fix: {
      'zh-CN': '例如 [{to: 10000, rate: 3%}, {else: 5%}]。',
      'zh-TW': '例如 [{to: 10000, rate: 3%}, {else: 5%}]。',
      en: 'For example [{to: 10000, rate: 3%}, {else: 5%}].',
    },
  },
  'plan.curve-short': {
    severity: 'error',
    message: {
      'zh-CN': '曲线至少要有两个点。',
      'zh-TW': '曲線至少要有兩個點。',
      en: 'A curve has at least two points.',
    },
    fix: { 'zh-CN': '再加一个点。', 'zh-TW': '再加一個點。', en: 'Add a point.' },
  },
  'plan.unknown-table': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”不是带 values 的参数。',
      'zh-TW': '「{name}」不是帶 values 的參數。',
      en: '“{name}” is not a parameter with values.',
    },
    fix: {
      'zh-CN': '在 parameters 里写 {name}: { values: … }。',
      'zh-TW': '在 parameters 裡寫 {name}: { values: … }。',
      en: 'Add {name}: { values: … } to the parameters.',
    },
  },
  'plan.table-as-number': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”是一张表，不能直接参与计算。',
      'zh-TW': '「{name}」是一張表，不能直接參與計算。',
      en: '“{name}” is a table and cannot stand for a number.',
    },
    fix: {
      'zh-CN': '用 lookup: { by: …, in: {name} } 查出一行再用。',
      'zh-TW': '用 lookup: { by: …, in: {name} } 查出一列再用。',
      en: 'Look a row up in a line of its own: lookup: { by: …, in: {name} }.',
    },
  },
  'plan.table-keys': {
    severity: 'error',
    message: {
      'zh-CN': '表有 {rows} 层键，查找用了 {by} 个。',
      'zh-TW': '表有 {rows} 層鍵，查找用了 {by} 個。',
      en: 'The table has {rows} keys a row, the look-up gives {by}.',
    },
    fix: { 'zh-CN': '让两边个数相同。', 'zh-TW': '讓兩邊個數相同。', en: 'Make the two numbers equal.' },
  },
  'plan.missing-default': {
    severity: 'error',
    message: {
      'zh-CN': '输入“{input}”的 missing 既不是合适的值，也不是参数：{found}。',
      'zh-TW': '輸入「{input}」的 missing 既不是合適的值，也不是參數：{found}。',
      en: 'The missing of input “{input}” is neither a fitting value nor a parameter: {found}.',
    },
    fix: {
      'zh-CN': '写一个值，或带 value 的参数的标识。',
      'zh-TW': '寫一個值，或帶 value 的參數的識別碼。',
      en: 'Write a value, or the id of a parameter with a value.',
    },
  },
});

export type CompileCode = keyof typeof compileProblem.entries;
