import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer, must } from '../../../test/http/demo-server.ts';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import { flow } from '../../flow.ts';
import { appendFacts, readFacts } from '../../ledger/service.ts';
import type { Person } from '../../people/index.ts';
import { readPlan } from '../../plan/index.ts';
import { loadMetrics } from '../../stages/metrics/index.ts';
import { loadForPay } from '../../stages/pay/service.ts';
import { payslipOf, reasonOfLine } from '../../stages/payslip/index.ts';
import { followNews } from './following/service.ts';
import { judgedItems } from './rating.ts';
import { rate, sheetOf } from './ratings/service.ts';
import type { ReviewWorld } from './world.node.ts';

/** What happens to a released result when something it rests on becomes another thing. */

const JANUARY = period('2026-01');
let server: Awaited<ReturnType<typeof demoServer>>;
let world: ReviewWorld;
let hr: Ask;
let secondHr: Ask;
let manager: Ask;
let agent: Ask;
let leadAsk: Ask;
let me: Person;
let leader: Person;
let cycle = '';

const shipped = (folder: string) => {
  const at = new URL(`../../../catalog/${folder}/`, import.meta.url);
  return readdirSync(at).map((file) => ({ file, text: readFileSync(new URL(file, at), 'utf8') }));
};
/** Monday to Friday, no holidays. */
const calendar = async () => ({ statutory: new Set<string>(), makeup: new Set<string>(), own: new Map() });
const dictionary = must(loadMetrics(shipped('metrics')));
const plan = must(
  readPlan(shipped('plans').find(({ file }) => file === 'scorecard.yaml')?.text ?? '', 'scorecard.yaml'),
);

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  const { people, records, activity } = server;
  me = people.find((p) => p.post === 'basic' && p.lead !== null) as Person;
  leader = people.find((p) => p.name === me.lead) as Person;
  hr = await server.as(['hr'], null);
  secondHr = await server.as(['hr'], null);
  manager = await server.as(['manager'], null);
  leadAsk = await server.as(['lead'], leader.id);
  agent = await server.as(['agent'], me.id);
  const secret = (bytes: number) => randomBytes(bytes).toString('base64url');
  const stores = { records, activity, calendar, secret, newId: () => randomUUID(), imports: () => activity.imports() };
  const now = () => new Date().toISOString();
  world = {
    ...{ ...stores, now, today: async () => '2026-02-10', forms: () => shipped('reviews') },
    dictionary: () => dictionary,
  };
  cycle = (await hr('POST', '/api/reviews', { period: '2026-01' })).body.cycle.id;
  for (const { id } of people) await rateAll(id, id === leader.id ? '30' : '45');
  const move = async (who: Ask, id: string) =>
    expect((await who('POST', `/api/reviews/${cycle}/${id}`, { reason: 'x' })).status).toBe(200);
  await move(hr, 'sum');
  await move(hr, 'submit');
  await move(manager, 'release');
}, 300_000);
afterAll(() => server.close());

async function rateAll(id: string, score: string): Promise<void> {
  const { forms, entries } = must(await sheetOf(world, cycle, id));
  const ratings = entries.map(({ form, step, person }) => {
    const items = judgedItems(forms.find((one) => one.id === form) as (typeof forms)[number]);
    const scores = Object.fromEntries(items.map((item) => [item.id, score]));
    return { step, person, scores, note: '', done: true };
  });
  must(await rate(world, { account: id, name: id, person: id }, id, { cycle, ratings }));
}

const page = async () => (await hr('GET', `/api/people/${me.id}/reviews/${cycle}`)).body;

/** The number on the result page; the workbook, the list and the payslip must say the same. */
async function theOneNumber(): Promise<{ score: string; grade: string }> {
  const { score, grade, items } = await page();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await hr('GET', `/api/reviews/${cycle}/sums/workbook`)).raw as never);
  const row = book.worksheets[0]?.getColumn(1).values.indexOf(me.id) ?? 0;
  const inBook = Decimal.of(String(book.worksheets[0]?.getRow(row).getCell(5).value))
    .round(2, 'half-up')
    .toString();
  const listed = (await agent('GET', `/api/people/${me.id}/reviews`)).body.rows[0];
  const loaded = must(await loadForPay(world, { plan, period: JANUARY, dictionary }));
  const pay = [...must(flow(loaded)).pay].find(({ person }) => person.id === me.id);
  const slip = pay && payslipOf(pay, '2026-01');
  const onSlip = pay && reasonOfLine(pay, 'score')?.value;
  const line = new Map(slip?.lines.map(({ id, amount }) => [id, amount]));
  expect([inBook, listed.score]).toEqual([score, score]);
  expect(
    Decimal.of(onSlip ?? '')
      .round(2, 'half-up')
      .toString(),
  ).toBe(score);
  expect([listed.grade.id, line.get('grade')]).toEqual([grade.id, grade.id]);
  const facts = await readFacts(server.records, { kinds: ['review.released'], subjects: [me.id] });
  expect(facts.map(({ data }) => [data.score, data.grade])).toEqual([[score, grade.id]]);
  expect(items.find(({ id }: { id: string }) => id === 'csat').sources).toHaveLength(1);
  return { score, grade: grade.id };
}

const ratingOf = async (item: string, source: string) =>
  (await page()).facts.find((one: { item: string; source: string }) => one.item === item && one.source === source);

async function say(kind: string, subject: string, data: Record<string, string | true>, why: string): Promise<void> {
  const fact = { kind, subject, valid: '2026-01-20', until: null, by: '质检', why, replaces: null, data, source: null };
  must(await appendFacts(server.records, [fact], () => new Date()));
}

async function rowsOf(kind: 'contact' | 'check', where: string): Promise<readonly string[]> {
  const rows = await server.activity.rows(kind, JANUARY);
  const names = [me.id, me.name, ...me.aliases].map((name) => `'${name}'`).join(', ');
  const found = await server.activity.query(
    `SELECT row_key FROM ${rows} AS r WHERE agent IN (${names}) AND ${where} ORDER BY row_key LIMIT 40`,
  );
  return found.map(({ row_key }) => String(row_key));
}

describe('a released result', () => {
  it('makes no rating of what metrics say: a metric is nobody’s opinion, and no fact stands in its way', async () => {
    const facts = await readFacts(server.records, { kinds: ['rating.given'], subjects: [me.id], period: JANUARY });
    expect(new Set(facts.map(({ data }) => data.source))).toEqual(new Set(['supervisor', 'peer', 'self']));
    await theOneNumber();
  });

  it('is the same number on its page, in the workbook and on the payslip after rows that a metric counts were corrected', async () => {
    const before = await theOneNumber();
    const unhappy = await rowsOf('contact', 'rating IS NOT NULL AND rating <= 3');
    expect(unhappy.length).toBeGreaterThan(0);
    for (const key of unhappy) await say('correction.made', `contact:${key}`, { exclude: true }, '刷单差评');
    expect(must(await followNews(world)).results).toBeGreaterThan(0);
    const after = await theOneNumber();
    expect(Number(after.score)).toBeGreaterThan(Number(before.score));
    const told = (await agent('GET', '/api/notices')).text;
    expect(told).toContain('刷单差评');
    expect(must(await followNews(world))).toEqual({ cycles: 0, results: 0 });
  });

  it('follows an appraisal appeal upheld by whoever did not rate, and stays the lead’s rating in name', async () => {
    const before = await theOneNumber();
    const { id: ref } = await ratingOf('teamwork', 'supervisor');
    const filing = { kind: 'rating', ref, statement: '跨组支援未计', wish: '按记录评' };
    const { id } = (await agent('POST', `/api/people/${me.id}/appeals`, filing)).body;
    const verdict = {
      outcome: 'upheld',
      reason: '记录属实',
      corrections: [{ change: 'rating', fact: ref, score: '95' }],
    };
    expect((await secondHr('POST', `/api/appeals/${id}/review`, verdict)).body.state).toBe('reviewed');
    const after = await theOneNumber();
    expect(Number(after.score)).toBeGreaterThan(Number(before.score));
    const fact = await ratingOf('teamwork', 'supervisor');
    expect(fact).toMatchObject({ score: '95', corrected: true });
    const [stands] = (await readFacts(server.records, { kinds: ['rating.given'], subjects: [me.id] })).filter(
      (one) => one.id === fact.id,
    );
    expect(stands?.data.rated_by).toBe(leader.id);
    const why = (await agent('GET', `/api/people/${me.id}/reviews/${cycle}/why?item=teamwork`)).text;
    expect(why).toContain(`${leader.name} gave 30`);
  });

  it('is put back, to the same number, when the director reverses the decision', async () => {
    const { id } = (await agent('GET', `/api/people/${me.id}/appeals`)).body.rows?.[0] ?? { id: '' };
    const own = id || (await hr('GET', '/api/appeals')).body.rows[0].id;
    const final = { outcome: 'rejected', reason: '记录不属于本月', corrections: [] };
    expect((await manager('POST', `/api/appeals/${own}/final-word`, final)).body.state).toBe('final');
    expect(await ratingOf('teamwork', 'supervisor')).toMatchObject({ score: '30', corrected: false });
    await theOneNumber();
  });
});

describe('an appeal about a result', () => {
  const file = (ref: string) =>
    agent('POST', `/api/people/${me.id}/appeals`, { kind: 'review', ref, statement: '总分不对', wish: '更正' });

  it('as a whole corrects any of its ratings, is nobody’s who made it, and the result follows', async () => {
    const before = await theOneNumber();
    const filed = await file(cycle);
    expect(filed.body).toMatchObject({ value: before.score, page: `/reviews/results/${me.id}/${cycle}` });
    const { id: fact } = await ratingOf('learning', 'supervisor');
    const verdict = { outcome: 'upheld', reason: '有培训记录', corrections: [{ change: 'rating', fact, score: '31' }] };
    const at = `/api/appeals/${filed.body.id}/review`;
    // Whoever submitted the sums made the number.
    expect((await hr('POST', at, verdict)).body.code).toBe('appeal.involved');
    const offered = (await secondHr('GET', `/api/appeals/${filed.body.id}`)).body.choices.facts;
    expect(offered.map(({ id }: { id: string }) => id)).toContain(fact);
    const amount = [{ change: 'amount', name: 'extra', amount: '100' }];
    expect((await secondHr('POST', at, { ...verdict, corrections: amount })).body.code).toBe(
      'appeal.correction-elsewhere',
    );
    expect((await secondHr('POST', at, verdict)).body.state).toBe('reviewed');
    expect(Number((await theOneNumber()).score)).toBeGreaterThan(Number(before.score));
  });

  it('about what a metric says is one about the rows behind it, says so, and moves pay with the result', async () => {
    const filed = await file(`${cycle}/csat`);
    expect(filed.body.title.en).toContain('worked out from rows');
    expect(filed.body.details).toMatchObject({ metric: 'csat' });
    const happy = await rowsOf('contact', 'rating IS NOT NULL AND rating >= 4');
    const before = await theOneNumber();
    const corrections = happy
      .slice(0, 15)
      .map((key) => ({ change: 'value', row: `contact:${key}`, column: 'rating', value: '1' }));
    const { id: fact } = await ratingOf('learning', 'supervisor');
    const at = `/api/appeals/${filed.body.id}/review`;
    const rating = { outcome: 'partly', reason: 'x', corrections: [{ change: 'rating', fact, score: '1' }] };
    expect((await secondHr('POST', at, rating)).body.code).toBe('appeal.correction-elsewhere');
    expect((await hr('POST', at, { outcome: 'partly', reason: '评价记错', corrections })).body.state).toBe('reviewed');
    expect(Number((await theOneNumber()).score)).toBeLessThan(Number(before.score));
  });

  it('names a result and an item of its own, and nothing else', async () => {
    for (const ref of ['nothing', `${cycle}/teamwork`, `${cycle}/nothing`])
      expect((await file(ref)).body.code).toBe('appeal.object-unknown');
  });
});

describe('a lead’s result', () => {
  it('is for its half what the team reaches, and the same curve makes the team’s metric of it', async () => {
    const { items, score } = (await hr('GET', `/api/people/${leader.id}/reviews/${cycle}`)).body;
    const csat = items.find(({ id }: { id: string }) => id === 'team_csat');
    expect(csat).toMatchObject({ measured: 'csat', sources: [{ source: 'customer' }] });
    expect(Number(score)).toBeGreaterThan(45);
    const why = (await hr('GET', `/api/people/${leader.id}/reviews/${cycle}/why?item=team_csat`)).body;
    const [metric] = why.parts[0].parts;
    const own = (await hr('GET', `/api/people/${me.id}/reviews/${cycle}/why?item=csat`)).body.parts[0].parts[0];
    // Everybody's in the team, not one person's.
    expect(Number(metric.n)).toBeGreaterThan(Number(own.n) * 2);
  });
});

const proposals = async (state: string) =>
  (await hr('GET', `/api/review-proposals?state=${state}&limit=200`)).body.rows.filter(
    ({ person }: { person: string }) => person === me.id,
  );

/** Every supervisor's rating made so good that the month is no fail any more; answers the facts. */
async function lifted(): Promise<readonly string[]> {
  const facts = (await page()).facts.filter(({ source }: { source: string }) => source === 'supervisor');
  const made: string[] = [];
  for (const { id } of facts) {
    const body = { fact: id, score: '100', why: '复核：评分表填错' };
    made.push((await hr('POST', `/api/reviews/${cycle}/corrections`, body)).body.fact);
  }
  return made;
}

async function putBack(facts: readonly string[]): Promise<void> {
  for (const fact of facts) await hr('POST', `/api/reviews/${cycle}/corrections/withdraw`, { fact, why: '更正有误' });
}

describe('what a result led to', () => {
  it('is withdrawn with a notice when its ground is gone, cannot be confirmed, and arises again with it', async () => {
    expect((await theOneNumber()).grade).toBe('fail');
    const [training] = await proposals('open');
    expect(training).toMatchObject({ kind: 'training', waitsFor: [expect.anything()] });
    const corrected = await lifted();
    expect((await theOneNumber()).grade).not.toBe('fail');
    expect(await proposals('open')).toEqual([]);
    expect(await proposals('withdrawn')).toMatchObject([{ id: training.id, why: '复核：评分表填错' }]);
    const confirm = await hr('POST', `/api/review-proposals/${training.id}/confirm`, {});
    expect([confirm.status, confirm.body.code]).toEqual([409, 'review.proposal-done']);
    expect((await secondHr('GET', '/api/notices')).text).toContain(`“Training plan” for ${me.name} is withdrawn`);
    await putBack(corrected);
    expect(await proposals('open')).toMatchObject([{ id: training.id, hands: [] }]);
  });

  it('stays where people confirmed it, flagged until HR keeps it or takes it back with its fact', async () => {
    const [{ id }] = await proposals('open');
    expect((await hr('POST', `/api/review-proposals/${id}/confirm`, { why: '安排培训' })).body.state).toBe('confirmed');
    const settle = (how: string, body: object) => hr('POST', `/api/review-proposals/${id}/${how}`, body);
    expect((await settle('revoke', { why: 'x' })).body.code).toBe('review.not-flagged');
    const corrected = await lifted();
    const [flagged] = await proposals('confirmed');
    expect(flagged.flaggedAt).not.toBeNull();
    expect((await hr('GET', '/api/home/tasks')).text).toContain('review.flagged');
    expect((await settle('uphold', {})).body.code).toBe('review.reason-missing');
    expect((await settle('uphold', { why: '本人愿意参加' })).body).toMatchObject({
      state: 'confirmed',
      flaggedAt: null,
    });
    await putBack(corrected);
    await lifted();
    expect((await settle('revoke', { why: '不再需要' })).body.state).toBe('withdrawn');
    expect(await readFacts(server.records, { kinds: ['review.confirmed'], subjects: [me.id] })).toEqual([]);
  });
});

describe('the seed of the peers', () => {
  it('is random, and told to nobody but HR, who draws by it', async () => {
    const seed = (await hr('GET', `/api/reviews/${cycle}`)).body.cycle.seed;
    expect(seed).toMatch(/^[\w-]{22}$/);
    for (const who of [manager, leadAsk, agent])
      for (const url of [
        `/api/reviews/${cycle}`,
        `/api/reviews/${cycle}/ratings`,
        `/api/people/${me.id}/reviews/${cycle}`,
      ])
        expect((await who('GET', url)).text).not.toContain(seed);
  });
});
