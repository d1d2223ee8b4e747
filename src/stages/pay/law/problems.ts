import { problemTable } from '../../../base/problem.ts';

/** What the tables of law can be asked in vain, and what pay must be warned of. */
export const lawProblem = problemTable({
  'law.table-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '法规表“{law}”不认识。',
      'zh-TW': '法規表「{law}」不認識。',
      en: 'There is no table of law “{law}”.',
    },
    fix: { 'zh-CN': '可用的表：{known}。', 'zh-TW': '可用的表：{known}。', en: 'The tables are {known}.' },
  },
  'law.table-missing': {
    severity: 'error',
    message: {
      'zh-CN': '缺少法规表“{law}”。',
      'zh-TW': '缺少法規表「{law}」。',
      en: 'The table of law “{law}” is missing.',
    },
    fix: {
      'zh-CN': '从 catalog/law 复制这张表，再按本地规定修改。',
      'zh-TW': '從 catalog/law 複製這張表，再按本地規定修改。',
      en: 'Copy it from catalog/law and adapt it.',
    },
  },
  'law.not-a-date': {
    severity: 'error',
    message: { 'zh-CN': '“{found}”不是日期。', 'zh-TW': '「{found}」不是日期。', en: '“{found}” is not a date.' },
    fix: { 'zh-CN': '写成 2026-07-01。', 'zh-TW': '寫成 2026-07-01。', en: 'Write it as 2026-07-01.' },
  },
  'law.number-odd': {
    severity: 'error',
    message: {
      'zh-CN': '“{key}”不可能是 {found}。',
      'zh-TW': '「{key}」不可能是 {found}。',
      en: '“{key}” cannot be {found}.',
    },
    fix: {
      'zh-CN': '比例写成 8% 这样的百分数；基数下限不得高于上限。',
      'zh-TW': '比例寫成 8% 這樣的百分數；基數下限不得高於上限。',
      en: 'Write a rate as a percentage, 8% for instance; a floor is not above its cap.',
    },
  },
  'law.city-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '{table} 表里没有城市“{city}”。',
      'zh-TW': '{table} 表裡沒有城市「{city}」。',
      en: 'The table {table} does not know the city “{city}”.',
    },
    fix: {
      'zh-CN':
        '由技术把当地公布的标准写成一个文件，放进数据文件夹的 law/，写明来源和日期，再重启（样例见 docs/operate/law.md）；已有：{known}。城市写错的，改花名册。',
      'zh-TW':
        '由技術把當地公布的標準寫成一個檔案，放進資料夾的 law/，寫明來源和日期，再重新啟動（樣例見 docs/operate/law.md）；已有：{known}。城市寫錯的，改花名冊。',
      en: 'Put what the city published, with its source and date, into a file in law/ of the data folder and start anew (docs/operate/law.md shows one); on file: {known}. Correct the roster where the city is misspelt.',
    },
  },
  'law.city-outdated': {
    severity: 'error',
    message: {
      'zh-CN': '{table} 表里“{city}”的标准不适用于 {date}（现有 {from} 至 {until}）。',
      'zh-TW': '{table} 表裡「{city}」的標準不適用於 {date}（現有 {from} 至 {until}）。',
      en: 'What the table {table} says of “{city}” does not hold on {date} (it holds from {from} to {until}).',
    },
    fix: {
      'zh-CN': '由技术把新公布的标准写成一个文件，放进数据文件夹的 law/，再重启（样例见 docs/operate/law.md）。',
      'zh-TW': '由技術把新公布的標準寫成一個檔案，放進資料夾的 law/，再重新啟動（樣例見 docs/operate/law.md）。',
      en: 'Put the newly published one into a file in law/ of the data folder and start anew (docs/operate/law.md shows one).',
    },
  },
  'law.rate-outside': {
    severity: 'error',
    message: {
      'zh-CN': '缴存比例 {rate} 超出 {from}–{to}。',
      'zh-TW': '繳存比例 {rate} 超出 {from}–{to}。',
      en: 'The contribution rate {rate} is outside {from}–{to}.',
    },
    fix: { 'zh-CN': '改为范围内的比例。', 'zh-TW': '改為範圍內的比例。', en: 'Choose a rate within the range.' },
  },
  'law.overtime-day': {
    severity: 'warning',
    message: {
      'zh-CN': '{date} 加班 {hours} 小时，超过每日 {limit} 小时。',
      'zh-TW': '{date} 加班 {hours} 小時，超過每日 {limit} 小時。',
      en: '{hours} h of overtime on {date} are more than {limit} h a day.',
    },
    fix: {
      'zh-CN': '加班费照付；请调整排班（《劳动法》第四十一条）。',
      'zh-TW': '加班費照付；請調整排班（《勞動法》第四十一條）。',
      en: 'The overtime is paid; change the roster (Labour Law art. 41).',
    },
  },
  'law.overtime-month': {
    severity: 'warning',
    message: {
      'zh-CN': '本月加班 {hours} 小时，超过每月 {limit} 小时。',
      'zh-TW': '本月加班 {hours} 小時，超過每月 {limit} 小時。',
      en: '{hours} h of overtime this month are more than {limit} h.',
    },
    fix: {
      'zh-CN': '加班费照付；请调整排班（《劳动法》第四十一条）。',
      'zh-TW': '加班費照付；請調整排班（《勞動法》第四十一條）。',
      en: 'The overtime is paid; change the roster (Labour Law art. 41).',
    },
  },
  'law.bonus-trap': {
    severity: 'warning',
    message: {
      'zh-CN': '年终奖 {bonus} 元在 {edge}–{end} 元之间：发 {edge} 元到手更多。',
      'zh-TW': '年終獎 {bonus} 元在 {edge}–{end} 元之間：發 {edge} 元到手更多。',
      en: 'A yearly bonus of {bonus} lies between {edge} and {end}: {edge} would leave more in hand.',
    },
    fix: {
      'zh-CN': '改发 {edge} 元，或与本人商量并入综合所得计税。',
      'zh-TW': '改發 {edge} 元，或與本人商量併入綜合所得計稅。',
      en: 'Pay {edge}, or agree to tax it with the yearly income.',
    },
  },
  'law.bonus-apart-ended': {
    severity: 'error',
    message: {
      'zh-CN': '{until} 以后年终奖不能单独计税。',
      'zh-TW': '{until} 以後年終獎不能單獨計稅。',
      en: 'After {until} a yearly bonus cannot be taxed apart.',
    },
    fix: {
      'zh-CN': '并入当月工资累计预扣，或更新 catalog/law/income-tax.yaml。',
      'zh-TW': '併入當月工資累計預扣，或更新 catalog/law/income-tax.yaml。',
      en: "Withhold it with the month's income, or update catalog/law/income-tax.yaml.",
    },
  },
  'law.under-minimum-wage': {
    severity: 'warning',
    message: {
      'zh-CN': '计入最低工资的 {sum} 元，低于{city}最低工资 {minimum} 元。',
      'zh-TW': '計入最低工資的 {sum} 元，低於{city}最低工資 {minimum} 元。',
      en: 'What counts towards the minimum wage, {sum}, is under that of {city}, {minimum}.',
    },
    fix: {
      'zh-CN': '补足差额，或说明理由（例如未出满勤）。',
      'zh-TW': '補足差額，或說明理由（例如未出滿勤）。',
      en: 'Make up the difference, or state the reason (an incomplete month, for instance).',
    },
  },
  'law.under-sick-floor': {
    severity: 'warning',
    message: {
      'zh-CN':
        '计入最低工资的 {sum} 元，低于 {least} 元：最低工资 {minimum} 元，按本月病假 {sick} 天（按 80%）、无薪 {unpaid} 天（按 0）折算。',
      'zh-TW':
        '計入最低工資的 {sum} 元，低於 {least} 元：最低工資 {minimum} 元，按本月病假 {sick} 天（按 80%）、無薪 {unpaid} 天（按 0）折算。',
      en: 'What counts towards the minimum wage, {sum}, is under {least}: the minimum wage of {minimum} with {sick} sick days (at 80 %) and {unpaid} unpaid days (at nothing).',
    },
    fix: {
      'zh-CN': '补足差额：病假工资不得低于最低工资的 80%（劳部发〔1995〕309号第五十九条）；或说明理由。',
      'zh-TW': '補足差額：病假工資不得低於最低工資的 80%（勞部發〔1995〕309號第五十九條）；或說明理由。',
      en: 'Make up the difference: sick pay is at least 80 % of the minimum wage (1995 No. 309, art. 59); or state the reason.',
    },
  },
  'law.leave-owed': {
    severity: 'warning',
    message: {
      'zh-CN':
        '自 {since} 起工作，今年应休年假 {due} 天，已休 {taken} 天、已按未休支付 {paid} 天，还欠 {owed} 天：除正常工资外应付 {amount} 元。',
      'zh-TW':
        '自 {since} 起工作，今年應休年假 {due} 天，已休 {taken} 天、已按未休支付 {paid} 天，還欠 {owed} 天：除正常薪資外應付 {amount} 元。',
      en: 'Working since {since}: {due} days of annual leave this year, {taken} taken, {paid} paid as unused; {owed} are owed, {amount} besides the ordinary wage.',
    },
    fix: {
      'zh-CN':
        '在台账里以 unused_leave 记入天数（structure 方案按日工资的 200% 另付）；本人书面放弃、经同意跨年安排或病事假过长的，写明理由（《职工带薪年休假条例》第四、五条）。在别处的工作年限记在 worked_since。',
      'zh-TW':
        '在台帳裡以 unused_leave 記入天數（structure 方案按日薪的 200% 另付）；本人書面放棄、經同意跨年安排或病事假過長的，寫明理由（《職工帶薪年休假條例》第四、五條）。在別處的工作年限記在 worked_since。',
      en: 'Record the days in the ledger as unused_leave (the plan structure pays 200 % of a day besides); state the reason where the person gave it up in writing, agreed to take it next year or was away too long (Regulation on paid annual leave, art. 4 and 5). Years worked elsewhere go into worked_since.',
    },
  },
  'law.deduction-over': {
    severity: 'warning',
    message: {
      'zh-CN': '扣款 {taken} 元超过法律允许的 {allowed} 元（当月应得 {earned} 元）。',
      'zh-TW': '扣款 {taken} 元超過法律允許的 {allowed} 元（當月應得 {earned} 元）。',
      en: '{taken} is taken from {earned} earned; the law allows {allowed}.',
    },
    fix: {
      'zh-CN': '每月最多扣 20%，且余额不低于最低工资，其余留到以后的月份（《工资支付暂行规定》第十六条）。',
      'zh-TW': '每月最多扣 20%，且餘額不低於最低工資，其餘留到以後的月份（《工資支付暫行規定》第十六條）。',
      en: 'Take at most 20 % a month and leave the minimum wage; the rest waits for later months (Interim provisions on payment of wages, art. 16).',
    },
  },
  'law.trial-long': {
    severity: 'warning',
    message: {
      'zh-CN': '自 {since} 起试用，已超过最长的 {months} 个月。',
      'zh-TW': '自 {since} 起試用，已超過最長的 {months} 個月。',
      en: 'On trial since {since}: longer than the {months} months allowed.',
    },
    fix: {
      'zh-CN': '办理转正并更新花名册；合同期限记在人员页（《劳动合同法》第十九条）。',
      'zh-TW': '辦理轉正並更新花名冊；合約期限記在人員頁（《勞動合同法》第十九條）。',
      en: 'Make the person regular in the roster; the contract’s length in months goes on the person’s page (Labour Contract Law art. 19).',
    },
  },
  'law.trial-pay': {
    severity: 'warning',
    message: {
      'zh-CN': '试用期工资 {amount} 元低于约定工资 {agreed} 元的 80%（{least} 元）。',
      'zh-TW': '試用期薪資 {amount} 元低於約定薪資 {agreed} 元的 80%（{least} 元）。',
      en: 'Pay on trial of {amount} is under 80 % of the agreed {agreed}, which is {least}.',
    },
    fix: {
      'zh-CN': '补足差额；转正工资记在人员页（《劳动合同法》第二十条）。',
      'zh-TW': '補足差額；轉正薪資記在人員頁（《勞動合同法》第二十條）。',
      en: 'Make up the difference; pay after the trial goes on the person’s page (Labour Contract Law art. 20).',
    },
  },
  'law.overtime-unpaid': {
    severity: 'warning',
    message: {
      'zh-CN': '加班 {hours} 小时，依法应付 {due} 元，方案的加班行项付了 {paid} 元。',
      'zh-TW': '加班 {hours} 小時，依法應付 {due} 元，方案的加班列項付了 {paid} 元。',
      en: '{hours} h of overtime earn {due} by law; the plan’s overtime lines pay {paid}.',
    },
    fix: {
      'zh-CN': '在方案里加上加班行项（overtime），或说明已调休、由别的批次支付（《劳动法》第四十四条）。',
      'zh-TW': '在方案裡加上加班列項（overtime），或說明已補休、由別的批次支付（《勞動法》第四十四條）。',
      en: 'Add an overtime line to the plan, or state that time off was given or another run pays it (Labour Law art. 44).',
    },
  },
  'law.overtime-no-line': {
    severity: 'warning',
    message: {
      'zh-CN': '加班 {hours} 小时，方案“{plan}”没有加班行项，一分未付；依法应付 {due} 元。',
      'zh-TW': '加班 {hours} 小時，方案「{plan}」沒有加班列項，一分未付；依法應付 {due} 元。',
      en: '{hours} h of overtime, and the plan “{plan}” has no line that pays them; by law they earn {due}.',
    },
    fix: {
      'zh-CN': '在方案里加上加班行项（overtime），或说明已调休、由别的批次支付（《劳动法》第四十四条）。',
      'zh-TW': '在方案裡加上加班列項（overtime），或說明已補休、由別的批次支付（《勞動法》第四十四條）。',
      en: 'Add an overtime line to the plan, or state that time off was given or another run pays it (Labour Law art. 44).',
    },
  },
  'law.overtime-no-base': {
    severity: 'warning',
    message: {
      'zh-CN': '加班 {hours} 小时，但没有底薪记录，无法核对加班工资。',
      'zh-TW': '加班 {hours} 小時，但沒有底薪紀錄，無法核對加班費。',
      en: '{hours} h of overtime, and no base pay on record to check their pay by.',
    },
    fix: {
      'zh-CN': '在花名册里补上底薪。',
      'zh-TW': '在花名冊裡補上底薪。',
      en: 'Add the base pay to the roster.',
    },
  },
  'law.holiday-hours': {
    severity: 'warning',
    message: {
      'zh-CN': '{date} 是法定节假日，{hours} 小时加班却没有记作节假日加班。',
      'zh-TW': '{date} 是法定節假日，{hours} 小時加班卻沒有記作節假日加班。',
      en: '{date} is a statutory holiday, yet {hours} h of its overtime are not recorded as holiday overtime.',
    },
    fix: {
      'zh-CN': '更正考勤：法定节假日按 300% 支付。',
      'zh-TW': '更正考勤：法定節假日按 300% 支付。',
      en: 'Correct the attendance: a statutory holiday pays 300 %.',
    },
  },
  'law.calendar-missing': {
    severity: 'warning',
    message: {
      'zh-CN': '没有 {year} 年的节假日表，无法核对节假日加班。',
      'zh-TW': '沒有 {year} 年的節假日表，無法核對節假日加班。',
      en: 'There is no holiday table of {year} to check holiday overtime by.',
    },
    fix: {
      'zh-CN': '把当年公布的节假日加进 law 文件夹。',
      'zh-TW': '把當年公布的節假日加進 law 資料夾。',
      en: 'Add that year’s published holidays to the law folder.',
    },
  },
  'law.city-missing': {
    severity: 'error',
    message: {
      'zh-CN': '不知道此人在哪个城市参保，代扣无从算起。',
      'zh-TW': '不知道此人在哪個城市參保，代扣無從算起。',
      en: 'Nobody says in which city this person is insured, so nothing can be withheld.',
    },
    fix: {
      'zh-CN': '在花名册里补上城市，或在设置里给出本组织的城市。',
      'zh-TW': '在花名冊裡補上城市，或在設定裡給出本組織的城市。',
      en: 'Add the city to the roster, or the organisation’s city to the settings.',
    },
  },
  'law.insurance-base': {
    severity: 'error',
    message: {
      'zh-CN': '没有社保缴费基数（上年月平均工资）。',
      'zh-TW': '沒有社保繳費基數（上年月平均工資）。',
      en: 'There is no insurance base (last year’s average monthly wage) on record.',
    },
    fix: {
      'zh-CN':
        '在此人的页面“变更资料”里填“社保基数”，或导入带这一列的花名册（公积金另有基数时还有“公积金基数”）；不在本单位参保的写 none。',
      'zh-TW':
        '在此人的頁面「變更資料」裡填「社保基數」，或匯入帶這一欄的花名冊（公積金另有基數時還有「公積金基數」）；不在本單位參保的寫 none。',
      en: 'Give the insurance base (insurance_base) under Change on the person’s page, or import a roster with that column (and fund_base where the fund’s differs); none for somebody not insured here.',
    },
  },
  'law.hired-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有入职日期，不知道本年在本单位任职几个月。',
      'zh-TW': '沒有入職日期，不知道本年在本單位任職幾個月。',
      en: 'Without a hiring date nobody knows how many months of the year count.',
    },
    fix: {
      'zh-CN': '在花名册里补上入职日期。',
      'zh-TW': '在花名冊裡補上入職日期。',
      en: 'Add the hiring date to the roster.',
    },
  },
  'law.year-incomplete': {
    severity: 'error',
    message: {
      'zh-CN': '累计预扣缺少 {months} 的收入和已扣税款。',
      'zh-TW': '累計預扣缺少 {months} 的收入和已扣稅款。',
      en: 'Cumulative withholding lacks the income and the tax of {months}.',
    },
    fix: {
      'zh-CN':
        '在事实台账里为每人各记一条“一次性金额”：款项 tax.income（收入）、tax.contributions（社保公积金）、tax.deductions（专项附加扣除）、tax.withheld（已扣税），没有的记 0，日期为所含的最后一个月；人多时导入一份事实文件。',
      'zh-TW':
        '在事實台帳裡為每人各記一條「一次性金額」：款項 tax.income（收入）、tax.contributions（社保公積金）、tax.deductions（專項附加扣除）、tax.withheld（已扣稅），沒有的記 0，日期為所含的最後一個月；人多時匯入一份事實檔案。',
      en: 'Record the one-off amounts tax.income, tax.contributions, tax.deductions and tax.withheld in the ledger (0 where there was no income), dated in the last month they cover; for many people import a file of facts.',
    },
  },
  'law.tax-deductions': {
    severity: 'error',
    message: {
      'zh-CN': '专项附加扣除“{found}”不是数字。',
      'zh-TW': '專項附加扣除「{found}」不是數字。',
      en: 'The additional deductions “{found}” are not a number.',
    },
    fix: {
      'zh-CN': '在此人的页面“变更资料”里把“专项附加扣除”写成每月金额，例如 2000。',
      'zh-TW': '在此人的頁面「變更資料」裡把「專項附加扣除」寫成每月金額，例如 2000。',
      en: 'Write the monthly amount as the special tax deductions (tax_deductions) on the person’s page, 2000 for instance.',
    },
  },
  'law.tax-allowance': {
    severity: 'error',
    message: {
      'zh-CN': '减除费用的规则“{found}”不认识。',
      'zh-TW': '減除費用的規則「{found}」不認識。',
      en: 'The rule of the tax allowance “{found}” is none that is known.',
    },
    fix: {
      'zh-CN':
        '人员档案的 tax_allowance 写 {known} 之一：january 为本年首次就业，自一月起算；year 为上年全年在本单位且收入不超过 6 万元，直接减除 6 万元；一般情形不写。',
      'zh-TW':
        '人員檔案的 tax_allowance 寫 {known} 之一：january 為本年首次就業，自一月起算；year 為上年全年在本單位且收入不超過 6 萬元，直接減除 6 萬元；一般情形不寫。',
      en: 'Write one of {known} into tax_allowance of the person’s record: january for the first job of the year, counted from January; year for whoever earned no more than 60,000 here all last year; leave it out otherwise.',
    },
  },
  'law.tax-allowance-year': {
    severity: 'error',
    message: {
      'zh-CN':
        '一月起直接减除全年 {limit} 元的条件不成立：须 {year} 年 1 至 12 月都在本单位，全年收入（含年终奖）不超过 {limit} 元；此人 {hired} 入职，已知 {year} 年收入 {income} 元。',
      'zh-TW':
        '一月起直接減除全年 {limit} 元的條件不成立：須 {year} 年 1 至 12 月都在本單位，全年收入（含年終獎）不超過 {limit} 元；此人 {hired} 到職，已知 {year} 年收入 {income} 元。',
      en: 'The year’s {limit} cannot come off at once: that is for whoever was here in every month of {year} and earned no more than {limit} in all, bonuses included; they joined on {hired}, and {income} of {year} are known.',
    },
    fix: {
      'zh-CN': '从人员档案里去掉 tax_allowance（国家税务总局公告2020年第19号）；已按此少扣的，以后月份累计预扣会补足。',
      'zh-TW': '從人員檔案裡去掉 tax_allowance（國家稅務總局公告2020年第19號）；已按此少扣的，以後月份累計預扣會補足。',
      en: 'Take tax_allowance off their record (State Taxation Administration, 2020 No. 19); what was withheld too little is made up by the cumulative months that follow.',
    },
  },
  'law.net-negative': {
    severity: 'warning',
    message: {
      'zh-CN': '代扣之后为 {net} 元。',
      'zh-TW': '代扣之後為 {net} 元。',
      en: 'After what is withheld {net} is left.',
    },
    fix: {
      'zh-CN': '与本人约定如何收回，或由单位先行垫付，并说明理由。',
      'zh-TW': '與本人約定如何收回，或由單位先行墊付，並說明理由。',
      en: 'Agree with the person how it is paid back, or advance it, and state which.',
    },
  },
});
