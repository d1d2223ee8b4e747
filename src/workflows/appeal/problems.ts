import { problemTable } from '../../base/problem.ts';

export const appealProblem = problemTable({
  'appeal.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这个申诉。', 'zh-TW': '沒有這個申訴。', en: 'There is no such appeal.' },
    fix: {
      'zh-CN': '从“我的申诉”或收件箱进入。',
      'zh-TW': '從「我的申訴」或收件匣進入。',
      en: 'Open it from “my appeals” or the inbox.',
    },
  },
  'appeal.object-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有可以申诉的“{ref}”。',
      'zh-TW': '沒有可以申訴的「{ref}」。',
      en: 'There is nothing to contest under “{ref}”.',
    },
    fix: {
      'zh-CN': '从数字旁边的“申诉”进入。',
      'zh-TW': '從數字旁邊的「申訴」進入。',
      en: 'Start from the appeal button beside the number.',
    },
  },
  'appeal.not-about-you': {
    severity: 'error',
    message: {
      'zh-CN': '这个数字不是 {person} 的。',
      'zh-TW': '這個數字不是 {person} 的。',
      en: 'The number is not about {person}.',
    },
    fix: {
      'zh-CN': '每个人只能申诉自己的数字。',
      'zh-TW': '每個人只能申訴自己的數字。',
      en: 'Everybody contests their own numbers.',
    },
  },
  'appeal.window-over': {
    severity: 'error',
    message: {
      'zh-CN': '申诉期到 {until} 为止，已过。',
      'zh-TW': '申訴期到 {until} 為止，已過。',
      en: 'The time to appeal ended on {until}.',
    },
    fix: {
      'zh-CN': '如有特殊情况，请人事直接更正。',
      'zh-TW': '如有特殊情況，請人事直接更正。',
      en: 'Where there was a reason for the delay, ask HR for a correction.',
    },
  },
  'appeal.exists': {
    severity: 'error',
    message: {
      'zh-CN': '这个数字已经申诉过（第 {number} 号）。',
      'zh-TW': '這個數字已經申訴過（第 {number} 號）。',
      en: 'The number was contested already (no. {number}).',
    },
    fix: {
      'zh-CN': '打开那个申诉继续办理。',
      'zh-TW': '打開那個申訴繼續辦理。',
      en: 'Open that appeal and go on there.',
    },
  },
  'appeal.number-changed': {
    severity: 'error',
    message: {
      'zh-CN': '这条评分已被更正过，请申诉新的那条。',
      'zh-TW': '這條評分已被更正過，請申訴新的那條。',
      en: 'The rating has been corrected since: contest the one that stands.',
    },
    fix: { 'zh-CN': '从考核结果重新进入。', 'zh-TW': '從考核結果重新進入。', en: 'Start again from the result.' },
  },
  'appeal.wrong-state': {
    severity: 'error',
    message: {
      'zh-CN': '申诉处于“{state}”，不能做“{move}”。',
      'zh-TW': '申訴處於「{state}」，不能做「{move}」。',
      en: 'An appeal that is “{state}” takes no “{move}”.',
    },
    fix: {
      'zh-CN': '刷新页面看最新状态。',
      'zh-TW': '重新整理頁面看最新狀態。',
      en: 'Refresh the page to see where it stands.',
    },
  },
  'appeal.not-yours': {
    severity: 'error',
    message: {
      'zh-CN': '只有申诉人本人能这样做。',
      'zh-TW': '只有申訴人本人能這樣做。',
      en: 'Only the appellant may do this.',
    },
    fix: { 'zh-CN': '请本人登录后操作。', 'zh-TW': '請本人登入後操作。', en: 'They do it from their own account.' },
  },
  'appeal.involved': {
    severity: 'error',
    message: {
      'zh-CN': '您与这个数字有关（本人、评定人或其下属），不能裁决。',
      'zh-TW': '您與這個數字有關（本人、評定人或其下屬），不能裁決。',
      en: 'You have a part in this number (it is yours, you made it, or you report to whoever did), and cannot decide on it.',
    },
    fix: {
      'zh-CN': '请另一位同事办理。',
      'zh-TW': '請另一位同事辦理。',
      en: 'A colleague without a part in it decides.',
    },
  },
  'appeal.ruled-before': {
    severity: 'error',
    message: {
      'zh-CN': '您已对这个申诉作过裁决。',
      'zh-TW': '您已對這個申訴作過裁決。',
      en: 'You have decided on this appeal before.',
    },
    fix: {
      'zh-CN': '请另一位有权的同事办理。',
      'zh-TW': '請另一位有權的同事辦理。',
      en: 'Somebody else decides this time.',
    },
  },
  'appeal.not-your-desk': {
    severity: 'error',
    message: {
      'zh-CN': '这类申诉的初审不归您的岗位。',
      'zh-TW': '這類申訴的初審不歸您的崗位。',
      en: 'First reviews of this kind are not for your role.',
    },
    fix: { 'zh-CN': '由 对应岗位办理。', 'zh-TW': '由對應崗位辦理。', en: 'The desk for this kind of number does it.' },
  },
  'appeal.no-seat': {
    severity: 'error',
    message: {
      'zh-CN': '您在这次联合复审中没有席位。',
      'zh-TW': '您在這次聯合複審中沒有席位。',
      en: 'You have no seat in this joint review.',
    },
    fix: {
      'zh-CN': '席位由人事或总监指定。',
      'zh-TW': '席位由人事或總監指定。',
      en: 'HR or the director names who sits.',
    },
  },
  'appeal.voted': {
    severity: 'error',
    message: { 'zh-CN': '您已经投过票。', 'zh-TW': '您已經投過票。', en: 'You have voted already.' },
    fix: { 'zh-CN': '等待另外两席。', 'zh-TW': '等待另外兩席。', en: 'Wait for the other seats.' },
  },
  'appeal.seat-taken': {
    severity: 'error',
    message: {
      'zh-CN': '{name} 已占有另一席。',
      'zh-TW': '{name} 已占有另一席。',
      en: '{name} has another seat already.',
    },
    fix: { 'zh-CN': '三席须是三个人。', 'zh-TW': '三席須是三個人。', en: 'The three seats are three people.' },
  },
  'appeal.seat-voted': {
    severity: 'error',
    message: {
      'zh-CN': '这一席已经投票，不能换人。',
      'zh-TW': '這一席已經投票，不能換人。',
      en: 'This seat has voted; its holder cannot change.',
    },
    fix: {
      'zh-CN': '只能替换还没有投票的席位。',
      'zh-TW': '只能替換還沒有投票的席位。',
      en: 'Only a seat that has not voted can be given to somebody else.',
    },
  },
  'appeal.seat-role': {
    severity: 'error',
    message: {
      'zh-CN': '{name} 的角色不能坐这一席。',
      'zh-TW': '{name} 的角色不能坐這一席。',
      en: '{name} has no role that may vote.',
    },
    fix: {
      'zh-CN': '选择有质检或组长角色的账号。',
      'zh-TW': '選擇有質檢或組長角色的帳號。',
      en: 'Choose an account with the quality or lead role.',
    },
  },
  'appeal.reason-missing': {
    severity: 'error',
    message: { 'zh-CN': '请写明理由。', 'zh-TW': '請寫明理由。', en: 'Give a reason.' },
    fix: {
      'zh-CN': '写一句对方能看懂的理由。',
      'zh-TW': '寫一句對方能看懂的理由。',
      en: 'One sentence that the other side understands.',
    },
  },
  'appeal.rejected-changes': {
    severity: 'error',
    message: {
      'zh-CN': '驳回的申诉不能更正任何数字。',
      'zh-TW': '駁回的申訴不能更正任何數字。',
      en: 'A rejected appeal changes nothing.',
    },
    fix: {
      'zh-CN': '去掉更正，或改为（部分）成立。',
      'zh-TW': '去掉更正，或改為（部分）成立。',
      en: 'Leave the corrections out, or uphold it.',
    },
  },
  'appeal.nothing-changed': {
    severity: 'error',
    message: {
      'zh-CN': '成立的申诉要写明更正什么。',
      'zh-TW': '成立的申訴要寫明更正什麼。',
      en: 'An upheld appeal says what it corrects.',
    },
    fix: { 'zh-CN': '至少加一条更正。', 'zh-TW': '至少加一條更正。', en: 'Add at least one correction.' },
  },
  'appeal.too-late': {
    severity: 'error',
    message: { 'zh-CN': '这一步的期限已过。', 'zh-TW': '這一步的期限已過。', en: 'The time for this step is over.' },
    fix: { 'zh-CN': '结论已经生效。', 'zh-TW': '結論已經生效。', en: 'The decision stands.' },
  },
  'appeal.not-your-turn': {
    severity: 'error',
    message: {
      'zh-CN': '这件申诉还在别人手里，期限未过。',
      'zh-TW': '這件申訴還在別人手裡，期限未過。',
      en: 'Somebody else has this appeal, and still has time for it.',
    },
    fix: {
      'zh-CN': '逾期或无人可办时，由总监接手。',
      'zh-TW': '逾期或無人可辦時，由總監接手。',
      en: 'The director takes it over once it is late, or where nobody may decide on it.',
    },
  },
  'appeal.correction-elsewhere': {
    severity: 'error',
    message: {
      'zh-CN': '这条更正与申诉的数字无关：{what}。',
      'zh-TW': '這條更正與申訴的數字無關：{what}。',
      en: 'The correction is not about the number contested: {what}.',
    },
    fix: {
      'zh-CN': '只更正申诉的数字，或它的解释里出现的行、事实和输入。',
      'zh-TW': '只更正申訴的數字，或它的解釋裡出現的列、事實和輸入。',
      en: 'Correct the number itself, or a row, fact or input in its explanation.',
    },
  },
  'appeal.correction-bad': {
    severity: 'error',
    message: {
      'zh-CN': '更正不能这样写：{what}。',
      'zh-TW': '更正不能這樣寫：{what}。',
      en: 'The correction cannot be made: {what}.',
    },
    fix: {
      'zh-CN': '检查列名、数值的写法和人员编号。',
      'zh-TW': '檢查欄名、數值的寫法和人員編號。',
      en: 'Check the column, the value and the person’s id.',
    },
  },
  'appeal.correction-twice': {
    severity: 'error',
    message: {
      'zh-CN': '同一处更正了两次：{what}。',
      'zh-TW': '同一處更正了兩次：{what}。',
      en: 'The same thing is corrected twice: {what}.',
    },
    fix: { 'zh-CN': '保留一条。', 'zh-TW': '保留一條。', en: 'Keep one of them.' },
  },
  'appeal.file-type': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”不是可以附上的文件。',
      'zh-TW': '「{name}」不是可以附上的檔案。',
      en: '“{name}” is no file that can be attached.',
    },
    fix: {
      'zh-CN': '可以附 PNG、JPEG、PDF 和纯文本。',
      'zh-TW': '可以附 PNG、JPEG、PDF 和純文字。',
      en: 'Attach PNG, JPEG, PDF or plain text.',
    },
  },
  'appeal.file-large': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”超过 {limit} MB。',
      'zh-TW': '「{name}」超過 {limit} MB。',
      en: '“{name}” is larger than {limit} MB.',
    },
    fix: { 'zh-CN': '缩小后再传。', 'zh-TW': '縮小後再傳。', en: 'Make it smaller.' },
  },
  'appeal.file-many': {
    severity: 'error',
    message: {
      'zh-CN': '最多附 {limit} 个文件。',
      'zh-TW': '最多附 {limit} 個檔案。',
      en: 'At most {limit} files can be attached.',
    },
    fix: {
      'zh-CN': '把几张图合成一个 PDF。',
      'zh-TW': '把幾張圖合成一個 PDF。',
      en: 'Put several pictures into one PDF.',
    },
  },
  'appeal.by-items': {
    severity: 'error',
    message: {
      'zh-CN': '{row} 有评分表：{column} 由逐项评分得出，不能单独改。',
      'zh-TW': '{row} 有評分表：{column} 由逐項評分得出，不能單獨改。',
      en: '{row} has its scorecard: {column} comes from its items and cannot be changed alone.',
    },
    fix: {
      'zh-CN': '改有争议的评分项：{"change":"check","row":"…","entries":{"项":{"value":"0"}}}。',
      'zh-TW': '改有爭議的評分項：{"change":"check","row":"…","entries":{"項":{"value":"0"}}}。',
      en: 'Judge the contested items anew: {"change":"check","row":"…","entries":{"item":{"value":"0"}}}.',
    },
  },
  'appeal.item-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '这张质检单没有在“{item}”上失分。',
      'zh-TW': '這張質檢單沒有在「{item}」上失分。',
      en: 'The check took nothing off for “{item}”.',
    },
    fix: {
      'zh-CN': '从失分项里选，或不写，表示全部：{known}。',
      'zh-TW': '從失分項裡選，或不寫，表示全部：{known}。',
      en: 'Choose of those with a fault, or name none for all of them: {known}.',
    },
  },
  'appeal.file-none': {
    severity: 'error',
    message: { 'zh-CN': '没有收到文件。', 'zh-TW': '沒有收到檔案。', en: 'No file has arrived.' },
    fix: {
      'zh-CN': '以 multipart/form-data 上传。',
      'zh-TW': '以 multipart/form-data 上傳。',
      en: 'Send it as multipart/form-data.',
    },
  },
  'appeal.no-file': {
    severity: 'error',
    message: { 'zh-CN': '没有这个附件。', 'zh-TW': '沒有這個附件。', en: 'There is no such file.' },
    fix: { 'zh-CN': '从申诉页打开。', 'zh-TW': '從申訴頁打開。', en: 'Open it from the appeal.' },
  },
  'appeal.no-account': {
    severity: 'error',
    message: { 'zh-CN': '没有账号“{login}”。', 'zh-TW': '沒有帳號「{login}」。', en: 'There is no account “{login}”.' },
    fix: {
      'zh-CN': '用 --as 写登录名；账号在启动服务器（jixin serve）后建立。',
      'zh-TW': '用 --as 寫登入名；帳號在啟動伺服器（jixin serve）後建立。',
      en: 'Give a sign-in name with --as; accounts are made once the server was started (jixin serve).',
    },
  },
});
