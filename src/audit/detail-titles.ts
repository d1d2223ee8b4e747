import { eachLang, LANGS, sameText, type Text } from '../base/text.ts';

/** What the details and the objects of the log are called for its readers; what has no name here keeps its own. */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const NAMES: Readonly<Record<string, Row>> = {
  account: ['账号', '帳號', 'account'],
  address: ['来自', '來自', 'from'],
  checks: ['质检数', '質檢數', 'checks'],
  code: ['检查项', '檢查項', 'finding'],
  contact: ['会话', '會話', 'conversation'],
  conversations: ['会话数', '會話數', 'conversations'],
  day: ['日期', '日期', 'day'],
  documents: ['份数', '份數', 'documents'],
  fact: ['事实', '事實', 'fact'],
  facts: ['事实数', '事實數', 'facts'],
  from: ['从', '從', 'from'],
  goals: ['目标数', '目標數', 'goals'],
  grants: ['授权', '授權', 'grants'],
  hash: ['校验值', '校驗值', 'hash'],
  item: ['项目', '項目', 'item'],
  kind: ['类型', '類型', 'kind'],
  line: ['工资项', '薪資項', 'line'],
  login: ['登录名', '登入名', 'sign-in name'],
  move: ['动作', '動作', 'move'],
  number: ['编号', '編號', 'number'],
  outcome: ['结果', '結果', 'outcome'],
  people: ['人数', '人數', 'people'],
  period: ['期间', '期間', 'period'],
  person: ['人员', '人員', 'person'],
  plan: ['方案', '方案', 'plan'],
  ratings: ['评分数', '評分數', 'ratings'],
  reason: ['原因', '原因', 'reason'],
  ref: ['依据', '依據', 'about'],
  revision: ['修订', '修訂', 'revision'],
  roles: ['角色', '角色', 'roles'],
  run: ['核算', '核算', 'run'],
  seat: ['席位', '席位', 'seat'],
  seed: ['种子', '種子', 'seed'],
  set: ['目标组', '目標組', 'set of goals'],
  state: ['状态', '狀態', 'state'],
  step: ['步骤', '步驟', 'step'],
  steps: ['步骤', '步驟', 'steps'],
  subject: ['关于谁', '關於誰', 'about'],
  to: ['到', '到', 'to'],
  value: ['值', '值', 'value'],
  version: ['版本', '版本', 'version'],
  why: ['原因', '原因', 'why'],
};

/** States, outcomes and steps, as their own pages call them. */
const VALUES: Readonly<Record<string, Row>> = {
  prepared: ['已核算', '已核算', 'calculated'],
  checked: ['已检查', '已檢查', 'checked'],
  submitted: ['待审批', '待核准', 'awaiting approval'],
  approved: ['已审批', '已核准', 'approved'],
  published: ['已发布', '已發布', 'published'],
  closed: ['已关账', '已關帳', 'closed'],
  upheld: ['成立', '成立', 'upheld'],
  partly: ['部分成立', '部分成立', 'partly upheld'],
  rejected: ['不成立', '不成立', 'rejected'],
  self: ['自评', '自評', 'self-assessment'],
  lead: ['上级', '上級', 'lead'],
  peer: ['同事', '同事', 'peers'],
  scoring: ['打分中', '打分中', 'scoring'],
  daily: ['日报', '日報', 'daily'],
  weekly: ['周报', '週報', 'weekly'],
  monthly: ['月表', '月表', 'monthly'],
  settled: ['已议定', '已議定', 'settled'],
};

const OBJECTS: Readonly<Record<string, Row>> = {
  appeal: ['申诉', '申訴', 'Appeal'],
  'appeal-seat': ['复核席位', '複核席位', 'Seat of appeals'],
  calibration: ['校准', '校準', 'Calibration'],
  check: ['质检', '質檢', 'Check'],
  draw: ['抽样', '抽樣', 'Draw'],
  import: ['导入', '匯入', 'Import'],
  payslip: ['工资条', '薪資單', 'Payslip'],
  person: ['人员', '人員', 'Person'],
  plan: ['方案', '方案', 'Plan'],
  post: ['岗位', '崗位', 'Post'],
  report: ['质检报告', '質檢報告', 'Report on checks'],
  review: ['考核', '考核', 'Review'],
  run: ['工资核算', '薪資核算', 'Pay run'],
};

export const detailTitle = (name: string) => named(NAMES, name);

/** A step's list is words of its own, parted by commas. */
export function detailValue(value: string): Text {
  const words = value.split(', ').map((word) => named(VALUES, word));
  const joined = (lang: keyof Text) => words.map((word) => word[lang]).join(lang === 'en' ? ', ' : '、');
  return { 'zh-CN': joined('zh-CN'), 'zh-TW': joined('zh-TW'), en: joined('en') };
}

/** `run:9a8e05c3-…` → what it is, and which; an id that only programs tell apart by its beginning. */
export function objectTitle(object: string): Text {
  const at = object.indexOf(':');
  const name = object.slice(0, Math.max(at, 0));
  const kind = Object.hasOwn(OBJECTS, name) ? OBJECTS[name] : undefined;
  if (kind === undefined) return sameText(object);
  const words = shortId(object.slice(at + 1))
    .split(' ')
    .map((word) => named(VALUES, word));
  return eachLang((lang) => [kind[LANGS.indexOf(lang)], ...words.map((word) => word[lang])].join(' '));
}

/** The beginning of what is too long to be read, and stands whole in the files and behind the pointer. */
export function shortId(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{40,64}/g, (id) => `${id.slice(0, 8)}…`);
}

function named(table: Readonly<Record<string, Row>>, name: string): Text {
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  return row === undefined ? sameText(name) : { 'zh-CN': row[0], 'zh-TW': row[1], en: row[2] };
}
