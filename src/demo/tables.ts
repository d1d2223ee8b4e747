import { addDays, monthsIn, type Period, type PlainDate, wholeMonths } from '../base/period.ts';
import { clock, contactsOf, type DemoContact } from './contacts.ts';
import { daysOf, SHIFT_HOURS, worked } from './days.ts';
import type { DemoDay, DemoFile, DemoOrganisation } from './model.ts';
import { randomFor } from './random.ts';

type Row = readonly (string | number)[];

/** Every file of activity, month by month where a system exports by month. */
export function activityFiles(org: DemoOrganisation, statutory: ReadonlySet<PlainDate>): readonly DemoFile[] {
  const days = org.agents.map((person) => [...daysOf(org, person, statutory)]);
  return monthsIn(org.period).flatMap((month) => {
    const inMonth = days.map((list) => list.filter((day) => day.date >= month.first && day.date <= month.last));
    const present = inMonth.map((list) => list.filter(worked));
    return [
      contactFile(org, month, present),
      shiftFile(month, inMonth),
      checkFile(org, month, present),
      caseFile(org, month, present),
      saleFile(org, month, present),
      followupFile(org, month, present),
    ];
  });
}

type Days = readonly (readonly DemoDay[])[];

/** As the time clock writes them. */
const LEAVE_WORDS: Readonly<Record<string, string>> = {
  annual: '年假',
  sick: '病假',
  personal: '事假',
  bereavement: '丧假',
};

const yes = (flag: boolean) => (flag ? '是' : '否');

function contactFile(org: DemoOrganisation, month: Period, days: Days): DemoFile {
  return {
    name: `会话明细_${month.text}.csv`,
    as: 'contact',
    encoding: 'utf8',
    headers: [
      '会话编号',
      '客服',
      '开始时间',
      '渠道',
      '项目',
      '问题类型',
      '首次响应（秒）',
      '平均响应（秒）',
      '回合数',
      '处理时长（秒）',
      '是否接通',
      '是否解决',
      '是否转接',
      '评分',
      '客户',
      '订单号',
      '班次',
    ],
    rows: eachContact(org, days, (c) => [
      c.id,
      c.person.nick,
      c.startedAt,
      c.channel,
      c.person.project,
      c.issue,
      ...(c.answered ? [c.firstResponse, c.averageResponse, c.rounds, c.handleTime] : ['', '', '', '']),
      yes(c.answered),
      c.answered ? yes(c.resolved) : '',
      c.answered ? yes(c.transferred) : '',
      c.rating ?? '',
      c.customer,
      c.order,
      c.shift,
    ]),
  };
}

function shiftFile(month: Period, days: Days): DemoFile {
  return {
    name: `考勤_${month.text}.csv`,
    as: 'shift',
    // The time clock's software is old.
    encoding: 'gb18030',
    headers: [
      '工号',
      '日期',
      '班次',
      '应出勤（小时）',
      '实际出勤（小时）',
      '迟到',
      '早退',
      '旷工',
      '请假类型',
      '请假时长（小时）',
      '工作日加班（小时）',
      '休息日加班（小时）',
      '节假日加班（小时）',
    ],
    rows: each(days, (day) => {
      const here = worked(day);
      return [
        [
          day.person.id,
          day.date,
          day.shift,
          day.restDay ? 0 : SHIFT_HOURS,
          here && !day.restDay ? SHIFT_HOURS : 0,
          yes(day.late),
          yes(day.early),
          yes(day.absent),
          LEAVE_WORDS[day.leave] ?? '',
          day.leave === '' ? 0 : SHIFT_HOURS,
          day.holiday ? 0 : day.overtime,
          day.restDay && !day.holiday ? SHIFT_HOURS : 0,
          day.holiday && here ? SHIFT_HOURS + day.overtime : 0,
        ],
      ];
    }),
  };
}

/** One conversation a person and working day, by an inspector drawn at random. */
function checkFile(org: DemoOrganisation, month: Period, days: Days): DemoFile {
  return {
    name: `质检结果_${month.text}.csv`,
    as: 'check',
    encoding: 'utf8',
    headers: [
      '会话编号',
      '客服',
      '质检员',
      '质检时间',
      '渠道',
      '项目',
      '扣分',
      '得分',
      '满分',
      '致命错误',
      '是否答错',
      '扣分项',
    ],
    rows: each(days, (day) => {
      const random = randomFor(org.size.seed, 'checks', day.person.id, day.date);
      const drawn = random.pick(contactsOf(org, day) as [DemoContact, ...DemoContact[]]);
      const inspector = random.pick(org.inspectors as [(typeof org.inspectors)[number]]);
      const fresh = wholeMonths(day.person.hired, day.date) < 3;
      const fault = random.chance((fresh ? 0.5 : 0.3) * (1 - 0.12 * day.person.skill));
      const severe = fault && random.chance(0.04);
      const honest = fault ? (severe ? random.int(10, 20) : random.int(1, 14) / 2) : 0;
      const taken = inspector === org.lenient ? Math.floor(honest * 0.8) / 2 : honest;
      const wrong = fault && random.chance(0.25);
      return [
        [
          drawn.id,
          day.person.nick,
          inspector.name,
          `${addDays(day.date, 1)} ${clock(random.int(9 * 3600, 18 * 3600))}`,
          drawn.channel,
          day.person.project,
          taken,
          100 - taken,
          100,
          yes(severe),
          yes(wrong),
          fault ? random.pick(['未主动问候', '答复不完整', '解释不清', '语气生硬', '漏登工单', '超时未跟进']) : '',
        ],
      ];
    }),
  };
}

function caseFile(org: DemoOrganisation, month: Period, days: Days): DemoFile {
  return {
    name: `工单投诉_${month.text}.csv`,
    as: 'case',
    encoding: 'utf8',
    headers: [
      '工单编号',
      '类型',
      '客服',
      '创建时间',
      '截止时间',
      '关闭时间',
      '渠道',
      '项目',
      '问题类型',
      '处理结果',
      '是否正确',
      '是否重开',
      '回访是否满意',
      '是否内部投诉',
      '客户',
    ],
    rows: eachContact(org, days, (c) => {
      const random = randomFor(org.size.seed, 'case', c.id);
      const complaint = c.issue === '质量投诉' && random.chance(0.2);
      if (!complaint && !random.chance(0.045)) return null;
      const hours = complaint ? 48 : 24;
      const taken = random.skewed(hours * 0.62);
      const asked = complaint ? random.chance(0.8) : random.chance(0.3);
      return [
        `${complaint ? 'T' : 'G'}${c.id.slice(1)}`,
        complaint ? '投诉' : '工单',
        c.person.nick,
        c.startedAt,
        later(c.startedAt, hours),
        later(c.startedAt, taken),
        c.channel,
        c.person.project,
        c.issue,
        complaint ? random.pick(['退款', '换货', '补偿', '解释']) : random.pick(['已处理', '转仓库', '转财务']),
        yes(!random.chance(0.04)),
        yes(random.chance(0.03)),
        asked ? yes(random.chance(taken <= hours ? 0.86 : 0.55)) : '',
        yes(complaint && random.chance(0.02)),
        c.customer,
      ];
    }),
  };
}

function saleFile(org: DemoOrganisation, month: Period, days: Days): DemoFile {
  return {
    name: `销售明细_${month.text}.csv`,
    as: 'sale',
    encoding: 'utf8',
    headers: ['订单号', '客服', '付款时间', '渠道', '项目', '付款金额（元）', '退款金额（元）', '客户'],
    rows: eachContact(org, days, (c) => {
      if (c.order === '' || c.issue !== '商品咨询') return null;
      const random = randomFor(org.size.seed, 'sale', c.id);
      if (!random.chance(0.45 + 0.03 * c.person.skill)) return null;
      const fen = Math.round(random.skewed(c.person.post === 'vip' ? 52_000 : 18_000)) + 990;
      const refund = random.chance(0.07) ? fen : 0;
      return [
        `${c.order}${c.id.slice(-3)}${c.person.id}`,
        c.person.nick,
        later(c.startedAt, 1),
        c.channel,
        c.person.project,
        yuan(fen),
        yuan(refund),
        c.customer,
      ];
    }),
  };
}

function followupFile(org: DemoOrganisation, month: Period, days: Days): DemoFile {
  return {
    name: `回访记录_${month.text}.csv`,
    as: 'followup',
    encoding: 'utf8',
    headers: ['回访编号', '客服', '回访时间', '渠道', '项目', '回访原因', '是否接通', '是否满意', '客户'],
    rows: eachContact(org, days, (c) => {
      const random = randomFor(org.size.seed, 'followup', c.id);
      if (!random.chance(c.resolved ? 0.03 : 0.2)) return null;
      const reached = random.chance(0.72);
      return [
        `H${c.id.slice(1)}`,
        c.person.nick,
        later(c.startedAt, random.int(20, 70)),
        '电话',
        c.person.project,
        c.resolved ? '满意度回访' : '未解决跟进',
        yes(reached),
        reached ? yes(random.chance(0.84)) : '',
        c.customer,
      ];
    }),
  };
}

function* each(days: Days, tell: (day: DemoDay) => readonly Row[]): Iterable<Row> {
  for (const list of days) for (const day of list) yield* tell(day);
}

function eachContact(org: DemoOrganisation, days: Days, tell: (contact: DemoContact) => Row | null): Iterable<Row> {
  return each(days, (day) =>
    contactsOf(org, day).flatMap((contact) => {
      const row = tell(contact);
      return row ? [row] : [];
    }),
  );
}

/** A wall-clock instant some hours later. */
function later(instant: string, hours: number): string {
  const ms = Date.parse(`${instant.replace(' ', 'T')}Z`) + Math.round(hours * 3600) * 1000;
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
