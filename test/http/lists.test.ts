import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendFacts } from '../../src/ledger/service.ts';
import { type Answer, type Ask, demoServer, must } from './demo-server.ts';

/** Lists as their readers sort them, page through them and take them along: one query for all three. */

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;

const FORMULA = '=HYPERLINK("http://x.example","pay")';

beforeAll(async () => {
  server = await demoServer();
  hr = await server.as(['hr', 'system'], null);
  for (const role of ['quality', 'manager'] as const) await server.as([role], null);
  for (const name of ['nightly', 'payroll', 'watch'])
    await hr('POST', '/api/me/tokens', { name, scope: null, days: name.length });
  const draft = { kind: 'award.granted', subject: 'A', until: null, by: 'hr', replaces: null, source: null };
  const facts = [FORMULA, 'second', 'third'].map((why, i) => ({
    ...draft,
    ...{ valid: `2026-01-0${3 - i}`, why, data: { award: 'star', amount: i + 1, base_pay: 9000 + i } },
  }));
  must(await appendFacts(server.records, facts, () => new Date('2026-02-01T00:00:00Z')));
});
afterAll(() => server.close());

const LISTS = {
  '/api/facts': ['known', 'valid', 'kind', 'subject'],
  '/api/imports': ['known', 'file', 'kind'],
  '/api/runs': ['period', 'plan', 'state', 'prepared'],
  '/api/questions': ['asked', 'person'],
  '/api/appeals': ['filed', 'number', 'person', 'state', 'kind'],
  '/api/reviews': ['period', 'state', 'opened'],
  '/api/review-proposals': ['made', 'person', 'kind'],
  '/api/quality-reports': ['last', 'kind', 'about', 'published'],
  '/api/plans': ['plan', 'pays', 'inForce'],
  '/api/accounts': ['login', 'name'],
  '/api/jobs': ['created', 'updated', 'kind', 'state'],
  '/api/tokens': ['created', 'expires', 'name'],
} as const;

async function everyId(list: string, query: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await hr('GET', `${list}?limit=3&${query}${cursor}`);
    ids.push(...body.rows.map(({ id, plan }: { id?: string; plan?: string }) => id ?? plan));
    if (body.next === null) return ids;
    cursor = `&cursor=${body.next}`;
  }
}

async function idsInFile(list: string, query: string): Promise<readonly string[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await hr('GET', `${list}/export/xlsx?${query}`)).raw.buffer as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  return (sheet?.getColumn(sheet.columnCount).values ?? []).slice(2).map(String);
}

function linesOf({ text }: Answer): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
}

describe('a list', () => {
  it('comes in the order that is asked for, each row on one page, both ways', async () => {
    for (const list of ['/api/facts', '/api/imports', '/api/plans', '/api/accounts', '/api/tokens'] as const)
      for (const sort of LISTS[list]) {
        const query = list === '/api/facts' ? 'kind=award.granted&' : '';
        const down = await everyId(list, `${query}sort=${sort}&down=1`);
        expect(new Set(down).size, `${list} by ${sort}`).toBe(down.length);
        expect(down.length).toBeGreaterThan(2);
        expect(await everyId(list, `${query}sort=${sort}&down=0`)).toEqual([...down].reverse());
      }
    const { rows } = (await hr('GET', '/api/facts?kind=award.granted&sort=valid&down=0')).body;
    expect(rows.map(({ valid }: { valid: string }) => valid)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  });

  it('is a file of the same rows in the same order, whatever a page holds', async () => {
    for (const [list, query] of [
      ['/api/facts', 'kind=award.granted&sort=valid&down=0'],
      ['/api/imports', 'sort=file&down=0'],
      ['/api/plans', 'sort=inForce&down=1&q=points'],
      ['/api/accounts', 'sort=name&down=1'],
      ['/api/tokens', 'sort=expires&down=0'],
    ] as const)
      expect(await idsInFile(list, query)).toEqual(await everyId(list, query));
    const all = await hr('GET', '/api/facts/export/csv?kind=person.profile');
    expect(all.status).toBe(200);
  });

  it('tells no formula and nobody’s pay in its file', async () => {
    const file = await hr('GET', '/api/facts/export/csv?kind=award.granted');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.text).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    expect(file.text).not.toContain('Base pay a month');
    const seeing = await server.as(['hr'], null, ['pay:all']);
    expect((await seeing('GET', '/api/facts/export/csv?kind=award.granted')).text).toContain('Base pay a month');
  });

  it('shows in its file what its reader reaches, and no more', async () => {
    const agent = await server.as(['agent'], server.people.find(({ post }) => post === 'basic')?.id ?? '');
    for (const list of ['/api/facts', '/api/runs', '/api/imports', '/api/reviews', '/api/accounts', '/api/tokens'])
      expect((await agent('GET', `${list}/export/csv`)).status, list).toBe(403);
    for (const list of ['/api/questions', '/api/appeals'])
      expect(linesOf(await agent('GET', `${list}/export/csv`)), list).toHaveLength(1);
  });

  it('refuses a place that is none under its order', async () => {
    const places = [
      ['x', 'y'],
      [1, 2],
      [null, 'a'],
      ["' or 1=1", 'a'],
      ['2026-13-45T00:00:00Z', 'a'],
    ];
    for (const [list, sorts] of Object.entries(LISTS))
      for (const sort of sorts)
        for (const place of places) {
          const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
          const { status } = await hr('GET', `${list}?sort=${sort}&cursor=${cursor}`);
          expect([200, 400], `${list} ${sort} ${place}`).toContain(status);
        }
  });

  it('says its columns in the reader’s language', async () => {
    for (const list of Object.keys(LISTS)) {
      const heads = await Promise.all(
        ['zh-CN', 'zh-TW', 'en'].map(async (lang) => linesOf(await hr('GET', `${list}/export/csv?lang=${lang}`))[0]),
      );
      expect(new Set(heads).size, list).toBe(3);
    }
  });
});
