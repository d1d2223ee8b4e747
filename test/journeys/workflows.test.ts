import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFiles } from '../../src/demo/index.ts';
import { writeDemo } from '../../src/demo/service.ts';
import { RATED } from '../../src/workflows/review/sheet.ts';
import { publishedRun, publishPrepared, signIn, workedOut } from '../browser/caller.ts';
import { type OwnOrganisation, ownOrganisation } from '../browser/served.ts';

/** Checks, appeals, reviews and what they pay, by the command line beside a running server, as somebody would script them. */

type Row = Readonly<Record<string, string>>;

const PLAN = 'points-basic';
/** So many are of a team at most. */
const TEAM = 8;
const WHY = 'seen in full: both questions were answered';
/** The demo's last evening; the month is published, closed three days later, and paid for in the next. */
const SCORED = '2026-01-31T11:00:00Z';
const PUBLISHED = '2026-02-02T01:00:00Z';
const CLOSED = '2026-02-06T01:00:00Z';
const NEXT = '2026-03-02T01:00:00Z';

let own: OwnOrganisation;
let agent = '';
let lead = '';

beforeAll(async () => {
  own = await ownOrganisation(SCORED);
  [agent, lead] = [await personOf('agent'), await personOf('lead')];
});
afterAll(() => own?.end());

/** Signed in anew: nobody's session lasts for weeks. */
function as(login: string) {
  return signIn(own.address, login, own.accounts.find((one) => one.login === login)?.password ?? '');
}

async function personOf(login: string): Promise<string> {
  return (await as(login)).me.account.person ?? '';
}

/** Draws for the agent's team alone, one a person, from now on; and a day of the month on which that reaches the agent. */
async function dayOf(person: string): Promise<string> {
  const { ask } = await as('quality');
  const { attributes } = await (await as('hr')).ask('GET', `/api/people/${person}`);
  const team = attributes.find((one: Row) => one.field === 'team').value;
  const { rows } = await ask('GET', '/api/quality/plans');
  const { id, revision, ...usual } = rows.find((row: { id: string }) => row.id === 'basic');
  const plan = { ...usual, teams: [team], perDay: 1 };
  await ask('PUT', `/api/quality/plans/${id}`, { ...plan, revision });
  for (let date = 5; date < 28; date++) {
    const day = `2026-01-${String(date).padStart(2, '0')}`;
    const { first, checks } = await ask('POST', `/api/quality/plans/${id}/try`, { plan, day, seed: 'audit-7' });
    if (checks <= TEAM && first.some((row: { person: string }) => row.person === person)) return day;
  }
  throw new Error('no day reaches the agent');
}

/** What a command that goes well says to a program. */
async function told<T>(...args: readonly string[]): Promise<T> {
  const { code, out, err } = await own.run([...args, '--format', 'json']);
  expect({ code, args }, err).toEqual({ code: 0, args });
  return JSON.parse(out) as T;
}

async function refused(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await own.run([...args, '--format', 'json']);
  expect({ code, out, args }).toEqual({ code: 1, out: '', args });
  expect(err).not.toMatch(/\n\s+at /);
  return err;
}

describe('a check, from the draw to the payslip that its appeal corrects', () => {
  let ref = '';
  let number = '';
  let january = '';
  let day = '';
  /** What the inspector took points off for. */
  let lost: readonly string[] = [];

  it('is drawn by a stated seed, once, and waits in the queue', async () => {
    day = await dayOf(agent);
    const drawn = await told<Row>('quality', 'sample', 'basic', day, '--seed', 'audit-7');
    expect(drawn).toMatchObject({ plan: 'basic', day: day, seed: 'audit-7' });
    expect(await refused('quality', 'sample', 'basic', day)).toContain('quality.drawn-already');
    const queue = (await told<readonly Row[]>('quality', 'queue')).filter((row) => row.day === day);
    expect(queue.reduce((sum, { owed }) => sum + Number(owed), 0)).toBe(Number(drawn.checks));
    expect(new Set(queue.map(({ seed }) => seed))).toEqual(new Set(['audit-7']));
  });

  it('is claimed, given back and skipped; the next of its draw takes the place of what was skipped', async () => {
    const owed = async () =>
      (await told<readonly Row[]>('quality', 'queue', '--as', lead)).reduce((sum, row) => sum + Number(row.owed), 0);
    const before = await owed();
    const claimed = await told<Row>('quality', 'claim', 'next', '--as', lead);
    expect(claimed.state).toBe('claimed');
    const released = await told<Row>('quality', 'release', claimed.id ?? '', '--as', lead);
    expect(released.state).toBe('open');
    expect(await refused('quality', 'skip', claimed.id ?? '', '--reason', 'x', '--as', lead)).toContain(
      'quality.wrong-state',
    );
    await told<Row>('quality', 'claim', claimed.id ?? '', '--as', lead);
    await told<Row>('quality', 'skip', claimed.id ?? '', '--reason', 'no text kept', '--as', lead);
    expect(await owed()).toBe(before);
    expect(await refused('quality', 'confirm', claimed.id ?? '', '--as', lead)).toContain('quality.no-check');
  });

  it('shows its items, and is scored with values that the card has', async () => {
    const items = await told<readonly Row[]>('quality', 'score', 'next', '--as', lead);
    expect(await refused('quality', 'score', 'next', 'greeting=99', '--as', lead)).toContain('quality.value-unknown');
    const worst = (values = '') => values.split(' ').findLast((value) => value !== 'na');
    const marks = items.map(({ item, values }) => `${item}=${worst(values)}:left the customer to ask again`);
    lost = items.map(({ item = '' }) => item);
    for (let tries = 0; ref === '' && tries < TEAM; tries++) {
      const scored = await told<Row>('quality', 'score', 'next', ...marks, '--as', lead);
      expect(Number(scored.deductions)).toBeGreaterThan(0);
      if (scored.person === agent) ref = scored.ref ?? '';
    }
    expect(ref).toMatch(/^check:/);
  });

  it('is appealed by the agent, while the month is paid and closed', async () => {
    const filing = ['--kind', 'row', '--ref', ref, '--text', 'both questions were answered'];
    expect(await refused('appeal', 'file', '--as', 'nobody', ...filing)).toContain('cli.no-account');
    const [filed] = await told<readonly Row[]>('appeal', 'file', '--as', 'agent', ...filing);
    expect(filed).toMatchObject({ person: agent, ref, state: 'filed', outcome: null });
    number = filed?.number ?? '';
    await own.turn(PUBLISHED);
    january = await publishedRun({ hr: await as('hr'), manager: await as('manager') }, PLAN, '2026-01', 'looked at');
    await own.turn(CLOSED);
    await (await as('hr')).ask('POST', `/api/runs/${january}/close`, {});
  });

  it('is decided by who may, and counts no more once that is upheld', async () => {
    const ids = ['qa_deductions', 'qa_score', 'answer_accuracy'];
    const figures = async () => {
      const rows = await told<readonly Row[]>('metrics', ...ids, '--period', '2026-01', '--by', 'person');
      const mine = rows.find(({ person }) => person === agent);
      return Object.fromEntries(ids.map((id) => [id, Number(mine?.[id])]));
    };
    const before = await figures();
    const column = JSON.stringify([{ change: 'value', row: ref, column: 'deductions', value: '0' }]);
    const verdict = ['--outcome', 'upheld', '--reason', WHY, '--corrections'];
    expect(await refused('appeal', 'review', number, '--as', 'quality', ...verdict, column)).toContain(
      'appeal.by-items',
    );
    const entries = Object.fromEntries(lost.map((item) => [item, { value: '0' }]));
    const items = JSON.stringify([{ change: 'check', row: ref, entries }]);
    expect(await refused('appeal', 'review', number, '--as', 'agent', ...verdict, items)).toContain('access.forbidden');
    const [reviewed] = await told<readonly Row[]>('appeal', 'review', number, '--as', 'quality', ...verdict, items);
    expect(reviewed).toMatchObject({ number, outcome: 'upheld' });
    const after = await figures();
    expect(after.qa_deductions).toBeLessThan(before.qa_deductions ?? 0);
    expect(after.qa_score).toBeGreaterThan(before.qa_score ?? 1);
    expect(after.answer_accuracy).toBeGreaterThan(before.answer_accuracy ?? 1);
    const [settled] = await told<readonly Row[]>('appeal', 'answer', number, '--as', 'agent', '--move', 'accept');
    expect(settled?.state).toBe('settled');
    const listed = await told<readonly Row[]>('appeal', 'list', '--as', 'agent');
    expect(listed).toEqual([settled]);
  });

  it('is paid by a line of the next month’s payslip, which names the closed month and the verdict', async () => {
    await own.turn(NEXT);
    const february = demoFiles({ people: 30, months: 2, seed: 1 }, new Set()).filter((one) =>
      one.name.includes('2026-02'),
    );
    await writeDemo(february, join(own.root, 'february'));
    const imported = await told<readonly Row[]>('import', join(own.root, 'february'));
    expect(imported.length).toBe(february.length);
    const ask = (await as('hr')).ask;
    const { id } = await ask('POST', '/api/runs', { period: '2026-02', plan: PLAN, inputs: null });
    await workedOut(ask, id);
    expect(await refused('deltas', 'settle', id, '--as', 'agent')).toContain('access.forbidden');
    const settled = await told<Row>('deltas', 'settle', id, '--as', 'hr', '--reason', 'with February');
    expect(settled).toEqual({ run: id, count: '1' });
    await publishPrepared({ hr: await as('hr'), manager: await as('manager') }, id, 'looked at');
    const slip = await (await as('agent')).ask('GET', `/api/people/${agent}/payslips/${id}`);
    const said = JSON.stringify(slip);
    expect(said).toContain('2026-01');
    expect(said).toContain(WHY);
    expect(said).toContain('with February');
    const computed = await told<readonly Row[]>('pay', '--plan', PLAN, '--period', '2026-02');
    expect(computed.map(({ person }) => person)).toContain(agent);
  });
});

describe('a review, from opening to its results', () => {
  it('takes a filled workbook, and shows results once they are released', async () => {
    const period = ['--period', '2025-12'];
    const opened = await told<Row>('review', 'open', ...period, '--seed', 'peers-1');
    expect(opened).toMatchObject({ period: '2025-12', seed: 'peers-1' });
    const owed = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + Number(row.owed), 0);
    const before = owed(await told<readonly Row[]>('review', 'board', ...period));
    expect(before).toBe(Number(opened.ratings));
    const file = join(own.root, 'ratings.xlsx');
    expect(await told<Row>('review', 'rate', lead, ...period, '--template', file)).toEqual({ file });
    const rows = await filled(file);
    expect(await told<Row>('review', 'rate', lead, ...period, '--file', file)).toEqual({
      ...{ given: String(rows), drafts: '0' },
    });
    expect(owed(await told<readonly Row[]>('review', 'board', ...period))).toBe(before - rows);
    expect(await refused('review', 'release', ...period)).toContain('review.still-owed');
    const reason = ['--reason', 'the others are on leave'];
    expect(await told<Row>('review', 'release', ...period, ...reason)).toMatchObject({ state: 'submitted' });
    expect(await refused('review', 'release', ...period)).toContain('review.released-alone');
    const { ask } = await as('manager');
    const { rows: cycles } = await ask('GET', '/api/reviews?period=2025-12');
    expect(await ask('POST', `/api/reviews/${cycles[0].id}/release`, {})).toMatchObject({ state: 'released' });
    const [total] = await told<readonly Row[]>('review', 'show', agent, ...period);
    expect(total).toMatchObject({ period: '2025-12', item: 'score' });
  });

  it('says what is written wrongly with code 2', async () => {
    expect((await own.run(['review', 'rate', lead])).code).toBe(2);
    expect((await own.run(['quality', 'score', 'next', 'greeting'])).code).toBe(2);
  });
});

/** Gives every judged item 80; the last column is the note. */
async function filled(file: string): Promise<number> {
  const book = new excel.Workbook();
  await book.xlsx.load(readFileSync(file) as never);
  let rows = 0;
  for (const sheet of book.worksheets) {
    sheet.eachRow((row, at) => {
      if (at === 1) return;
      rows += 1;
      for (let column = RATED + 1; column < sheet.columnCount; column += 1) row.getCell(column).value = '80';
    });
  }
  writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));
  return rows;
}
