import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestIntake, testIntake } from './intake-fixture.node.ts';
import type { ImportReport } from './model.ts';
import { readLearned } from './store.ts';

/** Mappings that served are kept for the next file. */

let intake: TestIntake;
beforeEach(async () => {
  intake = await testIntake();
});
afterEach(() => intake.close());

const HEADER = 'Ticket ref,Handled by,call start,mood';
const line = (id: string) => `${id},Ann,2026-01-05 10:00:00,blue`;
const codes = (report: ImportReport) => report.findings.map(({ problem }) => problem.code);
const learned = async () => (await readLearned(intake.records)).map(({ id }) => id);
const PROFILE = [
  'profile: our-calls',
  'title: Our calls',
  'kind: contact',
  'match: { headers: [Ticket ref, Handled by] }',
  'columns:',
  '  id: Ticket ref',
  '  agent: Handled by',
  '  started_at: call start',
  '  issue: mood',
];

it('a proposal that was used reads the next file with the same columns, which says so', async () => {
  const a = intake.file('a.csv', ['id,agent,call start,mood', line('c1')]);
  const first = await intake.import(a, { as: 'contact' });
  expect(codes(first)).toContain('intake.profile-kept');
  expect(await learned()).toEqual([first.profile]);
  const b = intake.file('b.csv', ['ID,Agent,Call start,Mood', line('c2')]);
  const second = await intake.import(b);
  expect(second).toMatchObject({ profile: first.profile, kind: 'contact', added: 1 });
  expect(codes(second)).toContain('intake.profile-learned');
  expect(codes(second)).not.toContain('intake.profile-kept');
  const again = await intake.import(b);
  expect(codes(again)).toEqual(['intake.same-file']);
});

it('a file with other columns is looked at anew', async () => {
  const a = intake.file('a.csv', ['id,agent,call start,mood', line('c1')]);
  const first = await intake.import(a, { as: 'contact' });
  const b = intake.file('b.csv', ['id,agent,call start,mood,rating', `${line('c2')},4`]);
  const second = await intake.import(b, { as: 'contact' });
  expect(second.profile).not.toBe(first.profile);
  expect(await intake.rows('contact', '2026', 'id, rating')).toEqual([
    { id: 'c1', rating: null },
    { id: 'c2', rating: '4.0000' },
  ]);
});

it('a profile given as a file is kept under its own name', async () => {
  const profile = intake.file('ours.yaml', PROFILE);
  const a = intake.file('a.csv', [HEADER, line('c1')]);
  const first = await intake.import(a, { profile });
  expect(first).toMatchObject({ profile: 'our-calls', added: 1 });
  expect(await learned()).toEqual(['our-calls']);
  const b = intake.file('b.csv', [HEADER, line('c2')]);
  const second = await intake.import(b);
  expect(second).toMatchObject({ profile: 'our-calls', added: 1 });
  expect(codes(second)).toContain('intake.profile-learned');
  expect(await intake.rows('contact', '2026', 'issue')).toEqual([{ issue: 'blue' }, { issue: 'blue' }]);
});

it('a profile whose headers are not the file’s is kept for the headers it was used on', async () => {
  const profile = intake.file(
    'ours.yaml',
    PROFILE.map((text) => (text.startsWith('match:') ? 'match: { headers: [another export] }' : text)),
  );
  await intake.import(intake.file('a.csv', [HEADER, line('c1')]), { profile });
  expect(await intake.import(intake.file('b.csv', [HEADER, line('c2')]))).toMatchObject({ profile: 'our-calls' });
});

it('nothing is kept on a dry run, where no row came in, or of a profile that ships', async () => {
  const a = intake.file('a.csv', ['id,agent,call start,mood', line('c1')]);
  expect(codes(await intake.import(a, { as: 'contact', dryRun: true }))).not.toContain('intake.profile-kept');
  const refused = intake.file('b.csv', ['id,agent,call start,mood', 'c1,Ann,,blue']);
  const profile = intake.file(
    'ours.yaml',
    PROFILE.map((text) => text.replace('Ticket ref', 'id').replace('Handled by', 'agent')),
  );
  expect(await intake.import(refused, { profile })).toMatchObject({ accepted: 0, rejected: 1 });
  const shipped = [
    '客服账号,客服询单支付额,询单人数,下单人数,工作时间平响时长,接待会话量,工作时间3分钟回复率,有效好评数,有效评价数',
    '小美,100,10,5,20,30,95%,8,9',
  ];
  await intake.import(intake.file('飞鸽_20260105.csv', shipped));
  expect(await learned()).toEqual([]);
});
