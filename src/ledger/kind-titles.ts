import { sameText, type Text } from '../base/text.ts';

const TITLES: Readonly<Record<string, Text>> = {
  'person.recorded': { 'zh-CN': '人员资料', 'zh-TW': '人員資料', en: 'Person recorded' },
  'person.alias': { 'zh-CN': '别名', 'zh-TW': '別名', en: 'Alias' },
  'rating.given': { 'zh-CN': '评分', 'zh-TW': '評分', en: 'Rating given' },
  'award.granted': { 'zh-CN': '奖励', 'zh-TW': '獎勵', en: 'Award granted' },
  'amount.granted': { 'zh-CN': '一次性金额', 'zh-TW': '一次性金額', en: 'Amount granted' },
  'leave.approved': { 'zh-CN': '请假', 'zh-TW': '請假', en: 'Leave approved' },
  'correction.made': { 'zh-CN': '数据更正', 'zh-TW': '資料更正', en: 'Correction made' },
  'check.scored': { 'zh-CN': '质检评分', 'zh-TW': '質檢評分', en: 'Check scored' },
  'setting.changed': { 'zh-CN': '设置变更', 'zh-TW': '設定變更', en: 'Setting changed' },
  'goal.proposed': { 'zh-CN': '提出岗位目标', 'zh-TW': '提出崗位目標', en: 'Goal proposed' },
  'goal.set': { 'zh-CN': '岗位目标', 'zh-TW': '崗位目標', en: 'Goal of a post' },
  'period.closed': { 'zh-CN': '关账', 'zh-TW': '關帳', en: 'Period closed' },
  'import.undone': { 'zh-CN': '撤销导入', 'zh-TW': '撤銷匯入', en: 'Import taken back' },
  'import.redone': { 'zh-CN': '恢复导入', 'zh-TW': '恢復匯入', en: 'Import restored' },
};

/** A kind that an organisation or a plan brought keeps its own name. */
export function kindTitle(kind: string): Text {
  return Object.hasOwn(TITLES, kind) ? (TITLES[kind] as Text) : sameText(kind);
}
