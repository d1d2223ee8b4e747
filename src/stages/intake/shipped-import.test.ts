import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { openRecords } from '../../platform/db/records.ts';
import type { Kind } from '../activity/index.ts';
import { openActivity } from '../activity/service.ts';
import { type IntakeContext, importFiles, undo } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-shipped-import-'));
let context: IntakeContext;
let close: () => Promise<void>;

beforeAll(async () => {
  const records = value(await openRecords({ dataDir: folder }));
  const activity = value(await openActivity({ dataDir: folder, records }));
  let made = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 1) + made * 1000);
  context = { records, activity, clock, ids: () => `i${++made}`, zone: 'Asia/Shanghai', by: 'test' };
  close = async () => {
    await activity.close();
    await records.close();
  };
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}

async function imported(name: string, content: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const [report] = value(await importFiles(context, { files: [path], dryRun: false, lang: 'en', progress: () => {} }));
  if (report === undefined) throw new Error('no report');
  return report;
}

async function stored(kind: Kind, columns: string, where: string) {
  const from = await context.activity.rows(kind, period('2024-01'));
  return context.activity.query(`SELECT ${columns} FROM ${from} r WHERE ${where} ORDER BY row_key`);
}

describe('exports with a shipped profile, imported as they come', () => {
  it('pool the rates of 千牛 exactly and leave its six summary rows out', async () => {
    const header =
      '旺旺昵称,询单人数,询单最终付款人数,询单最终付款转化率,首次响应时长（秒),平均响应时长（秒),客户满意率,旺旺回复率,询单最终付款金额,成功退款金额';
    const people = '小美,30,12,40.00%,8.5,21.3,93.2%,100%,"1,234.50",0\n小明,50,10,20.00%,12,30,-,98%,800,20\n';
    const summaries = ['汇总值', '平均值', '全店汇总值', '全店平均值', '同行同层优秀', '同行同层均值'];
    const rest = summaries.map((name) => `${name},80,22,27.5%,10,26,93%,98%,2034.5,20`).join('\n');
    const report = await imported('客服绩效_20240105.csv', `${header}\n${people}${rest}\n`);
    expect(report).toMatchObject({
      profile: 'qianniu-agent-performance',
      read: 8,
      accepted: 2,
      dropped: 6,
      rejected: 0,
    });
    expect(await stored('tally', 'agent, date, satisfied, rated, replied, sales', "platform = 'taobao'")).toEqual([
      expect.objectContaining({ agent: '小明', satisfied: null, replied: '49.0000', sales: '800.0000' }),
      expect.objectContaining({
        agent: '小美',
        date: '2024-01-05',
        satisfied: '27.9600',
        rated: '30',
        sales: '1234.5000',
      }),
    ]);
  });

  it('read the words of the Chatwoot agent report as seconds, and say that it spans a month', async () => {
    const header =
      'Agent name,Assigned conversations,Avg first response time,Avg resolution time,Resolution Count,Avg customer waiting time';
    const rows = 'Ada,12,5 minutes 12 seconds,1 hour 2 minutes,10,3 minutes\nBo,4,N/A,2 hours,3,1 minute\n';
    const report = await imported('agents.csv', `Reporting period 2024-01-01 to 2024-01-31\n\n${header}\n${rows}`);
    expect(report).toMatchObject({ profile: 'chatwoot-agents', accepted: 2, rejected: 0, last: '2024-01-31' });
    expect(report.findings.map((f) => f.problem.code)).toContain('mapping.long-period');
    expect(await stored('tally', 'agent, received, first_response, resolved', "platform = 'chatwoot'")).toEqual([
      { agent: 'Ada', received: '12', first_response: '312.000', resolved: '10' },
      { agent: 'Bo', received: '4', first_response: null, resolved: '3' },
    ]);
  });

  it('read the Chatwoot CSAT: number of the conversation, name without the address', async () => {
    const header =
      'Agent Name,Rating,Feedback Comment,Contact Name,Contact Email Address,Contact Phone Number,Link to the conversation,Recorded date';
    const row =
      'Ada (ada@x.example),5,"good, thanks",C,c@x.example,,https://x.example/app/accounts/1/conversations/77,2024-01-05 09:12:58 UTC';
    const report = await imported('csat.csv', `${header}\n${row}\nReporting period 2024-01-01 to 2024-01-31\n`);
    expect(report).toMatchObject({ profile: 'chatwoot-csat', read: 1, accepted: 1, rejected: 0 });
    // The export is in UTC; the organisation's clock is eight hours ahead.
    expect(await stored('contact', 'id, agent, started_at, rating, customer', "customer = 'c@x.example'")).toEqual([
      { id: '77', agent: 'Ada', started_at: '2024-01-05 17:12:58', rating: '5.0000', customer: 'c@x.example' },
    ]);
  });

  it('read the answers of APIs: words, minutes, Unix seconds', async () => {
    const zendesk = {
      satisfaction_ratings: ['good', 'bad', 'offered'].map((score, i) => ({
        id: i,
        ticket_id: 900 + i,
        assignee_id: 7,
        requester_id: 3,
        score,
        created_at: '2024-01-05T01:00:00Z',
      })),
    };
    expect(await imported('ratings.json', JSON.stringify(zendesk))).toMatchObject({ accepted: 3, rejected: 0 });
    expect((await stored('contact', 'rating', "id LIKE '90_'")).map((r) => r.rating)).toEqual([
      '5.0000',
      '1.0000',
      null,
    ]);
    const metric = {
      ticket_id: 800,
      created_at: '2024-01-05T01:00:00Z',
      solved_at: '2024-01-06T01:00:00Z',
      replies: 2,
      assignee_id: 7,
      assignee_stations: 2,
      reply_time_in_minutes: { calendar: 12, business: 3 },
    };
    expect(await imported('metrics.json', JSON.stringify({ ticket_metrics: [metric] }))).toMatchObject({ accepted: 1 });
    const columns = 'started_at, first_response, resolved, transferred';
    expect(await stored('contact', columns, "id = '800'")).toEqual([
      { started_at: '2024-01-05 09:00:00', first_response: '720.000', resolved: 'true', transferred: 'true' },
    ]);
    const talk = {
      id: '700',
      admin_assignee_id: 7,
      created_at: 1704445200,
      state: 'closed',
      source: { type: 'conversation' },
      statistics: { time_to_admin_reply: 120 },
      conversation_rating: { rating: 4 },
      contacts: { contacts: [{ id: 'c1' }] },
    };
    expect(await imported('talks.jsonl', `${JSON.stringify(talk)}\n`)).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await stored('contact', 'started_at, rating, first_response', "id = '700'")).toEqual([
      { started_at: '2024-01-05 17:00:00', rating: '4.0000', first_response: '120.000' },
    ]);
  });

  it('join Zendesk’s tickets and their ratings, which share ids, whichever comes first or again', async () => {
    const metric = (ticket_id: number, minutes: number) => ({
      ticket_id,
      created_at: '2024-01-07T01:00:00Z',
      solved_at: '2024-01-08T01:00:00Z',
      replies: 2,
      assignee_id: 7,
      assignee_stations: 1,
      reply_time_in_minutes: { calendar: minutes, business: 3 },
    });
    const rating = (ticket_id: number, score: string) => ({
      id: ticket_id,
      ticket_id,
      assignee_id: 7,
      requester_id: 3,
      score,
      created_at: '2024-01-09T01:00:00Z',
    });
    const seen = () => stored('contact', 'id, first_response, resolved, rating', "id LIKE '60_'");
    const both = (minutes: number) => [
      { id: '601', first_response: `${minutes * 60}.000`, resolved: 'true', rating: '5.0000' },
      { id: '602', first_response: '120.000', resolved: 'true', rating: '1.0000' },
    ];
    await imported('m1.json', JSON.stringify({ ticket_metrics: [metric(601, 1), metric(602, 2)] }));
    const ratings = { satisfaction_ratings: [rating(601, 'good'), rating(602, 'bad')] };
    const second = await imported('r1.json', JSON.stringify(ratings));
    expect(second).toMatchObject({ added: 0, replaced: 2 });
    expect(await seen()).toEqual(both(1));
    const corrected = await imported('m2.json', JSON.stringify({ ticket_metrics: [metric(601, 9)] }));
    expect(corrected).toMatchObject({ added: 0, replaced: 1 });
    expect(await seen()).toEqual(both(9));
    value(await undo(context, corrected.importId ?? ''));
    expect(await seen()).toEqual(both(1));
    value(await undo(context, second.importId ?? ''));
    expect(await seen()).toEqual(both(1).map((row) => ({ ...row, rating: null })));
  });
});
