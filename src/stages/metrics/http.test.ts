import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';

/** A made-up centre asked as an agent, as the lead of a team, and as HR. */

let server: Awaited<ReturnType<typeof demoServer>>;
let agent: Ask;
let lead: Ask;
let hr: Ask;
let me = '';
let colleague = '';
let boss = '';
let mine: readonly string[] = [];

beforeAll(async () => {
  server = await demoServer({ people: 30, months: 1, seed: 1 });
  const { people } = server;
  const one = people.find((p) => p.post === 'basic' && p.lead !== null);
  me = one?.id ?? '';
  boss = people.find((p) => p.id === one?.lead || p.name === one?.lead)?.id ?? '';
  mine = people.filter((p) => p.team === one?.team).map((p) => p.id);
  colleague = mine.find((id) => id !== me && id !== boss) ?? '';
  agent = await server.as(['agent'], me);
  lead = await server.as(['lead'], boss);
  hr = await server.as(['hr'], null);
});
afterAll(() => server.close());

const JANUARY = 'period=2026-01';
const values = (query: string) => `/api/metrics/values?${JANUARY}&${query}`;

describe('the numbers', () => {
  it('list the dictionary with what each metric is made of', async () => {
    const { body } = await agent('GET', '/api/metrics');
    const csat = body.rows.find((row: { id: string }) => row.id === 'csat');
    expect(csat).toMatchObject({ unit: 'ratio', better: 'higher', interval: true });
    expect(csat.sources[0].text.en).toMatch(/contact: Σ .*rating/);
  });

  it('answer HR for everybody, with the names of the people', async () => {
    const { body } = await hr('GET', values('metrics=contacts_handled,csat&by=person'));
    expect(body.total).toBeGreaterThan(20);
    expect(body.names[me]).toBe(server.people.find((p) => p.id === me)?.name);
    expect(body.metrics[1]).toMatchObject({ id: 'csat', asked: 'csat', unit: 'ratio' });
    const row = body.rows.find((one: { group: string[] }) => one.group[0] === me);
    expect(Number(row.cells[0].value)).toBeGreaterThan(0);
    expect(Number(row.cells[1].low)).toBeLessThan(Number(row.cells[1].high));
  });

  it('say what is wrong with a question', async () => {
    expect((await hr('GET', values('metrics=csatt'))).body.code).toBe('metrics.unknown');
    expect((await hr('GET', '/api/metrics/values?period=2026-13')).body.code).toBe('metrics.period-unknown');
    expect((await hr('GET', values('metrics=csat&where=rating%20%3C'))).status).toBe(422);
    expect((await hr('GET', `/api/metrics/why?${JANUARY}&metrics=csat&by=person&group=x`)).status).toBe(400);
  });
});

describe('how far a question reaches', () => {
  const people = async (ask: Ask, query = 'metrics=contacts_handled&by=person') =>
    (await ask('GET', values(query))).body.rows.map((row: { group: string[] }) => row.group[0]).sort();

  it('is oneself for an agent and one’s team for a lead', async () => {
    expect(await people(agent)).toEqual([me]);
    const team = await people(lead);
    expect(team).toContain(colleague);
    expect(team.every((id: string) => mine.includes(id))).toBe(true);
    expect(team.length).toBeLessThan((await people(hr)).length);
  });

  it('gives an agent’s own sum where no person is asked for', async () => {
    const own = (await agent('GET', values('metrics=contacts_handled'))).body.rows[0].cells[0].value;
    const row = (await hr('GET', values(`metrics=contacts_handled&where=person='${me}'`))).body.rows[0];
    expect(own).toBe(row.cells[0].value);
  });

  it.each([
    ['naming somebody else', (other: string) => `person = '${other}'`],
    ['naming both', (other: string) => `person = '${other}' OR TRUE`],
    ['negation', () => `NOT person = '${me}'`],
    ['a condition that is always true', () => 'TRUE OR FALSE'],
    ['an agent text that breaks out of its quotes', () => `agent = "x' OR 1=1 --"`],
  ])('cannot be widened by %s', async (_, condition) => {
    const where = encodeURIComponent(condition(colleague));
    for (const id of await people(agent, `metrics=contacts_handled&by=person&where=${where}`)) expect(id).toBe(me);
    const all = await agent('GET', values(`metrics=contacts_handled,csat,handle_time&where=${where}`));
    const own = (await agent('GET', values('metrics=contacts_handled'))).body.rows[0].cells[0].value;
    expect(Number(all.body.rows[0]?.cells[0].value ?? 0)).toBeLessThanOrEqual(Number(own));
  });

  it('holds for metrics of every shape, by every dimension', async () => {
    const self = server.people.find((p) => p.id === me);
    const names = [me, self?.name, ...(self?.aliases ?? [])];
    const agents = (await agent('GET', values('by=agent'))).body.rows.map((row: { group: string[] }) => row.group[0]);
    expect(names).toEqual(expect.arrayContaining(agents));
    for (const by of ['team,person', 'day,person', 'hour,person', 'shift,person', 'lead,person']) {
      const { body } = await agent('GET', values(`by=${by}`));
      const at = body.by.indexOf('person');
      expect([...new Set(body.rows.map((r: { group: string[] }) => r.group[at]))]).toEqual([me]);
    }
  });

  it('shows a share of the whole team’s sales without a condition, and refuses one with it', async () => {
    const own = (await agent('GET', values('metrics=sales_share'))).body.rows[0].cells[0];
    const seen = (await hr('GET', values('metrics=sales_share&by=person'))).body.rows;
    expect(own.value).toBe(seen.find((row: { group: string[] }) => row.group[0] === me).cells[0].value);
    const pair = encodeURIComponent(`person IN ('${me}', '${colleague}')`);
    const refused = await agent('GET', values(`metrics=sales_share&where=${pair}`));
    expect([refused.status, refused.body.code]).toEqual([403, 'metrics.share-filtered']);
  });

  it('is the same in the export, in the expectation and behind a number', async () => {
    const query = `${JANUARY}&metrics=contacts_handled&by=person`;
    const csv = await agent('GET', `/api/metrics/export?${query}`);
    expect(csv.headers['content-type']).toMatch('text/csv');
    expect(csv.text.trim().split(/\r?\n/)).toHaveLength(2);
    const expected = await agent('GET', `/api/metrics/expected?${JANUARY}&metrics=csat&by=person`);
    expect(expected.body.rows.map((row: { group: string[] }) => row.group[0])).toEqual([me]);
    const own = await agent('GET', `/api/metrics/why?${query}&group=${group(me)}`);
    expect(own.body.rows).toHaveLength(20);
    expect(own.body.rowCount).toBe(Number(own.body.value));
    const other = await agent('GET', `/api/metrics/why?${query}&group=${group(colleague)}`);
    expect(other.body).toMatchObject({ value: null, rows: [], rowCount: 0 });
    expect((await hr('GET', `/api/metrics/why?${query}&group=${group(colleague)}`)).body.rowCount).toBeGreaterThan(0);
  });

  it('says of a person’s number which of its rows lie before the hire, and of the others nothing', async () => {
    const ask = async (id: string) =>
      (await hr('GET', `/api/metrics/why?${JANUARY}&metrics=contacts_handled&by=person&group=${group(id)}`)).body;
    expect((await ask(colleague)).sentence.en).not.toContain('hire');
    const hired = { valid: '2026-01-01', why: '补登', data: { hired_on: '2026-01-20' } };
    expect((await hr('POST', `/api/people/${colleague}/changes`, hired)).status).toBe(200);
    const { sentence, rowCount } = await ask(colleague);
    const early = Number(/(\d+) of the rows are dated before the hire on 2026-01-20/.exec(sentence.en)?.[1]);
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThan(rowCount);
    expect((await ask(me)).sentence.en).not.toContain('hire');
  });

  it('hands out every row behind a number, a page at a time', async () => {
    const asked = `${JANUARY}&metrics=contacts_handled&by=person&group=${encodeURIComponent(JSON.stringify([me]))}`;
    const keys: string[] = [];
    let [next, total] = ['', 0];
    do {
      const cursor = next === '' ? '' : `&cursor=${next}`;
      const { body } = await agent('GET', `/api/metrics/why/rows?${asked}&limit=60${cursor}`);
      keys.push(...body.rows.map((row: { key: string }) => row.key));
      [next, total] = [body.next ?? '', body.total];
    } while (next !== '');
    expect(total).toBeGreaterThan(60);
    expect([keys.length, new Set(keys).size]).toEqual([total, total]);
    const foreign = await lead('GET', `/api/metrics/why/rows?${asked}&cursor=nonsense`);
    expect([foreign.status, foreign.body.code]).toEqual([400, 'http.bad-cursor']);
  });

  it('writes the rows behind a number as a file, for whoever may read them', async () => {
    const of = (id: string) => `${JANUARY}&metrics=contacts_handled&by=person&group=${group(id)}`;
    const file = await agent('GET', `/api/metrics/why/rows/export?${of(me)}&lang=en`);
    expect(file.headers['content-disposition']).toContain('rows-contacts_handled-2026-01.csv');
    const lines = file.text.trim().split(/\r?\n/);
    expect(file.text.charCodeAt(0)).toBe(0xfeff);
    expect(lines[0]).toMatch(/^Agent,Started at,.*,File,Sheet,Row,Record,Opens at$/);
    const { total } = (await agent('GET', `/api/metrics/why/rows?${of(me)}`)).body;
    expect(lines).toHaveLength(total + 1);
    const theirs = await agent('GET', `/api/metrics/why/rows/export?${of(colleague)}`);
    expect(theirs.text.trim().split(/\r?\n/)).toHaveLength(1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await agent('GET', `/api/metrics/why/rows/export?${of(me)}&format=xlsx`)).raw as never);
    expect(book.worksheets[0]?.rowCount).toBe(total + 1);
  });
});

function group(id: string): string {
  return encodeURIComponent(JSON.stringify([id]));
}

it('writes the same table as a workbook', async () => {
  const asked = await hr('GET', `/api/metrics/export?${JANUARY}&metrics=csat&by=team&format=xlsx`);
  expect(asked.status).toBe(200);
  expect(asked.headers['content-type']).toMatch('spreadsheetml');
  const { metricsWorkbook } = await import('./workbook.node.ts');
  const { Decimal } = await import('../../base/decimal.ts');
  const { call } = await import('./testing/catalog.node.ts');
  const request = {
    metrics: [call('csat')],
    period: (await import('../../base/period.ts')).period('2026-01'),
    by: ['agent' as const],
    where: null,
    spread: false,
  };
  const cell = { value: Decimal.of('0.5'), numerator: Decimal.ONE, n: Decimal.of('2') };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await metricsWorkbook([{ group: ['=1+1'], cells: [cell] }], request)) as never);
  const row = book.worksheets[0]?.getRow(2);
  expect([row?.getCell(1).value, row?.getCell(1).type, row?.getCell(2).value]).toEqual([
    '=1+1',
    ExcelJS.ValueType.String,
    0.5,
  ]);
});

it('keeps a spreadsheet from running what a row says', async () => {
  const { rowsCsv } = await import('./rows/export.node.ts');
  const values = { agent: '=1+1', rating: '-5.0000', channel: '@phone' };
  const row = { ...{ kind: 'contact', key: '+1', importId: 'i', file: 'a.csv', sheet: null, row: 2 }, values };
  expect(rowsCsv([row], 'en').split('\n')[1]).toBe("'=1+1,-5,'@phone,a.csv,,2,'+1,");
});
