import type { ProblemEntries } from '../../../base/problem.ts';

/** Values: units that do not meet, divisions, conditions, percentages, rounding, limits. */
export const valueProblems = {
  'check.unit-mix': {
    severity: 'error',
    message: {
      'zh-CN': '单位不同，不能放在一起：{left} 和 {right}。',
      'zh-TW': '單位不同，不能放在一起：{left} 和 {right}。',
      en: 'Different units cannot meet here: {left} and {right}.',
    },
    fix: {
      'zh-CN': '先换算成同一单位，例如积分乘以单位为 yuan/points 的参数。',
      'zh-TW': '先換算成同一單位，例如積分乘以單位為 yuan/points 的參數。',
      en: 'Convert one first: points, say, are multiplied by a parameter in yuan/points.',
    },
  },
  'check.unit-result': {
    severity: 'error',
    message: {
      'zh-CN': '行项“{name}”的单位是 {declared}，算出来却是 {found}。',
      'zh-TW': '列項「{name}」的單位是 {declared}，算出來卻是 {found}。',
      en: 'The line “{name}” is in {declared}, but its calculation gives {found}.',
    },
    fix: {
      'zh-CN': '带单位的系数要做成参数并写明单位（如每分金额 yuan/points、计薪天数 day）；或改正 unit。',
      'zh-TW': '帶單位的係數要做成參數並寫明單位（如每分金額 yuan/points、計薪天數 day）；或改正 unit。',
      en: 'Make a number that carries a unit a parameter (value of a point: yuan/points; paid days: day), or correct the unit.',
    },
  },
  'check.unit-unsaid': {
    severity: 'warning',
    message: {
      'zh-CN': '行项“{name}”算出来是 {found}，但没有写 unit，会被当作没有单位的数显示。',
      'zh-TW': '列項「{name}」算出來是 {found}，但沒有寫 unit，會被當作沒有單位的數顯示。',
      en: 'The line “{name}” gives {found} but says no unit, so it is shown as a bare number.',
    },
    fix: {
      'zh-CN': '给它加上 unit: {found}。',
      'zh-TW': '給它加上 unit: {found}。',
      en: 'Add unit: {found} to it.',
    },
  },
  'check.division-by-zero': {
    severity: 'warning',
    message: {
      'zh-CN': '除数“{divisor}”可能是 0（范围 {range}）。',
      'zh-TW': '除數「{divisor}」可能是 0（範圍 {range}）。',
      en: 'The divisor “{divisor}” can be 0 (range {range}).',
    },
    fix: {
      'zh-CN': '写成 IF({divisor} <> 0, …, 0)，加上 when 条件，或收窄输入的 range。',
      'zh-TW': '寫成 IF({divisor} <> 0, …, 0)，加上 when 條件，或收窄輸入的 range。',
      en: 'Write IF({divisor} <> 0, …, 0), add a when condition, or narrow the range of the input.',
    },
  },
  'check.division-by-zero-always': {
    severity: 'error',
    message: {
      'zh-CN': '除数“{divisor}”总是 0。',
      'zh-TW': '除數「{divisor}」總是 0。',
      en: 'The divisor “{divisor}” is always 0.',
    },
    fix: {
      'zh-CN': '改正除数。',
      'zh-TW': '改正除數。',
      en: 'Correct the divisor.',
    },
  },
  'check.condition-constant': {
    severity: 'warning',
    message: {
      'zh-CN': '条件“{condition}”在输入的范围内总是{answer}。',
      'zh-TW': '條件「{condition}」在輸入的範圍內總是{answer}。',
      en: 'Within the ranges of the inputs the condition “{condition}” is always {answer}.',
    },
    fix: {
      'zh-CN': '检查比较的方向和单位（90% 还是 90），或去掉这个条件。',
      'zh-TW': '檢查比較的方向和單位（90% 還是 90），或去掉這個條件。',
      en: 'Check its direction and unit (90% or 90), or take the condition out.',
    },
  },
  'check.percent-slip': {
    severity: 'warning',
    message: {
      'zh-CN': '“{found}”看起来是百分数：{found} 表示 {times} 倍。',
      'zh-TW': '「{found}」看起來是百分數：{found} 表示 {times} 倍。',
      en: '“{found}” looks like a percentage: as written it means {times} times.',
    },
    fix: {
      'zh-CN': '如果是百分之 {found}，写成 {found}%。',
      'zh-TW': '如果是百分之 {found}，寫成 {found}%。',
      en: 'Write {found}% if per cent is meant.',
    },
  },
  'check.money-unrounded': {
    severity: 'warning',
    message: {
      'zh-CN': '“{name}”是金额，却不舍入到分，工资条上的各项会与合计对不上。',
      'zh-TW': '「{name}」是金額，卻不捨入到分，薪資單上的各項會與合計對不上。',
      en: '“{name}” is money but is not rounded to the cent, so the slip will not add up.',
    },
    fix: {
      'zh-CN': '写上 round: cents（四舍五入到分）。',
      'zh-TW': '寫上 round: cents（四捨五入到分）。',
      en: 'Write round: cents (half-up to the cent).',
    },
  },
  'check.missing-range': {
    severity: 'warning',
    message: {
      'zh-CN': '“{name}”缺失时取 {value}，不在它自己的范围 {range} 内。',
      'zh-TW': '「{name}」缺失時取 {value}，不在它自己的範圍 {range} 內。',
      en: 'A missing “{name}” counts as {value}, outside its own range {range}.',
    },
    fix: {
      'zh-CN': '改 missing 或 range；缺失不等于 0 时不要写 missing。',
      'zh-TW': '改 missing 或 range；缺失不等於 0 時不要寫 missing。',
      en: 'Change missing or range; leave missing out where no value stands for nothing known.',
    },
  },
  'check.limits-crossed': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”的下限 {floor} 高于上限 {cap}。',
      'zh-TW': '「{name}」的下限 {floor} 高於上限 {cap}。',
      en: 'The floor {floor} of “{name}” is above its cap {cap}.',
    },
    fix: {
      'zh-CN': '把两个数对调，或改正其中一个。',
      'zh-TW': '把兩個數對調，或改正其中一個。',
      en: 'Exchange the two, or correct one of them.',
    },
  },
} as const satisfies ProblemEntries;
