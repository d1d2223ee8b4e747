import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../test/http/demo-server.ts';
import { sameText } from '../base/text.ts';
import type { NoticeDraft } from './model.ts';
import { notify } from './service.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let agent: Ask;
let other: Ask;
let hr: Ask;
let person: string;

beforeAll(async () => {
  server = await demoServer();
  const [first, second] = server.people.map(({ id }) => id);
  person = first ?? '';
  agent = await server.as(['agent'], person);
  other = await server.as(['agent', 'hr'], second ?? '');
  hr = await server.as(['hr'], null);
});
afterAll(() => server.close());

const draft = (to: NoticeDraft['to'], key: string): NoticeDraft => ({
  to,
  kind: 'test.said',
  text: sameText(key),
  link: '/home',
  key,
});
const say = (drafts: readonly NoticeDraft[], at = '2026-02-01T08:00:00.000Z') => notify(server.records, drafts, at);
const told = async (ask: Ask, query = '') =>
  (await ask('GET', `/api/notices${query}`)).body.rows.map((row: { text: { en: string } }) => row.text.en);

describe('a notice', () => {
  it('reaches the person, the account or everybody of the role it is for, and nobody else', async () => {
    const account = (await hr('GET', '/api/me')).body.me.account.id;
    await say([
      draft({ person }, 'to the person'),
      draft({ role: 'hr' }, 'to HR'),
      draft({ account }, 'to one account'),
    ]);
    expect(await told(agent)).toEqual(['to the person']);
    expect(await told(other)).toEqual(['to HR']);
    expect((await told(hr)).sort()).toEqual(['to HR', 'to one account']);
  });

  it('is told once per addressee and key, however often the move is made', async () => {
    const drafts = [draft({ person }, 'once'), draft({ person }, 'once'), draft({ role: 'manager' }, 'once')];
    await say(drafts);
    await say(drafts, '2026-02-02T08:00:00.000Z');
    const manager = await server.as(['manager'], null);
    expect((await told(agent)).filter((text: string) => text === 'once')).toHaveLength(1);
    expect(await told(manager)).toEqual(['once']);
  });

  it('is not told where the move it tells about is undone', async () => {
    const undone = server.records.transaction(async (inside) => {
      await notify(inside, [draft({ person }, 'never happened')], '2026-02-01T09:00:00.000Z');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await told(agent)).not.toContain('never happened');
  });

  it('is read by each account for itself', async () => {
    await say([draft({ role: 'hr' }, 'for all of HR')], '2026-02-03T08:00:00.000Z');
    const [newest] = (await hr('GET', '/api/notices')).body.rows;
    const before = (await other('GET', '/api/notices')).body.unread;
    const { unread } = (await hr('GET', '/api/notices')).body;
    expect((await hr('POST', `/api/notices/${newest.id}/read`)).body).toEqual({ unread: unread - 1 });
    expect((await hr('POST', `/api/notices/${newest.id}/read`)).body).toEqual({ unread: unread - 1 });
    expect((await other('GET', '/api/notices')).body.unread).toBe(before);
    expect(await told(hr, '?state=unread')).not.toContain('for all of HR');
    expect((await agent('POST', `/api/notices/${newest.id}/read`)).status).toBe(404);
  });

  it('is paged newest first, and all of them are read at once', async () => {
    const many = Array.from({ length: 2300 }, (_, i) => draft({ role: 'quality' }, `n${i}`));
    await say(many, '2026-02-04T08:00:00.000Z');
    await say([draft({ role: 'quality' }, 'newest')], '2026-02-05T08:00:00.000Z');
    const quality = await server.as(['quality'], null);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await quality('GET', `/api/notices?limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(body.unread).toBe(2301);
      seen.push(...body.rows.map((row: { text: { en: string } }) => row.text.en));
      cursor = body.next;
    }
    expect(seen[0]).toBe('newest');
    expect(new Set(seen).size).toBe(2301);
    expect(seen).toHaveLength(2301);
    expect((await quality('POST', '/api/notices/read-all')).body).toEqual({ unread: 0 });
    expect((await quality('GET', '/api/notices')).body.unread).toBe(0);
  });

  it('is refused a cursor that is none', async () => {
    expect((await agent('GET', '/api/notices?cursor=abc')).status).toBe(400);
  });
});
