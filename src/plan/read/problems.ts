import { problemTable } from '../../base/problem.ts';

/** What can be wrong with a plan's file before the meaning of its names is looked at. */
export const readProblem = problemTable({
  'plan.file-too-long': {
    severity: 'error',
    message: {
      'zh-CN': '文件超过 {limit} 个字符。',
      'zh-TW': '檔案超過 {limit} 個字元。',
      en: 'The file is longer than {limit} characters.',
    },
    fix: { 'zh-CN': '拆成几个方案。', 'zh-TW': '拆成幾個方案。', en: 'Split it into several plans.' },
  },
  'plan.yaml': {
    severity: 'error',
    message: {
      'zh-CN': '这不是正确的 YAML：{detail}',
      'zh-TW': '這不是正確的 YAML：{detail}',
      en: 'This is not YAML: {detail}',
    },
    fix: {
      'zh-CN': '检查缩进、冒号后的空格和引号；含冒号、逗号或括号的公式写在引号里。',
      'zh-TW': '檢查縮排、冒號後的空格和引號；含冒號、逗號或括號的公式寫在引號裡。',
      en: 'Check the indentation, the space after a colon, and quotes; put a formula with commas or colons in quotes.',
    },
  },
  'plan.yaml-alias': {
    severity: 'error',
    message: {
      'zh-CN': '方案里不用锚点、别名、合并键或过深的嵌套。',
      'zh-TW': '方案裡不用錨點、別名、合併鍵或過深的巢狀。',
      en: 'A plan uses no anchors, aliases, merge keys or very deep nesting.',
    },
    fix: {
      'zh-CN': '把内容完整写出来，让读的人看得见。',
      'zh-TW': '把內容完整寫出來，讓讀的人看得見。',
      en: 'Write the content out, so that every reader sees it.',
    },
  },
  'plan.key-twice': {
    severity: 'error',
    message: { 'zh-CN': '“{key}”写了两次。', 'zh-TW': '「{key}」寫了兩次。', en: '“{key}” is written twice.' },
    fix: { 'zh-CN': '保留一个。', 'zh-TW': '保留一個。', en: 'Keep one of them.' },
  },
  'plan.name-twice': {
    severity: 'error',
    message: {
      'zh-CN': '标识“{name}”用了两次：第 {first} 行已经有了。',
      'zh-TW': '識別碼「{name}」用了兩次：第 {first} 行已經有了。',
      en: 'The id “{name}” is used twice; line {first} of the file has it already.',
    },
    fix: {
      'zh-CN': '给其中一个换一个标识。',
      'zh-TW': '給其中一個換一個識別碼。',
      en: 'Give one of them another id.',
    },
  },
  'plan.unknown-key': {
    severity: 'error',
    message: {
      'zh-CN': '这里没有“{key}”这一项。',
      'zh-TW': '這裡沒有「{key}」這一項。',
      en: '“{key}” is not known here.',
    },
    fix: {
      'zh-CN': '这里可以写：{known}。',
      'zh-TW': '這裡可以寫：{known}。',
      en: 'What may stand here: {known}.',
    },
  },
  'plan.missing-key': {
    severity: 'error',
    message: { 'zh-CN': '缺少“{key}”。', 'zh-TW': '缺少「{key}」。', en: '“{key}” is missing.' },
    fix: { 'zh-CN': '补上“{key}:”。', 'zh-TW': '補上「{key}:」。', en: 'Add “{key}:”.' },
  },
  'plan.wants-text': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”应是一个文字或公式。',
      'zh-TW': '「{key}」應是一個文字或公式。',
      en: '“{key}” wants a single text or formula.',
    },
    fix: {
      'zh-CN': '去掉列表或缩进的下级内容。',
      'zh-TW': '去掉清單或縮排的下級內容。',
      en: 'Remove the list or the indented entries below it.',
    },
  },
  'plan.wants-number': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”应是数字，而不是“{found}”。',
      'zh-TW': '「{key}」應是數字，而不是「{found}」。',
      en: '“{key}” wants a number, not “{found}”.',
    },
    fix: {
      'zh-CN': '写成 1200、0.5 或 60% 这样的数字。',
      'zh-TW': '寫成 1200、0.5 或 60% 這樣的數字。',
      en: 'Write a number such as 1200, 0.5 or 60%.',
    },
  },
  'plan.wants-mapping': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”下面应是“名称: 内容”。',
      'zh-TW': '「{key}」下面應是「名稱: 內容」。',
      en: '“{key}” wants entries of the form “name: content”.',
    },
    fix: {
      'zh-CN': '每项一行，缩进在“{key}:”下面。',
      'zh-TW': '每項一行，縮排在「{key}:」下面。',
      en: 'Write one entry a line, indented below “{key}:”.',
    },
  },
  'plan.wants-list': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”应是不为空的列表。',
      'zh-TW': '「{key}」應是不為空的清單。',
      en: '“{key}” wants a list with at least one entry.',
    },
    fix: {
      'zh-CN': '写成 [ …, … ]，或每项一行，以“- ”开头。',
      'zh-TW': '寫成 [ …, … ]，或每項一行，以「- 」開頭。',
      en: 'Write [ …, … ], or one entry a line beginning with “- ”.',
    },
  },
  'plan.wants-choice': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”不能是“{found}”。',
      'zh-TW': '「{key}」不能是「{found}」。',
      en: '“{key}” cannot be “{found}”.',
    },
    fix: { 'zh-CN': '可选：{choices}。', 'zh-TW': '可選：{choices}。', en: 'Choose one of {choices}.' },
  },
  'plan.wants-date': {
    severity: 'error',
    message: {
      'zh-CN': '“{found}”不是日期。',
      'zh-TW': '「{found}」不是日期。',
      en: '“{found}” is not a date.',
    },
    fix: { 'zh-CN': '写成 2026-01-31。', 'zh-TW': '寫成 2026-01-31。', en: 'Write it as 2026-01-31.' },
  },
  'plan.wants-whole': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”应是 {from} 到 {to} 的整数，而不是“{found}”。',
      'zh-TW': '「{key}」應是 {from} 到 {to} 的整數，而不是「{found}」。',
      en: '“{key}” wants a whole number from {from} to {to}, not “{found}”.',
    },
    fix: { 'zh-CN': '改成整数。', 'zh-TW': '改成整數。', en: 'Write a whole number.' },
  },
  'plan.bad-id': {
    severity: 'error',
    message: {
      'zh-CN': '“{id}”不能作标识。',
      'zh-TW': '「{id}」不能作識別碼。',
      en: '“{id}” cannot be an id.',
    },
    fix: {
      'zh-CN': '以字母或汉字开头，只用字母、汉字、数字和下划线（方案标识还可用连字符）。',
      'zh-TW': '以字母或漢字開頭，只用字母、漢字、數字和底線（方案識別碼還可用連字號）。',
      en: 'Begin with a letter and use letters, digits and underscores only (a plan’s id may have hyphens).',
    },
  },
  'plan.unknown-unit': {
    severity: 'error',
    message: { 'zh-CN': '不认识单位“{unit}”。', 'zh-TW': '不認識單位「{unit}」。', en: '“{unit}” is not a unit.' },
    fix: {
      'zh-CN': '可用：yuan、points、count、s、min、h、day、month、person、ratio、percent，以及它们的乘除，如 yuan/h。',
      'zh-TW': '可用：yuan、points、count、s、min、h、day、month、person、ratio、percent，以及它們的乘除，如 yuan/h。',
      en: 'Use yuan, points, count, s, min, h, day, month, person, ratio, percent, or products and quotients such as yuan/h.',
    },
  },
  'plan.range-backwards': {
    severity: 'error',
    message: {
      'zh-CN': '范围应写成 [下限, 上限]，且下限不大于上限。',
      'zh-TW': '範圍應寫成 [下限, 上限]，且下限不大於上限。',
      en: 'A range is [lowest, highest], the lowest not above the highest.',
    },
    fix: {
      'zh-CN': '例如 [0, 100]；没有上限写 [0, none]。',
      'zh-TW': '例如 [0, 100]；沒有上限寫 [0, none]。',
      en: 'For example [0, 100]; without a highest value [0, none].',
    },
  },
  'plan.two-sources': {
    severity: 'error',
    message: {
      'zh-CN': '输入“{input}”写了多个来源：{keys}。',
      'zh-TW': '輸入「{input}」寫了多個來源：{keys}。',
      en: 'Input “{input}” has more than one source: {keys}.',
    },
    fix: { 'zh-CN': '保留一个来源。', 'zh-TW': '保留一個來源。', en: 'Keep one source.' },
  },
  'plan.parameter-empty': {
    severity: 'error',
    message: {
      'zh-CN': '参数“{id}”应有 value 或 values，二者之一。',
      'zh-TW': '參數「{id}」應有 value 或 values，二者之一。',
      en: 'Parameter “{id}” wants either value or values.',
    },
    fix: {
      'zh-CN': '单个数写 value: 0.5；按档查表写 values: { junior: 3000 }。',
      'zh-TW': '單個數寫 value: 0.5；按檔查表寫 values: { junior: 3000 }。',
      en: 'Write value: 0.5 for one number, values: { junior: 3000 } for a table.',
    },
  },
  'plan.line-empty': {
    severity: 'error',
    message: {
      'zh-CN': '行项“{line}”没有算法。',
      'zh-TW': '列項「{line}」沒有算法。',
      en: 'Line “{line}” does not say how it is worked out.',
    },
    fix: {
      'zh-CN': '写一个公式（formula:），或以下之一：{mechanisms}。',
      'zh-TW': '寫一個公式（formula:），或以下之一：{mechanisms}。',
      en: 'Give it a formula:, or one of {mechanisms}.',
    },
  },
  'plan.line-two-mechanisms': {
    severity: 'error',
    message: {
      'zh-CN': '行项“{line}”写了多种算法：{found}。',
      'zh-TW': '列項「{line}」寫了多種算法：{found}。',
      en: 'Line “{line}” has more than one mechanism: {found}.',
    },
    fix: {
      'zh-CN': '保留一种，其余各写成一行。',
      'zh-TW': '保留一種，其餘各寫成一列。',
      en: 'Keep one and give the others lines of their own.',
    },
  },
  'plan.step-bounds': {
    severity: 'error',
    message: {
      'zh-CN': '一档应有 to、below、from、above 中的界限，或写 else。',
      'zh-TW': '一檔應有 to、below、from、above 中的界限，或寫 else。',
      en: 'A step wants a bound (to, below, from, above), or else.',
    },
    fix: {
      'zh-CN': '上限用 to（含）或 below（不含），下限用 from（含）或 above（不含），其余写 else。',
      'zh-TW': '上限用 to（含）或 below（不含），下限用 from（含）或 above（不含），其餘寫 else。',
      en: 'Use to (included) or below for the upper end, from (included) or above for the lower end, else for the rest.',
    },
  },
  'plan.point-pair': {
    severity: 'error',
    message: {
      'zh-CN': '曲线上的点应写成 [x, y]。',
      'zh-TW': '曲線上的點應寫成 [x, y]。',
      en: 'A point of a curve is [x, y].',
    },
    fix: {
      'zh-CN': '例如 [[0, 0], [1, 1]]。',
      'zh-TW': '例如 [[0, 0], [1, 1]]。',
      en: 'For example [[0, 0], [1, 1]].',
    },
  },
  'plan.case-unknown-input': {
    severity: 'error',
    message: {
      'zh-CN': '方案没有输入“{name}”。',
      'zh-TW': '方案沒有輸入「{name}」。',
      en: 'The plan has no input “{name}”.',
    },
    fix: {
      'zh-CN': '检查写法；可用标识或标题。',
      'zh-TW': '檢查寫法；可用識別碼或標題。',
      en: 'Check the spelling; ids and titles both work.',
    },
  },
  'plan.case-unknown-line': {
    severity: 'error',
    message: {
      'zh-CN': '方案没有行项“{name}”。',
      'zh-TW': '方案沒有列項「{name}」。',
      en: 'The plan has no line “{name}”.',
    },
    fix: {
      'zh-CN': '检查写法；可用标识或标题。',
      'zh-TW': '檢查寫法；可用識別碼或標題。',
      en: 'Check the spelling; ids and titles both work.',
    },
  },
});

export type ReadCode = keyof typeof readProblem.entries;
