import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer, must } from '../../../test/http/demo-server.ts';
import type { Result } from '../../base/problem.ts';
import { readHistory } from '../../ledger/service.ts';
import type { Person } from '../../people/index.ts';
import { loadMetrics } from '../../stages/metrics/index.ts';
import { formTextsOn, publishForm } from './forms/service.ts';
import type { Entry } from './model.ts';
import { sheetOf } from './ratings/service.ts';
import { remindByClock } from './reminders/service.ts';
import { moveDate } from './schedule/service.ts';
import type { ReviewWorld } from './world.node.ts';

/** What HR does by hand while a cycle runs: excuses, hands over, moves days, and says anew what people are judged on. */

let server: Awaited<ReturnType<typeof demoServer>>;
let world: ReviewWorld;
let hr: Ask;
let me: Person;
let leader: Person;
let other: Person;
let cycle = '';
let today = '2026-02-03';

const shipped = (folder: string) => {
  const at = new URL(`../../../catalog/${folder}/`, import.meta.url);
  return readdirSync(at).map((file) => ({ file, text: readFileSync(new URL(file, at), 'utf8') }));
};
const dictionary = must(loadMetrics(shipped('metrics')));
const calendar = async () => ({ statutory: new Set<string>(), makeup: new Set<string>(), own: new Map() });
const codes = (result: Result<unknown>) => result.problems.map(({ code }) => code);
const by = { account: 'hr', name: '王', person: null };

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  const { people, records, activity } = server;
  me = people.find((p) => p.post === 'basic' && p.lead !== null) as Person;
  leader = people.find((p) => p.name === me.lead) as Person;
  other = people.find((p) => p.post === 'lead' && p.id !== leader.id) as Person;
  hr = await server.as(['hr'], null);
  cycle = (await hr('POST', '/api/reviews', { period: '2026-01', seed: 'test' })).body.cycle.id;
  const stores = { records, activity, calendar, newId: () => '', secret: () => '', imports: async () => [] };
  const now = () => new Date().toISOString();
  world = { ...stores, now, today: async () => today, forms: () => shipped('reviews'), dictionary: () => dictionary };
}, 300_000);
afterAll(() => server.close());

const entriesOf = async (person: Person): Promise<readonly Entry[]> =>
  must(await sheetOf(world, cycle, person.id)).entries;
const noticesOf = async (kind: string) => {
  const found = await sql<{ to: string; text: string }>`
    select replace(addressee, 'person:', '') as "to", text::text as text from notice where kind = ${kind}`.execute(
    server.records.as(),
  );
  return found.rows;
};
const asks = (change: object) =>
  hr('POST', `/api/reviews/${cycle}/reassign`, { ...{ rater: leader.id, step: 'lead', person: me.id }, ...change });

describe('a rating that somebody cannot give', () => {
  it('is handed to another lead with a reason, and never to the person, to a stranger, or away from a drawn peer', async () => {
    const why = '组长休假';
    expect((await asks({ to: other.id, why: ' ' })).body.code).toBe('review.reason-missing');
    expect((await asks({ to: me.id, why })).body.code).toBe('review.own-rating');
    expect((await asks({ to: 'X999', why })).body.code).toBe('review.rater-unknown');
    const [peer] = (await entriesOf(leader)).filter(({ step }) => step === 'peer');
    const moved = { step: 'peer', person: peer?.person ?? '', to: other.id, why };
    expect((await asks(moved)).body.code).toBe(peer ? 'review.peer-fixed' : 'review.not-assigned');
    expect((await asks({ to: other.id, why })).body).toEqual({ done: true });
    const led = async (lead: Person) =>
      (await entriesOf(lead))
        .filter(({ step, person }) => step === 'lead' && person === me.id)
        .map(({ state }) => state);
    expect([await led(leader), await led(other)]).toEqual([[], ['owed']]);
    expect((await asks({ to: other.id, why })).body.code).toBe('review.not-assigned');
  });

  it('handed to whoever is asked about the person already is asked once', async () => {
    const second = server.people.find((p) => p.lead === leader.name && p.id !== me.id) as Person;
    const about = { person: second.id, why: '组长休假' };
    expect((await asks({ ...about, to: other.id })).status).toBe(200);
    expect((await asks({ ...about, rater: other.id, to: other.id })).status).toBe(200);
    const asked = (await entriesOf(other)).filter(({ step, person }) => step === 'lead' && person === second.id);
    expect(asked).toHaveLength(1);
  });

  it('is excused with a reason, owed no more, and neither handed over nor given after that', async () => {
    const excused = { rater: me.id, step: 'self', to: null, why: '病假' };
    expect((await asks(excused)).body).toEqual({ done: true });
    const [own] = (await entriesOf(me)).filter(({ step }) => step === 'self');
    expect(own?.state).toBe('excused');
    expect((await asks(excused)).body.code).toBe('review.wrong-state');
    const late = (await hr('GET', `/api/reviews/${cycle}/owed?limit=500`)).body.rows;
    const rows = late.filter((row: { rater: string; step: string }) => row.rater === me.id && row.step === 'self');
    expect(rows).toEqual([]);
  });
});

describe('the day of a step', () => {
  it('moves for what is still owed, by a fact with its reason, and raters are told and reminded by the new day', async () => {
    await remindByClock(world);
    const before = await noticesOf('review.late');
    const asked = { cycle, step: 'self' as const, due: '2026-02-06', why: '系统停机一天' };
    expect(codes(await moveDate(world, by, { ...asked, due: '2026-02-07' }))).toEqual(['review.date-restday']);
    expect(codes(await moveDate(world, by, { ...asked, cycle: 'none' }))).toEqual(['review.not-found']);
    must(await moveDate(world, by, asked));
    const facts = await readHistory(server.records, { kinds: ['review.scheduled'], subjects: [`review:${cycle}`] });
    expect(facts.map(({ why }) => why).at(-1)).toBe(asked.why);
    expect(facts.at(-1)?.replaces).toBe(facts[0]?.id);
    const [step] = (await hr('GET', `/api/reviews/${cycle}`)).body.steps;
    expect(step).toMatchObject({
      step: 'self',
      due: '2026-02-06',
      movable: true,
      moves: [{ to: '2026-02-06', by: '王' }],
    });
    const own = (await entriesOf(other)).find((entry) => entry.step === 'self');
    expect(own?.due).toBe('2026-02-06');
    // Whoever was excused owes nothing, and hears nothing.
    const told = await noticesOf('review.date-moved');
    expect(told.map((row) => row.to)).toContain(other.id);
    expect(told.map((row) => row.to)).not.toContain(me.id);
    today = '2026-02-04';
    await remindByClock(world);
    expect(await noticesOf('review.late')).toEqual(before);
    today = '2026-02-09';
    await remindByClock(world);
    const late = (await noticesOf('review.late')).map(({ text }) => text);
    expect(late.some((text) => text.includes('2026-02-06'))).toBe(true);
  });

  it('is HR’s to move', async () => {
    const asked = { due: '2026-02-10', why: 'x' };
    const agent = await server.as(['agent'], me.id);
    expect((await agent('PUT', `/api/reviews/${cycle}/steps/lead`, asked)).status).toBe(403);
  });
});

describe('a form', () => {
  const frontline = () => shipped('reviews').find(({ file }) => file === 'frontline.yaml')?.text ?? '';
  const asked = () => ({ form: 'frontline', text: frontline(), from: '2026-03-01', why: '二季度侧重协作' });

  it('is changed from a day to come, told to those it judges, and a cycle keeps the one it was opened with', async () => {
    const text = frontline().replace('weight: 8%', 'weight: 7%').replace('weight: 3%', 'weight: 4%');
    const made = must(await publishForm(world, by, { ...asked(), text }));
    expect(made.form.version).toBe(3);
    const weights = async (day: string) =>
      (await formTextsOn(world, day)).filter(({ file }) => file.startsWith('frontline')).length;
    expect([await weights('2026-02-28'), await weights('2026-03-01')]).toEqual([1, 2]);
    const told = (await noticesOf('review.form')).map((row) => row.to);
    expect([told.includes(me.id), told.includes(leader.id)]).toEqual([true, false]);
    const rows = (await hr('GET', '/api/review-forms')).body.rows;
    expect(rows.filter(({ form }: { form: string }) => form === 'frontline')).toHaveLength(2);
  });

  it('is refused whole: every fault at once, and none of it kept', async () => {
    const text = frontline().replace('[basic, vip, voice]', '[basic, lead]').replace('metric: csat', 'metric: joy');
    const wrong = { ...asked(), text, from: today };
    expect(codes(await publishForm(world, by, wrong)).sort()).toEqual([
      'review.form-late',
      'review.form-metric',
      'review.form-posts',
    ]);
    expect(codes(await publishForm(world, by, { ...asked(), text: text.replace('10%', '11%') }))).toEqual([
      'review.weights',
    ]);
    expect(codes(await publishForm(world, by, { ...asked(), form: 'nobody' }))).toEqual(['review.form-unknown']);
    expect((await hr('GET', '/api/review-forms')).body.rows).toHaveLength(shipped('reviews').length + 1);
  });
});

describe('whoever is judged in a cycle', () => {
  it('puts it to no release, and is told so on the board before trying', async () => {
    const judged = await server.as(['hr'], other.id);
    const free = await server.as(['manager'], server.people.find((p) => p.post === '总监')?.id ?? null);
    await hr('POST', `/api/reviews/${cycle}/sum`, { reason: '先汇总' });
    const moves = (await judged('GET', `/api/reviews/${cycle}`)).body.moves;
    const submit = moves.find(({ id }: { id: string }) => id === 'submit');
    expect(submit.blocked.map(({ code }: { code: string }) => code)).toEqual(['review.released-judged']);
    const refused = await judged('POST', `/api/reviews/${cycle}/submit`, {});
    expect([refused.status, refused.body.code]).toEqual([403, 'review.released-judged']);
    expect((await hr('POST', `/api/reviews/${cycle}/submit`, {})).status).toBe(200);
    expect((await judged('POST', `/api/reviews/${cycle}/release`, {})).body.code).toBe('review.released-judged');
    // The head of the house has nobody above: not judged here, and free to release.
    expect((await free('POST', `/api/reviews/${cycle}/release`, {})).body.state).toBe('released');
  });
});
