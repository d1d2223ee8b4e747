import { problemTable } from '../../base/problem.ts';

/** What can keep a card, a draw or a check from going on. */
export const qualityProblem = problemTable({
  'quality.card-empty': {
    severity: 'error',
    message: {
      'zh-CN': '评分表 {card} 没有评分项。',
      'zh-TW': '評分表 {card} 沒有評分項。',
      en: 'Scorecard {card} has no items.',
    },
    fix: {
      'zh-CN': '在 sections 下的 items 里至少写一项。',
      'zh-TW': '在 sections 下的 items 裡至少寫一項。',
      en: 'Write at least one item under sections → items.',
    },
  },
  'quality.card-head': {
    severity: 'error',
    message: {
      'zh-CN': '评分表的编号“{card}”或版本 {version} 不合用。',
      'zh-TW': '評分表的編號「{card}」或版本 {version} 不合用。',
      en: 'The id “{card}” or version {version} of the scorecard is unusable.',
    },
    fix: {
      'zh-CN': '编号以字母开头，可含数字、- 和 _；版本是从 1 起的整数，且须与正在编辑的版本一致。',
      'zh-TW': '編號以字母開頭，可含數字、- 和 _；版本是從 1 起的整數，且須與正在編輯的版本一致。',
      en: 'Begin the id with a letter, then letters, digits, - and _; the version is a whole number from 1, and that of the draft.',
    },
  },
  'quality.card-id-twice': {
    severity: 'error',
    message: {
      'zh-CN': '{what} 中的编号“{id}”为空或重复。',
      'zh-TW': '{what} 中的編號「{id}」為空或重複。',
      en: 'The id “{id}” in {what} is empty or stands twice.',
    },
    fix: { 'zh-CN': '给每一项一个自己的编号。', 'zh-TW': '給每一項一個自己的編號。', en: 'Give each its own id.' },
  },
  'quality.card-steps': {
    severity: 'error',
    message: {
      'zh-CN': '评分项“{item}”的分档不合用。',
      'zh-TW': '評分項「{item}」的分檔不合用。',
      en: 'The steps of item “{item}” are unusable.',
    },
    fix: {
      'zh-CN': '分档从 0 递增到该项分值，最多 9 档，最多四位小数。',
      'zh-TW': '分檔從 0 遞增到該項分值，最多 9 檔，最多四位小數。',
      en: 'Let them rise from 0 to the item’s points, nine at most, with at most four decimals.',
    },
  },
  'quality.card-full': {
    severity: 'error',
    message: {
      'zh-CN': '评分表 {card} 的满分须大于 0。',
      'zh-TW': '評分表 {card} 的滿分須大於 0。',
      en: 'The full points of scorecard {card} must be above 0.',
    },
    fix: {
      'zh-CN': '改正 full，或去掉它，只记扣分。',
      'zh-TW': '改正 full，或去掉它，只記扣分。',
      en: 'Correct full, or leave it out to count deductions alone.',
    },
  },
  'quality.card-not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有评分表 {card}。', 'zh-TW': '沒有評分表 {card}。', en: 'There is no scorecard {card}.' },
    fix: {
      'zh-CN': '从评分表列表中选一张。',
      'zh-TW': '從評分表清單中選一張。',
      en: 'Choose one from the list of scorecards.',
    },
  },
  'quality.card-draft-open': {
    severity: 'error',
    message: {
      'zh-CN': '评分表 {card} 已有一份草稿。',
      'zh-TW': '評分表 {card} 已有一份草稿。',
      en: 'Scorecard {card} has a draft already.',
    },
    fix: {
      'zh-CN': '继续编辑这份草稿，或先放弃它。',
      'zh-TW': '繼續編輯這份草稿，或先放棄它。',
      en: 'Go on with that draft, or discard it first.',
    },
  },
  'quality.card-published': {
    severity: 'error',
    message: {
      'zh-CN': '{card} 第 {version} 版已发布，不再改动。',
      'zh-TW': '{card} 第 {version} 版已發布，不再改動。',
      en: 'Version {version} of {card} is published and never changes.',
    },
    fix: { 'zh-CN': '从它开始一份新草稿。', 'zh-TW': '從它開始一份新草稿。', en: 'Begin a new draft from it.' },
  },
  'quality.card-past': {
    severity: 'error',
    message: {
      'zh-CN': '不能从 {from} 起生效：评分标准不追溯。',
      'zh-TW': '不能從 {from} 起生效：評分標準不追溯。',
      en: 'It cannot hold from {from}: nobody is scored by a card they could not know.',
    },
    fix: { 'zh-CN': '选今天或以后的日期。', 'zh-TW': '選今天或以後的日期。', en: 'Choose today or a later day.' },
  },
  'quality.own-draft': {
    severity: 'error',
    message: {
      'zh-CN': '自己编辑的评分表不能由自己发布。',
      'zh-TW': '自己編輯的評分表不能由自己發布。',
      en: 'Whoever edited a scorecard does not publish it.',
    },
    fix: {
      'zh-CN': '请另一位有权限的人发布。',
      'zh-TW': '請另一位有權限的人發布。',
      en: 'Ask somebody else with the right to publish it.',
    },
  },
  'quality.stale': {
    severity: 'error',
    message: {
      'zh-CN': '已被别人改动，这次保存没有生效。',
      'zh-TW': '已被別人改動，這次儲存沒有生效。',
      en: 'Somebody else changed it meanwhile; nothing was saved.',
    },
    fix: { 'zh-CN': '重新打开后再改。', 'zh-TW': '重新打開後再改。', en: 'Open it again and repeat the change.' },
  },
  'quality.item-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '评分表没有评分项“{item}”。',
      'zh-TW': '評分表沒有評分項「{item}」。',
      en: 'The scorecard has no item “{item}”.',
    },
    fix: {
      'zh-CN': '只填写评分表上的项目。',
      'zh-TW': '只填寫評分表上的項目。',
      en: 'Fill in the items of the card only.',
    },
  },
  'quality.value-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '评分项“{item}”不能是“{value}”。',
      'zh-TW': '評分項「{item}」不能是「{value}」。',
      en: 'Item “{item}” cannot be “{value}”.',
    },
    fix: { 'zh-CN': '可选：{known}。', 'zh-TW': '可選：{known}。', en: 'It can be {known}.' },
  },
  'quality.cause-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '评分项“{item}”的根因“{cause}”不在评分表上。',
      'zh-TW': '評分項「{item}」的根因「{cause}」不在評分表上。',
      en: 'The root cause “{cause}” of item “{item}” is not on the card.',
    },
    fix: { 'zh-CN': '从评分表的根因里选。', 'zh-TW': '從評分表的根因裡選。', en: 'Choose one of the card’s causes.' },
  },
  'quality.items-open': {
    severity: 'error',
    message: {
      'zh-CN': '还有评分项未评：{items}。',
      'zh-TW': '還有評分項未評：{items}。',
      en: 'Items without an answer: {items}.',
    },
    fix: {
      'zh-CN': '逐项评完；不适用的标“不适用”。',
      'zh-TW': '逐項評完；不適用的標「不適用」。',
      en: 'Answer every item; mark what does not apply as N/A.',
    },
  },
  'quality.nothing-applies': {
    severity: 'error',
    message: {
      'zh-CN': '所有评分项都标了不适用，这单没有可计的内容。',
      'zh-TW': '所有評分項都標了不適用，這單沒有可計的內容。',
      en: 'Every item is marked as not applying: there is nothing to count.',
    },
    fix: {
      'zh-CN': '跳过这条会话并写明原因。',
      'zh-TW': '跳過這條會話並寫明原因。',
      en: 'Skip the conversation and say why.',
    },
  },
  'quality.critical-unexplained': {
    severity: 'error',
    message: {
      'zh-CN': '致命项“{item}”失分没有写明依据。',
      'zh-TW': '致命項「{item}」失分沒有寫明依據。',
      en: 'The failed critical item “{item}” says no reason.',
    },
    fix: {
      'zh-CN': '在该项的备注里引用原话或写明依据。',
      'zh-TW': '在該項的備註裡引用原話或寫明依據。',
      en: 'Quote the words or give the reason in its note.',
    },
  },
  'quality.plan-not-found': {
    severity: 'error',
    message: {
      'zh-CN': '没有抽样计划 {plan}。',
      'zh-TW': '沒有抽樣計畫 {plan}。',
      en: 'There is no sampling plan {plan}.',
    },
    fix: {
      'zh-CN': '从抽样计划列表中选。',
      'zh-TW': '從抽樣計畫清單中選。',
      en: 'Choose one from the list of sampling plans.',
    },
  },
  'quality.plan-unusable': {
    severity: 'error',
    message: {
      'zh-CN': '抽样计划 {plan} 不合用：{detail}。',
      'zh-TW': '抽樣計畫 {plan} 不合用：{detail}。',
      en: 'Sampling plan {plan} is unusable: {detail}.',
    },
    fix: { 'zh-CN': '改正后再保存。', 'zh-TW': '改正後再儲存。', en: 'Correct it and save again.' },
  },
  'quality.drawn-already': {
    severity: 'error',
    message: {
      'zh-CN': '{plan} 在 {day} 已经抽过样。',
      'zh-TW': '{plan} 在 {day} 已經抽過樣。',
      en: '{plan} has already drawn for {day}.',
    },
    fix: {
      'zh-CN': '到质检队列里评分；同一天不重复抽样。',
      'zh-TW': '到質檢佇列裡評分；同一天不重複抽樣。',
      en: 'Score what is in the queue; a day is drawn once.',
    },
  },
  'quality.nothing-to-draw': {
    severity: 'error',
    message: {
      'zh-CN': '{plan} 在 {day} 没有可抽的会话。',
      'zh-TW': '{plan} 在 {day} 沒有可抽的會話。',
      en: 'There is no conversation of {day} for {plan} to draw.',
    },
    fix: {
      'zh-CN': '先导入这一天的会话；核对计划的岗位和小组。',
      'zh-TW': '先匯入這一天的會話；核對計畫的崗位和小組。',
      en: 'Import the day’s conversations first; check the plan’s posts and teams.',
    },
  },
  'quality.day-open': {
    severity: 'error',
    message: {
      'zh-CN': '{day} 还没有结束，抽样会偏向当天较早的会话。',
      'zh-TW': '{day} 還沒有結束，抽樣會偏向當天較早的會話。',
      en: '{day} is not over: a draw would favour its early hours.',
    },
    fix: { 'zh-CN': '等这一天结束后再抽。', 'zh-TW': '等這一天結束後再抽。', en: 'Draw once the day is over.' },
  },
  'quality.no-check': {
    severity: 'error',
    message: { 'zh-CN': '没有这张质检单。', 'zh-TW': '沒有這張質檢單。', en: 'There is no such check.' },
    fix: { 'zh-CN': '从质检列表进入。', 'zh-TW': '從質檢清單進入。', en: 'Open it from the list of checks.' },
  },
  'quality.nothing-waiting': {
    severity: 'error',
    message: {
      'zh-CN': '没有等待您评分的会话。',
      'zh-TW': '沒有等待您評分的會話。',
      en: 'No conversation is waiting for you.',
    },
    fix: {
      'zh-CN': '抽样之后再来，或查看已评分的质检单。',
      'zh-TW': '抽樣之後再來，或查看已評分的質檢單。',
      en: 'Come back after the next draw, or look at what was scored.',
    },
  },
  'quality.not-for-you': {
    severity: 'error',
    message: {
      'zh-CN': '这条会话不由您评分。',
      'zh-TW': '這條會話不由您評分。',
      en: 'This conversation is not yours to score.',
    },
    fix: {
      'zh-CN': '本人和（按计划设置）本组的会话由别人评分；请领取下一条。',
      'zh-TW': '本人和（按計畫設定）本組的會話由別人評分；請領取下一條。',
      en: 'One’s own and, as the plan says, one’s own team’s conversations are scored by others; claim the next one.',
    },
  },
  'quality.claimed-by-other': {
    severity: 'error',
    message: {
      'zh-CN': '{name} 正在为这条会话评分。',
      'zh-TW': '{name} 正在為這條會話評分。',
      en: '{name} is scoring this conversation.',
    },
    fix: { 'zh-CN': '领取下一条。', 'zh-TW': '領取下一條。', en: 'Claim the next one.' },
  },
  'quality.wrong-state': {
    severity: 'error',
    message: {
      'zh-CN': '质检单已是“{state}”状态，不能这样做。',
      'zh-TW': '質檢單已是「{state}」狀態，不能這樣做。',
      en: 'The check is already “{state}”; this move is not open.',
    },
    fix: {
      'zh-CN': '刷新后查看它现在的状态。',
      'zh-TW': '重新整理後查看它現在的狀態。',
      en: 'Reload it to see where it stands.',
    },
  },
  'quality.answered': {
    severity: 'error',
    message: {
      'zh-CN': '已经回复过这张质检单。',
      'zh-TW': '已經回覆過這張質檢單。',
      en: 'The check was answered already.',
    },
    fix: {
      'zh-CN': '如有异议，请从质检单提出申诉。',
      'zh-TW': '如有異議，請從質檢單提出申訴。',
      en: 'To contest it, appeal from its page.',
    },
  },
  'quality.answer-over': {
    severity: 'error',
    message: {
      'zh-CN': '确认或申诉的期限已于 {until} 结束。',
      'zh-TW': '確認或申訴的期限已於 {until} 結束。',
      en: 'The days to confirm or appeal ended on {until}.',
    },
    fix: {
      'zh-CN': '如有特殊情况，请联系质检主管。',
      'zh-TW': '如有特殊情況，請聯絡質檢主管。',
      en: 'Where something kept you from it, speak to the head of quality.',
    },
  },
  'quality.not-yours': {
    severity: 'error',
    message: {
      'zh-CN': '只有被质检的本人可以确认。',
      'zh-TW': '只有被質檢的本人可以確認。',
      en: 'Only the person whom the check is about confirms it.',
    },
    fix: { 'zh-CN': '请本人登录后确认。', 'zh-TW': '請本人登入後確認。', en: 'Let the person sign in and confirm it.' },
  },
  'quality.not-rescored': {
    severity: 'error',
    message: {
      'zh-CN': '{items} 与原评分相同。',
      'zh-TW': '{items} 與原評分相同。',
      en: 'Judged as before: {items}.',
    },
    fix: {
      'zh-CN': '只写要改的项，至少一项；没有可改的，申诉就不成立。',
      'zh-TW': '只寫要改的項，至少一項；沒有可改的，申訴就不成立。',
      en: 'Name only the items that change, at least one; where none is wrong, the appeal is rejected.',
    },
  },
});
