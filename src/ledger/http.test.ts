import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../test/http/demo-server.ts';

/** The ledger, the audit log and the settings over HTTP. */

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let paid: Ask;
let manager: Ask;
let agent: Ask;
let someone = '';

beforeAll(async () => {
  server = await demoServer({ people: 8, months: 1, seed: 1 });
  someone = server.people[1]?.id ?? '';
  hr = await server.as(['hr'], null);
  paid = await server.as(['hr'], null, ['pay:all']);
  manager = await server.as(['manager'], null);
  agent = await server.as(['agent'], someone);
});
afterAll(() => server.close());

const award = (amount: string, why = '创新') => ({
  kind: 'award.granted',
  subject: someone,
  valid: '2026-01-20',
  why,
  data: { amount, award: '创新奖' },
});
const facts = async (query: string, ask = hr) => (await ask('GET', `/api/facts?${query}`)).body.rows;

describe('the ledger', () => {
  it('records, corrects and takes back by saying anew, and keeps every word', async () => {
    const { body: first } = await paid('POST', '/api/facts', award('500.00'));
    const { why: _, kind: __, subject: ___, ...content } = award('600.00');
    const again = { ...content, why: '金额写错' };
    const { body: second } = await paid('POST', `/api/facts/${first.id}/correct`, again);
    const states = async () =>
      Object.fromEntries(
        (await facts('kind=award.granted&limit=500')).map((row: { id: string; state: string }) => [row.id, row.state]),
      );
    expect(await states()).toMatchObject({ [first.id]: 'corrected', [second.id]: 'stands' });
    const { body: third } = await paid('POST', `/api/facts/${second.id}/withdraw`, { why: '还是原来的对' });
    expect(await states()).toMatchObject({ [first.id]: 'stands', [second.id]: 'withdrawn', [third.id]: 'withdrawal' });
    const chain = (await hr('GET', `/api/facts/${first.id}`)).body.rows;
    expect(chain.map((row: { id: string }) => row.id)).toEqual([first.id, second.id, third.id]);
    expect((await paid('POST', `/api/facts/${second.id}/withdraw`, { why: 'x' })).status).toBe(409);
  });

  it('shows what somebody earns by grant only, and a correction does not lose what was hidden', async () => {
    const { body } = await paid('POST', '/api/facts', award('700.00', '服务之星'));
    const [seen] = await facts('kind=award.granted&limit=1');
    expect(seen).toMatchObject({ data: { award: '创新奖' }, hidden: ['amount'] });
    const correction = { valid: '2026-01-21', why: '日期写错', data: { award: '创新奖' } };
    await hr('POST', `/api/facts/${body.id}/correct`, correction);
    const [now] = await facts('kind=award.granted&limit=1', paid);
    expect(now).toMatchObject({ valid: '2026-01-21', data: { award: '创新奖', amount: '700.00' }, hidden: [] });
  });

  it('is filtered by kind, subject and period, as known on a day, page by page', async () => {
    expect(await facts('kind=award.granted&period=2025-12')).toEqual([]);
    expect((await facts(`subject=${someone}&period=2026-01&kind=award.granted`)).length).toBeGreaterThan(0);
    expect(await facts('known=2001-01-01')).toEqual([]);
    const all = (await facts('limit=500')).map((row: { id: string }) => row.id);
    const seen: string[] = [];
    let next = '';
    do {
      const { body } = await hr('GET', `/api/facts?limit=7${next}`);
      seen.push(...body.rows.map((row: { id: string }) => row.id));
      next = body.next === null ? '' : `&cursor=${body.next}`;
    } while (next !== '' && seen.length < all.length);
    expect(seen.slice(0, all.length)).toEqual(all);
    expect((await hr('GET', '/api/facts?period=soon')).status).toBe(400);
    expect((await hr('GET', '/api/facts?cursor=bm8')).status).toBe(400);
  });

  it('is closed to who may not, to one’s own matters, and to what only a procedure decides', async () => {
    expect((await agent('GET', '/api/facts')).status).toBe(403);
    expect((await manager('POST', '/api/facts', award('1'))).status).toBe(403);
    const own = await server.as(['hr'], server.people[2]?.id ?? '');
    const mine = { ...award('1'), subject: server.people[2]?.id };
    expect((await own('POST', '/api/facts', mine)).body.code).toBe('ledger.own-matter');
    const closing = {
      ...award('1'),
      kind: 'period.closed',
      subject: '2026-01',
      data: { plan: 'a', version: 1, hash: 'x' },
    };
    expect((await hr('POST', '/api/facts', closing)).body.code).toBe('ledger.not-by-hand');
    expect((await hr('POST', '/api/facts', { ...award('much') })).body.code).toBe('ledger.field-invalid');
    expect((await hr('POST', `/api/facts/${'0'.repeat(40)}/withdraw`, { why: 'x' })).status).toBe(404);
  });
});

describe('the audit log', () => {
  it('tells who did what, newest first, and is proved whole or broken', async () => {
    const rows = (await manager('GET', '/api/audit?action=fact.write&limit=2')).body;
    expect(rows.rows).toHaveLength(2);
    expect(rows.rows[0].seq).toBeGreaterThan(rows.rows[1].seq);
    expect(rows.rows[0].actorName).not.toBeNull();
    // The amount; a hash or an id may hold these digits, too.
    expect(JSON.stringify(rows.rows.map(({ detail }: { detail: object }) => detail))).not.toContain('700');
    const more = (await manager('GET', `/api/audit?action=fact.write&limit=2&cursor=${rows.next}`)).body.rows;
    expect(more[0].seq).toBeLessThan(rows.rows[1].seq);
    const whole = (await manager('POST', '/api/audit/verify')).body;
    expect(whole).toMatchObject({ brokenAt: null });
    expect(whole.entries).toBeGreaterThan(4);
    expect((await hr('GET', '/api/audit')).status).toBe(403);
    expect((await hr('POST', '/api/audit/verify')).status).toBe(403);
    expect((await manager('GET', '/api/audit?cursor=eHh4')).status).toBe(400);
  });
});

describe('the settings', () => {
  it('are the defaults until somebody changes them, and say who did', async () => {
    const before = (await agent('GET', '/api/settings')).body;
    expect(before).toMatchObject({
      settings: { zone: 'Asia/Shanghai', hours: { from: '09:00', to: '21:00' } },
      changed: [],
    });
    const edit = {
      name: '星河客服',
      zone: 'Asia/Taipei',
      calendar: [{ date: '2026-03-03', kind: 'restday', name: '司庆' }],
    };
    const after = (await hr('PATCH', '/api/settings', edit)).body;
    expect(after.settings).toMatchObject({ ...edit, hours: { from: '09:00', to: '21:00' } });
    expect(after.changed.map((one: { name: string }) => one.name)).toEqual(['calendar', 'name', 'zone']);
  });

  it('refuse a city that the tables of law do not know, and name those that they do', async () => {
    const put = (pay: object) => hr('PATCH', '/api/settings', { pay: { fundRate: '', ...pay } });
    const unknown = await put({ city: '上海滩', withholding: false });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'organisation.city-unknown']);
    expect(unknown.body.detail).toContain('深圳');
    expect((await put({ city: '深圳', withholding: false })).status).toBe(200);
    // Its minimum wage is on file, its insurances are not.
    expect((await put({ city: '深圳', withholding: true })).status).toBe(422);
    expect((await put({ city: '上海', withholding: true })).status).toBe(200);
  });

  it('take nothing that does not exist, and nothing from who may not', async () => {
    const status = async (body: object, ask = hr) => (await ask('PATCH', '/api/settings', body)).status;
    expect(await status({ zone: 'Mars/Olympus' })).toBe(400);
    expect(await status({ hours: { from: '25:00', to: '26:00' } })).toBe(400);
    expect(await status({ colour: 'red' })).toBe(400);
    const twice = { date: '2026-03-03', kind: 'workday', name: '' };
    expect(await status({ calendar: [twice, twice] })).toBe(400);
    expect(await status({ name: 'x' }, agent)).toBe(403);
    expect(await status({ name: 'x' }, manager)).toBe(403);
  });
});
