import { problemTable } from '../../base/problem.ts';

export const payrunProblem = problemTable({
  'payrun.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这次核算。', 'zh-TW': '沒有這次核算。', en: 'There is no such pay run.' },
    fix: { 'zh-CN': '从核算列表进入。', 'zh-TW': '從核算清單進入。', en: 'Open it from the list of pay runs.' },
  },
  'payrun.no-payslip': {
    severity: 'error',
    message: { 'zh-CN': '没有这张工资条。', 'zh-TW': '沒有這張薪資單。', en: 'There is no such payslip.' },
    fix: {
      'zh-CN': '工资条发布之后才能看到；从工资列表进入。',
      'zh-TW': '薪資單發布之後才能看到；從薪資清單進入。',
      en: 'Payslips can be seen once they are published; open it from the list.',
    },
  },
  'payrun.no-question': {
    severity: 'error',
    message: { 'zh-CN': '没有这个问题。', 'zh-TW': '沒有這個問題。', en: 'There is no such question.' },
    fix: { 'zh-CN': '从问题列表进入。', 'zh-TW': '從問題清單進入。', en: 'Open it from the list of questions.' },
  },
  'payrun.no-line': {
    severity: 'error',
    message: {
      'zh-CN': '工资条上没有“{line}”这一项。',
      'zh-TW': '薪資單上沒有「{line}」這一項。',
      en: 'The payslip has no line “{line}”.',
    },
    fix: { 'zh-CN': '可用的项目：{lines}。', 'zh-TW': '可用的項目：{lines}。', en: 'Its lines are {lines}.' },
  },
  'payrun.period-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{period}”不是期间。',
      'zh-TW': '「{period}」不是期間。',
      en: '“{period}” is not a period.',
    },
    fix: {
      'zh-CN': '写成 2026-01、2026-Q1 或 2026。',
      'zh-TW': '寫成 2026-01、2026-Q1 或 2026。',
      en: 'Write 2026-01, 2026-Q1 or 2026.',
    },
  },
  'payrun.period-ahead': {
    severity: 'error',
    message: {
      'zh-CN': '期间 {period} 还没有开始：今天是 {today}。',
      'zh-TW': '期間 {period} 還沒有開始：今天是 {today}。',
      en: 'The period {period} has not begun: today is {today}.',
    },
    fix: {
      'zh-CN': '最晚选今天所在的期间；检查年份有没有写错。',
      'zh-TW': '最晚選今天所在的期間；檢查年份有沒有寫錯。',
      en: 'Take the period that today is in, or one before; check the year.',
    },
  },
  'payrun.plan-unknown': {
    severity: 'error',
    message: { 'zh-CN': '没有方案“{plan}”。', 'zh-TW': '沒有方案「{plan}」。', en: 'There is no plan “{plan}”.' },
    fix: { 'zh-CN': '可用的方案：{plans}。', 'zh-TW': '可用的方案：{plans}。', en: 'The plans are {plans}.' },
  },
  'payrun.plan-not-in-force': {
    severity: 'error',
    message: {
      'zh-CN': '方案“{plan}”在 {date} 还没有生效的版本。',
      'zh-TW': '方案「{plan}」在 {date} 還沒有生效的版本。',
      en: 'No version of the plan “{plan}” is in force on {date}.',
    },
    fix: {
      'zh-CN': '发布一个在期末之前生效的版本。',
      'zh-TW': '發布一個在期末之前生效的版本。',
      en: 'Publish a version that is in force before the period ends.',
    },
  },
  'payrun.exists': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 按方案“{plan}”的核算已经有了。',
      'zh-TW': '{period} 按方案「{plan}」的核算已經有了。',
      en: '{period} has a pay run by the plan “{plan}” already.',
    },
    fix: {
      'zh-CN': '打开那次核算；若要重来，先作废它。关账之后的变化在下一次核算里补发或补扣。',
      'zh-TW': '打開那次核算；若要重來，先作廢它。關帳之後的變化在下一次核算裡補發或補扣。',
      en: 'Open it, or discard it first. What changes after closing is paid or taken back in the next run.',
    },
  },
  'payrun.wrong-state': {
    severity: 'error',
    message: {
      'zh-CN': '核算现在的状态是“{state}”，不能做“{move}”。',
      'zh-TW': '核算現在的狀態是「{state}」，不能做「{move}」。',
      en: 'The run’s state is “{state}”; “{move}” cannot be done from there.',
    },
    fix: {
      'zh-CN': '刷新页面，看看谁已经往前推进了。',
      'zh-TW': '重新整理頁面，看看誰已經往前推進了。',
      en: 'Refresh the page: somebody may have moved it on.',
    },
  },
  'payrun.not-worked-out': {
    severity: 'error',
    message: { 'zh-CN': '还没有核算完。', 'zh-TW': '還沒有核算完。', en: 'The run is not worked out yet.' },
    fix: {
      'zh-CN': '等核算完成，或重新核算。',
      'zh-TW': '等核算完成，或重新核算。',
      en: 'Wait for it, or calculate again.',
    },
  },
  'payrun.nobody-chosen': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 按方案“{plan}”选中的人里没有可以核算的。',
      'zh-TW': '{period} 按方案「{plan}」選中的人裡沒有可以核算的。',
      en: 'Nobody who was chosen can be paid for {period} by the plan “{plan}”.',
    },
    fix: {
      'zh-CN': '看看谁被排除在外、为什么：已在本期另一次核算里的人，先作废那一次。',
      'zh-TW': '看看誰被排除在外、為什麼：已在本期另一次核算裡的人，先作廢那一次。',
      en: 'See who is left out and why; of people in another run of the period, discard that run first.',
    },
  },
  'payrun.population-together': {
    severity: 'error',
    message: {
      'zh-CN': '方案“{plan}”按组分配或排名，不能只核算一部分人。',
      'zh-TW': '方案「{plan}」按組分配或排名，不能只核算一部分人。',
      en: 'The plan “{plan}” shares or ranks among people: it cannot be worked out for some of them alone.',
    },
    fix: {
      'zh-CN': '核算全部人员。',
      'zh-TW': '核算全部人員。',
      en: 'Calculate it for everybody.',
    },
  },
  'payrun.others-open': {
    severity: 'error',
    message: {
      'zh-CN': '本期还有 {count} 次针对部分人员的核算没有关账。',
      'zh-TW': '本期還有 {count} 次針對部分人員的核算沒有關帳。',
      en: 'Runs of chosen people of this period are still open: {count}.',
    },
    fix: {
      'zh-CN': '先关账或作废那些核算，再关全体的账。',
      'zh-TW': '先關帳或作廢那些核算，再關全體的帳。',
      en: 'Close or discard them first, then the run of everybody.',
    },
  },
  'payrun.export-gone': {
    severity: 'error',
    message: {
      'zh-CN': '这个文件已经不在了。',
      'zh-TW': '這個檔案已經不在了。',
      en: 'The file is not there any more.',
    },
    fix: {
      'zh-CN': '文件保留一天，重新核算后作废；请重新导出。',
      'zh-TW': '檔案保留一天，重新核算後作廢；請重新匯出。',
      en: 'Files are kept for a day, and only while the run is not calculated again; export it anew.',
    },
  },
  'payrun.open-errors': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 个错误没有解决。',
      'zh-TW': '還有 {count} 個錯誤沒有解決。',
      en: 'Errors still open: {count}.',
    },
    fix: {
      'zh-CN': '按提示改正数据或方案，再重新核算。',
      'zh-TW': '按提示改正資料或方案，再重新核算。',
      en: 'Correct the data or the plan as each one says, then calculate again.',
    },
  },
  'payrun.unexplained': {
    severity: 'error',
    message: {
      'zh-CN': '这些警告还没有写明理由：{codes}。',
      'zh-TW': '這些警告還沒有寫明理由：{codes}。',
      en: 'These warnings have no written reason: {codes}.',
    },
    fix: {
      'zh-CN': '在“检查”里为每一类警告写下理由。',
      'zh-TW': '在「檢查」裡為每一類警告寫下理由。',
      en: 'Write a reason for each kind of warning under Findings.',
    },
  },
  'payrun.second-person': {
    severity: 'error',
    message: {
      'zh-CN': '参与编制的人不能批准同一次核算。',
      'zh-TW': '參與編製的人不能核准同一次核算。',
      en: 'Whoever had a hand in preparing a run cannot approve it.',
    },
    fix: {
      'zh-CN': '请另一个人批准。没有别人时，作废这次核算并由一人重新核算；写理由、结清差额也算参与编制。',
      'zh-TW': '請另一個人核准。沒有別人時，作廢這次核算並由一人重新核算；寫理由、結清差額也算參與編製。',
      en: 'Ask somebody else to approve it. Where there is nobody, discard the run and let one of you prepare it anew: to write a reason or to settle differences is to have a hand in it.',
    },
  },
  'payrun.own-pay': {
    severity: 'error',
    message: {
      'zh-CN': '这次核算里有您自己的工资，不能由您批准。',
      'zh-TW': '這次核算裡有您自己的薪資，不能由您核准。',
      en: 'The run pays you; nobody approves their own pay.',
    },
    fix: { 'zh-CN': '请另一位经理批准。', 'zh-TW': '請另一位經理核准。', en: 'Ask another manager to approve it.' },
  },
  'payrun.reason-missing': {
    severity: 'error',
    message: { 'zh-CN': '没有写理由。', 'zh-TW': '沒有寫理由。', en: 'No reason was given.' },
    fix: { 'zh-CN': '写一句话说明原因。', 'zh-TW': '寫一句話說明原因。', en: 'Say why in a sentence.' },
  },
  'payrun.open-questions': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 个工资条问题没有答复。',
      'zh-TW': '還有 {count} 個薪資單問題沒有答覆。',
      en: 'Questions about payslips without an answer: {count}.',
    },
    fix: {
      'zh-CN': '先在“工资条问题”里逐一答复。',
      'zh-TW': '先在「薪資單問題」裡逐一答覆。',
      en: 'Answer them first, under Questions.',
    },
  },
  'payrun.unanswered': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 人没有确认，确认期也还没过。',
      'zh-TW': '還有 {count} 人沒有確認，確認期也還沒過。',
      en: '{count} people have not confirmed, and their days are not over.',
    },
    fix: {
      'zh-CN': '等确认期结束，或提醒他们确认。',
      'zh-TW': '等確認期結束，或提醒他們確認。',
      en: 'Wait until the days are over, or remind them.',
    },
  },
  'payrun.no-pay': {
    severity: 'warning',
    message: {
      'zh-CN': '核算结果为 {amount} 元。',
      'zh-TW': '核算結果為 {amount} 元。',
      en: 'The pay comes out as {amount}.',
    },
    fix: {
      'zh-CN': '检查数据；确实如此就写明理由。',
      'zh-TW': '檢查資料；確實如此就寫明理由。',
      en: 'Check the data; if it is right, write the reason.',
    },
  },
  'payrun.no-data': {
    severity: 'warning',
    message: {
      'zh-CN': '这个期间没有任何指标数据，方案按缺失处理。',
      'zh-TW': '這個期間沒有任何指標資料，方案按缺失處理。',
      en: 'No metric has data for this person in the period; the plan counted them as missing.',
    },
    fix: {
      'zh-CN': '检查导入里的姓名、工号或昵称是否对得上。',
      'zh-TW': '檢查匯入裡的姓名、工號或暱稱是否對得上。',
      en: 'Check that imports name this person by an id, name or alias on record.',
    },
  },
  'payrun.under-minimum-wage': {
    severity: 'warning',
    message: {
      'zh-CN': '计入最低工资的 {sum} 元，低于方案设定的最低工资 {minimum} 元。',
      'zh-TW': '計入最低工資的 {sum} 元，低於方案設定的最低工資 {minimum} 元。',
      en: 'What counts towards the minimum wage, {sum}, is under the plan’s, {minimum}.',
    },
    fix: {
      'zh-CN': '补足差额，或写明理由（例如未出满勤）。',
      'zh-TW': '補足差額，或寫明理由（例如未出滿勤）。',
      en: 'Make up the difference, or write the reason (an incomplete month, for instance).',
    },
  },
  'payrun.in-two-runs': {
    severity: 'warning',
    message: {
      'zh-CN': '这个人同期还在核算“{plan}”里。',
      'zh-TW': '這個人同期還在核算「{plan}」裡。',
      en: 'This person is also in this period’s run by the plan “{plan}”.',
    },
    fix: {
      'zh-CN': '确认两份都该发，写明理由；否则改岗位或作废一份。',
      'zh-TW': '確認兩份都該發，寫明理由；否則改崗位或作廢一份。',
      en: 'If both are due, write the reason; otherwise correct the post or discard one.',
    },
  },
  'payrun.rest-unpaid': {
    severity: 'warning',
    message: {
      'zh-CN': '本期其余的天数还没有核算来发：{rest}。',
      'zh-TW': '本期其餘的天數還沒有核算來發：{rest}。',
      en: 'No run pays the rest of the period yet: {rest}.',
    },
    fix: {
      'zh-CN': '新建那个岗位的方案本期的核算，再重新核算这一份；不该另发的，写明理由。',
      'zh-TW': '新建那個崗位的方案本期的核算，再重新核算這一份；不該另發的，寫明理由。',
      en: 'Prepare this period’s run of that post’s plan and work this one out again; state the reason where nothing more is due.',
    },
  },
  'payrun.not-approved': {
    severity: 'error',
    message: {
      'zh-CN': '批准之后才能导出银行文件。',
      'zh-TW': '核准之後才能匯出銀行檔案。',
      en: 'The bank file is made from an approved run only.',
    },
    fix: { 'zh-CN': '先走完审批。', 'zh-TW': '先走完核准。', en: 'Have the run approved first.' },
  },
  'payrun.changed': {
    severity: 'error',
    message: {
      'zh-CN': '保存的结果与核算时的校验值不符，不能关账。',
      'zh-TW': '儲存的結果與核算時的校驗值不符，不能關帳。',
      en: 'The stored results do not match their hash; the period was not closed.',
    },
    fix: {
      'zh-CN': '数据库可能被改动过：从备份核对，再退回重新核算。',
      'zh-TW': '資料庫可能被改動過：從備份核對，再退回重新核算。',
      en: 'The database may have been edited: compare with a backup, then send the run back.',
    },
  },
  'payrun.not-yours': {
    severity: 'error',
    message: {
      'zh-CN': '只有本人能确认或提问。',
      'zh-TW': '只有本人能確認或提問。',
      en: 'Only the person paid can confirm or question a payslip.',
    },
    fix: { 'zh-CN': '请本人登录后操作。', 'zh-TW': '請本人登入後操作。', en: 'They do it from their own account.' },
  },
  'payrun.own-question': {
    severity: 'error',
    message: {
      'zh-CN': '不能答复自己的问题。',
      'zh-TW': '不能答覆自己的問題。',
      en: 'Nobody answers their own question.',
    },
    fix: { 'zh-CN': '请另一位人事答复。', 'zh-TW': '請另一位人事答覆。', en: 'Ask a colleague in HR to answer it.' },
  },
  'payrun.answering-over': {
    severity: 'error',
    message: {
      'zh-CN': '这张工资条的确认期已过，或已关账。',
      'zh-TW': '這張薪資單的確認期已過，或已關帳。',
      en: 'The days to answer this payslip are over, or the period is closed.',
    },
    fix: {
      'zh-CN': '直接联系人事；更正会在下一期补发或补扣。',
      'zh-TW': '直接聯絡人事；更正會在下一期補發或補扣。',
      en: 'Talk to HR; a correction is paid or taken back in the next run.',
    },
  },
  'payrun.answered-already': {
    severity: 'error',
    message: {
      'zh-CN': '这个问题已经答复过了。',
      'zh-TW': '這個問題已經答覆過了。',
      en: 'The question has an answer already.',
    },
    fix: { 'zh-CN': '刷新页面查看。', 'zh-TW': '重新整理頁面檢視。', en: 'Refresh the page to read it.' },
  },
  'payrun.account-missing': {
    severity: 'warning',
    message: {
      'zh-CN': '{name} 没有银行账号，这次要付钱给这个人。',
      'zh-TW': '{name} 沒有銀行帳號，這次要付錢給這個人。',
      en: '{name} is to be paid and has no bank account on record.',
    },
    fix: {
      'zh-CN': '在花名册里补上 bank 和 bank_account；另行支付的写明理由。',
      'zh-TW': '在名冊裡補上 bank 和 bank_account；另行支付的寫明理由。',
      en: 'Put bank and bank_account on record, or write how the money is paid otherwise.',
    },
  },
  'payrun.tax-moved-on': {
    severity: 'error',
    message: {
      'zh-CN': '核算之后又有同年的批次获批，累计预扣的税额已不是这个数。',
      'zh-TW': '核算之後又有同年的批次獲核准，累計預扣的稅額已不是這個數。',
      en: 'Another run of the year was approved since this one was worked out, so its cumulative tax is no longer right.',
    },
    fix: {
      'zh-CN': '退回并重新核算。',
      'zh-TW': '退回並重新核算。',
      en: 'Send it back and calculate again.',
    },
  },
});
