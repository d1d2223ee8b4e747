import { problemTable } from '../../base/problem.ts';

/** What can go wrong while a person's lines are worked out. Every one names the person and the line or input. */
export const runProblem = problemTable({
  'plan.missing-input': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”需要“{input}”（单位 {unit}），但没有值。',
      'zh-TW': '{person}：列項「{line}」需要「{input}」（單位 {unit}），但沒有值。',
      en: '{person}: line “{line}” needs “{input}” ({unit}), which is missing.',
    },
    fix: {
      'zh-CN': '补上这个输入，或在方案中写明缺失的含义（missing: …）。',
      'zh-TW': '補上這個輸入，或在方案中寫明缺失的含義（missing: …）。',
      en: 'Give the input, or let the plan say what missing means (missing: …).',
    },
  },
  'plan.too-few-observations': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”需要“{input}”，但只有 {n} 个观测，少于 {minimum}，按缺失处理。',
      'zh-TW': '{person}：列項「{line}」需要「{input}」，但只有 {n} 個觀測，少於 {minimum}，按缺失處理。',
      en: '{person}: line “{line}” needs “{input}”, but {n} observations are fewer than {minimum}, so it counts as missing.',
    },
    fix: {
      'zh-CN': '在方案中写明缺失的含义（missing: …），或让加权项重新分配权重（missing: reweight）。',
      'zh-TW': '在方案中寫明缺失的含義（missing: …），或讓加權項重新分配權重（missing: reweight）。',
      en: 'Let the plan say what missing means (missing: …), or let the weighted score re-weight.',
    },
  },
  'plan.missing-line': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”需要“{input}”，但它没有结果。',
      'zh-TW': '{person}：列項「{line}」需要「{input}」，但它沒有結果。',
      en: '{person}: line “{line}” needs line “{input}”, which has no value.',
    },
    fix: {
      'zh-CN': '补上它的输入，或用 MISSING(…) 写明没有结果时怎么办。',
      'zh-TW': '補上它的輸入，或用 MISSING(…) 寫明沒有結果時怎麼辦。',
      en: 'Give its inputs, or say what to do then with MISSING(…).',
    },
  },
  'plan.unknown-input': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：方案没有输入“{input}”。',
      'zh-TW': '{person}：方案沒有輸入「{input}」。',
      en: '{person}: the plan has no input “{input}”.',
    },
    fix: { 'zh-CN': '方案的输入：{known}。', 'zh-TW': '方案的輸入：{known}。', en: 'Its inputs are {known}.' },
  },
  'plan.input-type': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：输入“{input}”应是{type}，而不是“{found}”。',
      'zh-TW': '{person}：輸入「{input}」應是{type}，而不是「{found}」。',
      en: '{person}: input “{input}” wants type {type}, not “{found}”.',
    },
    fix: {
      'zh-CN': '数字只写数字，不带文字、NaN 或无穷大；是否类写 yes 或 no。',
      'zh-TW': '數字只寫數字，不帶文字、NaN 或無窮大；是否類寫 yes 或 no。',
      en: 'Write plain digits for a number (no words, NaN or infinity), yes or no for a flag.',
    },
  },
  'plan.input-range': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：输入“{input}”是 {found}，不在 {from} 到 {to} 之间。',
      'zh-TW': '{person}：輸入「{input}」是 {found}，不在 {from} 到 {to} 之間。',
      en: '{person}: input “{input}” is {found}, outside {from} to {to}.',
    },
    fix: {
      'zh-CN': '更正数据，或修改方案里的 range。',
      'zh-TW': '更正資料，或修改方案裡的 range。',
      en: 'Correct the data, or change the range in the plan.',
    },
  },
  'plan.input-value': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：输入“{input}”不能是“{found}”。',
      'zh-TW': '{person}：輸入「{input}」不能是「{found}」。',
      en: '{person}: input “{input}” cannot be “{found}”.',
    },
    fix: { 'zh-CN': '可选：{choices}。', 'zh-TW': '可選：{choices}。', en: 'It is one of {choices}.' },
  },
  'plan.division-by-zero': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”除以了 0：{formula}。',
      'zh-TW': '{person}：列項「{line}」除以了 0：{formula}。',
      en: '{person}: line “{line}” divides by zero in {formula}.',
    },
    fix: {
      'zh-CN': '用 IF(除数 = 0, …, …) 写明除数为 0 时怎么办。',
      'zh-TW': '用 IF(除數 = 0, …, …) 寫明除數為 0 時怎麼辦。',
      en: 'Say what to do then: IF(divisor = 0, …, …).',
    },
  },
  'plan.no-step': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”没有适用于 {found} 的档位。',
      'zh-TW': '{person}：列項「{line}」沒有適用於 {found} 的級距。',
      en: '{person}: line “{line}” has no step for {found}.',
    },
    fix: { 'zh-CN': '补一档，或加上 else。', 'zh-TW': '補一檔，或加上 else。', en: 'Add a step, or an else.' },
  },
  'plan.no-row': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”的表里没有“{found}”。',
      'zh-TW': '{person}：列項「{line}」的表裡沒有「{found}」。',
      en: '{person}: the table of line “{line}” has no row for “{found}”.',
    },
    fix: { 'zh-CN': '补一行，或加上 else。', 'zh-TW': '補一列，或加上 else。', en: 'Add a row, or an else.' },
  },
  'plan.nothing-to-weigh': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”的各项全部缺失，无法加权。',
      'zh-TW': '{person}：列項「{line}」的各項全部缺失，無法加權。',
      en: '{person}: every part of line “{line}” is missing, nothing is left to weigh.',
    },
    fix: { 'zh-CN': '至少补上一项。', 'zh-TW': '至少補上一項。', en: 'Give at least one of the parts.' },
  },
  'plan.group-needed': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”要和同组的人一起算。',
      'zh-TW': '{person}：列項「{line}」要和同組的人一起算。',
      en: '{person}: line “{line}” is shared or ranked within a group, which is not given.',
    },
    fix: {
      'zh-CN': '整组一起核算，或给出其他成员的数值。',
      'zh-TW': '整組一起核算，或給出其他成員的數值。',
      en: 'Evaluate the group together, or give what the other members bring.',
    },
  },
  'plan.no-team': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”按团队分配，但此人没有团队。',
      'zh-TW': '{person}：列項「{line}」按團隊分配，但此人沒有團隊。',
      en: '{person}: line “{line}” goes by team, and this person has none.',
    },
    fix: { 'zh-CN': '在名册中补上团队。', 'zh-TW': '在名冊中補上團隊。', en: 'Give the person a team in the roster.' },
  },
  'plan.pools-differ': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”的奖金池是 {found}，同组 {other} 的却是 {expected}。',
      'zh-TW': '{person}：列項「{line}」的獎金池是 {found}，同組 {other} 的卻是 {expected}。',
      en: '{person}: the pool of line “{line}” is {found}, but {expected} for {other} of the same group.',
    },
    fix: {
      'zh-CN': '奖金池只用全组相同的输入计算（of: team）。',
      'zh-TW': '獎金池只用全組相同的輸入計算（of: team）。',
      en: 'Work the pool out from inputs that are equal in the whole group (of: team).',
    },
  },
  'plan.negative-weight': {
    severity: 'error',
    message: {
      'zh-CN': '{person}：行项“{line}”的分配依据是 {found}，不能为负。',
      'zh-TW': '{person}：列項「{line}」的分配依據是 {found}，不能為負。',
      en: '{person}: line “{line}” shares by {found}, which is negative.',
    },
    fix: { 'zh-CN': '加上 floor: 0。', 'zh-TW': '加上 floor: 0。', en: 'Put a floor: 0 on what it shares by.' },
  },
  'plan.person-twice': {
    severity: 'error',
    message: {
      'zh-CN': '{person} 在同一组里出现了两次。',
      'zh-TW': '{person} 在同一組裡出現了兩次。',
      en: '{person} stands twice in the group.',
    },
    fix: { 'zh-CN': '每人只给一次。', 'zh-TW': '每人只給一次。', en: 'Give every person once.' },
  },
});
