import { addMonths, type PlainDate } from '../base/period.ts';
import type { DemoFile, DemoOrganisation, DemoPerson, Level, Post } from './model.ts';

const POSTS: Readonly<Record<Post, string>> = {
  basic: '基础客服',
  vip: '贵宾客服',
  voice: '话务客服',
  lead: '组长',
  qa: '质检',
  // The head of the house: paid and judged by its owners, by no plan and no review form.
  manager: '总监',
  hr: '人事',
};
const LEVELS: Readonly<Record<Level, string>> = {
  junior: '初级',
  intermediate: '中级',
  senior: '高级',
  principal: '资深',
};

/** The personnel file; who is promoted in the period has a second line with the day it counts from. */
export function rosterFile(org: DemoOrganisation): DemoFile {
  const manager = org.people[0]?.name ?? '';
  const line = (person: DemoPerson, level: Level, base: number, from: PlainDate) => [
    person.id,
    person.name,
    POSTS[person.post],
    LEVELS[level],
    person.team,
    person.lead,
    person.post === 'manager' ? '' : manager,
    person.hired,
    base,
    '上海',
    addMonths(person.hired, 3) > org.period.first ? '试用' : '正式',
    person.project,
    person.nick,
    from,
  ];
  return {
    name: '花名册.csv',
    as: 'roster',
    encoding: 'utf8',
    headers: [
      '工号',
      '姓名',
      '岗位',
      '级别',
      '小组',
      '组长',
      '经理',
      '入职日期',
      '底薪',
      '城市',
      '状态',
      '项目',
      '旺旺昵称',
      '生效日期',
    ],
    rows: org.people.flatMap((person) => [
      line(person, person.level, person.base, person.hired),
      ...(person.promoted ? [line(person, person.promoted.level, person.promoted.base, person.promoted.on)] : []),
    ]),
  };
}
