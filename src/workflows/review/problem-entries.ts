import type { ProblemEntries } from '../../base/problem.ts';

/** The problems of what comes after rating: talks, proposals, corrections, and ratings that come as a workbook. */
export const AFTER_RATING = {
  'review.talk-ahead': {
    severity: 'error',
    message: {
      'zh-CN': '面谈日期 {date} 还没有到。',
      'zh-TW': '面談日期 {date} 還沒有到。',
      en: 'The talk on {date} lies ahead.',
    },
    fix: { 'zh-CN': '面谈之后再记录。', 'zh-TW': '面談之後再記錄。', en: 'Write it down once it was held.' },
  },
  'review.plan-due-past': {
    severity: 'error',
    message: {
      'zh-CN': '改进计划的期限 {date} 早于面谈。',
      'zh-TW': '改進計畫的期限 {date} 早於面談。',
      en: 'The plan is due on {date}, before the talk.',
    },
    fix: { 'zh-CN': '写面谈之后的日期。', 'zh-TW': '寫面談之後的日期。', en: 'Write a day after the talk.' },
  },
  'review.own-talk': {
    severity: 'error',
    message: { 'zh-CN': '不能和自己面谈。', 'zh-TW': '不能和自己面談。', en: 'Nobody holds their own talk.' },
    fix: { 'zh-CN': '由上级或人事面谈。', 'zh-TW': '由上級或人事面談。', en: 'The lead or HR holds it.' },
  },
  'review.talk-signed': {
    severity: 'error',
    message: { 'zh-CN': '面谈记录双方都已签字。', 'zh-TW': '面談記錄雙方都已簽字。', en: 'Both have signed the talk.' },
    fix: {
      'zh-CN': '新的约定写进下一次面谈。',
      'zh-TW': '新的約定寫進下一次面談。',
      en: 'Put what is new into the next talk.',
    },
  },
  'review.no-talk': {
    severity: 'error',
    message: { 'zh-CN': '还没有面谈记录。', 'zh-TW': '還沒有面談記錄。', en: 'No talk is written down yet.' },
    fix: { 'zh-CN': '先记录面谈。', 'zh-TW': '先記錄面談。', en: 'Write the talk down first.' },
  },
  'review.signed-already': {
    severity: 'error',
    message: { 'zh-CN': '你已经签过字了。', 'zh-TW': '你已經簽過字了。', en: 'You have signed already.' },
    fix: { 'zh-CN': '刷新页面查看。', 'zh-TW': '重新整理頁面檢視。', en: 'Refresh the page.' },
  },
  'review.not-your-talk': {
    severity: 'error',
    message: { 'zh-CN': '这次面谈由 {name} 主持。', 'zh-TW': '這次面談由 {name} 主持。', en: '{name} held this talk.' },
    fix: {
      'zh-CN': '由本人和主持人签字。',
      'zh-TW': '由本人和主持人簽字。',
      en: 'The person and whoever held it sign.',
    },
  },
  'review.not-submitted': {
    severity: 'error',
    message: {
      'zh-CN': '结果还没有提交公布。',
      'zh-TW': '結果還沒有提交公布。',
      en: 'The results are not submitted for release yet.',
    },
    fix: {
      'zh-CN': '先由一人提交，再由另一人公布；提交后改了评分要重新提交。',
      'zh-TW': '先由一人提交，再由另一人公布；提交後改了評分要重新提交。',
      en: 'One person submits them and another releases them; a sum changed after that is submitted again.',
    },
  },
  'review.released-judged': {
    severity: 'error',
    message: {
      'zh-CN': '你也在 {period} 的考核之中，不能提交或公布它。',
      'zh-TW': '你也在 {period} 的考核之中，不能提交或公布它。',
      en: 'You are judged in the review of {period} yourself, so you can neither submit nor release it.',
    },
    fix: {
      'zh-CN': '请两位不在其中的人事或经理提交和公布。',
      'zh-TW': '請兩位不在其中的人事或經理提交和公布。',
      en: 'Two people of HR or management who are not judged in it submit and release it.',
    },
  },
  'review.head-left-out': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 人上面没有人，不在这次考核里。',
      'zh-TW': '{count} 人上面沒有人，不在這次考核裡。',
      en: '{count} people have nobody above them and are not judged here.',
    },
    fix: {
      'zh-CN': '由出资人或董事会考核；他们可以公布结果。',
      'zh-TW': '由出資人或董事會考核；他們可以公布結果。',
      en: 'Owners or the board judge them; they may release the results.',
    },
  },
  'review.form-unknown': {
    severity: 'error',
    message: { 'zh-CN': '没有考核表“{form}”。', 'zh-TW': '沒有考核表「{form}」。', en: 'There is no form “{form}”.' },
    fix: { 'zh-CN': '从考核表里选。', 'zh-TW': '從考核表裡選。', en: 'Choose one of the forms.' },
  },
  'review.form-other': {
    severity: 'error',
    message: {
      'zh-CN': '这份文本是考核表“{found}”，不是“{form}”。',
      'zh-TW': '這份文字是考核表「{found}」，不是「{form}」。',
      en: 'The text is that of the form “{found}”, not of “{form}”.',
    },
    fix: { 'zh-CN': '不要改 review 一行。', 'zh-TW': '不要改 review 一行。', en: 'Leave the line “review” as it was.' },
  },
  'review.form-posts': {
    severity: 'error',
    message: {
      'zh-CN': '岗位“{post}”已有考核表“{other}”。',
      'zh-TW': '崗位「{post}」已有考核表「{other}」。',
      en: 'The post “{post}” has the form “{other}” already.',
    },
    fix: { 'zh-CN': '一个岗位只用一张表。', 'zh-TW': '一個崗位只用一張表。', en: 'One form a post.' },
  },
  'review.form-metric': {
    severity: 'error',
    message: {
      'zh-CN': '没有指标“{metric}”。',
      'zh-TW': '沒有指標「{metric}」。',
      en: 'There is no metric “{metric}”.',
    },
    fix: { 'zh-CN': '从指标里选。', 'zh-TW': '從指標裡選。', en: 'Choose one of the metrics.' },
  },
  'review.form-late': {
    severity: 'error',
    message: {
      'zh-CN': '新的考核表要先让人知道：{from} 不晚于今天。',
      'zh-TW': '新的考核表要先讓人知道：{from} 不晚於今天。',
      en: 'A form is told before it counts: {from} is not after today.',
    },
    fix: { 'zh-CN': '选明天或以后。', 'zh-TW': '選明天或以後。', en: 'Choose tomorrow or later.' },
  },
  'review.date-past': {
    severity: 'error',
    message: {
      'zh-CN': '截止日 {due} 早于 {from}。',
      'zh-TW': '截止日 {due} 早於 {from}。',
      en: 'A due day of {due} lies before {from}.',
    },
    fix: {
      'zh-CN': '选今天或以后、不早于该步骤开始的日子。',
      'zh-TW': '選今天或以後、不早於該步驟開始的日子。',
      en: 'Choose today or later, and no day before the step opens.',
    },
  },
  'review.date-restday': {
    severity: 'error',
    message: {
      'zh-CN': '{due} 按公司日历不上班。',
      'zh-TW': '{due} 按公司日曆不上班。',
      en: '{due} is no working day by the organisation’s calendar.',
    },
    fix: { 'zh-CN': '选一个工作日。', 'zh-TW': '選一個工作日。', en: 'Choose a working day.' },
  },
  'review.date-same': {
    severity: 'error',
    message: {
      'zh-CN': '截止日本来就是 {due}。',
      'zh-TW': '截止日本來就是 {due}。',
      en: 'It is due on {due} already.',
    },
    fix: { 'zh-CN': '改成另一天，或不改。', 'zh-TW': '改成另一天，或不改。', en: 'Choose another day, or leave it.' },
  },
  'review.released-alone': {
    severity: 'error',
    message: {
      'zh-CN': '结果是你提交的，不能由你公布。',
      'zh-TW': '結果是你提交的，不能由你公布。',
      en: 'You submitted these results, so you cannot release them.',
    },
    fix: {
      'zh-CN': '请另一位人事或经理查看并公布。',
      'zh-TW': '請另一位人事或經理檢視並公布。',
      en: 'Ask somebody else in HR or a manager to look at them and release them.',
    },
  },
  'review.excluded': {
    severity: 'error',
    message: {
      'zh-CN': '同一个人已确认了另一条建议（{other}）。',
      'zh-TW': '同一個人已確認了另一條建議（{other}）。',
      en: 'Another proposal for this person is confirmed already ({other}).',
    },
    fix: {
      'zh-CN': '调岗和解除劳动关系只能确认其中一条。',
      'zh-TW': '調崗和解除勞動關係只能確認其中一條。',
      en: 'Of a change of post and the end of employment only one can be confirmed.',
    },
  },
  'review.not-flagged': {
    severity: 'error',
    message: {
      'zh-CN': '这条建议的依据没有变。',
      'zh-TW': '這條建議的依據沒有變。',
      en: 'This proposal has not lost its ground.',
    },
    fix: {
      'zh-CN': '只有依据已变的已确认建议才需要决定是否保留。',
      'zh-TW': '只有依據已變的已確認建議才需要決定是否保留。',
      en: 'Only a confirmed proposal whose result was corrected is kept or taken back.',
    },
  },
  'review.no-proposal': {
    severity: 'error',
    message: { 'zh-CN': '没有这条建议。', 'zh-TW': '沒有這條建議。', en: 'There is no such proposal.' },
    fix: { 'zh-CN': '从建议列表进入。', 'zh-TW': '從建議清單進入。', en: 'Open it from the list of proposals.' },
  },
  'review.proposal-done': {
    severity: 'error',
    message: {
      'zh-CN': '这条建议已经处理（{state}）。',
      'zh-TW': '這條建議已經處理（{state}）。',
      en: 'This proposal was settled ({state}).',
    },
    fix: { 'zh-CN': '刷新页面查看。', 'zh-TW': '重新整理頁面檢視。', en: 'Refresh the page.' },
  },
  'review.own-proposal': {
    severity: 'error',
    message: {
      'zh-CN': '不能处理关于自己的建议。',
      'zh-TW': '不能處理關於自己的建議。',
      en: 'Nobody settles a proposal about themself.',
    },
    fix: { 'zh-CN': '由他人确认。', 'zh-TW': '由他人確認。', en: 'Somebody else confirms it.' },
  },
  'review.confirmed-already': {
    severity: 'error',
    message: {
      'zh-CN': '需要另一位确认：你已经确认过，或者“{as}”已经确认。',
      'zh-TW': '需要另一位確認：你已經確認過，或者「{as}」已經確認。',
      en: 'Another person must confirm: you have, or somebody has as {as}.',
    },
    fix: { 'zh-CN': '请另一位有权的人确认。', 'zh-TW': '請另一位有權的人確認。', en: 'Ask the other who may.' },
  },
  'review.not-confirmer': {
    severity: 'error',
    message: {
      'zh-CN': '这条建议由 {needs} 确认。',
      'zh-TW': '這條建議由 {needs} 確認。',
      en: 'This proposal is confirmed by {needs}.',
    },
    fix: { 'zh-CN': '请他们确认。', 'zh-TW': '請他們確認。', en: 'Ask them.' },
  },
  'review.not-a-rating': {
    severity: 'error',
    message: {
      'zh-CN': '这不是已公布考核中的评分。',
      'zh-TW': '這不是已公布考核中的評分。',
      en: 'This is no rating of a released review.',
    },
    fix: { 'zh-CN': '从结果页面选择评分。', 'zh-TW': '從結果頁面選擇評分。', en: 'Choose it from a result.' },
  },
  'review.own-matter': {
    severity: 'error',
    message: {
      'zh-CN': '不能更正关于自己或自己给出的评分。',
      'zh-TW': '不能更正關於自己或自己給出的評分。',
      en: 'Nobody corrects a rating about themself or by themself.',
    },
    fix: {
      'zh-CN': '请他人更正，或提出申诉。',
      'zh-TW': '請他人更正，或提出申訴。',
      en: 'Ask somebody else, or appeal.',
    },
  },
  'review.sheet-columns': {
    severity: 'error',
    message: {
      'zh-CN': '表头与模板不同：缺少 {missing}。',
      'zh-TW': '表頭與範本不同：缺少 {missing}。',
      en: 'The header is not the template’s: {missing} is missing.',
    },
    fix: {
      'zh-CN': '重新导出模板，填好后导入。',
      'zh-TW': '重新匯出範本，填好後匯入。',
      en: 'Export the template again and fill it in.',
    },
  },
  'review.sheet-person': {
    severity: 'error',
    message: {
      'zh-CN': '没有请你评工号“{person}”（{step}）。',
      'zh-TW': '沒有請你評工號「{person}」（{step}）。',
      en: 'You were not asked to rate “{person}” ({step}).',
    },
    fix: {
      'zh-CN': '工号和步骤照模板填写。',
      'zh-TW': '工號和步驟照範本填寫。',
      en: 'Keep the number and step as the template has them.',
    },
  },
  'review.sheet-twice': {
    severity: 'error',
    message: {
      'zh-CN': '“{person}”出现了两次（第一次在第 {first} 行）。',
      'zh-TW': '「{person}」出現了兩次（第一次在第 {first} 行）。',
      en: '“{person}” stands twice (first in row {first}).',
    },
    fix: { 'zh-CN': '删掉一行。', 'zh-TW': '刪掉一行。', en: 'Delete one of the rows.' },
  },
  'review.sheet-empty': {
    severity: 'error',
    message: { 'zh-CN': '文件里没有评分。', 'zh-TW': '檔案裡沒有評分。', en: 'The file holds no ratings.' },
    fix: { 'zh-CN': '先导出模板。', 'zh-TW': '先匯出範本。', en: 'Export the template first.' },
  },
  'review.sheet-bad': {
    severity: 'error',
    message: {
      'zh-CN': '文件不是 base64 编码的 XLSX。',
      'zh-TW': '檔案不是 base64 編碼的 XLSX。',
      en: 'The file is no XLSX in base64.',
    },
    fix: { 'zh-CN': '上传导出的模板。', 'zh-TW': '上傳匯出的範本。', en: 'Upload the exported template.' },
  },
} as const satisfies ProblemEntries;
