import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';

/** Data over HTTP: upload, recognise, check, import, report, undo — and who may not. */

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let manager: Ask;
let agent: Ask;
let cookie = '';

beforeAll(async () => {
  server = await demoServer({ people: 6, months: 1, seed: 1 });
  await server.jobs.start();
  cookie = await server.signIn(['hr'], null);
  hr = ask(cookie);
  manager = await server.as(['manager'], null);
  agent = await server.as(['agent'], server.people[0]?.id ?? '');
});
afterAll(async () => {
  await server.jobs.stop();
  await server.close();
});

function ask(as: string): Ask {
  return async (method, url, body) => {
    const headers = { cookie: as, 'accept-language': 'en' };
    const reply = await server.app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    const json = String(reply.headers['content-type'] ?? '').includes('json');
    return {
      status: reply.statusCode,
      body: json ? reply.json() : null,
      text: reply.body,
      raw: reply.rawPayload,
      headers: reply.headers,
    };
  };
}

const CALLS = [
  'Call Id,Agent,Start time,Answered (Y/N),Speed of answer in seconds,Satisfaction rating',
  'k1,Diane,13/04/2026 09:12,Y,10,5',
  'k2,Diane,14/04/2026 09:12,Y,=1+1,4',
  'k3,Becky,15/04/2026 09:30,N,,',
  'k4,Becky,soon,Y,9,3',
  'k5,Becky,16/04/2026 11:00,Y,12,4',
  'k6,Diane,16/04/2026 11:30,Y,8,5',
].join('\n');

async function send(files: Readonly<Record<string, string | Buffer>>, as = cookie) {
  const boundary = 'xx-boundary';
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { cookie: as, 'accept-language': 'en', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  });
  return { status: reply.statusCode, body: reply.json() };
}

async function finished(id: string) {
  for (let tries = 0; tries < 2000; tries++) {
    const { body } = await hr('GET', `/api/import-runs/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run did not end');
}

async function run(upload: string, tables: readonly object[], dryRun: boolean) {
  const started = await hr('POST', '/api/import-runs', { upload, dryRun, tables });
  expect(started.status).toBe(200);
  return finished(started.body.id);
}

describe('an upload', () => {
  it('is proposed a mapping with its evidence, checked, imported, and taken back', async () => {
    const { body: upload } = await send({ 'calls.csv': CALLS });
    const proposal = (await hr('GET', `/api/uploads/${upload.id}/proposal`)).body;
    const [table] = proposal.tables;
    expect(table).toMatchObject({ file: 'calls.csv', origin: 'proposed', profile: { kind: 'contact' } });
    const started = table.columns.find((column: { header: string }) => column.header === 'Start time');
    expect(started).toMatchObject({ targets: ['started_at'], dates: { order: 'day-month', ambiguous: false } });
    expect(table.preview[0]).toEqual({ row: 2, cells: ['k1', 'Diane', '13/04/2026 09:12', 'Y', '10', '5'] });

    const profile = { ...table.profile, id: 'learned-calls' };
    const tables = [{ file: 'calls.csv', sheet: '', profile, keep: true }];
    const checked = await run(upload.id, tables, true);
    expect(checked.tables[0].report).toMatchObject({ dryRun: true, read: 6, accepted: 4, rejected: 2, importId: null });
    expect((await hr('GET', '/api/imports?q=calls')).body.rows).toEqual([]);

    const done = await run(upload.id, tables, false);
    const { report, rejects } = done.tables[0];
    expect(report).toMatchObject({ added: 4, rejected: 2, first: '2026-04-13', last: '2026-04-16' });
    expect(report.rejects.map((one: { field: string }) => one.field).sort()).toEqual([
      'Speed of answer in seconds',
      'Start time',
    ]);
    const one = (await hr('GET', `/api/imports/${report.importId}`)).body;
    expect(one).toMatchObject({ file: 'calls.csv', undone: null, rejectsKept: true });

    const csv = await hr('GET', `/api/rejects/${rejects}?format=csv`);
    expect(csv.text).toContain("'=1+1");
    const again = (await hr('GET', `/api/uploads/${upload.id}/proposal`)).body.tables[0];
    expect(again).toMatchObject({ origin: 'learned', profile: { id: 'learned-calls' } });

    expect((await manager('POST', `/api/imports/${report.importId}/undo`)).status).toBe(403);
    expect((await hr('POST', `/api/imports/${report.importId}/undo`)).body.undone).not.toBeNull();
    expect((await hr('POST', '/api/imports/nobody/undo')).status).toBe(404);
  });

  it('gives its rejected rows as a workbook that runs no formula and marks the fault', async () => {
    const { body: upload } = await send({ 'calls.csv': CALLS });
    const [table] = (await hr('GET', `/api/uploads/${upload.id}/proposal`)).body.tables;
    const { file, sheet, profile } = table;
    const checked = await run(upload.id, [{ file, sheet, profile }], true);
    const reply = await server.app.inject({
      url: `/api/rejects/${checked.tables[0].rejects}?format=xlsx`,
      headers: { cookie, 'accept-language': 'en' },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(reply.rawPayload as never);
    const lines = book.worksheets[0]?.getSheetValues() as unknown[][];
    expect(lines[1]?.slice(1, 8)).toEqual(['File', 'Sheet', 'Row', 'Column', 'Value', 'Code', 'Reason']);
    expect(lines.slice(2).map((line) => [line[3], line[4], line[5]])).toEqual([
      ['3', 'Speed of answer in seconds', "'=1+1"],
      ['5', 'Start time', 'soon'],
    ]);
    expect(book.worksheets[0]?.getRow(2).getCell(12).fill).toMatchObject({ pattern: 'solid' });
  });

  it('is named so that it cannot leave its folder', async () => {
    const { body } = await send({
      '../../../../evil.csv': 'a,b\n1,2',
      '..\\..\\x\u202Evsc.csv': 'a,b\n1,2',
      '.csv': 'a',
    });
    expect(body.files.map((file: { name: string }) => file.name)).toEqual(['evil.csv', 'xvsc.csv', 'csv']);
    expect((await hr('GET', `/api/uploads/${body.id}/proposal`)).status).toBe(200);
    expect((await hr('GET', '/api/uploads/..%2F..%2Fetc/proposal')).status).toBe(404);
  });

  it('is refused where it is too large, empty or no file at all, and leaves nothing behind', async () => {
    expect((await send({ 'big.csv': 'x'.repeat(600_000) })).status).toBe(413);
    expect((await send({})).body.code).toBe('upload.no-file');
    expect((await hr('POST', '/api/uploads', {})).status).toBe(415);
    const { body } = await send({ 'empty.csv': '' });
    expect((await hr('GET', `/api/uploads/${body.id}/proposal`)).body.code).toBe('read.empty');
  });

  it('that is no table at all says so', async () => {
    const { body } = await send({ 'program.xlsx': Buffer.from('PK\u0003\u0004 this is no workbook') });
    expect((await hr('GET', `/api/uploads/${body.id}/proposal`)).status).toBe(422);
    const script = await send({ 'x.csv': '<script>alert(1)</script>\n=cmd|calc' });
    const [table] = (await hr('GET', `/api/uploads/${script.body.id}/proposal`)).body.tables;
    expect(table.origin).toBe('unknown');
  });

  it('that lacks what its kind needs is proposed what it has', async () => {
    const { body } = await send({ 'odd.csv': 'Agent,Speed of answer in seconds,Satisfaction rating\nAnn,4,5' });
    const [table] = (await hr('GET', `/api/uploads/${body.id}/proposal`)).body.tables;
    expect(table).toMatchObject({
      origin: 'proposed',
      confidence: 0,
      profile: { columns: { agent: { column: 'Agent' } } },
    });
    expect(table.problems.map((one: { code: string }) => one.code)).toContain('mapping.no-required');
  });

  it('belongs to its sender alone', async () => {
    const { body } = await send({ 'calls.csv': CALLS });
    const other = await server.as(['hr'], null);
    expect((await other('GET', `/api/uploads/${body.id}`)).status).toBe(404);
    expect((await other('GET', `/api/uploads/${body.id}/proposal`)).status).toBe(404);
    expect((await other('DELETE', `/api/uploads/${body.id}`)).status).toBe(404);
    expect((await hr('DELETE', `/api/uploads/${body.id}`)).body).toEqual({ done: true });
    expect((await hr('GET', `/api/uploads/${body.id}`)).status).toBe(404);
  });
});

describe('a run', () => {
  it('is refused a mapping that intake would not read, and a table the upload does not have', async () => {
    const { body: upload } = await send({ 'calls.csv': CALLS });
    const [{ profile }] = (await hr('GET', `/api/uploads/${upload.id}/proposal`)).body.tables;
    const order = (change: object, file = 'calls.csv') => ({
      upload: upload.id,
      dryRun: true,
      tables: [{ file, sheet: '', profile: { ...profile, ...change } }],
    });
    const { started_at: _, ...undated } = profile.columns;
    const codes = async (body: object) => (await hr('POST', '/api/import-runs', body)).body.code;
    expect(await codes(order({ columns: undated }))).toBe('mapping.no-required');
    expect(await codes(order({ columns: { ...profile.columns, salary: { column: 'Agent' } } }))).toBe(
      'mapping.unknown-target',
    );
    expect(await codes(order({ columns: { ...profile.columns, agent: { script: 'x' } } }))).toBe('http.invalid');
    expect(await codes(order({ id: '../../x' }))).toBe('http.invalid');
    expect(await codes(order({}, 'other.csv'))).toBe('upload.no-such-table');
  });
});

describe('rows sent as JSON', () => {
  const rows = [
    { id: 'w1', agent: 'Ann', started_at: '2026-05-01 10:00:00', rating: 5, answered: true, 'person.team': 'A' },
    { id: 'w2', agent: 'Ann', started_at: 'never', rating: 5 },
  ];

  it('are held to the same checks, and the same row twice is one', async () => {
    const first = await hr('POST', '/api/rows/contact', { source: 'crm', rows });
    expect(first.body).toMatchObject({ read: 2, accepted: 1, rejected: 1, added: 1, file: 'crm.jsonl' });
    const changed = [{ ...rows[0], rating: 4 }];
    expect((await hr('POST', '/api/rows/contact', { source: 'crm', rows: changed })).body.replaced).toBe(1);
    expect((await hr('POST', '/api/rows/contact', { source: 'crm', rows: changed })).body.unchanged).toBe(1);
  });

  it('say which field nobody knows, and which is missing', async () => {
    const unknown = await hr('POST', '/api/rows/contact', { rows: [{ ...rows[0], colour: 'red' }] });
    expect(unknown.body).toMatchObject({ code: 'mapping.unknown-target' });
    expect((await hr('POST', '/api/rows/contact', { rows: [{ id: 'x' }] })).body.code).toBe('mapping.no-required');
    expect((await hr('POST', '/api/rows/weather', { rows })).status).toBe(400);
    expect((await hr('POST', '/api/rows/contact', { source: '../x', rows })).status).toBe(400);
  });
});

describe('a file of facts', () => {
  const AWARDS = [
    'kind,subject,valid,award,amount',
    'award.granted,K1,2026-05-31,star,321.50',
    'award.granted,K2,2026-05-31,star,four hundred',
    'period.closed,2026-05,2026-05-31,,',
  ].join('\n');

  it('is known by what it says, checked and imported, and its pay is shown to its sender alone', async () => {
    const { body: upload } = await send({ 'awards.csv': AWARDS });
    const [table] = (await hr('GET', `/api/uploads/${upload.id}/proposal`)).body.tables;
    expect(table).toMatchObject({ origin: 'proposed', profile: { kind: 'fact' } });
    const amount = table.columns.find((column: { header: string }) => column.header === 'amount');
    expect(amount.targets).toEqual(['amount']);
    const tables = [{ file: 'awards.csv', sheet: '', profile: { ...table.profile, id: 'learned-awards' }, keep: true }];
    const checked = await run(upload.id, tables, true);
    expect(checked.tables[0].report).toMatchObject({ kind: 'fact', read: 3, accepted: 1, rejected: 2, importId: null });
    const done = await run(upload.id, tables, false);
    const { report, rejects } = done.tables[0];
    expect(report).toMatchObject({ added: 1, rejected: 2 });
    const codes = report.rejects.map(({ reason }: { reason: string }) => reason);
    expect(codes.sort()).toEqual(['ledger.field-invalid', 'ledger.field-missing']);
    const facts = (await hr('GET', '/api/facts?kind=award.granted&subject=K1')).body.rows;
    expect(facts).toMatchObject([{ valid: '2026-05-31', source: { file: 'awards.csv', row: 2 } }]);

    const own = await hr('GET', `/api/rejects/${rejects}?format=csv`);
    expect(own.text).toContain('four hundred');
    const system = await server.as(['system'], null);
    const theirs = await system('GET', `/api/rejects/${rejects}?format=csv`);
    expect(theirs.text).toContain('K2');
    expect(theirs.text).not.toContain('four hundred');
    const told = await system('GET', `/api/imports/${report.importId}`);
    expect(JSON.stringify(told.body)).not.toContain('four hundred');
    const payroll = await server.as(['hr'], null, ['pay:all']);
    expect((await payroll('GET', `/api/rejects/${rejects}?format=csv`)).text).toContain('four hundred');

    expect((await system('POST', `/api/imports/${report.importId}/undo`)).status).toBe(403);
    expect((await hr('POST', `/api/imports/${report.importId}/undo`)).body.undone).not.toBeNull();
  });

  it('is taken only from who may write the ledger by hand, by file and by rows alike', async () => {
    const systemCookie = await server.signIn(['system'], null);
    const system = ask(systemCookie);
    const { body: upload } = await send({ 'awards.csv': AWARDS }, systemCookie);
    const [{ file, sheet, profile }] = (await system('GET', `/api/uploads/${upload.id}/proposal`)).body.tables;
    const order = { upload: upload.id, dryRun: true, tables: [{ file, sheet, profile }] };
    expect((await system('POST', '/api/import-runs', order)).status).toBe(403);
    const rows = [{ kind: 'award.granted', subject: 'K9', valid: '2026-05-31', award: 'star', amount: 10 }];
    expect((await system('POST', '/api/rows/fact', { rows })).status).toBe(403);
    expect((await hr('POST', '/api/rows/fact', { rows })).body).toMatchObject({ kind: 'fact', added: 1 });
  });
});

describe('whom the policy keeps out', () => {
  it('reads no import and writes none', async () => {
    expect((await agent('GET', '/api/imports')).status).toBe(403);
    expect((await agent('POST', '/api/rows/contact', { rows: [{ id: 'x' }] })).status).toBe(403);
    expect((await send({ 'a.csv': 'a' }, 'jixin=nobody')).status).toBe(401);
    expect((await manager('POST', '/api/import-runs', { upload: 'x', dryRun: true, tables: [] })).status).toBe(403);
    expect((await manager('GET', '/api/imports')).status).toBe(200);
    expect((await agent('GET', '/api/rejects/x')).status).toBe(403);
  });

  it('pages through imports without repeating or missing one', async () => {
    const all = (await hr('GET', '/api/imports?limit=500')).body.rows.map((row: { id: string }) => row.id);
    const seen: string[] = [];
    let next = '';
    do {
      const { body } = await hr('GET', `/api/imports?limit=2${next}`);
      seen.push(...body.rows.map((row: { id: string }) => row.id));
      next = body.next === null ? '' : `&cursor=${body.next}`;
    } while (next !== '');
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(3);
  });
});
