import { sameText, type Text } from '../../base/text.ts';
import type { Kind } from './model.ts';

/** What the kinds of activity and their columns are called, for people who read rows or map files to them. */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const KIND_ROWS: Readonly<Record<Kind, Row>> = {
  contact: ['会话 / 通话', '會話 / 通話', 'Contacts'],
  tally: ['平台日报', '平台日報', 'Daily totals'],
  case: ['工单 / 投诉', '工單 / 投訴', 'Tickets and complaints'],
  check: ['质检', '質檢', 'Quality checks'],
  shift: ['考勤', '考勤', 'Attendance'],
  sale: ['销售', '銷售', 'Sales'],
  followup: ['回访', '回訪', 'Call-backs'],
};

/** A column is called the same in every kind that has it. */
const COLUMN_ROWS: Readonly<Record<string, Row>> = {
  id: ['编号', '編號', 'Id'],
  agent: ['客服', '客服', 'Agent'],
  started_at: ['开始时间', '開始時間', 'Started at'],
  channel: ['渠道', '管道', 'Channel'],
  project: ['项目 / 店铺', '專案 / 店舖', 'Project'],
  issue: ['问题类型', '問題類型', 'Issue'],
  first_response: ['首次响应时长', '首次回應時長', 'First response'],
  first_response_n: ['首次响应的次数', '首次回應的次數', 'First responses counted'],
  average_response: ['平均响应时长', '平均回應時長', 'Average response'],
  average_response_n: ['平均响应的次数', '平均回應的次數', 'Responses counted'],
  rounds: ['应答轮次', '應答輪次', 'Rounds'],
  handle_time: ['处理时长', '處理時長', 'Handle time'],
  handle_time_n: ['处理时长的次数', '處理時長的次數', 'Handle times counted'],
  answered: ['已接通', '已接通', 'Answered'],
  resolved: ['已解决', '已解決', 'Resolved'],
  transferred: ['已转接', '已轉接', 'Transferred'],
  rating: ['评分（1–5）', '評分（1–5）', 'Rating (1–5)'],
  customer: ['客户', '客戶', 'Customer'],
  order: ['订单', '訂單', 'Order'],
  shift: ['班次', '班次', 'Shift'],
  first_agent: ['首接客服', '首接客服', 'First agent'],
  bot: ['机器人', '機器人', 'Bot'],
  agent_messages: ['客服消息数', '客服訊息數', 'Agent messages'],
  customer_messages: ['客户消息数', '客戶訊息數', 'Customer messages'],
  platform: ['平台', '平台', 'Platform'],
  date: ['日期', '日期', 'Date'],
  offered: ['咨询人数', '諮詢人數', 'Offered'],
  received: ['接待人数', '接待人數', 'Received'],
  inquiries: ['询单人数', '詢單人數', 'Inquiries'],
  ordered: ['下单人数', '下單人數', 'Ordered'],
  payers: ['付款人数', '付款人數', 'Payers'],
  replied: ['已回复人数', '已回覆人數', 'Replied'],
  reply_due: ['应回复人数', '應回覆人數', 'Replies due'],
  within_30s: ['30 秒内应答', '30 秒內應答', 'Within 30 s'],
  within_30s_n: ['30 秒应答的基数', '30 秒應答的基數', 'Within 30 s: of'],
  within_180s: ['3 分钟内应答', '3 分鐘內應答', 'Within 3 min'],
  within_180s_n: ['3 分钟应答的基数', '3 分鐘應答的基數', 'Within 3 min: of'],
  rating_invited: ['邀评数', '邀評數', 'Ratings invited'],
  rated: ['评价数', '評價數', 'Rated'],
  satisfied: ['满意数', '滿意數', 'Satisfied'],
  dissatisfied: ['不满意数', '不滿意數', 'Dissatisfied'],
  transferred_in: ['转入', '轉入', 'Transferred in'],
  transferred_out: ['转出', '轉出', 'Transferred out'],
  slow: ['慢响应人数', '慢回應人數', 'Slow'],
  sales: ['销售额', '銷售額', 'Sales'],
  refunds: ['退款额', '退款額', 'Refunds'],
  orders: ['订单数', '訂單數', 'Orders'],
  kind: ['类别（工单 / 投诉）', '類別（工單 / 投訴）', 'Kind (ticket, complaint)'],
  opened_at: ['建立时间', '建立時間', 'Opened at'],
  due_at: ['应办结时间', '應辦結時間', 'Due at'],
  closed_at: ['办结时间', '辦結時間', 'Closed at'],
  outcome: ['结果', '結果', 'Outcome'],
  correct: ['工单正确', '工單正確', 'Correct'],
  reopened: ['重开', '重開', 'Reopened'],
  satisfied_after: ['回访满意', '回訪滿意', 'Satisfied afterwards'],
  internal: ['内部投诉', '內部投訴', 'Internal'],
  contact: ['会话编号', '會話編號', 'Contact'],
  inspector: ['质检员', '質檢員', 'Inspector'],
  checked_at: ['质检时间', '質檢時間', 'Checked at'],
  deductions: ['扣分', '扣分', 'Deductions'],
  points: ['得分', '得分', 'Points'],
  possible: ['满分', '滿分', 'Possible points'],
  critical: ['致命项', '致命項', 'Critical'],
  wrong_answer: ['解答错误', '解答錯誤', 'Wrong answer'],
  items: ['扣分项', '扣分項', 'Items'],
  scheduled: ['应出勤时长', '應出勤時長', 'Scheduled'],
  worked: ['实际出勤时长', '實際出勤時長', 'Worked'],
  late: ['迟到', '遲到', 'Late'],
  early: ['早退', '早退', 'Left early'],
  absent: ['缺勤', '缺勤', 'Absent'],
  leave: ['假别', '假別', 'Leave'],
  leave_hours: ['请假时长', '請假時長', 'Leave hours'],
  overtime_workday: ['工作日加班', '工作日加班', 'Overtime, workday'],
  overtime_restday: ['休息日加班', '休息日加班', 'Overtime, rest day'],
  overtime_holiday: ['法定节假日加班', '法定節假日加班', 'Overtime, holiday'],
  at: ['时间', '時間', 'At'],
  amount: ['金额', '金額', 'Amount'],
  refunded: ['退款', '退款', 'Refunded'],
  cost: ['成本', '成本', 'Cost'],
  reason: ['原因', '原因', 'Reason'],
  reached: ['已接触', '已接觸', 'Reached'],
};

export function rowsTitle(kind: Kind): Text {
  return textOf(KIND_ROWS[kind]);
}

export function columnTitle(name: string): Text {
  const row = COLUMN_ROWS[name];
  return row ? textOf(row) : sameText(name);
}

function textOf([zhCN, zhTW, en]: Row): Text {
  return { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
}
