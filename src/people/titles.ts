import type { Text } from '../base/text.ts';

/** Posts and levels as the shipped plans name them; an organisation's own names are shown as they are. */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const ROWS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
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
};

export function valueTitle(field: string, value: string): Text {
  const [zhCN, zhTW, en] = ROWS[field]?.[value] ?? [value, value, value];
  return { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
}
