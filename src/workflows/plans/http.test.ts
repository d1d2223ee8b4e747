import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { readFacts } from '../../ledger/service.ts';
import { versionsOf } from './store.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let agent: Ask;
let hr: Ask;
let manager: Ask;
let both: Ask;
let draft = { text: '', revision: 0 };

beforeAll(async () => {
  server = await demoServer();
  agent = await server.as(['agent'], server.people.find((p) => p.post === 'basic')?.id ?? '');
  hr = await server.as(['hr'], null);
  manager = await server.as(['manager'], null);
  both = await server.as(['hr', 'manager'], null);
});
afterAll(() => server.close());

const AT = '/api/plans/points-basic/versions';

describe('the plans of an organisation', () => {
  it('begin as a copy of the catalogue, in force, and are open to everybody', async () => {
    const { body } = await agent('GET', '/api/plans');
    const basic = body.rows.find((row: { plan: string }) => row.plan === 'points-basic');
    expect(basic).toMatchObject({
      posts: ['basic'],
      pays: 'month',
      draft: null,
      inForce: { version: 1, state: 'published' },
    });
    expect((await agent('GET', `${AT}/1`)).body.text).toContain('plan: points-basic');
    expect((await agent('GET', `${AT}/9`)).status).toBe(404);
  });

  it('are changed in one draft at a time, by whoever may edit plans', async () => {
    expect((await agent('POST', AT, { from: 1 })).status).toBe(403);
    expect((await manager('POST', AT, { from: 1 })).status).toBe(403);
    const begun = await hr('POST', AT, { from: 1 });
    expect(begun.body).toMatchObject({ version: 2, state: 'draft', revision: 1, basedOn: 1 });
    draft = begun.body;
    expect(draft.text).toMatch(/^version: 2$/m);
    expect((await hr('POST', AT, { from: 1 })).body.code).toBe('plans.draft-open');
  });

  it('keep a draft with its faults, but send none for publication that has any', async () => {
    const broken = draft.text.replace('is: 1.2', 'is: 1.2.3');
    const saved = await hr('PUT', `${AT}/2`, { text: broken, revision: 1 });
    expect(saved.body).toMatchObject({ state: 'draft', revision: 2 });
    const refused = await hr('POST', `${AT}/2/submit`, { revision: 2 });
    expect(refused.status).toBe(422);
    expect(refused.body.problems[0].where.line).toBeGreaterThan(1);
    const wrong = draft.text.replace('expect: {', 'expect: { base_pay: 1, ');
    const checked = await hr('POST', '/api/plans/check', { text: draft.text });
    expect(checked.body.readable).toBe(true);
    expect(checked.body.problems.filter((p: { severity: string }) => p.severity === 'error')).toEqual([]);
    const differing = (await hr('POST', '/api/plans/check', { text: wrong })).body.problems;
    expect(differing.some((p: { severity: string }) => p.severity === 'error')).toBe(true);
  });

  it('begin from a template by a few choices: name, posts', async () => {
    const title = { lang: 'zh-CN', text: '夜班积分' };
    const body = { plan: 'night-points', from: { plan: 'points-basic', version: 1 }, title, posts: ['夜班客服'] };
    expect((await manager('POST', '/api/plans', body)).status).toBe(403);
    const begun = (await hr('POST', '/api/plans', body)).body;
    expect(begun).toMatchObject({ plan: 'night-points', version: 1, state: 'draft', basedOn: null });
    const { rows } = (await hr('GET', '/api/plans')).body;
    const night = rows.find(({ plan }: { plan: string }) => plan === 'night-points');
    expect(night).toMatchObject({ posts: ['夜班客服'], title: { 'zh-CN': '夜班积分' } });
    const checked = (await hr('POST', '/api/plans/check', { text: begun.text })).body.problems;
    expect(checked.filter((one: { severity: string }) => one.severity === 'error')).toEqual([]);
    expect((await hr('DELETE', '/api/plans/night-points/versions/1')).status).toBe(200);
  });

  it('notice that somebody else saved meanwhile, and that a draft calls itself something else', async () => {
    expect((await hr('PUT', `${AT}/2`, { text: draft.text, revision: 1 })).body.code).toBe('plans.stale');
    const renamed = draft.text.replace('plan: points-basic', 'plan: other');
    expect((await hr('PUT', `${AT}/2`, { text: renamed, revision: 2 })).body.code).toBe('plans.head-changed');
    const text = draft.text
      .replace(/(point_value:\n[^\n]*\n\s+value: )0.5/, '$10.6')
      .replaceAll(/^cases:[\s\S]*$/gm, '');
    const saved = await both('PUT', `${AT}/2`, { text, revision: 2 });
    expect(saved.body.revision).toBe(3);
    expect(saved.body.authors).toHaveLength(2);
  });

  it('show what changed, and what a month would have paid', async () => {
    const changes = (await hr('GET', '/api/plans/points-basic/diff?from=1&to=2')).body.rows;
    expect(changes).toContainEqual(expect.objectContaining({ id: 'point_value', old: '0.5', new: '0.6' }));
    const { text } = (await hr('GET', `${AT}/2`)).body;
    expect((await agent('POST', '/api/plans/preview', { text, period: '2026-01' })).status).toBe(403);
    const paid = await server.as(['hr'], null, ['pay:all']);
    const { body } = await paid('POST', '/api/plans/preview', { text, period: '2026-01' });
    expect(body.people.length).toBeGreaterThan(0);
    expect(body.gain).toBe(body.people.length - body.stuck);
    const { person, pay, before } = body.people[0];
    const one = (ask: Ask) => ask('POST', '/api/plans/preview', { text, period: '2026-01', person });
    const { chosen } = (await one(paid)).body;
    expect(chosen.lines.find((line: { id: string }) => line.id === 'gross_pay')).toMatchObject({ now: pay, before });
    // What a draft would pay somebody tells what they are paid.
    expect((await one(hr)).body).toMatchObject({ people: [], chosen: null });
    expect(Number(body.total)).toBeGreaterThan(Number(body.before));
    // Who signs sees what it costs, and nobody's pay.
    const signing = (await manager('POST', '/api/plans/preview', { text, period: '2026-01' })).body;
    expect(signing).toMatchObject({ total: body.total, before: body.before, people: [], chosen: null });
    expect(body.distribution.reduce((n: number, b: { people: number }) => n + b.people, 0)).toBe(body.gain);
  });

  it('are published by somebody who had no hand in the draft, as a fact, and never change again', async () => {
    const publish = (ask: Ask) => ask('POST', `${AT}/2/publish`, { from: '2099-01-01', why: '公示期满' });
    expect((await publish(manager)).body.code).toBe('plans.not-checked');
    expect((await hr('POST', `${AT}/2/submit`, { revision: 3 })).body.state).toBe('checked');
    const owed = async (ask: Ask) =>
      (await ask('GET', '/api/home/tasks')).body.rows.map((row: { link: string }) => row.link);
    expect(await owed(manager)).toEqual(['/plans/points-basic/2']);
    for (const ask of [both, hr, agent]) expect(await owed(ask)).toEqual([]);
    expect((await manager('GET', '/api/notices')).body.rows[0].kind).toBe('plans.submit');
    expect((await publish(hr)).status).toBe(403);
    expect((await publish(both)).body.code).toBe('plans.own-draft');
    const published = await publish(manager);
    expect(published.body).toMatchObject({ state: 'published', inForce: '2099-01-01' });
    expect(await owed(manager)).toEqual([]);
    expect(published.body.text).toMatch(/^in_force: 2099-01-01$/m);
    expect((await publish(manager)).body.code).toBe('plans.published-stays');
    expect((await hr('PUT', `${AT}/2`, { text: 'x', revision: 4 })).body.code).toBe('plans.published-stays');
    expect((await hr('DELETE', `${AT}/2`)).body.code).toBe('plans.published-stays');
    const [fact] = await readFacts(server.records, { kinds: ['plan.published'] });
    expect(fact).toMatchObject({ subject: 'plan:points-basic', valid: '2099-01-01', data: { version: 2 } });
    const drop = server.records.as<{ plan_version: { plan: string } }>().deleteFrom('plan_version').execute();
    await expect(drop).rejects.toThrow(/never changes/);
  });

  it('are told to everybody they pay when they are published, and to nobody else', async () => {
    const told = async (post: string) => {
      const ask = await server.as(['agent'], server.people.filter((p) => p.post === post).at(-1)?.id ?? '');
      return (await ask('GET', '/api/notices')).body.rows;
    };
    const [notice] = await told('basic');
    expect(notice).toMatchObject({ kind: 'plans.published', link: '/plans/points-basic/2' });
    expect(notice.text.en).toMatch(/^Version 2 of your pay plan .+ is published and holds from 2099-01-01\.$/);
    expect(await told('vip')).toEqual([]);
  });

  it('keep today’s version until the new one’s day', async () => {
    const rows = (await hr('GET', '/api/plans')).body.rows;
    const basic = rows.find((row: { plan: string }) => row.plan === 'points-basic');
    expect([basic.inForce.version, basic.next.version]).toEqual([1, 2]);
  });

  it('can be begun as a copy under another id, and discarded', async () => {
    const from = { plan: 'points-vip', version: 1 };
    expect((await hr('POST', '/api/plans', { plan: 'points-vip', from })).body.code).toBe('plans.id-taken');
    expect((await hr('POST', '/api/plans', { plan: '1 bad', from })).body.code).toBe('plans.id-bad');
    const copy = await hr('POST', '/api/plans', { plan: '夜班积分', from });
    expect(copy.body).toMatchObject({ plan: '夜班积分', version: 1, state: 'draft' });
    expect((await hr('DELETE', `/api/plans/${encodeURIComponent('夜班积分')}/versions/1`)).status).toBe(200);
    expect(await versionsOf(server.records, '夜班积分')).toEqual([]);
  });
});
