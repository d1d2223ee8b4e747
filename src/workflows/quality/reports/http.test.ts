import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../../test/http/demo-server.ts';
import { addDays } from '../../../base/period.ts';
import { publishDue } from './service.ts';

/** Reports over HTTP: published once, each lead's own, and never changed by what becomes known later. */

let server: Awaited<ReturnType<typeof demoServer>>;
let manager: Ask;
let lead: Ask;
let agent: Ask;
let leadId = '';
let ids = 0;

interface Head {
  readonly id: string;
  readonly kind: string;
  readonly first: string;
  readonly lead: string;
  readonly hash: string;
}

function publish(today: string): Promise<number> {
  const { records, activity } = server;
  const world = { records, activity, now: () => `${today}T01:00:00.000Z`, today: async () => today };
  return publishDue({ ...world, newId: () => `report-${++ids}`, cards: () => [] }, today);
}

beforeAll(async () => {
  server = await demoServer({ people: 40, months: 1, seed: 1 });
  leadId = server.people.find(({ post }) => post === 'lead')?.id ?? '';
  manager = await server.as(['manager'], null);
  lead = await server.as(['lead'], leadId);
  agent = await server.as(['agent'], server.people.find(({ post }) => post === 'basic')?.id ?? null);
});
afterAll(() => server.close());

async function list(ask: Ask, kind: string): Promise<readonly Head[]> {
  const { status, body } = await ask('GET', `/api/quality-reports?kind=${kind}&limit=200`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.rows;
}

describe('reports on checks', () => {
  it('are published once for each day that is over, also for those that were missed, by however many who look', async () => {
    await publish('2026-01-06');
    const days = async () => (await list(manager, 'daily')).filter(({ lead: about }) => about === '');
    expect((await days()).map(({ first }) => first)).toContain('2026-01-05');
    const before = await days();
    // Nothing ran for four days; then two processes look at once.
    await Promise.all([publish('2026-01-10'), publish('2026-01-10')]);
    const after = await days();
    expect(after.length).toBe(before.length + 4);
    expect(new Set(after.map(({ first }) => first)).size).toBe(after.length);
    expect(await publish('2026-01-10')).toBe(0);
  });

  it('reach each lead about the own team, with a notice, and nobody else’s', async () => {
    const mine = await list(lead, 'daily');
    expect(mine.length).toBeGreaterThan(3);
    expect(new Set(mine.map((one) => one.lead))).toEqual(new Set([leadId]));
    const foreign = (await list(manager, 'daily')).find((one) => one.lead !== leadId);
    expect((await lead('GET', `/api/quality-reports/${foreign?.id}`)).status).toBe(404);
    expect((await agent('GET', `/api/quality-reports/${foreign?.id}`)).status).toBe(404);
    const { content } = (await lead('GET', `/api/quality-reports/${mine[0]?.id}`)).body;
    const team = server.people.filter(({ lead: led }) => led === server.people.find(({ id }) => id === leadId)?.name);
    const names = new Set(team.map(({ id }) => id));
    expect(content.people.every(({ person }: { person: string }) => names.has(person))).toBe(true);
    expect(JSON.stringify((await lead('GET', '/api/notices')).body)).toContain(`/quality/reports/${mine[0]?.id}`);
  });

  it('name teams and nobody in the week’s publication, and people in the month’s table, on its day', async () => {
    await publish('2026-01-12');
    const [week] = await list(lead, 'weekly');
    const weekly = (await lead('GET', `/api/quality-reports/${week?.id}`)).body.content;
    expect([weekly.people, weekly.owed]).toEqual([[], []]);
    expect(weekly.teams.length).toBeGreaterThan(1);
    // Whom the week is about reads it, and is told; the days of a team are its lead's.
    const read = (await agent('GET', '/api/quality-reports')).body.rows;
    expect(new Set(read.map((one: Head) => one.kind))).toEqual(new Set(['weekly']));
    expect((await agent('GET', `/api/quality-reports/${week?.id}`)).body.content).toEqual(weekly);
    expect(JSON.stringify((await agent('GET', '/api/notices')).body)).toContain(`/quality/reports/${week?.id}`);
    expect(await publish(addDays('2026-02-21', -1)).then(() => list(manager, 'monthly'))).toEqual([]);
    await publish('2026-02-21');
    const [month] = await list(manager, 'monthly');
    expect(month).toMatchObject({ first: '2026-01-01', lead: '' });
    const table = (await manager('GET', `/api/quality-reports/${month?.id}`)).body.content;
    expect(table.people.length).toBe(table.sums.checked);
    expect((await lead('GET', `/api/quality-reports/${month?.id}`)).status).toBe(404);
    const file = await manager('GET', `/api/quality-reports/${month?.id}/file`);
    expect(Buffer.from(file.raw.slice(0, 2)).toString()).toBe('PK');
  });
});
