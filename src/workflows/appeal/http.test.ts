import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer, must } from '../../../test/http/demo-server.ts';
import { grouped } from '../../base/quantity.ts';
import { appendFacts, readFacts } from '../../ledger/service.ts';
import type { Person } from '../../people/index.ts';

/** A check scored, appealed, upheld, and the payslip of a closed month corrected by a delta line in the next. */

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let blindHr: Ask;
let manager: Ask;
let quality: Ask;
let inspector: Ask;
let cookie = '';
let agent: Ask;
let colleague: Ask;
let me = '';
let other: Person | undefined;
let january = '';
let february = '';

const ROW = 'x-1|质检甲|2026-01-20 10:00:00';
const REF = `check:${ROW}`;
const codes = ({ body }: { body: { problems: readonly { code: string }[] } }) => body.problems.map((p) => p.code);

beforeAll(async () => {
  server = await demoServer({ people: 16, months: 2, seed: 1 });
  await server.jobs.start();
  const basics = server.people.filter(({ post }) => post === 'basic');
  me = basics[0]?.id ?? '';
  other = basics[1];
  hr = await server.as(['hr'], null, ['pay:all']);
  blindHr = await server.as(['hr'], null);
  manager = await server.as(['manager'], null, ['pay:all']);
  quality = await server.as(['quality'], null);
  cookie = await server.signIn(['agent'], me);
  agent = asking(cookie);
  colleague = await server.as(['agent'], other?.id ?? null);
  await record('person.recorded', 'INSP', '2026-01-01', { name: '质检甲', post: 'qa' });
  inspector = await server.as(['quality'], 'INSP');
  await record('check.scored', me, '2026-01-20', {
    ...{ contact: 'x-1', agent: me, inspector: '质检甲', checked_at: '2026-01-20 10:00:00' },
    ...{ deductions: '40', items: '未主动问候（-40）' },
  });
  january = await closed('2026-01');
});
afterAll(async () => {
  await server.jobs.stop();
  await server.close();
});

/** As the cookie’s account, whose one session also sends the files. */
function asking(own: string): Ask {
  return async (method, url, body) => {
    const headers = { cookie: own, 'accept-language': 'en' };
    const reply = await server.app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    const json = String(reply.headers['content-type'] ?? '').includes('json');
    const { statusCode: status, body: text, rawPayload: raw } = reply;
    return { status, text, raw, body: json ? reply.json() : null, headers: reply.headers };
  };
}

async function record(kind: string, subject: string, valid: string, data: Record<string, string>): Promise<void> {
  const fact = { kind, subject, valid, until: null, by: '质检甲', why: '抽检', replaces: null, data, source: null };
  must(await appendFacts(server.records, [fact], () => new Date()));
}

async function prepared(period: string): Promise<string> {
  const made = await hr('POST', '/api/runs', { period, plan: 'points-basic', inputs: null });
  expect(made.status).toBe(200);
  return workedOut(made.body.id);
}

async function workedOut(run: string): Promise<string> {
  for (let i = 0; i < 2000; i++) {
    if ((await hr('GET', `/api/runs/${run}`)).body.run.workedOut) return run;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('never worked out');
}

async function closed(period: string): Promise<string> {
  const run = await prepared(period);
  await publish(run);
  await sql`update pay_run set answer_until = now() - interval '1 day' where id = ${run}`.execute(server.records.as());
  expect((await hr('POST', `/api/runs/${run}/close`, {})).status).toBe(200);
  return run;
}

async function publish(run: string): Promise<void> {
  expect((await hr('POST', `/api/runs/${run}/check`, {})).status).toBe(200);
  for (const { code, severity } of (await hr('GET', `/api/runs/${run}`)).body.findings)
    if (severity === 'warning') await hr('PUT', `/api/runs/${run}/findings/${code}`, { reason: 'seen' });
  expect((await hr('POST', `/api/runs/${run}/submit`, {})).status).toBe(200);
  expect((await manager('POST', `/api/runs/${run}/approve`, {})).status).toBe(200);
  expect((await hr('POST', `/api/runs/${run}/publish`, {})).status).toBe(200);
}

const filing = { kind: 'row', ref: REF, statement: '会话 x-1 开头已问候，见截图', wish: '扣分改为 0' };
const upheld = {
  outcome: 'upheld',
  reason: '录屏可见已主动问候',
  principle: '问候以首句为准',
  corrections: [{ change: 'value', row: REF, column: 'deductions', value: '0' }],
};
let id = '';

describe('an appeal about a check', () => {
  it('says beforehand what the number is, until when it can be contested, and when an answer is due', async () => {
    const at = `/api/people/${me}/appeals/outlook?kind=row&ref=${encodeURIComponent(REF)}`;
    const { body } = await agent('GET', at);
    expect(body).toMatchObject({ value: '40.0000', unit: 'points', day: '2026-01-20', over: false, existing: null });
    expect(body.details.contact).toBe('x-1');
    expect((await colleague('GET', at)).status).toBe(403);
  });

  it('is filed by the person alone, once, and about a number of their own', async () => {
    expect((await colleague('POST', `/api/people/${me}/appeals`, filing)).status).toBe(403);
    expect(codes(await colleague('POST', `/api/people/${other?.id}/appeals`, filing))).toEqual([
      'appeal.not-about-you',
    ]);
    const filed = await agent('POST', `/api/people/${me}/appeals`, filing);
    expect(filed.status).toBe(200);
    expect(filed.body).toMatchObject({ number: 1, state: 'filed', isMine: true, moves: ['withdraw'] });
    id = filed.body.id;
    expect(codes(await agent('POST', `/api/people/${me}/appeals`, filing))).toEqual(['appeal.exists']);
  });

  it('takes files by what their bytes are, and hands them out as attachments only', async () => {
    const send = async (name: string, type: string, bytes: Uint8Array) => {
      const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
      const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]);
      const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
      const reply = await server.app.inject({ method: 'POST', url: `/api/appeals/${id}/evidence`, headers, payload });
      return { body: reply.json() };
    };
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    expect(codes(await send('page.png', 'image/png', Buffer.from('<script>\u0001</script>')))).toEqual([
      'appeal.file-type',
    ]);
    const added = await send('../../截图<1>.exe', 'text/html', png);
    expect(added.body.evidence).toMatchObject([{ name: '截图_1_.png', type: 'image/png', bytes: png.length }]);
    const file = `/api/appeals/${id}/evidence/${added.body.evidence[0].id}`;
    const read = await quality('GET', file);
    expect(read.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(String(read.headers['content-disposition'])).toMatch(/^attachment;/);
    expect(Buffer.from(read.raw).equals(png)).toBe(true);
    expect((await colleague('GET', file)).status).toBe(404);
  });

  it('is nobody else’s to read, and nobody involved may decide on it', async () => {
    expect((await colleague('GET', `/api/appeals/${id}`)).status).toBe(404);
    expect((await agent('POST', `/api/appeals/${id}/review`, upheld)).status).toBe(403);
    expect(codes(await inspector('POST', `/api/appeals/${id}/review`, upheld))).toEqual(['appeal.involved']);
    expect(codes(await blindHr('POST', `/api/appeals/${id}/review`, upheld))).toEqual(['appeal.not-your-desk']);
    expect((await quality('GET', '/api/home/tasks')).body.rows).toContainEqual(
      expect.objectContaining({ kind: 'appeal.review', count: 1 }),
    );
  });

  it('shows before it is decided whom a correction moves, in points to all who decide and in yuan to whom sight was given', async () => {
    const { corrections } = upheld;
    const before = await readFacts(server.records, {});
    const { rows } = (await quality('POST', `/api/appeals/${id}/preview`, { corrections })).body;
    expect(rows).toMatchObject([{ run: january, period: '2026-01', person: me, seen: false, difference: null }]);
    expect(rows[0].lines.map((line: { unit: string }) => line.unit)).not.toContain('yuan');
    expect(rows[0].lines.find(({ line }: { line: string }) => line === 'coefficient').after).toBe('1.2');
    expect((await agent('POST', `/api/appeals/${id}/preview`, { corrections })).status).toBe(404);
    expect(await readFacts(server.records, {})).toEqual(before);
    const wrong = [{ change: 'value', row: 'check:other|x|y', column: 'deductions', value: '0' }];
    expect(codes(await quality('POST', `/api/appeals/${id}/preview`, { corrections: wrong }))).toEqual([
      'appeal.correction-elsewhere',
    ]);
  });

  it('is upheld with its correcting fact, for a reason and never without a correction', async () => {
    const at = `/api/appeals/${id}/review`;
    expect(codes(await quality('POST', at, { ...upheld, corrections: [] }))).toEqual(['appeal.nothing-changed']);
    expect(codes(await quality('POST', at, { ...upheld, outcome: 'rejected' }))).toEqual(['appeal.rejected-changes']);
    expect((await quality('POST', at, upheld)).body.state).toBe('reviewed');
    const facts = await readFacts(server.records, { kinds: ['correction.made'] });
    expect(facts).toMatchObject([{ subject: REF, why: '申诉 1：录屏可见已主动问候' }]);
    const mine = (await agent('GET', `/api/appeals/${id}`)).body;
    expect(mine.rulings[0]).toMatchObject({ instance: 'review', outcome: 'upheld' });
    expect(mine.rulings[0].moved[0].difference).toMatch(/^\d+\.\d\d$/);
    expect(mine.moves).toEqual(['accept', 'ask-joint']);
  });
});

describe('the next open run', () => {
  it('is offered the difference of the closed month for the appeal’s reason, and pays it on the payslip', async () => {
    february = await prepared('2026-02');
    const { rows } = (await hr('GET', `/api/runs/${february}/deltas`)).body;
    expect(rows).toMatchObject([
      { fromRun: january, period: '2026-01', person: me, reason: '申诉 1：录屏可见已主动问候', taken: false },
    ]);
    expect((await blindHr('POST', `/api/runs/${february}/deltas/settle`, {})).status).toBe(403);
    expect((await hr('POST', `/api/runs/${february}/deltas/settle`, {})).status).toBe(200);
    await publish(await workedOut(february));
    const slip = (await agent('GET', `/api/people/${me}/payslips/${february}`)).body;
    const [{ before, now, difference }] = rows;
    expect(slip.deltas[0].sentence.en).toBe(
      `Gross pay of 2026-01: ${difference} yuan paid later, ${grouped(before)} before and ${grouped(now)} now. Reason: 申诉 1：录屏可见已主动问候`,
    );
    expect((await agent('GET', `/api/people/${me}/payslips/${january}`)).body.payable).toBe(before);
  });

  it('is itself contested from a question about it, which the appeal answers, and corrected by what went into it', async () => {
    const at = `/api/people/${me}/payslips/${february}`;
    const question = (await agent('POST', `${at}/questions`, { line: 'total_points', text: '执行力少了' })).body.id;
    const asked = { kind: 'line', ref: `${february}/total_points`, statement: '执行力应为 40', question };
    const filed = await agent('POST', `/api/people/${me}/appeals`, asked);
    expect(filed.body).toMatchObject({ number: 2, unit: 'points', page: `/pay/payslips/${me}/${february}` });
    expect((await agent('GET', at)).body.questions[0].answer.text).toContain('2');
    const verdict = {
      ...{ outcome: 'partly', reason: '补记一次支援', principle: '' },
      corrections: [
        { change: 'input', input: 'execution', value: '30' },
        { change: 'amount', name: 'extra', amount: '4' },
      ],
    };
    const review = `/api/appeals/${filed.body.id}/review`;
    expect(codes(await hr('POST', review, verdict))).toEqual(['appeal.involved']);
    const bad = [{ change: 'input', input: 'nothing', value: '1' }];
    expect(codes(await blindHr('POST', review, { ...verdict, corrections: bad }))).toEqual([
      'appeal.correction-elsewhere',
    ]);
    const decided = await blindHr('POST', review, verdict);
    const moved = decided.body.rulings[0].moved[0];
    expect(moved).toMatchObject({ run: february, person: me, seen: false, before: null });
    expect(moved.lines.map((one: { line: string }) => one.line)).toEqual(['total_points']);
    const facts = await readFacts(server.records, { kinds: ['input.corrected'], subjects: [me] });
    expect(facts).toMatchObject([{ data: { input: 'execution', value: '30', plan: 'points-basic' } }]);
    expect((await agent('POST', `/api/appeals/${filed.body.id}/accept`, {})).body.state).toBe('settled');
  });
});

describe('an appeal that goes on', () => {
  it('goes to three seats without a part in the matter, two of whom decide', async () => {
    const ids = await accountIds();
    const seats = { quality: ids.quality, group: ids.lead, vip: ids.vip };
    for (const [seat, account] of Object.entries(seats))
      expect((await blindHr('PUT', `/api/appeals/seats/${seat}`, { account })).status).toBe(200);
    const reason = { reason: '还应写明原因' };
    expect((await agent('POST', `/api/appeals/${id}/ask-joint`, reason)).body.state).toBe('joint');
    const open = (await blindHr('GET', `/api/appeals/${id}`)).body.seats;
    // Whoever gave the first decision does not sit over it.
    expect(open.map(({ holder }: { holder: string | null }) => holder === null)).toEqual([true, false, false]);
    expect(codes(await quality('POST', `/api/appeals/${id}/vote`, upheld))).toContain('appeal.no-seat');
    const seatIn = (seat: string, account: string | undefined) =>
      blindHr('PUT', `/api/appeals/${id}/seats/${seat}`, { account });
    expect(codes(await seatIn('quality', ids.quality))).toEqual(['appeal.involved']);
    expect(codes(await seatIn('quality', ids.lead))).toEqual(['appeal.seat-taken']);
    expect(codes(await seatIn('quality', await idOf(agent)))).toEqual(['appeal.seat-role']);
    const spare = await server.as(['quality'], null);
    const seated = (await seatIn('quality', await idOf(spare))).body.seats;
    expect(seated.map(({ holder }: { holder: string | null }) => holder === null)).toEqual([false, false, false]);
    const vote = { outcome: 'rejected', reason: '首句不算问候', corrections: [] };
    expect((await askers.lead?.('POST', `/api/appeals/${id}/vote`, vote))?.body.state).toBe('joint');
    expect(codes((await askers.lead?.('POST', `/api/appeals/${id}/vote`, vote)) as never)).toContain('appeal.voted');
    expect(codes(await seatIn('group', await idOf(spare)))).toEqual(['appeal.seat-voted']);
    expect((await askers.vip?.('POST', `/api/appeals/${id}/vote`, vote))?.body.state).toBe('jointly-decided');
  });

  it('reversed, nets to zero: the fact is taken back, and the run after takes back what was paid', async () => {
    expect(await readFacts(server.records, { kinds: ['correction.made'] })).toEqual([]);
    await sql`update pay_run set answer_until = now() - interval '1 day' where id = ${february}`.execute(
      server.records.as(),
    );
    const paid = (await hr('GET', `/api/runs/${february}/deltas`)).body.rows[0];
    expect((await hr('POST', `/api/runs/${february}/close`, {})).status).toBe(200);
    const march = await prepared('2026-03');
    const { rows } = (await hr('GET', `/api/runs/${march}/deltas`)).body;
    const back = rows.filter(({ period, person }: Record<string, string>) => period === '2026-01' && person === me);
    expect(back.map((row: { difference: string }) => row.difference)).toEqual([`-${paid.difference}`]);
    expect(back[0].reason).toContain('首句不算问候');
  });

  it('ends with the director’s word, and is a precedent without anybody in it', async () => {
    expect((await agent('POST', `/api/appeals/${id}/ask-director`, { reason: '请终裁' })).body.state).toBe('referred');
    const final = await manager('POST', `/api/appeals/${id}/final-word`, upheld);
    expect(final.body).toMatchObject({ state: 'final', due: null, moves: [] });
    const { rows } = (await colleague('GET', '/api/appeals/precedents?search=问候')).body;
    expect(rows).toMatchObject([{ outcome: 'upheld', instance: 'director', month: '2026-01' }]);
    const told = JSON.stringify(rows);
    for (const secret of [me, '质检甲', 'x-1', server.people.find((p) => p.id === me)?.name ?? ''])
      expect(told).not.toContain(secret);
    const rates = (await quality('GET', '/api/appeals/rates')).body;
    expect(rates.inspectors).toMatchObject([{ group: '质检甲', n: 1, overturned: 1, rate: '1' }]);
    expect(rates.items).toMatchObject([{ group: '未主动问候', n: 1, overturned: 1 }]);
    expect((await agent('GET', '/api/appeals/rates')).status).toBe(403);
  });
});

const askers: { lead?: Ask; vip?: Ask } = {};

async function idOf(ask: Ask): Promise<string> {
  return (await ask('GET', '/api/me')).body.me.account.id;
}

async function accountIds() {
  askers.lead = await server.as(['lead'], null);
  askers.vip = await server.as(['lead'], null);
  return { quality: await idOf(quality), lead: await idOf(askers.lead), vip: await idOf(askers.vip) };
}
