import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let agent: Ask;
let other: Ask;
let technician: Ask;
let person: string;
let contact: { readonly key: string; readonly origin?: string };

const WHY = () =>
  `metrics=contacts_handled&period=2026-01&by=person&group=${encodeURIComponent(JSON.stringify([person]))}`;
const say = (template: string, more: object = {}, ask = hr) =>
  ask('POST', '/api/settings/links', {
    ...{ kind: 'contact', channel: null, template, from: '2026-01-01', why: '会话系统' },
    ...more,
  });
const behind = async () => (await hr('GET', `/api/metrics/why/rows?${WHY()}`)).body.rows;
const at = (key: string) => `/api/rows/contact/${encodeURIComponent(key)}`;

beforeAll(async () => {
  server = await demoServer({ people: 16, months: 1, seed: 1 });
  hr = await server.as(['hr'], null);
  technician = await server.as(['system'], null);
  const { rows } = (await hr('GET', '/api/metrics/values?metrics=contacts_handled&period=2026-01&by=person')).body;
  const busy = rows.map((row: { group: [string | null] }) => row.group[0]).filter((id: string | null) => id !== null);
  person = busy[0];
  agent = await server.as(['agent'], person);
  other = await server.as(['agent'], busy[1]);
  [contact] = await behind();
});
afterAll(() => server.close());

describe('where rows open', () => {
  it('is nowhere until somebody says it', async () => {
    expect(contact.origin).toBeUndefined();
    expect((await agent('GET', `${at(contact.key)}/origin`)).body).toEqual({ origin: null });
    expect((await hr('GET', '/api/settings/links')).body.links).toEqual([]);
  });

  it('is told on the row, behind its numbers and in their files, and only to those who may see the row', async () => {
    expect((await say('https://chat.example/s/{id}?who={agent}')).status).toBe(200);
    const [first] = await behind();
    expect(first.origin).toBe(`https://chat.example/s/${first.key}?who=${encodeURIComponent(first.values.agent)}`);
    expect(Object.keys(first.values)).not.toContain('channel');
    const reason = (await hr('GET', `/api/metrics/why?${WHY()}`)).body;
    expect(reason.rows[0].origin).toBe(first.origin);
    expect((await agent('GET', at(first.key))).body.origin).toBe(first.origin);
    expect((await agent('GET', `${at(first.key)}/origin`)).body).toEqual({ origin: first.origin });
    expect((await other('GET', `${at(first.key)}/origin`)).body).toEqual({ origin: null });
    expect((await other('GET', at(first.key))).status).toBe(404);
    const file = await hr('GET', `/api/metrics/why/rows/export?${WHY()}`);
    expect(file.text).toContain('https://chat.example/s/');
  });

  it('is refused as anything but an address of the kind’s own fields', async () => {
    const refused = async (template: string, more: object = {}) => (await say(template, more)).body.code;
    expect(await refused('javascript:alert({id})')).toBe('activity.link-address');
    expect(await refused('https://chat.example/{password}')).toBe('activity.link-field');
    expect(await refused('https://hr.example/{agent}', { kind: 'shift', channel: '电话' })).toBe(
      'organisation.no-channels',
    );
    expect((await say('https://chat.example/{id}', { from: '2026-02-30' })).status).toBe(400);
    expect((await say('https://chat.example/{id}', {}, agent)).status).toBe(403);
  });

  it('is tried on the newest row before it is said, by those who may see rows', async () => {
    const query = `kind=contact&template=${encodeURIComponent('https://new.example/{id}')}`;
    const { tried } = (await hr('GET', `/api/settings/links/try?${query}`)).body;
    expect(tried.origin).toBe(`https://new.example/${encodeURIComponent(tried.key)}`);
    expect((await technician('GET', `/api/settings/links/try?${query}`)).body).toEqual({ tried: null });
    expect((await hr('GET', `/api/settings/links/try?${query}&channel=nowhere`)).body).toEqual({ tried: null });
    expect((await agent('GET', `/api/settings/links/try?${query}`)).status).toBe(403);
  });

  it('keeps its history, and ends where an empty address is said', async () => {
    await say('', { why: '停用' });
    const { links } = (await agent('GET', '/api/settings/links')).body;
    expect(links.map(({ template, state }: { template: string; state: string }) => [template, state])).toEqual([
      ['', 'now'],
      ['https://chat.example/s/{id}?who={agent}', 'overruled'],
    ]);
    expect((await behind())[0].origin).toBeUndefined();
  });
});
