import type { ProblemEntries } from '../../../base/problem.ts';

/** Tables: steps, curves, lookups and weights. Intervals are written `(20, 30]`: without 20, with 30. */
export const stepProblems = {
  'check.step-gap': {
    severity: 'error',
    message: {
      'zh-CN': '“{of}”在 {gap} 时没有任何一档。',
      'zh-TW': '「{of}」在 {gap} 時沒有任何一檔。',
      en: 'No step covers “{of}” in {gap}.',
    },
    fix: {
      'zh-CN': '把相邻一档的界限接上，或在最后加 {else: …}。',
      'zh-TW': '把相鄰一檔的界限接上，或在最後加 {else: …}。',
      en: 'Move the bound of a neighbouring step to close it, or end with {else: …}.',
    },
  },
  'check.step-overlap': {
    severity: 'error',
    message: {
      'zh-CN': '这一档与第 {line} 行的一档在 {shared} 上重叠，结果取决于先后次序。',
      'zh-TW': '這一檔與第 {line} 行的一檔在 {shared} 上重疊，結果取決於先後次序。',
      en: 'This step and the one on line {line} both claim {shared}, so the order decides.',
    },
    fix: {
      'zh-CN': '改动其中一档的界限，使每个数只属于一档。',
      'zh-TW': '改動其中一檔的界限，使每個數只屬於一檔。',
      en: 'Move a bound so that every number belongs to one step.',
    },
  },
  'check.boundary-shared': {
    severity: 'error',
    message: {
      'zh-CN': '{value} 同时属于这一档和第 {line} 行的一档：“以上”“以下”都包括本数（《民法典》第一千二百五十九条）。',
      'zh-TW':
        '{value} 同時屬於這一檔和第 {line} 行的一檔：「以上」「以下」都包括本數（《民法典》第一千二百五十九條）。',
      en: '{value} belongs to this step and to the one on line {line}: 以上 and 以下 both include the number (Civil Code art. 1259).',
    },
    fix: {
      'zh-CN': '让 {value} 只归一档：另一档用 above（超过）或 below（不满）。',
      'zh-TW': '讓 {value} 只歸一檔：另一檔用 above（超過）或 below（不滿）。',
      en: 'Give {value} to one of them; write above (超过) or below (不满) in the other.',
    },
  },
  'check.step-unreachable': {
    severity: 'warning',
    message: {
      'zh-CN': '这一档永远轮不到：前面各档已经包括“{of}”的所有取值。',
      'zh-TW': '這一檔永遠輪不到：前面各檔已經包括「{of}」的所有取值。',
      en: 'This step is never reached: the steps before it take every value of “{of}”.',
    },
    fix: {
      'zh-CN': '调整次序或界限，或删除它；也检查输入的 range。',
      'zh-TW': '調整次序或界限，或刪除它；也檢查輸入的 range。',
      en: 'Change the order or the bounds, or remove it; look at the range of the input too.',
    },
  },
  'check.lookup-gap': {
    severity: 'error',
    message: {
      'zh-CN': '“{by}”为“{key}”时表里没有对应的一行，也没有 else。',
      'zh-TW': '「{by}」為「{key}」時表裡沒有對應的一列，也沒有 else。',
      en: 'The table has no row for “{by}” = “{key}” and no else.',
    },
    fix: {
      'zh-CN': '补上“{key}”的一行，或写 else。',
      'zh-TW': '補上「{key}」的一列，或寫 else。',
      en: 'Add a row for “{key}”, or an else.',
    },
  },
  'check.lookup-unreachable': {
    severity: 'warning',
    message: {
      'zh-CN': '表里的“{key}”不会被查到：“{by}”没有这个取值。',
      'zh-TW': '表裡的「{key}」不會被查到：「{by}」沒有這個取值。',
      en: 'The row “{key}” is never found: “{by}” has no such value.',
    },
    fix: {
      'zh-CN': '改正拼写，或把它加进 values。',
      'zh-TW': '改正拼寫，或把它加進 values。',
      en: 'Correct the spelling, or add it to the values.',
    },
  },
  'check.weights-sum': {
    severity: 'error',
    message: {
      'zh-CN': '权重合计 {sum}%，不是 100%。',
      'zh-TW': '權重合計 {sum}%，不是 100%。',
      en: 'The weights sum to {sum}%, not to 100%.',
    },
    fix: {
      'zh-CN': '调整各项权重，使合计正好 100%。',
      'zh-TW': '調整各項權重，使合計正好 100%。',
      en: 'Change the weights so that they sum to exactly 100%.',
    },
  },
  'check.weight-negative': {
    severity: 'error',
    message: {
      'zh-CN': '权重 {value} 是负数。',
      'zh-TW': '權重 {value} 是負數。',
      en: 'The weight {value} is negative.',
    },
    fix: {
      'zh-CN': '越低越好的指标先用 curve 换成越高越好的得分，再加权。',
      'zh-TW': '越低越好的指標先用 curve 換成越高越好的得分，再加權。',
      en: 'Turn a lower-is-better number into a score with curve first, then weigh it.',
    },
  },
} as const satisfies ProblemEntries;
