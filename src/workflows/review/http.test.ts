import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer, must } from '../../../test/http/demo-server.ts';
import { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import { period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { flow } from '../../flow.ts';
import { readFacts } from '../../ledger/service.ts';
import type { Person } from '../../people/index.ts';
import { readPlan } from '../../plan/index.ts';
import { loadMetrics } from '../../stages/metrics/index.ts';
import { loadForPay } from '../../stages/pay/service.ts';
import { payslipOf, reasonOfLine } from '../../stages/payslip/index.ts';
import { adjust, calibrationOf, sumFor } from './calibration/service.ts';
import type { Entry } from './model.ts';
import { confirmProposal } from './proposals/service.ts';
import { judgedItems } from './rating.ts';
import { rate, sheetOf } from './ratings/service.ts';
import { remindByClock } from './reminders/service.ts';
import { correctRating } from './results/service.ts';
import type { ReviewWorld } from './world.node.ts';

/** A cycle of the demo's January from its opening to the payslip, asked as those who take part in it. */

/** A score that nobody else gives, and no second of any clock: wherever it shows before the release, something leaks. */
const TELLTALE = '63.7';
const JANUARY = period('2026-01');

let server: Awaited<ReturnType<typeof demoServer>>;
let world: ReviewWorld;
let hr: Ask;
let manager: Ask;
let lead: Ask;
let agent: Ask;
let stranger: Ask;
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
const codesOf = (result: Result<unknown>) => result.problems.map(({ code }) => code);
const moverOf = (person: string) => ({ account: person, name: person, person });

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  const { people } = server;
  me = people.find((p) => p.post === 'basic' && p.lead !== null) as Person;
  leader = people.find((p) => p.name === me.lead) as Person;
  hr = await server.as(['hr'], null);
  manager = await server.as(['manager'], people.find((p) => p.post === '总监')?.id ?? null);
  lead = await server.as(['lead'], leader.id);
  agent = await server.as(['agent'], me.id);
  const other = people.find((p) => p.team !== me.team && p.post !== '总监' && p.post !== 'lead');
  stranger = await server.as(['agent'], other?.id ?? null);
  const now = () => new Date().toISOString();
  const { records, activity } = server;
  const secret = (bytes: number) => randomBytes(bytes).toString('base64url');
  const stores = {
    records,
    activity,
    now,
    secret,
    calendar,
    newId: () => randomUUID(),
    imports: () => activity.imports(),
  };
  world = { ...stores, today: async () => '2026-02-10', forms: () => shipped('reviews'), dictionary: () => dictionary };
}, 300_000);
afterAll(() => server.close());

/** Everybody's rating of everybody, by a rule; the peers of `me` leave out what `silent` names. */
async function everybodyRates(scoreOf: (entry: Entry) => string): Promise<void> {
  for (const { id } of server.people) {
    const { forms, entries } = must(await sheetOf(world, cycle, id));
    const ratings = entries
      .filter(({ state }) => state === 'owed')
      .map((entry) => {
        const items = judgedItems(forms.find((form) => form.id === entry.form) as (typeof forms)[number]);
        const scores = Object.fromEntries(items.map((item) => [item.id, scoreOf(entry)]));
        return { step: entry.step, person: entry.person, scores, note: '', done: true };
      });
    must(await rate(world, moverOf(id), id, { cycle, ratings }));
  }
}

function everySentence(reason: Reason): readonly string[] {
  return [`${reason.title.en} ${reason.sentence.en}`, ...reason.parts.flatMap(everySentence)];
}

describe('a cycle', () => {
  it('is opened once a month, by HR', async () => {
    expect((await agent('POST', '/api/reviews', { period: '2026-01' })).status).toBe(403);
    const opened = await hr('POST', '/api/reviews', { period: '2026-01', seed: 'test' });
    expect(opened.body).toMatchObject({ cycle: { period: '2026-01', state: 'collecting', seed: 'test' } });
    expect(opened.body.findings.map(({ code }: { code: string }) => code)).toContain('review.no-form');
    cycle = opened.body.cycle.id;
    const again = await hr('POST', '/api/reviews', { period: '2026-01' });
    expect([again.status, again.body.code]).toEqual([409, 'review.exists']);
  });

  it('asks the lead for several people at once, and gives each only what was asked of them', async () => {
    const sheet = (await lead('GET', `/api/reviews/${cycle}/ratings`)).body;
    const led = sheet.entries.filter(({ step }: Entry) => step === 'lead');
    expect(led.length).toBeGreaterThan(5);
    const mine = (await agent('GET', `/api/reviews/${cycle}/ratings`)).body.entries;
    expect(mine.filter(({ step }: Entry) => step === 'lead')).toEqual([]);
    expect(mine.filter(({ step }: Entry) => step === 'self')).toHaveLength(1);
    const scores = Object.fromEntries(sheet.forms[0].items.map(({ id }: { id: string }) => [id, '80']));
    const foreign = { step: 'lead', person: me.id, scores, done: true };
    const refused = await stranger('PUT', `/api/reviews/${cycle}/ratings`, { ratings: [foreign] });
    expect(refused.body.code).toBe('review.not-assigned');
  });

  it('takes a rating back as if it had never been written', async () => {
    const before = (await lead('GET', `/api/reviews/${cycle}/ratings`)).text;
    const { forms } = JSON.parse(before);
    const scores = Object.fromEntries(forms[0].items.map(({ id }: { id: string }) => [id, TELLTALE]));
    const rating = { step: 'lead', person: me.id, scores, note: 'x', done: true };
    expect((await lead('PUT', `/api/reviews/${cycle}/ratings`, { ratings: [rating] })).status).toBe(200);
    const back = await lead('POST', `/api/reviews/${cycle}/ratings/take-back`, { step: 'lead', person: me.id });
    expect(back.text).toBe(before);
    await lead('PUT', `/api/reviews/${cycle}/ratings`, { ratings: [rating] });
  });

  it('shows what is owed by team and step, and reminds each once a day', async () => {
    const board = (await hr('GET', `/api/reviews/${cycle}`)).body;
    const leads = board.counts.filter(({ step, team }: Entry) => step === 'lead' && team === me.team);
    expect(leads).toMatchObject([{ given: 1 }]);
    const owed = (await hr('GET', `/api/reviews/${cycle}/owed?limit=3`)).body;
    const next = (await hr('GET', `/api/reviews/${cycle}/owed?limit=500&cursor=${owed.next}`)).body;
    const whole = (await hr('GET', `/api/reviews/${cycle}/owed?limit=500`)).body;
    expect([...owed.rows, ...next.rows]).toEqual(whole.rows);
    const notices = async () => (await sql`select 1 from notice`.execute(server.records.as())).rows.length;
    const { told } = (await hr('POST', `/api/reviews/${cycle}/remind`, { step: 'self' })).body;
    expect(told).toBeGreaterThan(10);
    await hr('POST', `/api/reviews/${cycle}/remind`, { step: 'self' });
    const first = await notices();
    await remindByClock(world);
    const second = await notices();
    await remindByClock(world);
    expect([second > first, await notices()]).toEqual([true, second]);
  });
});

describe('what was said', () => {
  it('is hidden until the release at every route, from everybody but who said it', { timeout: 120_000 }, async () => {
    const routes = server.app.guardedRoutes.filter(({ method, url }) => method === 'GET' && !url.includes('events'));
    const fill = (url: string) =>
      url
        .replace(':person', me.id)
        .replace(/^(\/api\/people\/):id/, `$1${me.id}`)
        .replace(':id', cycle)
        .replace(/:\w+/g, 'x');
    let asked = 0;
    for (const who of [hr, manager, agent, stranger])
      for (const { url } of routes) {
        const { text, status } = await who('GET', fill(url));
        asked += Number(status === 200);
        expect(`${url} ${text}`).not.toContain(TELLTALE);
      }
    expect(asked).toBeGreaterThan(60);
    expect((await agent('GET', `/api/people/${me.id}/reviews/${cycle}`)).status).toBe(404);
    expect((await hr('GET', `/api/reviews/${cycle}/sums`)).body.code).toBe('review.wrong-state');
    expect((await lead('GET', `/api/reviews/${cycle}/ratings`)).text).toContain(TELLTALE);
  });
});

describe('a workbook of ratings', () => {
  it('goes out, is filled in and comes back; a formula in it is text', async () => {
    const out = await lead('GET', `/api/reviews/${cycle}/ratings/workbook`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(out.raw as never);
    const sheet = book.getWorksheet('frontline') as ExcelJS.Worksheet;
    const heads = sheet.getRow(1).values as string[];
    const note = heads.findIndex((head) => head?.endsWith('[note]'));
    let rows = 0;
    sheet.eachRow((row, at) => {
      if (at === 1 || row.getCell(1).value !== 'lead' || row.getCell(2).value === me.id) return;
      rows += 1;
      for (let column = 5; column < note; column++) row.getCell(column).value = 82;
      row.getCell(note).value = '=HYPERLINK("x")';
    });
    const send = async () => {
      const base64 = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
      return lead('POST', `/api/reviews/${cycle}/ratings/workbook`, { file: '评分.xlsx', base64 });
    };
    const back = await send();
    expect(back.body).toMatchObject({ given: rows + 1 });
    const again = new ExcelJS.Workbook();
    await again.xlsx.load((await lead('GET', `/api/reviews/${cycle}/ratings/workbook`)).raw as never);
    const said = again.getWorksheet('frontline')?.getRow(3).getCell(note);
    expect([said?.type, said?.value]).toEqual([ExcelJS.ValueType.String, '=HYPERLINK("x")']);
    sheet.getRow(4).getCell(6).value = 'good';
    const refused = await send();
    expect(refused.body.problems[0].where).toMatchObject({ file: '评分.xlsx', sheet: 'frontline', row: 4 });
  });
});

describe('summing up and calibration', () => {
  it('ends rating when nothing is owed, or with a reason', async () => {
    const blocked = await hr('POST', `/api/reviews/${cycle}/sum`, {});
    expect(blocked.body.code).toBe('review.still-owed');
    await everybodyRates(({ step }) => ({ self: '95', lead: '70', peer: '88' })[step]);
    expect((await hr('POST', `/api/reviews/${cycle}/sum`, {})).body.state).toBe('calibrating');
    const late = await agent('POST', `/api/reviews/${cycle}/ratings/take-back`, { step: 'self', person: me.id });
    expect(late.body.code).toBe('review.ratings-ended');
  });

  it('shows sums and the cost of forcing grades, and moves nobody by itself', async () => {
    const sums = (await hr('GET', `/api/reviews/${cycle}/sums?limit=500`)).body.rows;
    expect(sums.length).toBeGreaterThan(15);
    const { forms } = (await hr('GET', `/api/reviews/${cycle}/distribution`)).body;
    const counted = forms.flatMap(({ grades }: { grades: { people: number }[] }) => grades);
    const people = counted.reduce((sum: number, grade: { people: number }) => sum + grade.people, 0);
    expect(people).toBe(sums.filter(({ grade }: { grade: string | null }) => grade !== null).length);
    const after = (await hr('GET', `/api/reviews/${cycle}/sums?limit=500`)).body.rows;
    expect(after).toEqual(sums);
  });

  it('moves a lead’s score with a reason by a named person, and never one’s own', async () => {
    const why = '事实依据不足';
    const change = { person: me.id, item: 'teamwork', score: '75', why };
    for (const { id } of [me, leader])
      expect(codesOf(await adjust(world, moverOf(id), { id: cycle, ...change }))).toEqual(['review.own-calibration']);
    const mine = must(await calibrationOf(world, cycle, moverOf(me.id)));
    expect(mine.people.map(({ person }) => person)).not.toContain(me.id);
    expect(codesOf(await sumFor(world, cycle, me.id, moverOf(me.id)))).toEqual(['review.no-result']);
    const sumOf = async () => (await hr('GET', `/api/reviews/${cycle}/sums?q=${me.id}`)).text;
    const before = await sumOf();
    expect((await manager('PUT', `/api/reviews/${cycle}/adjustments`, change)).status).toBe(200);
    expect(await sumOf()).toContain(why);
    await manager('PUT', `/api/reviews/${cycle}/adjustments`, { ...change, score: null });
    expect(await sumOf()).toBe(before);
    await manager('PUT', `/api/reviews/${cycle}/adjustments`, change);
  });
});

describe('the release', () => {
  it('makes facts, once: what a file had said of the same is replaced', async () => {
    const move = (who: Ask, id: string) => who('POST', `/api/reviews/${cycle}/${id}`, {});
    expect((await move(manager, 'release')).body.code).toBe('review.not-submitted');
    expect((await move(hr, 'submit')).body).toMatchObject({ state: 'calibrating' });
    expect((await move(hr, 'release')).body.code).toBe('review.released-alone');
    // A sum that changes is another that nobody has looked at.
    const change = { person: me.id, item: 'teamwork', score: '75', why: '事实依据不足' };
    await manager('PUT', `/api/reviews/${cycle}/adjustments`, change);
    expect((await move(manager, 'release')).body.code).toBe('review.not-submitted');
    await move(hr, 'submit');
    expect((await move(manager, 'release')).body.state).toBe('released');
    const facts = await readFacts(server.records, { kinds: ['rating.given'], subjects: [me.id], period: JANUARY });
    const keys = facts.map(({ data }) => `${data.item} ${data.source}`);
    expect(new Set(keys).size).toBe(keys.length);
    const teamwork = facts.filter(({ data }) => data.item === 'teamwork');
    expect(teamwork.map(({ data }) => [data.source, data.score, data.raters]).sort()).toEqual([
      ['peer', '88', 4],
      ['self', '95', undefined],
      ['supervisor', '75', undefined],
    ]);
  });

  it('tells the person why, down to who said what; peers only as a mean, and nowhere their names', async () => {
    const result = (await agent('GET', `/api/people/${me.id}/reviews/${cycle}`)).body;
    const why = (await agent('GET', `/api/people/${me.id}/reviews/${cycle}/why?item=teamwork`)).body;
    const sentences = everySentence(why).join('\n');
    expect(sentences).toContain(leader.name);
    expect(sentences).toContain(`${leader.name} gave ${TELLTALE}`);
    expect(sentences).toContain('The mean of 4 peers');
    const { rows } = await sql<{ rater: string; scores: string | null }>`
      select rater, scores from review_entry where cycle_id = ${cycle} and step = 'peer' and person = ${me.id}`.execute(
      server.records.as(),
    );
    expect(rows).toHaveLength(4);
    for (const { rater, scores } of rows) {
      expect(scores).toBeNull();
      expect(JSON.stringify([result, why])).not.toContain(rater);
    }
    expect((await stranger('GET', `/api/people/${me.id}/reviews/${cycle}`)).status).toBe(403);
    expect((await lead('GET', `/api/people/${me.id}/reviews/${cycle}`)).body.score).toBe(result.score);
  });

  it('decides grade and performance pay, explained down to the ratings', async () => {
    const file = shipped('plans').find((one) => one.file === 'scorecard.yaml') ?? { text: '', file: '' };
    const plan = must(readPlan(file.text, file.file));
    const loaded = must(await loadForPay(world, { plan, period: JANUARY, dictionary }));
    const pays = [...must(flow(loaded)).pay];
    const pay = pays.find((one) => one.person.id === me.id);
    const slip = pay && payslipOf(pay, '2026-01');
    if (!pay || !slip) throw new Error('the plan does not pay the person');
    const lines = new Map(slip.lines.map((line) => [line.id, line]));
    const result = (await agent('GET', `/api/people/${me.id}/reviews/${cycle}`)).body;
    const score = reasonOfLine(pay, 'score');
    expect(
      Decimal.of(score?.value ?? '')
        .round(2, 'half-up')
        .toString(),
    ).toBe(result.score);
    expect(lines.get('grade')?.amount).toBe(result.grade.id);
    const effect = { excellent: '1100', good: '1050', pass: '1000', fail: '900' }[result.grade.id as 'pass'];
    expect(Number(lines.get('performance_pay')?.amount)).toBe(Number(effect));
    const told = JSON.stringify(reasonOfLine(pay, 'performance_pay'));
    expect(told).toContain('"peer"');
    expect(told).toContain('"88"');
  });

  it('is corrected by facts that replace facts, and taking that back restores the same bytes', async () => {
    const read = async () => (await hr('GET', `/api/people/${me.id}/reviews/${cycle}`)).body;
    const before = await read();
    const fact = before.facts.find(
      (one: { item: string; source: string }) => one.item === 'learning' && one.source === 'supervisor',
    );
    const made = await hr('POST', `/api/reviews/${cycle}/corrections`, { fact: fact.id, score: '99', why: '申诉成立' });
    const after = await read();
    expect(Number(after.score)).toBeGreaterThan(Number(before.score));
    const own = { cycle, fact: made.body.fact, score: '1', why: 'x' };
    expect(codesOf(await correctRating(world, moverOf(me.id), own))).toEqual(['review.own-matter']);
    await hr('POST', `/api/reviews/${cycle}/corrections/withdraw`, { fact: made.body.fact, why: '撤回' });
    // Only the history of what was said has grown: it was one number, then another, and then the first again.
    const { said, ...back } = await read();
    const { said: first, ...whole } = before;
    expect(JSON.stringify(back)).toBe(JSON.stringify(whole));
    expect(said.map((one: { score: string }) => one.score)).toEqual([first[0].score, after.score, first[0].score]);
  });
});

describe('after the release', () => {
  const talk = {
    heldOn: '2026-02-09',
    record: '谈了优点和不足',
    plan: [{ aim: '提升沟通', action: '每周复盘', due: '2026-03-01' }],
  };

  it('the lead writes the talk down and both sign it', async () => {
    const at = `/api/people/${me.id}/reviews/${cycle}`;
    expect((await agent('PUT', `${at}/talk`, talk)).status).toBe(403);
    expect((await lead('PUT', `${at}/talk`, talk)).status).toBe(200);
    const [sign] = (await agent('GET', '/api/home/tasks')).body.rows.filter(
      ({ kind }: { kind: string }) => kind === 'review.sign',
    );
    expect(sign).toMatchObject({ due: '2026-02-20', link: `/reviews/results/${me.id}/${cycle}` });
    expect((await agent('POST', `${at}/sign`, { remark: '同意' })).body.personSignedAt).not.toBeNull();
    expect((await lead('POST', `${at}/sign`, {})).body.leadSignedAt).not.toBeNull();
    expect((await lead('PUT', `${at}/talk`, talk)).body.code).toBe('review.talk-signed');
  });

  it('is confirmed by two people where the proposal needs two, and only then a fact', async () => {
    const put = sql`insert into review_proposal (id, cycle_id, person, name, kind, state, hands, made_at, rests_on)
      values ('p1', ${cycle}, ${me.id}, ${me.name}, 'end-employment', 'open', '[]', now(), '["2026-01"]')`;
    await put.execute(server.records.as());
    const both = await server.as(['hr', 'manager'], null);
    const first = await both('POST', '/api/review-proposals/p1/confirm', { why: '培训后仍不合格' });
    expect(first.body).toMatchObject({ state: 'open', hands: [{ as: 'hr' }] });
    expect((await both('POST', '/api/review-proposals/p1/confirm', {})).body.code).toBe('review.confirmed-already');
    expect((await hr('POST', '/api/review-proposals/p1/confirm', {})).body.code).toBe('review.confirmed-already');
    const own = await confirmProposal(world, { ...moverOf(me.id), roles: ['manager'] }, { id: 'p1', why: '' });
    expect(codesOf(own)).toEqual(['review.own-proposal']);
    expect(await readFacts(server.records, { kinds: ['review.confirmed'] })).toEqual([]);
    const rival = sql`insert into review_proposal (id, cycle_id, person, name, kind, state, hands, made_at, rests_on)
      values ('p2', ${cycle}, ${me.id}, ${me.name}, 'post-change', 'open', '[]', now(), '["2026-01"]')`;
    await rival.execute(server.records.as());
    expect((await manager('POST', '/api/review-proposals/p1/confirm', {})).body.state).toBe('confirmed');
    expect(await readFacts(server.records, { kinds: ['review.confirmed'] })).toMatchObject([
      { subject: me.id, data: { proposal: 'end-employment', rests_on: '2026-01' } },
    ]);
    // Whoever ends it does not move it to another post as well.
    const { rows } = (await hr('GET', '/api/review-proposals?state=withdrawn')).body;
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(['p2']);
    expect((await hr('POST', '/api/review-proposals/p2/confirm', {})).status).toBe(409);
  });
});
