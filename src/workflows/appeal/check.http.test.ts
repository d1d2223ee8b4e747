import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { readFacts } from '../../ledger/service.ts';

/** A check that was really scored here, appealed item by item: whatever is worked out from it follows, everywhere. */

let server: Awaited<ReturnType<typeof demoServer>>;
let inspector: Ask;
let reviewer: Ask;
let manager: Ask;
let agent: Ask;
let seats: readonly Ask[] = [];
let inspectorId = '';
let me = '';
let check = '';
let ref = '';
let id = '';

const FAULTS = { greeting: '1', answer: '4', abuse: '10' } as const;
/** What plans read of decided appeals: the mean of a month's facts is the inspector's overturn rate. */
const decided = () => readFacts(server.records, { kinds: ['appeal.decided'] });
const codes = ({ body }: { body: { problems: readonly { code: string }[] } }) => body.problems.map((p) => p.code);

beforeAll(async () => {
  server = await demoServer({ people: 40, months: 1, seed: 1 });
  inspectorId = server.people.find(({ post }) => post === 'qa')?.id ?? '';
  inspector = await server.as(['quality'], inspectorId);
  reviewer = await server.as(['quality'], null);
  manager = await server.as(['manager'], null);
  const hr = await server.as(['hr'], null);
  seats = [await server.as(['lead'], null), await server.as(['lead'], null)];
  for (const [i, seat] of ['group', 'vip'].entries()) {
    const { account } = (await seats[i]?.('GET', '/api/me'))?.body.me ?? {};
    expect((await hr('PUT', `/api/appeals/seats/${seat}`, { account: account.id })).status).toBe(200);
  }
  await inspector('POST', '/api/quality/draws', { plan: 'voice', day: '2026-01-15', seed: 'test' });
  const { body } = await inspector('POST', '/api/quality/queue/next');
  me = body.check.person;
  agent = await server.as(['agent'], me);
  const items: { id: string }[] = body.card.sections.flatMap(({ items: own }: { items: object[] }) => own);
  const faults: Readonly<Record<string, string>> = FAULTS;
  const entries = Object.fromEntries(
    items.map(({ id: item }) => [item, { value: faults[item] ?? '0', ...(item in faults && { note: `why ${item}` }) }]),
  );
  const revision = body.check.revision;
  const sent = { entries: { ...entries, answer: { ...entries.answer, cause: 'haste' } }, remark: '', revision };
  const done = await inspector('POST', `/api/quality/checks/${body.check.id}/submit`, sent);
  expect(done.body.result, JSON.stringify(done.body)).toMatchObject({ critical: true, wrongAnswer: true, points: '0' });
  check = body.check.id;
  ref = `check:${done.body.result.rowKey}`;
});
afterAll(() => server.close());

/** Today where the organisation is: checks are of that day. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

async function metricsOf(person: string): Promise<Readonly<Record<string, string | null>>> {
  const month = today().slice(0, 7);
  const ids = ['qa_score', 'qa_deductions', 'answer_accuracy'];
  const { body } = await manager('GET', `/api/metrics/values?metrics=${ids.join(',')}&period=${month}&by=person`);
  const row = body.rows.find(({ group }: { group: string[] }) => group[0] === person);
  return Object.fromEntries(ids.map((one, i) => [one, row.cells[i].value]));
}

const anew = (...items: readonly string[]) => [
  { change: 'check', row: ref, entries: Object.fromEntries(items.map((item) => [item, { value: '0' }])) },
];

describe('an appeal about items of a check', () => {
  it('names what is contested, of what something was taken off for', async () => {
    const at = `/api/people/${me}/appeals`;
    const seen = await agent('GET', `${at}/outlook?kind=row&ref=${encodeURIComponent(ref)}`);
    expect(seen.body.items.map((item: { id: string }) => item.id).sort()).toEqual(Object.keys(FAULTS).sort());
    expect(seen.body.items[0].title.en).toMatch(/^[A-Z]/);
    const filing = { kind: 'row', ref, statement: '我没有骂人，答案也是对的' };
    expect(codes(await agent('POST', at, { ...filing, items: ['tone'] }))).toEqual(['appeal.item-unknown']);
    const filed = await agent('POST', at, { ...filing, items: ['answer', 'abuse'] });
    expect(filed.body.sheet).toMatchObject({ check, contested: ['answer', 'abuse'] });
    id = filed.body.id;
  });

  it('is not decided by one column of what the card works out, nor by what the card does not know', async () => {
    const preview = (corrections: readonly object[]) => reviewer('POST', `/api/appeals/${id}/preview`, { corrections });
    const column = { change: 'value', row: ref, column: 'deductions', value: '0' };
    expect(codes(await preview([column]))).toEqual(['appeal.by-items']);
    expect(codes(await preview(anew('tone')))).toEqual(['quality.not-rescored']);
    expect((await preview(anew('answer', 'abuse'))).status).toBe(200);
  });

  it('corrects the whole check when one item was wrong: score, accuracy, flags, causes, by one fact', async () => {
    expect(await metricsOf(me)).toMatchObject({ qa_score: '0', answer_accuracy: '0' });
    const verdict = { outcome: 'partly', reason: '答案正确，辱骂属实', corrections: anew('answer') };
    expect((await reviewer('POST', `/api/appeals/${id}/review`, verdict)).status).toBe(200);
    expect(await metricsOf(me)).toMatchObject({ qa_score: '0', answer_accuracy: '1' });
    const [fact, ...more] = await readFacts(server.records, { kinds: ['correction.made'], subjects: [ref] });
    expect(more).toEqual([]);
    expect(fact?.data).toMatchObject({ appeal: id, values: { critical: 'true', wrong_answer: 'false' } });
    expect(JSON.stringify(fact?.data)).not.toContain('haste');
  });
});

describe('a check that an appeal corrected', () => {
  it('is told as it counts now, with what it was and the appeal that changed it, in lists, filters and files', async () => {
    const list = async (ask: Ask, query = '') => (await ask('GET', `/api/quality/checks?${query}`)).body.rows;
    const [mine] = await list(agent, 'mine=1');
    expect(mine).toMatchObject({
      id: check,
      result: { critical: true, wrongAnswer: false },
      before: { critical: true, wrongAnswer: true },
      entries: { answer: { value: '0' }, abuse: { value: '10' } },
    });
    const found = async (finding: string) =>
      (await list(manager, `finding=${finding}`)).map((one: { id: string }) => one.id);
    expect(await found('wrong')).not.toContain(check);
    expect(await found('critical')).toContain(check);
    const detail = (await agent('GET', `/api/quality/checks/${check}`)).body;
    expect(detail.corrections).toMatchObject([
      { appeal: id, items: [{ item: 'answer', before: '4', after: '0' }], before: { wrongAnswer: true } },
    ]);
    expect(detail.reason.value).toBe(detail.check.result.deductions);
    const csv = (await manager('GET', '/api/quality/checks-export?format=csv')).text;
    const [head = '', line = ''] = csv.split('\n');
    const at = head.split(',').indexOf('Wrong answer');
    expect(line.split(',')[at]).toBe('0');
  });
});

describe('a second look at the same items', () => {
  it('is decided by the next instance from where the first began, and counts in the rates of what it changed', async () => {
    const { body } = await agent('POST', `/api/appeals/${id}/ask-joint`, { reason: '也没有骂人' });
    expect(body.sheet.entries).toMatchObject({ answer: { value: '4' }, abuse: { value: '10' } });
    const verdict = { outcome: 'upheld', reason: '录音里都没有', corrections: anew('answer', 'abuse') };
    for (const seat of seats) expect((await seat('POST', `/api/appeals/${id}/vote`, verdict)).status).toBe(200);
    const now = await metricsOf(me);
    expect(now).toMatchObject({ qa_score: '0.99', qa_deductions: '1', answer_accuracy: '1' });
    expect((await agent('POST', `/api/appeals/${id}/accept`, {})).body.state).toBe('settled');
    expect(await readFacts(server.records, { kinds: ['correction.made'], subjects: [ref] })).toHaveLength(1);
    const { items } = (await manager('GET', '/api/appeals/rates')).body;
    expect(items).toMatchObject([
      { group: 'abuse', n: 1, overturned: 1 },
      { group: 'answer', n: 1, overturned: 1 },
    ]);
    const { inspectors } = (await manager('GET', '/api/appeals/rates')).body;
    expect(inspectors).toMatchObject([{ person: inspectorId, n: 1, overturned: 1 }]);
    expect(await decided()).toMatchObject([{ subject: inspectorId, data: { amount: 1, appeal: id } }]);
  });

  it('feeds calibration: a session is made of the conversations whose check an appeal changed', async () => {
    const { inspectors } = (await manager('GET', '/api/calibrations/choices')).body;
    const seated = inspectors.slice(0, 2).map(({ account }: { account: string }) => account);
    const asked = { title: '改判', card: 'deductions-voice', due: '2099-01-01', inspectors: seated };
    const draw = { count: 5, period: today().slice(0, 4), of: 'overturned' };
    const opened = await manager('POST', '/api/calibrations', { ...asked, draw });
    expect(opened.body, JSON.stringify(opened.body)).toMatchObject({ state: 'scoring', conversations: 1 });
    const { conversations } = (await manager('GET', `/api/calibrations/${opened.body.id}`)).body;
    expect(ref).toContain(conversations[0].contact);
    const before = { ...draw, period: '2025-01' };
    expect(codes(await manager('POST', '/api/calibrations', { ...asked, draw: before }))).toEqual([
      'calibration.too-few',
    ]);
  });

  it('is said anew where the director decides otherwise afterwards: of one appeal one result counts', async () => {
    const [before] = await decided();
    const verdict = { outcome: 'rejected', reason: '录音里有', corrections: [] };
    expect((await manager('POST', `/api/appeals/${id}/final-word`, verdict)).body.state).toBe('final');
    const [after, ...more] = await decided();
    expect(after).toMatchObject({ subject: inspectorId, valid: before?.valid, data: { amount: 0, appeal: id } });
    expect([after?.replaces, more]).toEqual([before?.id, []]);
  });
});
