import { problemTable } from '../../base/problem.ts';
import { AFTER_RATING } from './problem-entries.ts';

export const reviewProblem = problemTable({
  'review.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这次考核。', 'zh-TW': '沒有這次考核。', en: 'There is no such review.' },
    fix: { 'zh-CN': '从考核列表进入。', 'zh-TW': '從考核清單進入。', en: 'Open it from the list of reviews.' },
  },
  'review.no-result': {
    severity: 'error',
    message: {
      'zh-CN': '没有这个人已公布的考核结果。',
      'zh-TW': '沒有這個人已公布的考核結果。',
      en: 'There is no released result of this person.',
    },
    fix: {
      'zh-CN': '结果在公布之后才能看到；从考核列表进入。',
      'zh-TW': '結果在公布之後才能看到；從考核清單進入。',
      en: 'Results can be seen once they are released; open them from the list.',
    },
  },
  'review.not-assigned': {
    severity: 'error',
    message: {
      'zh-CN': '没有请你评“{person}”（{step}）。',
      'zh-TW': '沒有請你評「{person}」（{step}）。',
      en: 'You were not asked to rate “{person}” ({step}).',
    },
    fix: {
      'zh-CN': '只评分派给你的人；分派有误请找人事。',
      'zh-TW': '只評分派給你的人；分派有誤請找人事。',
      en: 'Rate those assigned to you; if that is wrong, tell HR.',
    },
  },
  'review.grade-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '考核表没有等级“{grade}”。',
      'zh-TW': '考核表沒有等級「{grade}」。',
      en: 'The form has no grade “{grade}”.',
    },
    fix: {
      'zh-CN': '在 uses 里写考核表自己的等级：{known}。',
      'zh-TW': '在 uses 裡寫考核表自己的等級：{known}。',
      en: 'Name one of the form’s own grades under uses: {known}.',
    },
  },
  'review.months-few': {
    severity: 'error',
    message: {
      'zh-CN': '优先晋升至少要一个月。',
      'zh-TW': '優先晉升至少要一個月。',
      en: 'Preference for promotion takes one month at least.',
    },
    fix: {
      'zh-CN': '在 uses.promotion.months 写 1 以上的整数。',
      'zh-TW': '在 uses.promotion.months 寫 1 以上的整數。',
      en: 'Write a whole number from 1 on at uses.promotion.months.',
    },
  },
  'review.period-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{period}”不能考核。',
      'zh-TW': '「{period}」不能考核。',
      en: '“{period}” cannot be reviewed.',
    },
    fix: {
      'zh-CN': '写一个月，例如 2026-03。',
      'zh-TW': '寫一個月，例如 2026-03。',
      en: 'Write a month, such as 2026-03.',
    },
  },
  'review.period-ahead': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 还没有开始：今天是 {today}。',
      'zh-TW': '{period} 還沒有開始：今天是 {today}。',
      en: '{period} has not begun: today is {today}.',
    },
    fix: {
      'zh-CN': '最晚选本月；检查年份有没有写错。',
      'zh-TW': '最晚選本月；檢查年份有沒有寫錯。',
      en: 'Take this month, or one before; check the year.',
    },
  },
  'review.exists': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 的考核已经有了。',
      'zh-TW': '{period} 的考核已經有了。',
      en: 'There is a review of {period} already.',
    },
    fix: {
      'zh-CN': '打开它；若要重来，先作废。',
      'zh-TW': '打開它；若要重來，先作廢。',
      en: 'Open it, or discard it first.',
    },
  },
  'review.nobody': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 没有可考核的人。',
      'zh-TW': '{period} 沒有可考核的人。',
      en: 'Nobody is to be reviewed in {period}.',
    },
    fix: {
      'zh-CN': '先导入花名册，并检查表单的岗位。',
      'zh-TW': '先匯入花名冊，並檢查表單的崗位。',
      en: 'Import the roster, and look at the posts of the forms.',
    },
  },
  'review.wrong-state': {
    severity: 'error',
    message: {
      'zh-CN': '考核现在是“{state}”，不能“{move}”。',
      'zh-TW': '考核現在是「{state}」，不能「{move}」。',
      en: 'The review is “{state}”: “{move}” cannot be done now.',
    },
    fix: {
      'zh-CN': '刷新页面，看现在能做什么。',
      'zh-TW': '重新整理頁面，看現在能做什麼。',
      en: 'Refresh the page to see what can be done now.',
    },
  },
  'review.period-running': {
    severity: 'error',
    message: { 'zh-CN': '这个月还没有过完。', 'zh-TW': '這個月還沒有過完。', en: 'The month is not over yet.' },
    fix: {
      'zh-CN': '月末之后再汇总，数据才完整。',
      'zh-TW': '月末之後再彙總，資料才完整。',
      en: 'Sum up after its last day, when the data is complete.',
    },
  },
  'review.still-owed': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 份评分未交。',
      'zh-TW': '還有 {count} 份評分未交。',
      en: '{count} ratings are still owed.',
    },
    fix: {
      'zh-CN': '催办，或写明原因后不再等待：缺少的来源由其余来源按权重分担。',
      'zh-TW': '催辦，或寫明原因後不再等待：缺少的來源由其餘來源按權重分擔。',
      en: 'Send reminders, or give a written reason to go on: missing sources leave their weight to the others.',
    },
  },
  'review.unsigned': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 人没有完成面谈签字。',
      'zh-TW': '還有 {count} 人沒有完成面談簽字。',
      en: '{count} talks are not signed by both.',
    },
    fix: {
      'zh-CN': '完成面谈，或写明原因。',
      'zh-TW': '完成面談，或寫明原因。',
      en: 'Finish the talks, or give a written reason.',
    },
  },
  'review.reason-missing': {
    severity: 'error',
    message: { 'zh-CN': '需要写明原因。', 'zh-TW': '需要寫明原因。', en: 'A written reason is needed.' },
    fix: { 'zh-CN': '写一句为什么。', 'zh-TW': '寫一句為什麼。', en: 'Say why in a sentence.' },
  },
  'review.item-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有评分项“{item}”。',
      'zh-TW': '沒有評分項「{item}」。',
      en: 'There is no item “{item}” to rate.',
    },
    fix: { 'zh-CN': '评分项：{known}。', 'zh-TW': '評分項：{known}。', en: 'The items are {known}.' },
  },
  'review.score-range': {
    severity: 'error',
    message: {
      'zh-CN': '“{score}”不是 0 到 100 的分数。',
      'zh-TW': '「{score}」不是 0 到 100 的分數。',
      en: '“{score}” is no score from 0 to 100.',
    },
    fix: {
      'zh-CN': '写 0 到 100，最多一位小数；无法评价就留空或写“-”。',
      'zh-TW': '寫 0 到 100，最多一位小數；無法評價就留空或寫「-」。',
      en: 'Write 0 to 100 with at most one decimal; “-” where you cannot judge.',
    },
  },
  'review.items-open': {
    severity: 'error',
    message: {
      'zh-CN': '还有评分项没有填：{items}。',
      'zh-TW': '還有評分項沒有填：{items}。',
      en: 'Items without an answer: {items}.',
    },
    fix: {
      'zh-CN': '逐项填写；无法评价的写“-”。',
      'zh-TW': '逐項填寫；無法評價的寫「-」。',
      en: 'Answer each; write “-” where you cannot judge.',
    },
  },
  'review.nothing-said': {
    severity: 'error',
    message: {
      'zh-CN': '每一项都写了无法评价。',
      'zh-TW': '每一項都寫了無法評價。',
      en: 'Every item says “cannot judge”.',
    },
    fix: {
      'zh-CN': '至少评一项，或请人事免去这份评分。',
      'zh-TW': '至少評一項，或請人事免去這份評分。',
      en: 'Rate one item at least, or ask HR to excuse you.',
    },
  },
  'review.ratings-ended': {
    severity: 'error',
    message: {
      'zh-CN': '评分已经结束（{state}）。',
      'zh-TW': '評分已經結束（{state}）。',
      en: 'Rating has ended ({state}).',
    },
    fix: {
      'zh-CN': '结果公布后有疑问可以申诉。',
      'zh-TW': '結果公布後有疑問可以申訴。',
      en: 'Once the result is released, it can be appealed.',
    },
  },
  'review.not-open-yet': {
    severity: 'error',
    message: {
      'zh-CN': '这一步从 {date} 开始。',
      'zh-TW': '這一步從 {date} 開始。',
      en: 'This step begins on {date}.',
    },
    fix: { 'zh-CN': '到时再评。', 'zh-TW': '到時再評。', en: 'Rate from then on.' },
  },
  'review.excused': {
    severity: 'error',
    message: { 'zh-CN': '这份评分已经免去。', 'zh-TW': '這份評分已經免去。', en: 'This rating was excused.' },
    fix: {
      'zh-CN': '需要评的话请找人事。',
      'zh-TW': '需要評的話請找人事。',
      en: 'If it is needed after all, tell HR.',
    },
  },
  'review.nothing-given': {
    severity: 'error',
    message: {
      'zh-CN': '没有可以撤回的评分。',
      'zh-TW': '沒有可以撤回的評分。',
      en: 'There is no rating to take back.',
    },
    fix: { 'zh-CN': '刷新页面。', 'zh-TW': '重新整理頁面。', en: 'Refresh the page.' },
  },
  'review.own-rating': {
    severity: 'error',
    message: { 'zh-CN': '不能评自己。', 'zh-TW': '不能評自己。', en: 'Nobody rates themself.' },
    fix: { 'zh-CN': '换一位评分人。', 'zh-TW': '換一位評分人。', en: 'Name another rater.' },
  },
  'review.rater-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '花名册上没有“{rater}”。',
      'zh-TW': '花名冊上沒有「{rater}」。',
      en: '“{rater}” is not on the roster.',
    },
    fix: { 'zh-CN': '写工号。', 'zh-TW': '寫工號。', en: 'Write the person’s number.' },
  },
  'review.peer-fixed': {
    severity: 'error',
    message: {
      'zh-CN': '同事评分人由种子抽取，不能指定。',
      'zh-TW': '同事評分人由種子抽取，不能指定。',
      en: 'Peers are drawn by the seed and not named.',
    },
    fix: { 'zh-CN': '免去这份评分即可。', 'zh-TW': '免去這份評分即可。', en: 'Excuse the rating instead.' },
  },
  'review.own-calibration': {
    severity: 'error',
    message: {
      'zh-CN': '不能校准自己的考核，也不能校准自己给出的评分。',
      'zh-TW': '不能校準自己的考核，也不能校準自己給出的評分。',
      en: 'Nobody calibrates their own review, or a rating they gave.',
    },
    fix: { 'zh-CN': '请另一位校准人处理。', 'zh-TW': '請另一位校準人處理。', en: 'Let somebody else do it.' },
  },
  'review.nothing-to-adjust': {
    severity: 'error',
    message: {
      'zh-CN': '“{person}”的“{item}”没有上级评分。',
      'zh-TW': '「{person}」的「{item}」沒有上級評分。',
      en: 'The lead gave “{person}” no score for “{item}”.',
    },
    fix: {
      'zh-CN': '校准只调整上级的评分。',
      'zh-TW': '校準只調整上級的評分。',
      en: 'Calibration adjusts what a lead has said.',
    },
  },
  'review.no-form': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 人的岗位没有考核表单，不在本次考核里。',
      'zh-TW': '{count} 人的崗位沒有考核表單，不在本次考核裡。',
      en: '{count} people hold a post that no form covers, and are left out.',
    },
    fix: { 'zh-CN': '在考核表单里加上岗位。', 'zh-TW': '在考核表單裡加上崗位。', en: 'Add the post to a form.' },
  },
  'review.no-lead': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 人在花名册上没有上级，上级评分由其余来源分担。',
      'zh-TW': '{count} 人在花名冊上沒有上級，上級評分由其餘來源分擔。',
      en: '{count} people have no lead on the roster; their other sources carry the weight.',
    },
    fix: {
      'zh-CN': '补上花名册的上级，再重新开考核。',
      'zh-TW': '補上花名冊的上級，再重新開考核。',
      en: 'Put the lead on the roster and open the review again.',
    },
  },
  'review.few-peers': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 人的同事太少，无法匿名，同事评分由其余来源分担。',
      'zh-TW': '{count} 人的同事太少，無法匿名，同事評分由其餘來源分擔。',
      en: '{count} people have too few peers to stay anonymous; their other sources carry the weight.',
    },
    fix: {
      'zh-CN': '这是正常的；需要时在表单里改为同岗位抽取。',
      'zh-TW': '這是正常的；需要時在表單裡改為同崗位抽取。',
      en: 'This is as it should be; a form can draw from the same post instead.',
    },
  },
  'review.weights': {
    severity: 'error',
    message: {
      'zh-CN': '{what} 的权重合计 {total}%，应为 100%。',
      'zh-TW': '{what} 的權重合計 {total}%，應為 100%。',
      en: 'The weights of {what} add up to {total} %, not 100 %.',
    },
    fix: { 'zh-CN': '改成合计 100%。', 'zh-TW': '改成合計 100%。', en: 'Make them add up to 100 %.' },
  },
  'review.source-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有评分来源“{source}”。',
      'zh-TW': '沒有評分來源「{source}」。',
      en: 'There is no source “{source}”.',
    },
    fix: { 'zh-CN': '来源：{known}。', 'zh-TW': '來源：{known}。', en: 'The sources are {known}.' },
  },
  'review.floor-low': {
    severity: 'error',
    message: {
      'zh-CN': '抽 {drawn} 位、至少 {atLeast} 位同事，无法匿名：至少要 {floor} 位。',
      'zh-TW': '抽 {drawn} 位、至少 {atLeast} 位同事，無法匿名：至少要 {floor} 位。',
      en: '{drawn} peers drawn and {atLeast} heard are not anonymous: {floor} are the least.',
    },
    fix: { 'zh-CN': '提高人数。', 'zh-TW': '提高人數。', en: 'Ask more peers.' },
  },
  'review.dates-backwards': {
    severity: 'error',
    message: {
      'zh-CN': '“{step}”在 {opens} 开始，却在 {due} 截止。',
      'zh-TW': '「{step}」在 {opens} 開始，卻在 {due} 截止。',
      en: '“{step}” opens on day {opens} and is due on day {due}.',
    },
    fix: { 'zh-CN': '截止不能早于开始。', 'zh-TW': '截止不能早於開始。', en: 'It cannot be due before it opens.' },
  },
  ...AFTER_RATING,
});
