import { sameText, type Text } from '../base/text.ts';
import { type FactKind, IMPORT_REDONE, IMPORT_UNDONE } from './model.ts';

/** Some kinds are written by the procedures that publish, calibrate and decide, and are not checked field by field. */
type Titled =
  | FactKind
  | 'plan.published'
  | 'scorecard.published'
  | 'calibration.settled'
  | 'calibration.deviation'
  | 'appeal.decided'
  | typeof IMPORT_UNDONE
  | typeof IMPORT_REDONE;

const TITLES: Readonly<Record<Titled, Text>> = {
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
  [IMPORT_UNDONE]: { 'zh-CN': '撤销导入', 'zh-TW': '撤銷匯入', en: 'Import taken back' },
  [IMPORT_REDONE]: { 'zh-CN': '恢复导入', 'zh-TW': '恢復匯入', en: 'Import restored' },
  'review.released': { 'zh-CN': '考核结果发布', 'zh-TW': '考核結果發布', en: 'Review released' },
  'review.confirmed': { 'zh-CN': '考核结果签认', 'zh-TW': '考核結果簽認', en: 'Review confirmed' },
  'review.scheduled': { 'zh-CN': '考核日程', 'zh-TW': '考核日程', en: 'Review scheduled' },
  'review.form': { 'zh-CN': '考核表', 'zh-TW': '考核表', en: 'Review form' },
  'plan.published': { 'zh-CN': '方案发布', 'zh-TW': '方案發布', en: 'Plan published' },
  'scorecard.published': { 'zh-CN': '评分表发布', 'zh-TW': '評分表發布', en: 'Scorecard published' },
  'calibration.settled': { 'zh-CN': '校准定稿', 'zh-TW': '校準定稿', en: 'Calibration settled' },
  'calibration.deviation': { 'zh-CN': '校准偏差', 'zh-TW': '校準偏差', en: 'Calibration deviation' },
  'appeal.decided': { 'zh-CN': '质检申诉结果', 'zh-TW': '質檢申訴結果', en: 'Appeal against a check decided' },
  'input.corrected': { 'zh-CN': '更正方案输入', 'zh-TW': '更正方案輸入', en: 'Input of a plan corrected' },
};

/** A kind that an organisation or a plan brought keeps its own name. */
export function kindTitle(kind: string): Text {
  return Object.hasOwn(TITLES, kind) ? TITLES[kind as Titled] : sameText(kind);
}
