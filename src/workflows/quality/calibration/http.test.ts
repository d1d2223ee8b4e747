import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../../test/http/demo-server.ts';
import { readFacts } from '../../../ledger/service.ts';

/** A calibration session over HTTP, from opening to the facts that come of it. */

let server: Awaited<ReturnType<typeof demoServer>>;
let first: Ask;
let second: Ask;
let manager: Ask;
let outsider: Ask;
let session = '';

interface View {
  readonly card: { readonly sections: { readonly items: { readonly id: string; readonly steps: string[] }[] }[] };
  readonly conversations: { readonly contact: string; readonly conversation: object }[];
  readonly scores: { readonly inspector: string }[];
  readonly outcome: {
    readonly agreement: {
      readonly item: string | null;
      readonly alpha: string | null;
      readonly kappa: string | null;
    }[];
    readonly deviations: {
      readonly inspector: string;
      readonly item: string | null;
      readonly bias: string | null;
      readonly n: number;
    }[];
  } | null;
}

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  const [one, two] = server.people.filter(({ post }) => post === 'qa').map(({ id }) => id);
  first = await server.as(['quality'], one ?? null);
  second = await server.as(['quality'], two ?? null);
  outsider = await server.as(['quality'], null);
  manager = await server.as(['manager'], null);
});
afterAll(() => server.close());

async function view(ask: Ask): Promise<View> {
  const { status, body } = await ask('GET', `/api/calibrations/${session}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** No fault anywhere but on the first item, where so much is taken off as is said. */
function entries({ card }: View, value: string) {
  const items = card.sections.flatMap((section) => section.items);
  return Object.fromEntries(items.map(({ id, steps }, at) => [id, { value: at === 0 ? value : (steps[0] ?? '0') }]));
}

async function score(ask: Ask, contact: string, value: string, submit = true) {
  const body = { entries: entries(await view(ask), value), remark: '', revision: 0, submit };
  return ask('PUT', `/api/calibrations/${session}/scores/${contact}`, body);
}

async function move(ask: Ask, id: string, reason = '') {
  return ask('POST', `/api/calibrations/${session}/moves`, { move: id, reason });
}

async function codes(answer: ReturnType<Ask>): Promise<readonly string[]> {
  return ((await answer).body.problems ?? []).map(({ code }: { code: string }) => code);
}

describe('a calibration session', () => {
  it('is opened for inspectors over conversations drawn by a stated seed, and asks them to score', async () => {
    const choices = (await manager('GET', '/api/calibrations/choices')).body;
    const people = new Set(server.people.filter(({ post }) => post === 'qa').map(({ id }) => id));
    const inspectors = choices.inspectors
      .filter(({ person }: { person: string | null }) => person !== null && people.has(person))
      .map(({ account }: { account: string }) => account);
    const asked = { title: 'January', card: 'deductions-basic', due: '2026-02-10', inspectors };
    const draw = { count: 5, period: '2026-01' };
    expect(
      await codes(manager('POST', '/api/calibrations', { ...asked, inspectors: inspectors.slice(0, 1), draw })),
    ).toEqual(['calibration.too-few']);
    expect(await codes(manager('POST', '/api/calibrations', { ...asked, contacts: ['nowhere'] }))).toEqual([
      'calibration.contact-unknown',
    ]);
    const opened = await manager('POST', '/api/calibrations', { ...asked, draw });
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    expect(opened.body).toMatchObject({ state: 'scoring', conversations: 5 });
    expect(opened.body.seed).not.toBe('');
    session = opened.body.id;
    const tasks = (await first('GET', '/api/home/tasks')).body;
    expect(JSON.stringify(tasks)).toContain('calibration.score');
  });

  it('is blind: who scores sees no rating of the customer and no score of another', async () => {
    const { conversations } = await view(first);
    expect(JSON.stringify(conversations)).not.toContain('rating');
    const [contact = ''] = conversations.map((one) => one.contact);
    expect((await score(first, contact, '2')).status).toBe(200);
    for (const ask of [second, manager, outsider]) {
      const seen = await view(ask);
      expect(seen.scores).toEqual([]);
      expect(seen.outcome).toBeNull();
    }
    expect((await view(first)).scores).toHaveLength(1);
  });

  it('takes a score once, from its inspectors alone, and waits for all of them', async () => {
    const [contact = '', ...rest] = (await view(first)).conversations.map((one) => one.contact);
    expect(await codes(score(first, contact, '0'))).toEqual(['calibration.handed-in']);
    expect(await codes(score(outsider, contact, '0'))).toEqual(['calibration.not-yours']);
    expect(await codes(move(manager, 'close'))).toEqual(['calibration.owed']);
    for (const [at, one] of rest.entries())
      expect((await score(first, one, at % 2 === 0 ? '0' : '2')).status).toBe(200);
    for (const one of [contact, ...rest]) expect((await score(second, one, '0')).status).toBe(200);
    expect(await codes(move(manager, 'settle'))).toEqual(['calibration.wrong-state']);
    expect((await move(manager, 'close')).body.state).toBe('closed');
  });

  it('is compared when it is closed, and settled by somebody who did not score', async () => {
    const compared = await view(second);
    expect(compared.scores).toHaveLength(10);
    expect(compared.outcome?.agreement.find(({ item }) => item === null)?.kappa).not.toBeNull();
    const contacts = compared.conversations.map(({ contact }) => contact);
    const agree = (ask: Ask, contact: string) =>
      ask('PUT', `/api/calibrations/${session}/references/${contact}`, { entries: entries(compared, '0') });
    expect(await codes(agree(first, contacts[0] ?? ''))).toEqual(['calibration.own-matter']);
    expect(await codes(move(manager, 'settle'))).toEqual(['calibration.unsettled']);
    for (const contact of contacts) expect((await agree(manager, contact)).status).toBe(200);
    expect(await codes(move(second, 'settle'))).toEqual(['calibration.own-matter']);
    expect((await move(manager, 'settle')).body.state).toBe('settled');
    expect(await codes(move(manager, 'discard', 'late'))).toEqual(['calibration.wrong-state']);
  });

  it('keeps each inspector’s distance as a fact that plans can read', async () => {
    const [one, two] = server.people.filter(({ post }) => post === 'qa').map(({ id }) => id);
    const facts = await readFacts(server.records, { kinds: ['calibration.deviation', 'calibration.settled'] });
    const amount = (id: string | undefined) => facts.find(({ subject }) => subject === id)?.data;
    // The first took 2 points off three of five where the reference takes none.
    expect(amount(one)).toMatchObject({ amount: '1.2', bias: '1.2', n: 5 });
    expect(amount(two)).toMatchObject({ amount: '0', bias: '0', n: 5 });
    expect(facts.filter(({ kind }) => kind === 'calibration.settled')).toHaveLength(1);
  });
});
