import { sameText, type Text } from '../base/text.ts';

/** Words that procedures write into facts, as their own pages call them; what has no name here keeps its own. */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const WORDS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
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
