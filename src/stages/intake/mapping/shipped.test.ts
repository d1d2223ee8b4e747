import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoundProfile, RawTable } from '../model.ts';
import { readTables } from '../read/service.ts';
import { bindProfile } from './bind.ts';
import { loadIntakeCatalogue } from './catalogue.node.ts';
import { recogniseProfile } from './recognise.ts';
import { columnsRead } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-shipped-'));
const loaded = loadIntakeCatalogue(resolve(import.meta.dirname, '../../../../catalog/intake'));
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Mapped extends BoundProfile {
  readonly table: RawTable;
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

/** Reads a file, recognises and binds its profile, and gives the rows by header. */
async function map(path: string): Promise<Mapped> {
  const read = await readTables(connection, path, { tempDir: mkdtempSync(join(folder, 't-')) });
  if (!read.ok || !loaded.ok) throw new Error(JSON.stringify([read.problems, loaded.problems]));
  const [table] = read.value;
  if (table === undefined) throw new Error('no table');
  const profile = recogniseProfile(loaded.value.profiles, table);
  if (profile === undefined) throw new Error(`not recognised: ${table.headers.join(', ')}`);
  const bound = bindProfile(profile, table);
  if (!bound.ok) throw new Error(JSON.stringify(bound.problems));
  const names = table.headers.map((header, i) => `c${i} AS "${header.replaceAll('"', '""')}"`).join(', ');
  const rows = await connection.runAndReadAll(`SELECT ${names} FROM ${table.relation} ORDER BY row`);
  return { ...bound.value, table, rows: rows.getRowObjectsJson() as Mapped['rows'] };
}

async function workbook(name: string, sheet: string, rows: readonly (readonly unknown[])[]): Promise<string> {
  const path = join(folder, name);
  const stream = createWriteStream(path);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true });
  const page = book.addWorksheet(sheet);
  for (const row of rows) page.addRow([...row]).commit();
  page.commit();
  const closed = new Promise<void>((done) => stream.on('close', () => done()));
  await book.commit();
  await closed;
  return path;
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  return path;
}

const codes = (mapped: Mapped) => mapped.findings.map((f) => f.problem.code);

describe('shipped intake profiles', () => {
  it('are all valid, and need only columns they can explain', () => {
    expect(loaded.problems).toEqual([]);
    expect(loaded.ok && loaded.value.profiles.map((p) => p.id).sort()).toHaveLength(13);
  });

  it('know 千牛 客服绩效: date from the file name, mixed brackets, six summary rows named, rates weighted and said so', async () => {
    const header = [
      '旺旺昵称',
      '询单人数',
      '询单最终付款人数',
      '询单最终付款转化率',
      '首次响应时长（秒)',
      '平均响应时长（秒)',
    ];
    const more = ['客户满意率', '旺旺回复率', '询单最终付款金额', '成功退款金额'];
    const summaries = ['汇总值', '平均值', '全店汇总值', '全店平均值', '同行同层优秀', '同行同层均值'];
    const path = await workbook('生意参谋_客服绩效_20240105.xlsx', '客服绩效', [
      [...header, ...more],
      ['店铺:小美', 30, 12, '40.00%', 8.5, 21.3, '93.20%', '100.00%', '1,234.50', 0],
      ['店铺:小明', 50, 10, '20.00%', 12, 30, '-', '98.00%', '800.00', '20.00'],
      ...summaries.map((name) => [name, 80, 22, '27.50%', 10, 26, '93.20%', '98.75%', '2,034.50', '20.00']),
    ]);
    const mapped = await map(path);
    expect(mapped.profile.id).toBe('qianniu-agent-performance');
    expect(mapped.profile.columns.date).toEqual({ constant: '2024-01-05' });
    expect(mapped.profile.columns.first_response).toEqual({ column: '首次响应时长（秒)', unit: 's' });
    expect(mapped.profile.columns.satisfied).toEqual({ share: '客户满意率', of: '询单人数', assumed: true });
    expect(mapped.profile.rows.drop).toEqual([{ column: '旺旺昵称', values: summaries }]);
    expect(codes(mapped).filter((code) => code === 'mapping.assumed-weight')).toHaveLength(6);
    expect(mapped.rows).toHaveLength(8);
    expect(mapped.rows[0]).toMatchObject({ 旺旺昵称: '店铺:小美', 询单人数: '30', 客户满意率: '93.20%' });
  });

  it('refuse a 千牛 file whose name lost its date, and say where the date should be', async () => {
    const path = await workbook('客服绩效.xlsx', 'Sheet1', [
      ['旺旺昵称', '询单人数', '询单最终付款人数'],
      ['小美', 30, 12],
    ]);
    const read = await readTables(connection, path, { tempDir: mkdtempSync(join(folder, 't-')) });
    const profile = loaded.ok ? loaded.value.profiles.find((p) => p.id === 'qianniu-agent-performance') : undefined;
    if (!read.ok || profile === undefined || read.value[0] === undefined) throw new Error('not read');
    const bound = bindProfile(profile, read.value[0]);
    expect(bound.ok).toBe(false);
    expect(bound.problems.map((p) => p.code)).toEqual(['mapping.no-date']);
  });

  it('know 赤兔 daily: satisfaction from the counts, not from the rate', async () => {
    const header = [
      '日期',
      '旺旺',
      '接待人数',
      '平均响应(秒)',
      '回复率',
      '询单->最终付款成功率',
      '上班天数',
      '评价发送率',
    ];
    const grades = ['客户满意比', '很满意', '满意', '一般', '不满意', '很不满意'];
    const path = await workbook('赤兔日报.xlsx', 'Sheet1', [
      [...header, ...grades],
      ['2024-01-05', '小美', 40, 18.2, '100%', '35%', 1, '80%', '95%', 15, 4, 1, 0, 0],
    ]);
    const mapped = await map(path);
    expect(mapped.profile.id).toBe('chitu-daily');
    expect(mapped.profile.columns.satisfied).toEqual({ sum: ['很满意', '满意'] });
    expect(mapped.profile.columns.payers).toMatchObject({ share: '询单->最终付款成功率', assumed: true });
    expect(codes(mapped)).not.toContain('mapping.column-absent');
    expect(codes(mapped)).not.toContain('mapping.unused');
  });

  it.each([
    [
      'chitu-workload',
      '赤兔_工作量_20240105.xlsx',
      'Sheet1',
      '旺旺昵称,咨询人数,接待人数,直接接待人数,转入人数,转出人数,总消息,买家消息,客服消息,答问比,客服字数,最大同时接待,未回复人数,旺旺回复率,慢响应人数,长接待人数,首次响应(秒),平均响应(秒),平均接待(秒)',
    ],
    [
      'jd-overall',
      '京东客服_2024-01-05.xlsx',
      '整体数据',
      '客服,促成下单商品金额,售前接待人数,促成下单人数,平均响应时长（新）,接待量,30s应答率,客服3分钟人工回复率,好评量,评价量',
    ],
    [
      'pinduoduo-agents',
      '客服数据20240105.xlsx',
      'Sheet0',
      '客服账号,去退销售额（元）,询单人数,最终成团人数,平均人工响应时长,需要人工回复的咨询人数,30秒应答率(8-23点),3分钟人工回复率(8-23点),3分钟未回复人数,咨询人数',
    ],
    [
      'feige-agents',
      '飞鸽客服数据_20240105.xlsx',
      'Sheet1',
      '客服账号,客服询单支付额,询单人数,下单人数,工作时间平响时长,接待会话量,工作时间3分钟回复率,有效好评数,有效评价数',
    ],
  ])('know %s by its published columns, every one of them explained', async (id, name, sheet, columns) => {
    const headers = columns.split(',');
    const path = await workbook(name, sheet, [headers, headers.map((_, i) => (i === 0 ? '小美' : i + 1))]);
    const mapped = await map(path);
    expect(mapped.profile.id).toBe(id);
    expect(mapped.profile.columns.date).toEqual({ constant: '2024-01-05' });
    expect(codes(mapped)).not.toContain('mapping.column-absent');
    expect(codes(mapped)).not.toContain('mapping.unused');
  });

  it.each([
    [
      'en',
      'Reporting period 2024-01-01 to 2024-01-31',
      'Agent name,Assigned conversations,Avg first response time,Avg resolution time,Resolution Count,Avg customer waiting time',
    ],
    [
      'zh',
      '报告周期 2024-01-01 至 2024-01-31',
      '客服名称,分配的对话数量,平均首次响应时间,平均解决时间,已解决的数量,平均客户等待时间',
    ],
  ])('know the Chatwoot agent report (%s), dated from the line before the table', async (lang, period, header) => {
    const text = `${period}\n\n${header}\nAda,12,5 minutes 12 seconds,1 hour 2 minutes,10,3 minutes\nBo,4,N/A,2 hours,3,1 minute\n`;
    const mapped = await map(file(`agents-${lang}.csv`, text));
    expect(mapped.profile.id).toBe('chatwoot-agents');
    expect(mapped.profile.columns.date).toEqual({ constant: '2024-01-31' });
    expect(codes(mapped)).toContain('mapping.long-period');
    expect(mapped.rows).toHaveLength(2);
    expect(mapped.table.firstRow).toBe(4);
  });

  it.each([
    [
      'en',
      'Agent Name,Rating,Feedback Comment,Contact Name,Contact Email Address,Contact Phone Number,Link to the conversation,Recorded date',
      'Reporting period 2024-01-01 to 2024-01-31',
    ],
    [
      'zh',
      '客服名称,评分,意见反馈,联系人名称,联系人邮箱地址,联系人电话号码,链接到会话,录制日期',
      '报告周期 2024-01-01 至 2024-01-31',
    ],
  ])('know the Chatwoot CSAT export (%s), whose period line comes last', async (lang, header, period) => {
    const rows = stringify([
      [
        'Ada (ada@x.example)',
        5,
        'great, thanks\nsecond line',
        'C',
        'c@x.example',
        '',
        'https://x.example/app/accounts/1/conversations/77',
        '2024-01-05 09:12:58 UTC',
      ],
      [
        'Bo (bo@x.example)',
        2,
        '',
        'D',
        '',
        '',
        'https://x.example/app/accounts/1/conversations/78',
        '2024-01-06 09:12:58 UTC',
      ],
    ]);
    const mapped = await map(file(`csat-${lang}.csv`, `${header}\n${rows}${period}\n`));
    expect(mapped.profile.id).toBe('chatwoot-csat');
    expect(mapped.rows).toHaveLength(2);
    expect(mapped.table.around).toEqual([[period]]);
    const agent = mapped.profile.columns.agent;
    const take = agent !== undefined && 'column' in agent ? new RegExp(agent.take ?? '') : /$^/;
    expect(take.exec(mapped.rows[0]?.[mapped.table.headers[0] ?? ''] ?? '')?.[1]).toBe('Ada');
  });
});

describe('profiles of API answers', () => {
  it.each<[string, string, unknown]>([
    [
      'zendesk-ticket-metrics',
      'metrics.json',
      {
        ticket_metrics: [
          {
            id: 9,
            ticket_id: 1,
            created_at: '2024-01-05T09:00:00Z',
            reply_time_in_minutes: { calendar: 12, business: 5 },
            replies: 3,
            solved_at: null,
            assignee_stations: 2,
            assignee_id: 7,
          },
          {
            id: 10,
            ticket_id: 2,
            created_at: '2024-01-05T09:00:00Z',
            reply_time_in_minutes: { calendar: 3, business: 3 },
            replies: 1,
            solved_at: '2024-01-06T00:00:00Z',
            assignee_stations: 1,
            assignee_id: 8,
          },
        ],
      },
    ],
    [
      'zendesk-satisfaction',
      'ratings.json',
      {
        satisfaction_ratings: [
          { id: 9, ticket_id: 1, assignee_id: 7, requester_id: 3, score: 'good', created_at: '2024-01-05T09:00:00Z' },
        ],
      },
    ],
    [
      'freshdesk-tickets',
      'tickets.json',
      [
        {
          id: 1,
          responder_id: 7,
          source: 2,
          status: 5,
          type: 'Question',
          product_id: 4,
          requester_id: 3,
          created_at: '2024-01-05T09:00:00Z',
          stats: { first_responded_at: '2024-01-05T09:10:00Z', closed_at: null },
        },
      ],
    ],
    [
      'freshdesk-ratings',
      'fd-ratings.json',
      [
        {
          id: 5,
          survey_id: 1,
          user_id: 3,
          agent_id: 7,
          ticket_id: 1,
          created_at: '2024-01-05T09:00:00Z',
          ratings: { default_question: 103 },
        },
      ],
    ],
    [
      'intercom-conversations',
      'conversations.jsonl',
      {
        id: '1',
        admin_assignee_id: 7,
        created_at: 1704445200,
        state: 'closed',
        source: { type: 'conversation' },
        statistics: { time_to_admin_reply: 120 },
        conversation_rating: { rating: 4 },
        contacts: { contacts: [{ id: 'c1' }] },
      },
    ],
  ])('know %s by nested paths, with no column of the profile missing', async (id, name, value) => {
    const mapped = await map(file(name, JSON.stringify(value)));
    expect(mapped.profile.id).toBe(id);
    expect(codes(mapped)).not.toContain('mapping.column-absent');
    for (const source of Object.values(mapped.profile.columns)) {
      for (const column of columnsRead(source)) expect(mapped.table.headers).toContain(column);
    }
  });
});
