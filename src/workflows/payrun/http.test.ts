import { sql } from 'kysely';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { readFacts } from '../../ledger/service.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let blindHr: Ask;
let manager: Ask;
let lead: Ask;
let grantedLead: Ask;
let agent: Ask;
let other: Ask;
let me = '';
let colleague = '';
let run = '';

beforeAll(async () => {
  server = await demoServer({ people: 30, months: 1, seed: 1 });
  await server.jobs.start();
  const basics = server.people.filter((p) => p.post === 'basic');
  [me, colleague] = [basics[0]?.id ?? '', basics[1]?.id ?? ''];
  const leader = server.people.find((p) => p.name === basics[0]?.lead || p.id === basics[0]?.lead)?.id ?? null;
  hr = await server.as(['hr'], null, ['pay:all']);
  manager = await server.as(['manager'], null, ['pay:all']);
  grantedLead = await server.as(['lead'], leader, ['pay:team']);
  blindHr = await server.as(['hr'], null);
  lead = await server.as(['lead'], server.people.find((p) => p.post === 'lead' && p.id !== leader)?.id ?? null);
  agent = await server.as(['agent'], me);
  other = await server.as(['agent'], colleague);
});
afterAll(async () => {
  await server.jobs.stop();
  await server.close();
});

async function workedOut(id: string) {
  for (let i = 0; i < 2000; i++) {
    const { body } = await hr('GET', `/api/runs/${id}`);
    if (body.run.workedOut) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('never worked out');
}

const order = (ask: Ask, name: string) => ask('POST', `/api/runs/${run}/exports`, { name, lang: 'en' });

/** Asked for, written, fetched. */
async function exported(ask: Ask, name: string) {
  const { id } = (await order(ask, name)).body;
  // Ends with the job.
  await ask('GET', `/api/jobs/${id}/events`);
  return ask('GET', `/api/exports/${id}/file`);
}

const codes = (body: { problems: readonly { code: string }[] }) => body.problems.map((p) => p.code);

const owes = async (ask: Ask, kind: string) => {
  const { rows } = (await ask('GET', '/api/home/tasks')).body;
  return rows.filter((task: { kind: string }) => task.kind === `payrun.${kind}`);
};
const told = async (ask: Ask) => (await ask('GET', '/api/notices')).body.rows.map((row: { kind: string }) => row.kind);

describe('a pay run', () => {
  it('is prepared once for a period and plan, by whoever may prepare', async () => {
    const asked = { period: '2026-01', plan: 'points-basic', inputs: null };
    expect((await agent('POST', '/api/runs', asked)).status).toBe(403);
    expect((await manager('POST', '/api/runs', asked)).status).toBe(403);
    expect(codes((await hr('POST', '/api/runs', { ...asked, plan: 'nobody' })).body)).toEqual(['payrun.plan-unknown']);
    expect(codes((await hr('POST', '/api/runs', { ...asked, period: '2026-13' })).body)).toEqual(['payrun.period-bad']);
    const made = await hr('POST', '/api/runs', asked);
    expect(made.status).toBe(200);
    run = made.body.id;
    const again = await hr('POST', '/api/runs', asked);
    expect([again.status, codes(again.body)]).toEqual([409, ['payrun.exists']]);
    const { run: done } = await workedOut(run);
    expect(done.people).toBeGreaterThan(5);
    expect(done.paid).toBe(done.people);
  });

  it('tells before it is prepared who would be in it, and whom another run of the period pays', async () => {
    const at = '/api/runs/prospect?plan=points-basic';
    expect((await agent('GET', `${at}&period=2026-01`)).status).toBe(403);
    const taken = (await hr('GET', `${at}&period=2026-01`)).body;
    expect(taken.count).toBe(0);
    expect(taken.left).toContainEqual(expect.objectContaining({ person: me, why: 'other-run', run }));
    const chosen = (await hr('GET', `${at}&period=2025-12&by=person&ids=${me}&ids=${colleague}`)).body;
    expect(chosen.count + chosen.leftCount).toBe(2);
    expect(codes((await hr('GET', `${at}&period=2026-13`)).body)).toEqual(['payrun.period-bad']);
    const { periods, teams, posts } = (await hr('GET', '/api/runs/choices')).body;
    expect(periods.month).toContain('2026-01');
    expect([teams.length > 0, posts.includes('basic')]).toEqual([true, true]);
    const population = { by: 'person', ids: [me] };
    const again = await hr('POST', '/api/runs', { period: '2026-01', plan: 'points-basic', population });
    expect([again.status, codes(again.body)]).toEqual([409, ['payrun.nobody-chosen']]);
  });

  it('stands on the first page of who works on runs, its cost only for whom pay is open', async () => {
    const { rows } = (await blindHr('GET', '/api/home/runs?month=2026-01')).body;
    expect(rows).toMatchObject([{ id: run, period: '2026-01', state: 'prepared', workedOut: true, questions: 0 }]);
    const { findings } = await workedOut(run);
    const warned = findings.filter((one: { severity: string }) => one.severity === 'warning');
    expect(rows[0].unexplained).toBe(warned.reduce((sum: number, one: { count: number }) => sum + one.count, 0));
    // Of another month it is there as long as it is open.
    expect((await manager('GET', '/api/home/runs?month=2025-06')).body.rows).toHaveLength(1);
    expect((await hr('GET', '/api/home/cost?month=2026-01')).body.rows).toEqual([]);
    for (const ask of [blindHr, grantedLead, agent])
      for (const at of ['/api/home/cost?month=2026-01', '/api/home/cost/why?month=2026-01&of=total'])
        expect((await ask('GET', at)).status).toBe(403);
    const why = (of: string) => hr('GET', `/api/home/cost/why?month=2026-01&plan=points-basic&of=${of}`);
    expect((await why('difference')).status).toBe(404);
    const { plans } = (await hr('GET', '/api/home/cycle?month=2026-01')).body;
    const basic = plans.find((one: { plan: string }) => one.plan === 'points-basic');
    expect((await why('total')).body.value).toBe(basic.total);
    const all = (await hr('GET', '/api/home/cost/why?month=2026-01&of=total')).body.parts;
    const ids = (list: readonly { id?: string; plan?: string }[]) => list.map(({ id, plan }) => id ?? plan).sort();
    expect(ids(all)).toEqual(ids(plans));
  });

  it('is followed to its end by whoever may look at runs, whoever asked for it', async () => {
    const { text, headers } = await blindHr('GET', `/api/runs/${run}/events`);
    expect(headers['content-type']).toContain('text/event-stream');
    const jobs = text
      .trim()
      .split('\n\n')
      .map((event) => JSON.parse(event.replace('data: ', '')));
    expect(jobs.at(-1)).toMatchObject({ kind: 'payrun.calculate', state: 'done', result: { run } });
    expect((await agent('GET', `/api/runs/${run}/events`)).status).toBe(403);
    expect((await hr('GET', '/api/runs/none/events')).status).toBe(404);
  });

  it('shows amounts to nobody without a grant, and before publication to nobody outside', async () => {
    for (const page of ['results', 'board', 'findings', 'exports/register.csv', 'deltas']) {
      for (const ask of [agent, lead, blindHr]) expect((await ask('GET', `/api/runs/${run}/${page}`)).status).toBe(403);
      expect((await grantedLead('GET', `/api/runs/${run}/${page}`)).status).toBe(404);
      expect((await hr('GET', `/api/runs/${run}/${page}`)).status).toBe(200);
    }
    expect((await agent('GET', `/api/people/${me}/payslips/${run}`)).status).toBe(404);
    expect((await agent('GET', '/api/runs')).status).toBe(403);
    const { text } = await blindHr('GET', `/api/runs/${run}`);
    const total = (await hr('GET', `/api/runs/${run}/board`)).body.sums.total;
    expect(text).not.toContain(total);
  });

  it('pages through the register in any order without repeating or missing anybody', async () => {
    const { run: done } = await workedOut(run);
    for (const order of ['sort=person', 'sort=total&down=true', 'sort=team', 'sort=name&down=true']) {
      const seen: string[] = [];
      let next = '';
      do {
        const { body } = await hr('GET', `/api/runs/${run}/results?limit=4&${order}${next && `&cursor=${next}`}`);
        seen.push(...body.rows.map((row: { person: string }) => row.person));
        next = body.next ?? '';
      } while (next !== '');
      expect(seen).toHaveLength(done.people);
      expect(new Set(seen).size).toBe(done.people);
    }
  });

  it('goes nowhere while a warning has no written reason, and is never approved by its preparer', async () => {
    expect((await hr('POST', `/api/runs/${run}/check`, {})).status).toBe(200);
    const { findings } = await workedOut(run);
    const warned = findings.filter((f: { severity: string }) => f.severity === 'warning');
    for (const { code } of warned) {
      expect(codes((await hr('POST', `/api/runs/${run}/submit`, {})).body)).toEqual(['payrun.unexplained']);
      const reason = { reason: 'Seen and right' };
      expect((await hr('PUT', `/api/runs/${run}/findings/${code}`, reason)).status).toBe(200);
    }
    expect((await owes(hr, 'submit')).length).toBe(1);
    expect(await owes(manager, 'approve')).toEqual([]);
    expect((await hr('POST', `/api/runs/${run}/submit`, {})).body.state).toBe('submitted');
    expect(await owes(hr, 'submit')).toEqual([]);
    const link = `/pay/runs/${run}`;
    expect(await owes(manager, 'approve')).toMatchObject([
      { link, count: 1, title: { en: expect.stringContaining('2026-01') } },
    ]);
    expect(await told(manager)).toEqual(['payrun.submit']);
    for (const ask of [agent, lead, hr]) expect(await owes(ask, 'approve')).toEqual([]);
    expect((await hr('POST', `/api/runs/${run}/approve`, {})).status).toBe(403);
    expect(codes((await hr('POST', `/api/runs/${run}/recalculate`, {})).body)).toEqual(['payrun.wrong-state']);
    expect(codes((await hr('GET', `/api/runs/${run}/exports/bank.csv`)).body)).toEqual(['payrun.not-approved']);
    const approved = await manager('POST', `/api/runs/${run}/approve`, {});
    expect(approved.body.state).toBe('approved');
    expect(await owes(manager, 'approve')).toEqual([]);
    expect((await owes(hr, 'publish')).length).toBe(1);
    expect(await told(hr)).toEqual(['payrun.approve']);
  });

  it('is refused approval where one person is preparer and approver at once', async () => {
    const both = await server.as(['hr', 'manager'], null, ['pay:all']);
    const made = await both('POST', '/api/runs', { period: '2026-01', plan: 'points-vip' });
    const id = made.body.id;
    const { findings } = await workedOut(id);
    await both('POST', `/api/runs/${id}/check`, {});
    for (const { code, severity } of findings)
      if (severity === 'warning') await both('PUT', `/api/runs/${id}/findings/${code}`, { reason: 'ok' });
    await both('POST', `/api/runs/${id}/submit`, {});
    expect(await owes(both, 'approve')).toEqual([]);
    expect((await owes(manager, 'approve')).length).toBe(1);
    const refused = await both('POST', `/api/runs/${id}/approve`, {});
    expect([refused.status, codes(refused.body)]).toEqual([403, ['payrun.second-person']]);
  });

  it('is exported: register, one sheet a team, bank list, a proof that verifies', async () => {
    const csv = await hr('GET', `/api/runs/${run}/exports/register.csv`);
    expect(csv.text.charCodeAt(0)).toBe(0xfeff);
    const { run: done } = await workedOut(run);
    expect(csv.text.trim().split('\r\n')).toHaveLength(done.people + 1);
    const bank = await hr('GET', `/api/runs/${run}/exports/bank.csv`);
    expect(bank.text.trim().split('\r\n')).toHaveLength(done.people + 1);
    const xlsx = await exported(hr, 'register.xlsx');
    expect(xlsx.text.slice(0, 2)).toBe('PK');
    expect(xlsx.headers['content-disposition']).toContain('points-basic-2026-01-register.xlsx');
    const json = await exported(hr, 'run.json');
    expect(JSON.parse(json.text).people).toHaveLength(done.people);
    const proof = await exported(hr, 'proof.json');
    const { mkdtemp, writeFile, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(`${tmpdir()}/jixin-proof-test-`);
    await writeFile(`${folder}/p.json`, proof.text);
    const { verifyProof } = await import('../../stages/payslip/service.ts');
    const verified = await verifyProof(`${folder}/p.json`);
    await rm(folder, { recursive: true });
    expect(verified.ok && verified.value.people).toBe(done.people);
  });

  it('gives a large file to whoever asked for it, as long as they may see everybody in it', async () => {
    for (const ask of [agent, lead, blindHr]) expect((await order(ask, 'run.json')).status).toBe(403);
    const { id, state } = (await order(hr, 'run.json')).body;
    // It is there since the test before: asked for again, it is not written again.
    expect(state).toBe('done');
    expect((await hr('GET', `/api/runs/${run}/exports`)).body.rows.map((row: { id: string }) => row.id)).toContain(id);
    expect((await manager('GET', `/api/runs/${run}/exports`)).body.rows).toEqual([]);
    expect(codes((await manager('GET', `/api/exports/${id}/file`)).body)).toEqual(['payrun.export-gone']);
    const reader = await server.as(['hr'], null, ['pay:all']);
    const own = (await order(reader, 'proof.json')).body.id;
    await reader('GET', `/api/jobs/${own}/events`);
    expect((await reader('GET', `/api/exports/${own}/file`)).status).toBe(200);
    const { account } = (await reader('GET', '/api/me')).body.me;
    await sql`update account set grants = '[]'::jsonb where id = ${account.id}`.execute(server.records.as<object>());
    expect((await reader('GET', `/api/exports/${own}/file`)).status).toBe(403);
  });
});

describe('a published payslip', () => {
  it('has its run’s total told in the list and its file to who sees everybody’s pay, and to nobody else', async () => {
    const listed = async (ask: Ask) => (await ask('GET', '/api/runs')).body.rows as { id: string; total: string }[];
    const { total = '' } = (await listed(hr)).find(({ id }) => id === run) ?? {};
    expect(total).toMatch(/^\d+\.\d\d$/);
    expect((await hr('GET', '/api/runs/export/csv')).text).toContain(total);
    expect((await listed(blindHr)).map((row) => row.total).filter(Boolean)).toEqual([]);
    expect((await blindHr('GET', '/api/runs/export/csv')).text).not.toContain(total);
  });

  it('is seen by the person, by whom sight was granted, and by nobody else', async () => {
    expect((await hr('POST', `/api/runs/${run}/publish`, {})).body.state).toBe('published');
    const at = `/api/people/${me}/payslips`;
    for (const url of [at, `${at}/${run}`, `${at}/${run}/lines/gross_pay`, `${at}/${run}/what-if`]) {
      for (const ask of [agent, hr, manager, grantedLead]) expect((await ask('GET', url)).status, url).toBe(200);
      for (const ask of [other, lead, blindHr]) expect((await ask('GET', url)).status, url).toBe(403);
    }
  });

  it('is announced to whom it pays, who owes its confirmation by a day', async () => {
    for (const [ask, person] of [
      [agent, me],
      [other, colleague],
    ] as const) {
      expect(await told(ask)).toEqual(['payrun.publish']);
      expect(await owes(ask, 'confirm')).toMatchObject([
        { link: `/pay/payslips/${person}/${run}`, due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), late: false },
      ]);
    }
    expect(await owes(hr, 'confirm')).toEqual([]);
  });

  it('is printed for the person, and for HR with everybody on a page of their own', async () => {
    const pdf = async ({ status, raw }: Answer) => {
      if (status !== 200) return status;
      return (await extractText(await getDocumentProxy(new Uint8Array(raw)), { mergePages: false })).text;
    };
    const own = await pdf(await agent('GET', `/api/people/${me}/payslips/${run}/payslip.pdf?lang=zh-CN`));
    expect(own).toHaveLength(1);
    expect(String(own)).toContain('工资条');
    expect(String(own)).toContain(me);
    expect(await pdf(await other('GET', `/api/people/${me}/payslips/${run}/payslip.pdf`))).toBe(403);
    const { body } = await hr('GET', `/api/runs/${run}`);
    const all = await pdf(await exported(hr, 'payslips.pdf'));
    expect(all).toHaveLength(body.run.paid);
    expect(String(all)).toContain('Payslip');
  });

  it('explains a line down to file and row', async () => {
    const { body } = await agent('GET', `/api/people/${me}/payslips/${run}/lines/gross_pay`);
    const rows: { file: string; row: number }[] = [];
    const walk = (reason: { rows?: typeof rows; parts: unknown[] }, depth: number): void => {
      if (reason.rows) rows.push(...reason.rows);
      for (const part of reason.parts) walk(part as never, depth + 1);
    };
    walk(body, 0);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.file).toMatch(/\.(csv|xlsx)$/);
    expect(rows[0]?.row).toBeGreaterThan(1);
    const slip = (await agent('GET', `/api/people/${me}/payslips/${run}`)).body;
    expect(body.value === null ? null : Number(body.value)).toBe(Number(slip.payable));
  });

  it('hands out every row behind a metric, page by page, to whoever may read rows', async () => {
    const at = `/api/people/${me}/payslips/${run}/lines/gross_pay/rows?metric=contacts_handled`;
    const keys: string[] = [];
    let next = '';
    let total = 0;
    do {
      const { body } = await agent('GET', `${at}&limit=50${next && `&cursor=${next}`}`);
      keys.push(...body.rows.map((row: { key: string }) => row.key));
      [next, total] = [body.next ?? '', body.total];
    } while (next !== '');
    expect(total).toBeGreaterThan(50);
    expect([keys.length, new Set(keys).size]).toEqual([total, total]);
    expect((await other('GET', at)).status).toBe(403);
    expect(codes((await agent('GET', at.replace('contacts_handled', 'csat'))).body)).toEqual(['payrun.no-line']);
    expect((await agent('GET', `${at}&cursor=nonsense`)).status).toBe(400);
    const file = `/api/people/${me}/payslips/${run}/lines/gross_pay/rows/export?metric=contacts_handled`;
    expect((await agent('GET', file)).text.trim().split(/\r?\n/)).toHaveLength(total + 1);
    expect((await other('GET', file)).status).toBe(403);
  });

  it('is found from a row that came into it, with its amounts for whom the pay is open', async () => {
    const slip = (await agent('GET', `/api/people/${me}/payslips/${run}`)).body;
    const behind = `/api/people/${me}/payslips/${run}/lines/gross_pay/rows?metric=contacts_handled&limit=1`;
    const [row] = (await agent('GET', behind)).body.rows;
    const at = `/api/rows/${row.kind}/${encodeURIComponent(row.key)}/pay`;
    const [own] = (await agent('GET', at)).body.rows;
    expect(own).toMatchObject({ run, period: '2026-01', person: me, state: 'published', seesPay: true });
    const paid = own.lines.find((line: { id: string }) => line.id === slip.payLine);
    expect(paid.amount).toBe(slip.lines.find((line: { id: string }) => line.id === slip.payLine).amount);
    expect(paid.inputs.length).toBeGreaterThan(0);
    expect(own.lines.length).toBeLessThan(slip.lines.length);
    for (const ask of [hr, manager, grantedLead]) {
      const seen = (await ask('GET', at)).body.rows.find((one: { person: string }) => one.person === me);
      expect(seen).toMatchObject({ seesPay: true, lines: own.lines });
    }
    const blind = (await blindHr('GET', at)).body.rows[0];
    expect(blind).toMatchObject({ person: me, seesPay: false, inputs: own.inputs });
    expect(blind.lines.map((line: { amount: string | null }) => line.amount)).toEqual(own.lines.map(() => null));
    for (const ask of [other, lead]) expect((await ask('GET', at)).status).toBe(404);
  });

  it('can be questioned and confirmed by the person alone, and the answer is read there', async () => {
    const at = `/api/people/${me}/payslips/${run}`;
    const question = { line: 'coefficient', text: 'Why 0.8?' };
    expect((await hr('POST', `${at}/questions`, question)).status).toBe(403);
    expect((await other('POST', `${at}/questions`, question)).status).toBe(403);
    expect(codes((await agent('POST', `${at}/questions`, { ...question, line: 'no' })).body)).toEqual([
      'payrun.no-line',
    ]);
    const asked = await agent('POST', `${at}/questions`, question);
    expect(asked.status).toBe(200);
    expect((await other('GET', '/api/questions')).body.rows).toEqual([]);
    const inbox = await blindHr('GET', '/api/questions?state=open');
    expect(inbox.body.rows.map((q: { id: string }) => q.id)).toEqual([asked.body.id]);
    expect(codes((await hr('POST', `/api/runs/${run}/close`, {})).body)).toContain('payrun.open-questions');
    expect(await owes(blindHr, 'answer')).toMatchObject([{ count: 1, link: '/pay/questions' }]);
    expect(await told(blindHr)).toEqual(['payrun.asked']);
    for (const ask of [agent, manager, lead]) expect(await owes(ask, 'answer')).toEqual([]);
    const answer = `/api/questions/${asked.body.id}/answer`;
    expect((await agent('POST', answer, { text: 'x' })).status).toBe(403);
    expect((await blindHr('POST', answer, { text: 'Because of 52 deductions.' })).status).toBe(200);
    expect(codes((await hr('POST', answer, { text: 'again' })).body)).toEqual(['payrun.answered-already']);
    expect(await owes(blindHr, 'answer')).toEqual([]);
    expect(await told(agent)).toContain('payrun.answered');
    expect((await agent('GET', at)).body.questions[0].answer.text).toBe('Because of 52 deductions.');
    expect((await agent('POST', `${at}/confirm`)).status).toBe(200);
    expect((await agent('GET', at)).body.confirmedAt).not.toBeNull();
    expect(await owes(agent, 'confirm')).toEqual([]);
    expect(await owes(hr, 'close')).toEqual([]);
    expect(codes((await hr('POST', `/api/runs/${run}/close`, {})).body)).toEqual(['payrun.unanswered']);
  });
});

describe('a closed period', () => {
  it('records its closing as a fact, and never changes again', async () => {
    await sql`update pay_run set answer_until = now() - interval '1 day' where id = ${run}`.execute(
      server.records.as<object>(),
    );
    expect((await owes(hr, 'close')).length).toBe(1);
    const closed = await hr('POST', `/api/runs/${run}/close`, {});
    expect(closed.body.state).toBe('closed');
    const [fact] = await readFacts(server.records, { kinds: ['period.closed'] });
    expect(fact).toMatchObject({ subject: '2026-01', data: { plan: 'points-basic', run, hash: closed.body.hash } });
    for (const move of ['recalculate', 'return', 'publish', 'close', 'discard'])
      expect(
        (await (move === 'return' ? manager : hr)('POST', `/api/runs/${run}/${move}`, { reason: 'x' })).status,
      ).toBe(409);
    const db = server.records.as<object>();
    await expect(sql`update pay_result set total = 1 where run_id = ${run}`.execute(db)).rejects.toThrow('closed');
    await expect(sql`update pay_run set state = 'prepared' where id = ${run}`.execute(db)).rejects.toThrow('closed');
  });
});
