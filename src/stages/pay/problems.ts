import { problemTable } from '../../base/problem.ts';

export const payProblem = problemTable({
  'pay.inputs-unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '读不了输入文件 {file}：{detail}',
      'zh-TW': '讀不了輸入檔案 {file}：{detail}',
      en: 'The inputs file {file} cannot be read: {detail}',
    },
    fix: {
      'zh-CN': '检查路径；用 UTF-8 或 GB18030 编码的 CSV。',
      'zh-TW': '檢查路徑；用 UTF-8 或 GB18030 編碼的 CSV。',
      en: 'Check the path; write a CSV file in UTF-8 or GB18030.',
    },
  },
  'pay.person-column': {
    severity: 'error',
    message: {
      'zh-CN': '输入文件没有“person”列。',
      'zh-TW': '輸入檔案沒有「person」欄。',
      en: 'The inputs file has no column “person”.',
    },
    fix: {
      'zh-CN': '第一行写列名：person，以及方案的输入标识或名称。',
      'zh-TW': '第一列寫欄名：person，以及方案的輸入識別碼或名稱。',
      en: 'Write column names in the first row: person, and the ids or titles of plan inputs.',
    },
  },
  'pay.column-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '方案“{plan}”没有名为“{column}”的输入。',
      'zh-TW': '方案「{plan}」沒有名為「{column}」的輸入。',
      en: 'The plan “{plan}” has no input “{column}”.',
    },
    fix: {
      'zh-CN': '是不是“{nearest}”？可用的列：{known}。',
      'zh-TW': '是不是「{nearest}」？可用的欄：{known}。',
      en: 'Did you mean “{nearest}”? The columns are {known}.',
    },
  },
  'pay.column-twice': {
    severity: 'error',
    message: {
      'zh-CN': '有两列都是输入“{input}”：“{first}”和“{second}”。',
      'zh-TW': '有兩欄都是輸入「{input}」：「{first}」和「{second}」。',
      en: 'Two columns hold the input “{input}”: “{first}” and “{second}”.',
    },
    fix: { 'zh-CN': '删去其中一列。', 'zh-TW': '刪去其中一欄。', en: 'Remove one of them.' },
  },
  'pay.person-blank': {
    severity: 'error',
    message: { 'zh-CN': '这一行没有写人员。', 'zh-TW': '這一列沒有寫人員。', en: 'This row names no person.' },
    fix: {
      'zh-CN': '填写工号或姓名，或删去这一行。',
      'zh-TW': '填寫工號或姓名，或刪去這一列。',
      en: 'Fill in an id or name, or remove the row.',
    },
  },
  'pay.person-twice': {
    severity: 'error',
    message: {
      'zh-CN': '“{person}”在第 {first} 行已经有了。',
      'zh-TW': '「{person}」在第 {first} 列已經有了。',
      en: '“{person}” stands in row {first} already.',
    },
    fix: { 'zh-CN': '每人只写一行。', 'zh-TW': '每人只寫一列。', en: 'Write one row a person.' },
  },
  'pay.person-ambiguous': {
    severity: 'error',
    message: {
      'zh-CN': '有几个人叫“{person}”：{people}。',
      'zh-TW': '有幾個人叫「{person}」：{people}。',
      en: 'Several people are called “{person}”: {people}.',
    },
    fix: { 'zh-CN': '改写工号。', 'zh-TW': '改寫工號。', en: 'Write the id instead.' },
  },
  'pay.row-length': {
    severity: 'error',
    message: {
      'zh-CN': '这一行有 {found} 格，应有 {expected} 格。',
      'zh-TW': '這一列有 {found} 格，應有 {expected} 格。',
      en: 'This row has {found} cells instead of {expected}.',
    },
    fix: {
      'zh-CN': '检查多余或缺少的逗号；含逗号的数字写在引号里。',
      'zh-TW': '檢查多餘或缺少的逗號；含逗號的數字寫在引號裡。',
      en: 'Look for an extra or missing comma; put numbers with commas in quotes.',
    },
  },
  'pay.not-a-number': {
    severity: 'error',
    message: { 'zh-CN': '“{found}”不是数字。', 'zh-TW': '「{found}」不是數字。', en: '“{found}” is not a number.' },
    fix: {
      'zh-CN': '写成 1200、0.5 或 60%；没有值就留空。',
      'zh-TW': '寫成 1200、0.5 或 60%；沒有值就留空。',
      en: 'Write 1200, 0.5 or 60%; leave it empty where there is no value.',
    },
  },
  'pay.not-a-flag': {
    severity: 'error',
    message: {
      'zh-CN': '“{found}”不是“是”或“否”。',
      'zh-TW': '「{found}」不是「是」或「否」。',
      en: '“{found}” is neither yes nor no.',
    },
    fix: { 'zh-CN': '写“是”或“否”。', 'zh-TW': '寫「是」或「否」。', en: 'Write yes or no.' },
  },
  'pay.not-a-choice': {
    severity: 'error',
    message: {
      'zh-CN': '“{found}”不在可选值之中。',
      'zh-TW': '「{found}」不在可選值之中。',
      en: '“{found}” is not one of the values allowed.',
    },
    fix: { 'zh-CN': '可选：{known}。', 'zh-TW': '可選：{known}。', en: 'Choose one of {known}.' },
  },
  'pay.nobody': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 没有人适用方案“{plan}”。',
      'zh-TW': '{period} 沒有人適用方案「{plan}」。',
      en: 'Nobody is covered by the plan “{plan}” in {period}.',
    },
    fix: {
      'zh-CN': '检查方案的 applies、人员的岗位，或用 --inputs 给出人员。',
      'zh-TW': '檢查方案的 applies、人員的崗位，或用 --inputs 給出人員。',
      en: "Check the plan's applies and the posts of people, or name people with --inputs.",
    },
  },
  'pay.attribute-unknown-everywhere': {
    severity: 'info',
    message: {
      'zh-CN': '没有任何人的{attribute}记录在案，因此 {count} 人全部按适用本方案核算。',
      'zh-TW': '沒有任何人的{attribute}記錄在案，因此 {count} 人全部按適用本方案核算。',
      en: 'No {attribute} is on record for anybody, so all {count} people are taken to be covered.',
    },
    fix: {
      'zh-CN': '导入花名册，写明每个人的{attribute}。',
      'zh-TW': '匯入花名冊，寫明每個人的{attribute}。',
      en: 'Import a roster that gives the {attribute} of each person.',
    },
  },
  'pay.attribute-missing': {
    severity: 'warning',
    message: {
      'zh-CN': '这个人没有{attribute}，因此不在核算之内。',
      'zh-TW': '這個人沒有{attribute}，因此不在核算之內。',
      en: 'This person has no {attribute} on record and is left out of the run.',
    },
    fix: { 'zh-CN': '在花名册里补上。', 'zh-TW': '在花名冊裡補上。', en: 'Add it to the roster.' },
  },
  'pay.seen-only': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 人只在数据里出现过，花名册上没有他们，因此不在核算之内：{people}。',
      'zh-TW': '{count} 人只在資料裡出現過，花名冊上沒有他們，因此不在核算之內：{people}。',
      en: '{count} people are known from data only, are on no roster, and are left out of the run: {people}.',
    },
    fix: {
      'zh-CN': '该发的，在花名册里补上岗位和状态；若是在册人员的另一个名字，记为其别名。',
      'zh-TW': '該發的，在花名冊裡補上崗位和狀態；若是在冊人員的另一個名字，記為其別名。',
      en: 'Add the post and status of whom you pay to the roster; record another name of somebody on it as their alias.',
    },
  },
  'pay.part-month': {
    severity: 'warning',
    message: {
      'zh-CN':
        '{from} 至 {to} 在职，即本期 {of} 个工作日里的 {days} 天，但方案“{plan}”不看在职天数，固定金额按整期发。',
      'zh-TW':
        '{from} 至 {to} 在職，即本期 {of} 個工作日裡的 {days} 天，但方案「{plan}」不看在職天數，固定金額按整期發。',
      en: 'Employed from {from} to {to}, {days} of the period’s {of} weekdays, yet the plan “{plan}” does not ask for how long: fixed amounts are paid whole.',
    },
    fix: {
      'zh-CN':
        '在方案里加上 profile: employed_share 的输入并乘到固定金额上，或用输入文件给出折算后的数；有意全额发的写明理由。',
      'zh-TW':
        '在方案裡加上 profile: employed_share 的輸入並乘到固定金額上，或用輸入檔案給出折算後的數；有意全額發的寫明理由。',
      en: 'Give the plan an input with profile: employed_share and multiply fixed amounts by it, or give the reduced amount in the inputs file; state the reason where it is meant.',
    },
  },
  'pay.part-blind': {
    severity: 'error',
    message: {
      'zh-CN':
        '方案“{plan}”只适用于 {own}（其余 {rest} 由那时岗位的方案发），但它不看在职天数，固定金额会按整期发，两份加起来就重了。',
      'zh-TW':
        '方案「{plan}」只適用於 {own}（其餘 {rest} 由那時崗位的方案發），但它不看在職天數，固定金額會按整期發，兩份加起來就重了。',
      en: 'The plan “{plan}” is for them on {own} only (the plan of the post held then pays {rest}), yet it does not ask for how long: fixed amounts would be paid whole, twice between the two.',
    },
    fix: {
      'zh-CN':
        '在方案里加上 profile: employed_share 的输入并乘到固定金额上；或用输入文件给出此人在本方案的数；换岗应从月初起算的，更正花名册。',
      'zh-TW':
        '在方案裡加上 profile: employed_share 的輸入並乘到固定金額上；或用輸入檔案給出此人在本方案的數；換崗應從月初起算的，更正花名冊。',
      en: 'Give the plan an input with profile: employed_share and multiply fixed amounts by it; or give this person’s numbers for this plan in an inputs file; or correct the roster where the new post was meant from the first on.',
    },
  },
  'pay.part-by-plan': {
    severity: 'info',
    message: {
      'zh-CN':
        '方案“{plan}”只适用于其中的 {own}，即本期 {of} 个工作日里的 {days} 天：只按这些天发，只算这些天里的数据和决定。其余由当时岗位的方案发：{rest}。',
      'zh-TW':
        '方案「{plan}」只適用於其中的 {own}，即本期 {of} 個工作日裡的 {days} 天：只按這些天發，只算這些天裡的資料和決定。其餘由當時崗位的方案發：{rest}。',
      en: 'The plan “{plan}” is for them on {own} only, {days} of the period’s {of} weekdays: it pays for those, by what happened and was decided on them. The plan of the post held then pays the rest: {rest}.',
    },
    fix: {
      'zh-CN': '另一个方案也要有本期的核算；换岗日期不对的，更正花名册。',
      'zh-TW': '另一個方案也要有本期的核算；換崗日期不對的，更正花名冊。',
      en: 'See that the other plan has its run, too; correct the roster where the day of the change is another.',
    },
  },
  'pay.granted-unpaid': {
    severity: 'warning',
    message: {
      'zh-CN': '{date} 记的“{name}”{amount} 元不会发：此人本期已不在职或尚未入职，不在任何核算里。',
      'zh-TW': '{date} 記的「{name}」{amount} 元不會發：此人本期已不在職或尚未到職，不在任何核算裡。',
      en: 'The {amount} yuan of “{name}” dated {date} are not paid: they were not here in the period and are in no run of it.',
    },
    fix: {
      'zh-CN': '该发该扣的，更正为在职时的日期，差额由下一份核算结清；不该的撤回，或写明理由。',
      'zh-TW': '該發該扣的，更正為在職時的日期，差額由下一份核算結清；不該的撤回，或寫明理由。',
      en: 'Correct its date to a day on which they worked where it is due, and the next run settles the difference; withdraw it, or state the reason, where it is not.',
    },
  },
  'pay.changed-within': {
    severity: 'warning',
    message: {
      'zh-CN': '{attribute}在本期内由 {before} 变为 {now}；整期都按 {now} 核算。',
      'zh-TW': '{attribute}在本期內由 {before} 變為 {now}；整期都按 {now} 核算。',
      en: '{attribute} changed from {before} to {now} within the period; all of it is worked out by {now}.',
    },
    fix: {
      'zh-CN':
        '应从月初起算的，把生效日期改为月初；应分段计算的，在方案的金额行上写 split: days，或用输入文件、更正给出本期的数；否则写明理由。',
      'zh-TW':
        '應從月初起算的，把生效日期改為月初；應分段計算的，在方案的金額列上寫 split: days，或用輸入檔案、更正給出本期的數；否則寫明理由。',
      en: 'Date it to the first where all of the month was meant; where it is to be split, write split: days on the plan’s amounts, or give this period’s number in an inputs file or a correction; else state the reason.',
    },
  },
  'pay.line-not-split': {
    severity: 'warning',
    message: {
      'zh-CN': '“{line}”受本期内变动影响却没有分段：按变动前是 {earlier} 元，整期按变动后的 {now} 元核算。',
      'zh-TW': '「{line}」受本期內變動影響卻沒有分段：按變動前是 {earlier} 元，整期按變動後的 {now} 元核算。',
      en: 'A change within the period moves “{line}”, which is not split: {earlier} yuan as things stood before; all of the period is worked out as they stood after, {now}.',
    },
    fix: {
      'zh-CN': '应按天分段的，在方案的这一行写 split: days；有意按变动后的，写明理由。',
      'zh-TW': '應按天分段的，在方案的這一列寫 split: days；有意按變動後的，寫明理由。',
      en: 'Write split: days on the line where it is to be split; state the reason where it is meant.',
    },
  },
  'pay.not-covered': {
    severity: 'warning',
    message: {
      'zh-CN': '方案“{plan}”不适用于此人（{attribute}：{found}），因输入文件列出了此人而照样核算。',
      'zh-TW': '方案「{plan}」不適用於此人（{attribute}：{found}），因輸入檔案列出了此人而照樣核算。',
      en: 'The plan “{plan}” is not for this person ({attribute}: {found}); paid because the inputs file names them.',
    },
    fix: {
      'zh-CN': '从文件里删去此人，或换用适用的方案。',
      'zh-TW': '從檔案裡刪去此人，或換用適用的方案。',
      en: 'Remove the row, or use the plan that covers them.',
    },
  },
  'pay.not-on-roster': {
    severity: 'info',
    message: {
      'zh-CN': '{count} 人不在本期花名册里，只按输入文件核算：{people}。',
      'zh-TW': '{count} 人不在本期花名冊裡，只按輸入檔案核算：{people}。',
      en: '{count} people are not on the roster of the period and are paid from the inputs file alone: {people}.',
    },
    fix: {
      'zh-CN': '如应在册，请导入花名册。',
      'zh-TW': '如應在冊，請匯入花名冊。',
      en: 'Import the roster if they should be on it.',
    },
  },
  'pay.period-kind': {
    severity: 'warning',
    message: {
      'zh-CN': '方案“{plan}”按{pays}发放，而核算的是 {period}。',
      'zh-TW': '方案「{plan}」按{pays}發放，而核算的是 {period}。',
      en: 'The plan “{plan}” pays by the {pays}, but the run is for {period}.',
    },
    fix: { 'zh-CN': '改用相应的期间。', 'zh-TW': '改用相應的期間。', en: 'Run it for a period of that kind.' },
  },
  'pay.group-blocked': {
    severity: 'error',
    message: {
      'zh-CN': '这个方案要大家一起算；{others} 的数据有问题，因此谁也算不出。',
      'zh-TW': '這個方案要大家一起算；{others} 的資料有問題，因此誰也算不出。',
      en: 'This plan is worked out for everybody together, and {others} cannot be: so nobody can.',
    },
    fix: { 'zh-CN': '先解决这些人的问题。', 'zh-TW': '先解決這些人的問題。', en: 'Resolve their problems first.' },
  },
  'pay.profile-value': {
    severity: 'error',
    message: {
      'zh-CN': '档案里的{attribute}“{found}”不能用作输入“{input}”。',
      'zh-TW': '檔案裡的{attribute}「{found}」不能用作輸入「{input}」。',
      en: 'The {attribute} “{found}” on record cannot be used as input “{input}”.',
    },
    fix: {
      'zh-CN': '更正花名册，或在输入文件里给出。',
      'zh-TW': '更正花名冊，或在輸入檔案裡給出。',
      en: 'Correct the roster, or give the value in an inputs file.',
    },
  },
  'pay.ledger-amount': {
    severity: 'error',
    message: {
      'zh-CN': '台账事实 {fact} 没有可用的数额。',
      'zh-TW': '台帳事實 {fact} 沒有可用的數額。',
      en: 'The ledger fact {fact} holds no amount that can be used.',
    },
    fix: {
      'zh-CN': '用更正事实写明 amount。',
      'zh-TW': '用更正事實寫明 amount。',
      en: 'Correct it with a fact that gives its amount.',
    },
  },
});
