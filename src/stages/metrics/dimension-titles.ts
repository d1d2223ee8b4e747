import type { Text } from '../../base/text.ts';
import type { Dimension } from './model.ts';

/** What a table's columns and the pickers call each dimension. */
export const DIMENSION_TITLES: Readonly<Record<Dimension, Text>> = {
  person: { 'zh-CN': '人员', 'zh-TW': '人員', en: 'Person' },
  agent: { 'zh-CN': '客服账号', 'zh-TW': '客服帳號', en: 'Agent name in data' },
  team: { 'zh-CN': '小组', 'zh-TW': '小組', en: 'Team' },
  lead: { 'zh-CN': '组长', 'zh-TW': '組長', en: 'Lead' },
  manager: { 'zh-CN': '经理', 'zh-TW': '經理', en: 'Manager' },
  post: { 'zh-CN': '岗位', 'zh-TW': '崗位', en: 'Post' },
  level: { 'zh-CN': '职级', 'zh-TW': '職級', en: 'Level' },
  project: { 'zh-CN': '项目', 'zh-TW': '專案', en: 'Project' },
  channel: { 'zh-CN': '渠道', 'zh-TW': '管道', en: 'Channel' },
  issue: { 'zh-CN': '问题类型', 'zh-TW': '問題類型', en: 'Issue' },
  hour: { 'zh-CN': '时段', 'zh-TW': '時段', en: 'Hour' },
  weekday: { 'zh-CN': '星期', 'zh-TW': '星期', en: 'Weekday' },
  day: { 'zh-CN': '日', 'zh-TW': '日', en: 'Day' },
  week: { 'zh-CN': '周', 'zh-TW': '週', en: 'Week' },
  month: { 'zh-CN': '月', 'zh-TW': '月', en: 'Month' },
  quarter: { 'zh-CN': '季度', 'zh-TW': '季度', en: 'Quarter' },
  tenure: { 'zh-CN': '司龄（天）', 'zh-TW': '年資（天）', en: 'Tenure (days)' },
  shift: { 'zh-CN': '班次', 'zh-TW': '班次', en: 'Shift' },
};
