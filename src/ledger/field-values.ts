import { sameText, type Text } from '../base/text.ts';

/**
 * Words that rosters and procedures write into facts, as the pages call them: posts and levels as the shipped plans name
 * them, steps as their own pages do. What has no name here, an organisation's own words among them, is shown as it is.
 */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const WORDS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  post: {
    basic: ['基础客服', '基礎客服', 'Basic'],
    vip: ['贵宾客服', '貴賓客服', 'VIP'],
    voice: ['话务客服', '話務客服', 'Voice'],
    sales: ['销售支持', '銷售支援', 'Sales support'],
    lead: ['组长', '組長', 'Team lead'],
    manager: ['经理', '經理', 'Manager'],
    qa: ['质检', '質檢', 'Quality'],
    trainer: ['培训', '培訓', 'Trainer'],
    recruiter: ['招聘', '招聘', 'Recruiter'],
    appraiser: ['考核', '考核', 'Appraiser'],
    technical: ['技术', '技術', 'Technical'],
    hr: ['人事', '人事', 'HR'],
  },
  level: {
    trial: ['试用', '試用', 'Trial'],
    junior: ['初级', '初級', 'Junior'],
    intermediate: ['中级', '中級', 'Intermediate'],
    senior: ['高级', '高級', 'Senior'],
    principal: ['资深', '資深', 'Principal'],
  },
  status: {
    trial: ['试用', '試用', 'On trial'],
    regular: ['正式', '正式', 'Regular'],
    left: ['已离职', '已離職', 'Left'],
  },
  source: {
    supervisor: ['上级', '上級', 'lead'],
    peer: ['同事', '同事', 'peers'],
    self: ['本人', '本人', 'self'],
  },
  grade: {
    excellent: ['优秀', '優秀', 'excellent'],
    good: ['良好', '良好', 'good'],
    pass: ['合格', '合格', 'pass'],
    fail: ['不合格', '不合格', 'fail'],
  },
  area: {
    service: ['服务质量', '服務品質', 'service quality'],
    tasks: ['工作任务', '工作任務', 'tasks'],
    knowledge: ['业务知识', '業務知識', 'knowledge'],
    business: ['业务指标', '業務指標', 'business'],
    crises: ['危机处理', '危機處理', 'crises'],
  },
  item: {
    communication: ['沟通能力', '溝通能力', 'communication'],
    problem_solving: ['解决问题能力', '解決問題能力', 'problem solving'],
    learning: ['学习能力', '學習能力', 'learning'],
    teamwork: ['团队协作', '團隊協作', 'teamwork'],
    responsibility: ['责任心', '責任心', 'responsibility'],
    service_mind: ['服务意识', '服務意識', 'service mind'],
    discipline: ['纪律性', '紀律性', 'discipline'],
  },
};

export function fieldValue(field: string, value: string): Text {
  const words = Object.hasOwn(WORDS, field) ? WORDS[field] : undefined;
  const row = words && Object.hasOwn(words, value) ? words[value] : undefined;
  return row === undefined ? sameText(value) : { 'zh-CN': row[0], 'zh-TW': row[1], en: row[2] };
}

/** Fields by which programs find what belongs together; a reader is told them last, by their beginning. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set([
  ...['set', 'hash', 'cycle', 'account', 'proposal', 'rests_on'],
  ...['run', 'plan_hash', 'metrics_hash'],
]);

export function isForPrograms(field: string): boolean {
  return FOR_PROGRAMS.has(field);
}

/** The word behind what it is called in any language: `voice` for 话务客服. What nothing is called stays as it is written. */
export function valueNamed(field: string, text: string): string {
  const wanted = text.trim().toLowerCase();
  const words = Object.entries((Object.hasOwn(WORDS, field) && WORDS[field]) || {});
  return words.find(([, row]) => row.some((title) => title.toLowerCase() === wanted))?.[0] ?? text;
}
