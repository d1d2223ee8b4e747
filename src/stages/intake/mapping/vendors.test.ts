import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { factsOf, readTables } from '../read/service.ts';
import { proposeMapping } from './propose.ts';
import { columnsRead } from './sources.ts';
import { readSynonyms } from './synonyms.ts';

/** Made-up exports in the headers and values of the systems that teams here use; nobody says what they hold. */

const folder = mkdtempSync(join(tmpdir(), 'jixin-vendors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = 'catalog/intake/synonyms.yaml';
const synonyms = readSynonyms(readFileSync(resolve(import.meta.dirname, '../../../..', file), 'utf8'), file);

const NAMES = ['王芳', '李强', '张敏', '陈静', '刘洋', '赵磊'];
const day = (i: number) => `2026-03-${String(i + 2).padStart(2, '0')}`;
const at = (i: number, hour = 9) => `${day(i)} ${String(hour + i).padStart(2, '0')}:1${i}:05`;
const of =
  (...values: readonly string[]) =>
  (i: number) =>
    values[i % values.length] ?? '';
const who = of(...NAMES);
const no = (prefix: string) => (i: number) => `${prefix}${1001 + i * 7}`;

interface Export {
  readonly from: string;
  readonly kind: string;
  /** Header → its cells and what it has to be taken for; nothing where it may be left. */
  readonly columns: Readonly<Record<string, readonly [cell: (i: number) => string, target?: string | undefined]>>;
}

const EXPORTS: readonly Export[] = [
  {
    from: '七鱼 sessions',
    kind: 'contact',
    columns: {
      会话ID: [no('8840'), 'id'],
      会话发起时间: [at, 'started_at'],
      接待客服: [who, 'agent'],
      客服分组: [of('售前组', '售后组'), 'person.team'],
      访客名称: [no('游客'), 'customer'],
      咨询分类: [of('物流', '退款', '商品'), 'issue'],
      来源渠道: [of('网页', '微信'), 'channel'],
      首次响应时长: [of('00:00:12', '00:00:31'), 'first_response'],
      平均响应时长: [of('00:00:22', '00:00:41'), 'average_response'],
      会话时长: [of('00:06:22', '00:12:41'), 'handle_time'],
      解决状态: [of('已解决', '未解决'), 'resolved'],
      满意度评价: [of('5', '4', '2'), 'rating'],
      客服消息数: [of('12', '9'), 'agent_messages'],
      访客消息数: [of('10', '7'), 'customer_messages'],
    },
  },
  {
    from: '七鱼 agents by day',
    kind: 'tally',
    columns: {
      日期: [day, 'date'],
      客服姓名: [who, 'agent'],
      接入会话量: [of('61', '44'), 'offered'],
      有效会话数: [of('58', '40'), 'received'],
      首次响应时长: [of('12', '31'), 'first_response'],
      平均响应时长: [of('22', '41'), 'average_response'],
      平均会话时长: [of('322', '441'), 'handle_time'],
      参评数: [of('30', '21'), 'rated'],
      满意率: [of('93.2%', '88%'), 'satisfied'],
      转出会话数: [of('3', '1'), 'transferred_out'],
    },
  },
  {
    from: '美洽 conversations',
    kind: 'contact',
    columns: {
      对话ID: [no('c'), 'id'],
      对话开始时间: [at, 'started_at'],
      客服: [who, 'agent'],
      顾客名称: [no('顾客'), 'customer'],
      渠道: [of('网页', '小程序'), 'channel'],
      首次响应时长: [of('12秒', '1分3秒'), 'first_response'],
      对话时长: [of('4分23秒', '12分1秒'), 'handle_time'],
      顾客评价: [of('5', '4'), 'rating'],
      对话标签: [of('售前', '售后'), 'issue'],
    },
  },
  {
    from: '智齿 sessions',
    kind: 'contact',
    columns: {
      会话编号: [no('z'), 'id'],
      接待客服: [who, 'agent'],
      客服组: [of('一组', '二组'), 'person.team'],
      用户昵称: [no('u'), 'customer'],
      会话开始时间: [at, 'started_at'],
      '会话时长(秒)': [of('322', '441'), 'handle_time'],
      '首次响应时长(秒)': [of('12', '31'), 'first_response'],
      是否解决: [of('是', '否'), 'resolved'],
      满意度评分: [of('5', '3'), 'rating'],
      客户来源: [of('APP', '微信'), 'channel'],
    },
  },
  {
    from: '天润 calls',
    kind: 'contact',
    columns: {
      通话唯一标识: [no('medias_1-17'), 'id'],
      主叫号码: [no('138001'), 'customer'],
      座席工号: [no('20'), 'agent'],
      座席姓名: [who, 'person.name'],
      呼叫时间: [at, 'started_at'],
      排队时长: [of('00:00:12', '00:00:02'), 'first_response'],
      通话时长: [of('00:02:23', '00:05:10'), 'handle_time'],
      是否接听: [of('是', '否'), 'answered'],
      满意度: [of('5', '4'), 'rating'],
      队列: [of('售后', '投诉'), 'project'],
    },
  },
  {
    from: '容联 calls',
    kind: 'contact',
    columns: {
      通话ID: [no('r'), 'id'],
      主叫: [no('139002'), 'customer'],
      坐席: [who, 'agent'],
      来电时间: [at, 'started_at'],
      振铃时长: [of('8', '12'), undefined],
      通话时长: [of('143', '310'), 'handle_time'],
      技能组: [of('售后', '投诉'), 'project'],
      满意度: [of('5', '4'), 'rating'],
    },
  },
  {
    from: '企业微信 members by day',
    kind: 'tally',
    columns: {
      日期: [day, 'date'],
      成员: [who, 'agent'],
      聊天总数: [of('61', '44'), 'received'],
      发送消息数: [of('610', '440'), 'agent_messages'],
      已回复聊天占比: [of('93.2%', '88%'), 'replied'],
      '平均首次回复时长(分钟)': [of('2', '4'), 'first_response'],
    },
  },
  {
    from: '钉钉 attendance',
    kind: 'shift',
    columns: {
      姓名: [who, 'agent'],
      考勤组: [of('客服组'), undefined],
      部门: [of('客服部'), undefined],
      工号: [no('A'), undefined],
      日期: [day, 'date'],
      班次: [of('早班 09:00-18:00', '晚班 13:00-22:00'), 'shift'],
      '应出勤时长(小时)': [of('8'), 'scheduled'],
      '工作时长(小时)': [of('8.2', '7.5'), 'worked'],
      迟到次数: [of('0', '1'), 'late'],
      早退次数: [of('0', '0', '1'), 'early'],
      旷工天数: [of('0'), 'absent'],
      请假类型: [of('', '年假', ''), 'leave'],
      '工作日加班(小时)': [of('0', '2'), 'overtime_workday'],
      '休息日加班(小时)': [of('0', '3'), 'overtime_restday'],
      '节假日加班(小时)': [of('0'), 'overtime_holiday'],
    },
  },
  {
    from: '企业微信 attendance',
    kind: 'shift',
    columns: {
      时间: [day, 'date'],
      姓名: [who, 'agent'],
      账号: [no('wx'), undefined],
      部门: [of('客服部'), undefined],
      '标准工作时长(小时)': [of('8'), 'scheduled'],
      '实际工作时长(小时)': [of('8.2', '7.5'), 'worked'],
      迟到次数: [of('0', '1'), 'late'],
    },
  },
  {
    from: '北森 roster',
    kind: 'roster',
    columns: {
      员工编号: [no('BS'), 'id'],
      姓名: [who, 'name'],
      所属组织: [of('客服一组', '客服二组'), 'team'],
      职务: [of('基础客服', '组长'), 'post'],
      职级: [of('P1', 'P2'), 'level'],
      直接上级: [of('孙莉', '周杰'), 'lead'],
      入职日期: [of('2024-03-01', '2025-07-15'), 'hired_on'],
      转正日期: [of('2024-06-01', '2025-10-15'), undefined],
      人员状态: [of('正式', '试用'), 'status'],
      工作地点: [of('上海', '深圳'), 'city'],
      最后工作日: [of('', '', '2026-02-28'), 'left_on'],
      基本工资: [of('5000', '6200'), 'base_pay'],
      手机号码: [no('1380013'), undefined],
    },
  },
  {
    from: '七鱼 checks that name no conversation',
    kind: 'check',
    columns: {
      质检时间: [at, 'checked_at'],
      质检员: [of('孙莉', '周杰'), 'inspector'],
      客服: [who, 'agent'],
      质检得分: [of('96', '88'), 'points'],
      扣分: [of('4', '12'), 'deductions'],
      扣分项: [of('未问候', '答非所问'), 'items'],
      会话分类: [of('物流', '退款'), undefined],
    },
  },
  {
    from: 'plain checks: day, agent, score',
    kind: 'check',
    columns: {
      日期: [day, 'checked_at'],
      客服姓名: [who, 'agent'],
      质检员: [of('孙莉', '周杰'), 'inspector'],
      得分: [of('96', '88'), 'points'],
      扣分原因: [of('未问候', '答非所问'), 'items'],
    },
  },
  {
    from: 'checks in Taiwan',
    kind: 'check',
    columns: {
      質檢日期: [day, 'checked_at'],
      質檢人員: [of('林怡君', '黃志明'), 'inspector'],
      客服專員: [who, 'agent'],
      品質分數: [of('96', '88'), 'points'],
      總分: [of('100'), 'possible'],
      扣分原因: [of('未問候', '答非所問'), 'items'],
      致命錯誤: [of('是', '否'), 'critical'],
    },
  },
  {
    from: 'checks in English',
    kind: 'check',
    columns: {
      'Evaluation Date': [at, 'checked_at'],
      Evaluator: [of('Ann Lee', 'Bo Chen'), 'inspector'],
      'Agent Name': [who, 'agent'],
      'QA Score': [of('96', '88'), 'points'],
      'Max Score': [of('100'), 'possible'],
      'Critical Error': [of('Y', 'N'), 'critical'],
      Comments: [of('no greeting', ''), 'items'],
    },
  },
  {
    from: 'a list of scores',
    kind: 'check',
    columns: {
      日期: [day, 'checked_at'],
      客服: [who, 'agent'],
      得分: [of('96', '88'), 'points'],
    },
  },
  {
    from: 'conversations without numbers',
    kind: 'contact',
    columns: {
      开始时间: [at, 'started_at'],
      客服: [who, 'agent'],
      渠道: [of('网页', '微信'), 'channel'],
      首次响应时长: [of('12秒', '1分3秒'), 'first_response'],
      是否解决: [of('是', '否'), 'resolved'],
      评分: [of('5', '4'), 'rating'],
    },
  },
  {
    from: 'agents by day in English',
    kind: 'tally',
    columns: {
      Date: [day, 'date'],
      'Agent Name': [who, 'agent'],
      'Chats handled': [of('61', '44'), 'received'],
      'Avg first response time (s)': [of('12', '31'), 'first_response'],
      'Survey responses': [of('20', '11'), 'rated'],
      'CSAT rate': [of('93%', '88%'), 'satisfied'],
    },
  },
  {
    from: 'attendance in English',
    kind: 'shift',
    columns: {
      'Employee Name': [who, 'agent'],
      Date: [day, 'date'],
      'Scheduled Hours': [of('8'), 'scheduled'],
      'Hours Worked': [of('8', '7.5'), 'worked'],
      'Late (Y/N)': [of('Y', 'N'), 'late'],
      'Leave Type': [of('', 'annual'), 'leave'],
    },
  },
  {
    from: 'complaints in English',
    kind: 'case',
    columns: {
      'Complaint ID': [no('C'), 'id'],
      'Date Opened': [at, 'opened_at'],
      Owner: [who, 'agent'],
      'Complaint Type': [of('attitude', 'delay'), 'issue'],
      'Due Date': [(i) => at(i, 15), 'due_at'],
      'Date Closed': [(i) => at(i, 12), 'closed_at'],
    },
  },
  {
    from: 'conversations in Taiwan',
    kind: 'contact',
    columns: {
      對話編號: [no('t'), 'id'],
      客服人員: [who, 'agent'],
      開始時間: [at, 'started_at'],
      '首次回應時間(秒)': [of('12', '31'), 'first_response'],
      '處理時間(分鐘)': [of('6', '12'), 'handle_time'],
      滿意度評分: [of('5', '4'), 'rating'],
      問題分類: [of('物流', '退款'), 'issue'],
    },
  },
  {
    from: 'a survey',
    kind: 'contact',
    columns: {
      评价时间: [at, 'started_at'],
      会话ID: [no('8840'), 'id'],
      被评价客服: [who, 'agent'],
      满意度: [of('5', '4', '1'), 'rating'],
      评价内容: [of('很好', ''), undefined],
    },
  },
  {
    from: 'complaints without numbers',
    kind: 'case',
    columns: {
      投诉时间: [at, 'opened_at'],
      投诉人: [no('顾客'), 'customer'],
      被投诉客服: [who, 'agent'],
      投诉原因: [of('态度', '超时'), 'issue'],
      处理结果: [of('成立', '不成立'), 'outcome'],
      结案时间: [(i) => at(i, 12), 'closed_at'],
      处理期限: [(i) => at(i, 15), 'due_at'],
    },
  },
  {
    from: 'orders',
    kind: 'sale',
    columns: {
      订单编号: [no('2026'), 'id'],
      销售客服: [who, 'agent'],
      付款时间: [at, 'at'],
      店铺: [of('旗舰店'), 'project'],
      实付金额: [of('129.00', '59.90'), 'amount'],
      退款金额: [of('0', '59.90'), 'refunded'],
      买家昵称: [no('b'), 'customer'],
    },
  },
  {
    from: 'call-backs without numbers',
    kind: 'followup',
    columns: {
      回访时间: [at, 'at'],
      回访人员: [who, 'agent'],
      客户: [no('顾客'), 'customer'],
      回访原因: [of('投诉回访', '售后'), 'reason'],
      是否接通: [of('是', '否'), 'reached'],
      是否满意: [of('是', '否', ''), 'satisfied'],
    },
  },
  {
    from: 'a roster in Taiwan',
    kind: 'roster',
    columns: {
      員工編號: [no('T'), 'id'],
      姓名: [who, 'name'],
      職稱: [of('客服專員', '組長'), 'post'],
      職等: [of('P1', 'P2'), 'level'],
      部門: [of('客服一部'), 'team'],
      直屬主管: [of('林怡君'), 'lead'],
      到職日: [of('2024-03-01', '2025-07-15'), 'hired_on'],
      離職日: [of('', '', '2026-02-28'), 'left_on'],
      本薪: [of('38000', '42000'), 'base_pay'],
      工作地點: [of('上海'), 'city'],
      在職狀態: [of('在職', '試用期'), 'status'],
    },
  },
  {
    from: 'attendance in Taiwan',
    kind: 'shift',
    columns: {
      員工姓名: [who, 'agent'],
      出勤日期: [day, 'date'],
      班別: [of('早班', '晚班'), 'shift'],
      應出勤時數: [of('8'), 'scheduled'],
      實際出勤時數: [of('8', '7.5'), 'worked'],
      遲到: [of('是', '否'), 'late'],
      請假類別: [of('', '特休'), 'leave'],
      加班時數: [of('0', '2'), 'overtime_workday'],
    },
  },
];

async function proposed({ from, columns }: Export) {
  const headers = Object.keys(columns);
  const rows = NAMES.map((_, i) => Object.values(columns).map(([cell]) => cell(i)));
  const path = join(folder, `${EXPORTS.findIndex((one) => one.from === from)}.csv`);
  writeFileSync(path, [headers, ...rows].map((cells) => cells.join(',')).join('\n'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = await readTables(connection, path, { tempDir: mkdtempSync(join(folder, 'x-')) });
  const [table] = read.ok ? read.value : [];
  if (table === undefined || !synonyms.ok) throw new Error(JSON.stringify(read.problems));
  return proposeMapping(await factsOf(connection, table), synonyms.value);
}

describe('exports of systems that nobody described', () => {
  it.each(EXPORTS.map((one) => [one.from, one] as const))('are told by their columns: %s', async (_, one) => {
    const found = await proposed(one);
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const { profile } = found.value;
    const readers = (header: string) => [
      ...Object.entries(profile.columns).flatMap(([target, source]) =>
        columnsRead(source)[0] === header && !('weight' in source) ? [target] : [],
      ),
      ...Object.entries(profile.person).flatMap(([target, source]) =>
        columnsRead(source)[0] === header ? [`person.${target}`] : [],
      ),
    ];
    const told = Object.keys(one.columns).map((header) => [header, readers(header)]);
    const wanted = Object.entries(one.columns).map(([header, [, target]]) => [header, target ? [target] : []]);
    expect({ kind: profile.kind, ...Object.fromEntries(told) }).toEqual({
      kind: one.kind,
      ...Object.fromEntries(wanted),
    });
  });
});
