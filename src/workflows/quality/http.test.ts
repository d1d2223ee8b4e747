import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { addDays, period } from '../../base/period.ts';
import { flow } from '../../flow.ts';
import { appendFacts, readFacts } from '../../ledger/service.ts';
import { lineValue, readPlan } from '../../plan/index.ts';
import { dictionary } from '../../stages/metrics/testing/catalog.node.ts';
import { loadForPay } from '../../stages/pay/service.ts';

/** Quality control over HTTP: drawn, claimed, scored, read by metrics and pay, confirmed. */

let server: Awaited<ReturnType<typeof demoServer>>;
let quality: Ask;
let second: Ask;
let manager: Ask;
let agent: Ask;
let stranger: Ask;
let lead: Ask;
let agentId = '';
let inspector = '';

const DAY = '2026-01-15';

interface Sheet {
  readonly check: {
    id: string;
    person: string;
    revision: number;
    conversation: Readonly<Record<string, string | null>>;
  };
  readonly card: { sections: { items: { id: string; critical: boolean; steps: string[] }[] }[] };
}

beforeAll(async () => {
  server = await demoServer({ people: 40, months: 1, seed: 1 });
  const inspectors = server.people.filter((one) => one.post === 'qa').map(({ id }) => id);
  inspector = inspectors[0] ?? '';
  quality = await server.as(['quality'], inspector);
  second = await server.as(['quality'], null);
  manager = await server.as(['manager'], null);
  await manager('GET', '/api/quality/plans');
  const drawn = await quality('POST', '/api/quality/draws', { plan: 'voice', day: DAY, seed: 'test' });
  expect(drawn.body, JSON.stringify(drawn.body)).toMatchObject({ draw: { seed: 'test', plan: 'voice' } });
  expect(drawn.body.checks).toBeGreaterThan(1);
  const sheet = await next(quality);
  agentId = sheet.check.person;
  agent = await server.as(['agent'], agentId);
  stranger = await server.as(
    ['agent'],
    server.people.find(({ id, post }) => post === 'basic' && id !== agentId)?.id ?? null,
  );
  lead = await server.as(['lead'], leaderOf(server.people.find(({ post }) => post === 'basic')?.lead ?? ''));
});
afterAll(() => server.close());

function leaderOf(lead_: string): string | null {
  return server.people.find(({ id, name }) => id === lead_ || name === lead_)?.id ?? null;
}

async function next(ask: Ask): Promise<Sheet> {
  const { status, body } = await ask('POST', '/api/quality/queue/next');
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** Every item without a fault, but for what is given. */
function entriesFor({ card }: Sheet, said: Readonly<Record<string, string>> = {}) {
  const items = card.sections.flatMap((section) => section.items);
  return Object.fromEntries(items.map(({ id }) => [id, { value: said[id] ?? '0' }]));
}

async function deductions(person: string): Promise<number> {
  const month = (await today()).slice(0, 7);
  const { body } = await manager('GET', `/api/metrics/values?metrics=qa_deductions&period=${month}&by=person`);
  const rows: { group: string[]; cells: { value: string | null }[] }[] = body.rows;
  return Number(rows.find(({ group }) => group[0] === person)?.cells[0]?.value ?? 0);
}

async function today(): Promise<string> {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

describe('a draw', () => {
  it('is made once a day by a plan, of a day that is over, and says its seed', async () => {
    const again = await quality('POST', '/api/quality/draws', { plan: 'voice', day: DAY });
    expect([again.status, again.body.code]).toEqual([409, 'quality.drawn-already']);
    const open = await quality('POST', '/api/quality/draws', { plan: 'voice', day: await today() });
    expect(open.body.code).toBe('quality.day-open');
    const none = await quality('POST', '/api/quality/draws', { plan: 'voice', day: '2020-01-01' });
    expect(none.body.code).toBe('quality.nothing-to-draw');
    const { body } = await quality('GET', '/api/quality/draws');
    expect(body.rows).toMatchObject([{ plan: 'voice', day: DAY, seed: 'test' }]);
  });

  it('is owed person by person, and shows nobody the rating', async () => {
    const { body } = await quality('GET', '/api/quality/queue');
    expect(body.owed).toBeGreaterThan(1);
    expect(body.rows.every((row: { drawn: number }) => row.drawn <= 5)).toBe(true);
    expect(JSON.stringify(body)).not.toContain('rating');
    expect(body.begun).toHaveLength(1);
  });

  it('is missed for days whose conversations are not here yet, which the queue names', async () => {
    const { body } = await quality('GET', '/api/quality/queue');
    const yesterday = addDays(await today(), -1);
    expect(body.undrawn.at(-1)).toBe(yesterday);
    expect(body.undrawn).toHaveLength(7);
    expect(body.undrawn).not.toContain(DAY);
  });
});

describe('a conversation of the queue', () => {
  it('is claimed by one inspector, and stays with them until it is given back', async () => {
    const mine = await next(quality);
    expect((await next(quality)).check.id).toBe(mine.check.id);
    const other = await next(second);
    expect(other.check.id).not.toBe(mine.check.id);
    const taken = await second('POST', `/api/quality/checks/${mine.check.id}/claim`);
    expect([taken.status, taken.body.code]).toEqual([409, 'quality.claimed-by-other']);
    const { body } = await second('POST', `/api/quality/checks/${other.check.id}/release`);
    expect(body).toMatchObject({ state: 'open', inspector: null });
  });

  it('is not for a lead where the plan gives it to the quality team', async () => {
    const { body } = await lead('POST', '/api/quality/queue/next');
    expect(body.code).toBe('quality.nothing-waiting');
  });

  it('keeps its draft, and refuses one that was begun from an older state', async () => {
    const sheet = await next(quality);
    const url = `/api/quality/checks/${sheet.check.id}/draft`;
    const entries = { tone: { value: '2', note: 'curt' } };
    const saved = await quality('PUT', url, { entries, remark: 'half', revision: sheet.check.revision });
    expect(saved.status).toBe(200);
    expect((await next(quality)).check).toMatchObject({ entries, remark: 'half' });
    const stale = await quality('PUT', url, { entries: {}, remark: '', revision: sheet.check.revision });
    expect([stale.status, stale.body.code]).toEqual([409, 'quality.stale']);
    const odd = await quality('PUT', url, { entries: { tone: { value: '5' } }, revision: saved.body.revision });
    expect(odd.body.code).toBe('quality.value-unknown');
  });

  it('becomes a fact when it is scored whole: metrics see it, and the row leads back to the check', async () => {
    const sheet = await next(quality);
    const { id, person } = sheet.check;
    const before = await deductions(person);
    const submit = (entries: object) =>
      quality('POST', `/api/quality/checks/${id}/submit`, {
        entries,
        remark: 'thanks',
        revision: sheet.check.revision,
      });
    expect((await submit({ tone: { value: '2' } })).body.code).toBe('quality.items-open');
    const done = await submit(entriesFor(sheet, { tone: '2', answer: '4' }));
    expect(done.body, JSON.stringify(done.body)).toMatchObject({
      state: 'scored',
      result: { deductions: '6', points: '94', possible: '100', critical: false, wrongAnswer: true },
    });
    expect(await deductions(person)).toBe(before + 6);
    const [fact] = await readFacts(server.records, { kinds: ['check.scored'], subjects: [person] });
    expect(fact).toMatchObject({
      id: done.body.result.fact,
      why: 'thanks',
      data: { deductions: '6', wrong_answer: true },
    });
    const month = (await today()).slice(0, 7);
    const why = new URLSearchParams({
      metrics: 'qa_deductions',
      period: month,
      by: 'person',
      group: JSON.stringify([person]),
    });
    const reason = await manager('GET', `/api/metrics/why?${why}`);
    expect(JSON.stringify(reason.body)).toContain(`/quality/checks/${done.body.result.fact}`);
    const again = await submit(entriesFor(sheet));
    expect([again.status, again.body.code]).toEqual([409, 'quality.wrong-state']);
  });

  it('can be skipped with a reason, and the next of the same draw takes its place: what is owed stays', async () => {
    const owedOf = async (person: string) => {
      const { rows } = (await quality('GET', '/api/quality/queue')).body;
      return rows.find((row: { person: string }) => row.person === person);
    };
    const sheet = await next(quality);
    const { id, person, conversation } = sheet.check;
    const before = await owedOf(person);
    expect(before.due > (await today())).toBe(true);
    const { body } = await quality('POST', `/api/quality/checks/${id}/skip`, { reason: 'no text kept' });
    expect(body.state).toBe('skipped');
    const after = await owedOf(person);
    expect(after).toMatchObject({
      owed: before.owed,
      skipped: before.skipped + 1,
      drawn: before.drawn + 1,
      seed: 'test',
    });
    const replaced = await quality('POST', `/api/quality/checks/${body.next}/claim`);
    expect(replaced.body.check).toMatchObject({ person, day: DAY, due: before.due });
    expect(replaced.body.check.conversation.key).not.toBe(conversation.key);
    expect((await quality('POST', `/api/quality/checks/${body.next}/release`)).status).toBe(200);
  });
});

describe('a scored check', () => {
  it('is shown to the agent, who confirms it once, and to nobody who is not concerned', async () => {
    const list = await agent('GET', '/api/quality/checks?mine=1');
    const [check] = list.body.rows;
    expect(check).toMatchObject({ person: agentId, state: 'scored' });
    expect(check.appeal).toMatch(/^\/appeals\/new\?kind=row&ref=check%3A/);
    const tasks = await agent('GET', '/api/home/tasks');
    expect(JSON.stringify(tasks.body)).toContain('quality.confirm');
    expect((await stranger('GET', `/api/quality/checks/${check.id}`)).status).toBe(404);
    expect((await quality('POST', `/api/quality/checks/${check.id}/confirm`)).body.code).toBe('quality.not-yours');
    const detail = await agent('GET', `/api/quality/checks/${check.result.fact}`);
    expect(detail.body).toMatchObject({ mayAnswer: true, check: { id: check.id }, reason: { value: '6' } });
    expect((await agent('POST', `/api/quality/checks/${check.id}/confirm`)).body.answer).toBe('confirmed');
    expect((await agent('POST', `/api/quality/checks/${check.id}/confirm`)).body.code).toBe('quality.answered');
  });

  it('is exported as the list shows it', async () => {
    const csv = await manager('GET', '/api/quality/checks-export?format=csv');
    expect(csv.text.split('\n')[0]).toContain('Deductions');
    expect(csv.text).toContain(agentId);
    const xlsx = await manager('GET', '/api/quality/checks-export?format=xlsx');
    expect([xlsx.status, Buffer.from(xlsx.raw.slice(0, 2)).toString()]).toEqual([200, 'PK']);
  });
});

describe('a scorecard', () => {
  it('is changed in a draft, published by another from a day on, and never changed again', async () => {
    const begun = await quality('POST', '/api/quality/cards/score-100/draft');
    expect(begun.body).toMatchObject({ version: 2, state: 'draft' });
    const url = '/api/quality/cards/score-100/2';
    const broken = await quality('PUT', url, {
      revision: 1,
      text: begun.body.text.replace('points: 25', 'points: 24'),
    });
    expect(broken.body.problems.map(({ code }: { code: string }) => code)).toEqual(['quality.card-steps']);
    expect((await manager('POST', `${url}/publish`, { from: await today() })).body.code).toBe('quality.card-steps');
    await quality('PUT', url, { revision: 2, text: begun.body.text });
    expect((await manager('POST', `${url}/publish`, { from: '2020-01-01' })).body.code).toBe('quality.card-past');
    expect((await manager('POST', `${url}/publish`, { from: await today() })).body).toMatchObject({
      state: 'published',
    });
    expect((await quality('PUT', url, { revision: 4, text: 'x' })).body.code).toBe('quality.card-published');
    const { body } = await quality('GET', '/api/quality/cards');
    const current = body.rows.filter((row: { current: boolean }) => row.current);
    expect(current.map((row: { card: string; version: number }) => `${row.card}@${row.version}`)).toContain(
      'score-100@2',
    );
  });
});

describe('a sampling plan', () => {
  it('is changed as a whole, on the state that was read', async () => {
    const { body } = await quality('GET', '/api/quality/plans');
    const { id, revision, ...plan } = body.rows.find((row: { id: string }) => row.id === 'voice');
    const saved = await quality('PUT', `/api/quality/plans/${id}`, { ...plan, revision, perDay: 2 });
    expect(saved.body).toMatchObject({ perDay: 2, revision: revision + 1 });
    const stale = await quality('PUT', `/api/quality/plans/${id}`, { ...plan, revision, perDay: 9 });
    expect(stale.body.code).toBe('quality.stale');
    const unknown = await quality('PUT', `/api/quality/plans/${id}`, { ...plan, revision: 2, scorecard: 'none' });
    expect(unknown.body.code).toBe('quality.card-not-found');
  });
});

describe('a sampling plan that is tried', () => {
  const usual = {
    ...{ title: { en: 'All' }, posts: null, teams: null, perDay: 2, share: null, strata: ['channel'], newMonths: 0 },
    ...{ newExtra: 0, scorecard: 'deductions-basic', watcher: 'quality', ownTeam: false, active: false },
  };
  const attempt = async (ask: Ask, change: object, seed = 'a') =>
    ask('POST', '/api/quality/plans/a-trial/try', { plan: { ...usual, ...change }, day: DAY, seed });

  it('tells what it would draw and for whom, draws nothing, and is the same for the same seed', async () => {
    const { posts, lastDay } = (await quality('GET', '/api/quality/plan-choices')).body;
    expect(posts).toContain('voice');
    expect(lastDay >= DAY).toBe(true);
    const before = (await quality('GET', '/api/quality/draws')).body;
    const all = (await attempt(quality, {})).body;
    expect(all).toMatchObject({ day: DAY, seed: 'a' });
    expect(all.checks).toBeGreaterThan(0);
    expect(all.checks).toBeLessThanOrEqual(all.reached * 2);
    const ofChannels = all.channels.reduce((sum: number, one: { checks: number }) => sum + one.checks, 0);
    expect(ofChannels).toBe(all.checks);
    const team = (await attempt(quality, { posts: ['voice'] })).body;
    expect(team.people).toBeLessThan(all.people);
    expect((await attempt(quality, {})).body).toEqual(all);
    expect((await attempt(quality, {}, 'b')).body.first).not.toEqual(all.first);
    expect((await quality('GET', '/api/quality/draws')).body).toEqual(before);
    expect((await quality('GET', '/api/quality/plans')).body.rows.map((row: { id: string }) => row.id)).not.toContain(
      'a-trial',
    );
  });

  it('is refused where it could not be saved, and to who may not plan', async () => {
    expect((await attempt(quality, { share: '1); DROP TABLE x --' })).status).toBe(400);
    expect((await attempt(quality, { share: '2' })).body.code).toBe('quality.plan-unusable');
    expect((await attempt(quality, { scorecard: 'none' })).body.code).toBe('quality.card-not-found');
    expect((await attempt(lead, {})).status).toBe(403);
    expect((await lead('GET', '/api/quality/plan-choices')).status).toBe(403);
  });
});

describe('points-basic', () => {
  it('pays less when a check with deductions is scored here: nobody types them', async () => {
    const text = readFileSync(new URL('../../../catalog/plans/points-basic.yaml', import.meta.url), 'utf8');
    const plan = readPlan(text, 'points-basic.yaml');
    if (!plan.ok) throw new Error('the shipped plan cannot be read');
    const person = server.people.find(({ post }) => post === 'basic')?.id ?? '';
    const paid = async () => {
      const asked = { plan: plan.value, period: period('2026-01'), dictionary };
      const loaded = await loadForPay({ records: server.records, activity: server.activity }, asked);
      const run = loaded.ok ? flow(loaded.value) : loaded;
      const mine = run.ok ? [...run.value.pay].find((one) => one.person.id === person) : undefined;
      const values = ['coefficient', 'performance_pay'].map(
        (line) => mine?.evaluation && lineValue(mine.evaluation, line),
      );
      return values.map(String);
    };
    const before = await paid();
    const agent = server.people.find(({ id }) => id === person)?.aliases[0] ?? '';
    const data = { contact: 'late', agent, inspector: 'Q', checked_at: '2026-01-31 18:00:00', deductions: '90' };
    const envelope = { valid: '2026-01-31', until: null, by: 'Q', why: '', replaces: null, source: null };
    const fact = { kind: 'check.scored', subject: person, ...envelope, data };
    expect((await appendFacts(server.records, [fact], () => new Date())).ok).toBe(true);
    expect(Number(before[0])).toBeGreaterThan(0);
    expect(await paid()).toEqual(['0', '0']);
  });
});
