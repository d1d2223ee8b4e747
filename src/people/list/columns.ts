import type { Text } from '../../base/text.ts';

/** The roster as a table in a file. */

export const ROSTER_TITLES = {
  id: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Id' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  team: { 'zh-CN': '小组', 'zh-TW': '小組', en: 'Team' },
  lead: { 'zh-CN': '组长', 'zh-TW': '組長', en: 'Lead' },
  post: { 'zh-CN': '岗位', 'zh-TW': '崗位', en: 'Post' },
  level: { 'zh-CN': '职级', 'zh-TW': '職級', en: 'Level' },
  status: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'Status' },
  hired_on: { 'zh-CN': '入职日期', 'zh-TW': '到職日期', en: 'Hired on' },
  city: { 'zh-CN': '城市', 'zh-TW': '城市', en: 'City' },
  project: { 'zh-CN': '项目', 'zh-TW': '專案', en: 'Project' },
  shift: { 'zh-CN': '班次', 'zh-TW': '班次', en: 'Shift' },
} as const satisfies Readonly<Record<string, Text>>;

export type RosterField = keyof typeof ROSTER_TITLES;
export const ROSTER_FIELDS = Object.keys(ROSTER_TITLES) as readonly RosterField[];
export type RosterTexts = Readonly<Record<RosterField, string | null>>;
