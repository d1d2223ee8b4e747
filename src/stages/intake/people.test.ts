import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../test/postgres/server.ts';
import { appendFacts, readFacts } from '../../ledger/service.ts';
import { readSeenAgents, recordSeenAgents } from '../../people/service.ts';
import { type TestIntake, testIntake, value } from './intake-fixture.node.ts';
import { importFiles, listImports, undo } from './service.ts';

const HEADER = 'id,agent,started_at,channel,supervisor';
const call = (id: string, agent: string, lead: string) => `${id},${agent},2026-01-05 10:00:00,chat,${lead}`;

describe.each(['segments', 'postgres'] as const)('an import with activity in %s', (home) => {
  if (home === 'postgres' && postgresMissing !== undefined) {
    it.skip(`cannot be tried: ${postgresMissing}`, () => {});
    return;
  }
  let server: PostgresServer | undefined;
  let intake: TestIntake;
  beforeEach(async () => {
    server = home === 'postgres' ? await startPostgres() : undefined;
    intake = await testIntake(server && (await server.newDatabase()));
  });
  afterEach(async () => {
    await intake.close();
    await server?.stop();
  });

  it('shows neither rows nor people where it breaks between them, and both when it is done again', async () => {
    const file = intake.file('a.csv', [HEADER, call('c1', 'Ann', 'Li')]);
    let looks = 0;
    // The first look at the clock dates the import, the second one the facts about people.
    const clock = () => {
      if (++looks > 1) throw new Error('the process ends here');
      return new Date(Date.UTC(2026, 0, 1));
    };
    const request = { files: [file], as: 'contact', dryRun: false, lang: 'en', progress: () => {} } as const;
    await expect(importFiles({ ...intake, clock }, request)).rejects.toThrow('the process ends here');
    expect(await intake.rows('contact', '2026', 'id')).toEqual([]);
    expect(await intake.people('2026-01-31')).toEqual([]);
    expect(await listImports(intake)).toEqual([]);
    expect(await intake.import(file, { as: 'contact' })).toMatchObject({ added: 1, peopleCreated: 1 });
    expect(await intake.people('2026-01-31')).toMatchObject([{ id: 'Ann', lead: 'Li' }]);
    expect((await listImports(intake))[0]?.report).toMatchObject({ added: 1, peopleCreated: 1 });
  });

  it('keeps the people whom another import shows when it is undone', async () => {
    const a = intake.file('a.csv', [HEADER, call('c1', 'Ann', 'Li'), call('c2', 'Bob', 'Li')]);
    const b = intake.file('b.csv', [HEADER, call('c3', 'Ann', 'Li'), call('c4', 'Cid', 'Wu')]);
    const first = await intake.import(a, { as: 'contact' });
    const second = await intake.import(b, { as: 'contact' });
    value(await undo(intake, first.importId ?? ''));
    const people = async () => (await intake.people('2026-01-31')).map(({ id, lead }) => `${id} ${lead}`);
    expect(await people()).toEqual(['Ann Li', 'Cid Wu']);
    value(await undo(intake, second.importId ?? ''));
    expect(await people()).toEqual([]);
    await intake.import(a, { as: 'contact' });
    expect(await people()).toEqual(['Ann Li', 'Bob Li']);
  });
});

describe('whom activity names', () => {
  it('is recorded by what the ledger says when it is written, not when it was read', async () => {
    const intake = await testIntake();
    const source = { importId: 'i1', file: 'calls.csv', row: 2 };
    const seen = [{ agent: 'Annie', from: '2026-01-01', attributes: { lead: 'Li' }, source }];
    const reading = await readSeenAgents(intake.records, seen, 'calls.csv');
    expect(reading.derived.created).toEqual(['Annie']);
    await intake.import(intake.file('roster.csv', ['工号,姓名,别名', 'K1,Ann,Annie']), { as: 'roster' });
    const recorded = value(await recordSeenAgents(intake.records, reading, intake.clock));
    expect(recorded.created).toEqual([]);
    expect(await intake.people('2026-12-31')).toMatchObject([{ id: 'K1', name: 'Ann', lead: 'Li' }]);
    await intake.close();
  });
});

describe('what is told before anything is written', () => {
  it('is whom an import would put on record, of whom the roster knows nothing', async () => {
    const intake = await testIntake();
    await intake.import(intake.file('roster.csv', ['工号,姓名,组', 'K1,Ann,一组']), { as: 'roster' });
    const file = intake.file('a.csv', [HEADER, call('c1', 'Ann', ''), call('c2', 'Anne', '')]);
    const request = { files: [file], as: 'contact', dryRun: true, lang: 'en', progress: () => {} } as const;
    const told = await importFiles(intake, request);
    expect(value(told)).toMatchObject([{ peopleCreated: 1 }]);
    expect(told.problems.map(({ code }) => code)).toContain('people.unheard-of');
    expect(await intake.people('2026-12-31')).toMatchObject([{ id: 'K1', team: '一组' }]);
    await intake.close();
  });
});

describe('what does not fit the record', () => {
  let intake: TestIntake;
  beforeEach(async () => {
    intake = await testIntake();
  });
  afterEach(() => intake.close());

  it('is told of a roster: a city that pay does not know, pay a year for pay a month', async () => {
    const profile = intake.file('ours.yaml', [
      'profile: ours\ntitle: ours\nkind: roster\nmatch: { headers: [工号] }',
      'columns: { id: 工号, base_pay: 年薪, city: 城市 }',
    ]);
    const file = intake.file('roster.csv', ['工号,年薪,城市', '1,96000,上海', '2,84000,上海滩']);
    const cities = async () => ({ names: ['上海'], has: (city: string) => city === '上海' });
    const request = { files: [file], profile, dryRun: true, lang: 'en', progress: () => {} } as const;
    const read = await importFiles({ ...intake, cities }, request);
    expect(read.problems.map(({ code, params }) => [code, params.city])).toEqual([['people.city-unknown', '上海滩']]);
    expect(value(read)[0]?.findings.map(({ problem, rows }) => [problem.code, rows])).toContainEqual([
      'intake.yearly-pay',
      2,
    ]);
  });

  it('is told once of many rows that are alike, with how many they are and the first of them', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `${i},${i % 2 === 0 ? '借调' : '在职'},${i < 1700 ? '5000' : 'x'}`,
    );
    const file = intake.file('roster.csv', ['工号,状态,底薪', ...rows]);
    const request = { files: [file], as: 'roster', dryRun: true, lang: 'en', progress: () => {} } as const;
    const read = await importFiles(intake, request);
    const [report] = value(read);
    expect(report).toMatchObject({ read: 2000, rejected: 300 });
    const lent = report?.findings.find(({ problem }) => problem.code === 'people.status-unknown');
    expect(lent).toMatchObject({ rows: 1000, examples: [2, 4, 6].map((row) => ({ row, value: '借调' })) });
    expect(report?.rejects.map(({ reason, rows: refused }) => [reason, refused])).toEqual([
      ['people.value-invalid', 300],
    ]);
    expect(read.problems.length).toBeLessThan(5);
  });

  it('is told of rows before somebody was hired and after the last day, which count all the same', async () => {
    const roster = ['id,name,hired_on,left_on', '1,Ann,2026-01-05,2026-01-20', '2,Bob,2026-01-01,'];
    await intake.import(intake.file('roster.csv', roster), { as: 'roster' });
    const days = ['ＡＮＮ 04', 'Ann 05', 'Ann 20', 'Ann 21', 'Ann 22', 'Bob 04'].map((text) => text.split(' '));
    const rows = days.map(([agent, day], i) => `c${i},${agent},2026-01-${day} 23:30:00,chat,`);
    const report = await intake.import(intake.file('calls.csv', [HEADER, ...rows]), { as: 'contact' });
    expect(report.accepted).toBe(6);
    const told = report.findings.filter(({ rows: concerned }) => concerned > 0);
    expect(told.map(({ problem, ...rest }) => [problem.code, problem.params.people, rest])).toEqual([
      ['intake.before-hired', 'Ann (2026-01-05: 1)', { rows: 1, examples: [{ row: 2, value: '2026-01-04' }] }],
      ['intake.after-left', 'Ann (2026-01-20: 2)', { rows: 2, examples: [{ row: 5, value: '2026-01-21' }] }],
    ]);
  });
});

describe('a month that is closed', () => {
  it('is told of when rows of it come, which are taken', async () => {
    const intake = await testIntake();
    const closing = {
      kind: 'period.closed',
      subject: '2026-01',
      valid: '2026-01-31',
      until: null,
      by: 'test',
      why: 'x',
    };
    const data = { plan: 'p', version: '1', hash: 'h' };
    value(await appendFacts(intake.records, [{ ...closing, replaces: null, data, source: null }], intake.clock));
    const days = ['01-31 23:30:00', '02-01 00:30:00', '01-05 10:00:00'];
    const rows = days.map((day, i) => `c${i},Ann,2026-${day},chat,`);
    const report = await intake.import(intake.file('late.csv', [HEADER, ...rows]), { as: 'contact' });
    expect(report.added).toBe(3);
    const closed = report.findings.filter(({ problem }) => problem.code === 'intake.period-closed');
    expect(closed.map(({ problem, ...rest }) => [problem.params.periods, rest])).toEqual([
      ['2026-01 (2)', { rows: 2, examples: [{ row: 2, value: '2026-01' }] }],
    ]);
    await intake.close();
  });
});

describe('a roster without days', () => {
  it('holds from the day it is where the organisation is, not where Greenwich is', async () => {
    const intake = await testIntake();
    await intake.import(intake.file('r1.csv', ['工号,姓名,组', 'K1,Ann,一组']), { as: 'roster' });
    const evening = { ...intake, clock: () => new Date('2026-01-31T17:00:00Z') };
    const files = [intake.file('r2.csv', ['工号,姓名,组', 'K1,Ann,二组'])];
    value(await importFiles(evening, { files, as: 'roster', dryRun: false, lang: 'en', progress: () => {} }));
    const team = async (day: string) => (await intake.people(day))[0]?.team;
    expect([await team('2026-01-31'), await team('2026-02-01')]).toEqual(['一组', '二组']);
    await intake.close();
  });
});

describe('whom activity names among many', () => {
  it('is whoever the whole ledger says, however many pages it takes to read', async () => {
    const intake = await testIntake();
    const facts = Array.from({ length: 1200 }, (_, i) => `person.recorded,a${i},2026-01-01,hr,roster,Name ${i}`);
    const file = intake.file('facts.csv', ['kind,subject,valid,by,why,name', ...facts]);
    await intake.import(file, { as: 'fact' });
    await intake.import(
      intake.file('alias.csv', ['kind,subject,valid,by,why,alias', 'person.alias,a7,2026-01-01,hr,said,Seven']),
      {
        as: 'fact',
      },
    );
    const source = { importId: 'i1', file: 'calls.csv', row: 2 };
    const agents = ['Seven', 'Name 1100', 'a450', 'Nobody'];
    const seen = agents.map((agent) => ({ agent, from: '2026-01-01', attributes: { lead: 'Li' }, source }));
    const { derived } = await readSeenAgents(intake.records, seen, 'calls.csv');
    expect(derived.drafts.map(({ subject }) => subject)).toEqual(['a7', 'a1100', 'a450', 'Nobody']);
    expect(derived.created).toEqual(['Nobody']);
    await intake.close();
  });
});

describe('a roster', () => {
  let intake: TestIntake;
  beforeEach(async () => {
    intake = await testIntake();
  });
  afterEach(() => intake.close());

  it('imported twice changes nothing and says so', async () => {
    const file = intake.file('roster.csv', [
      '工号,姓名,岗位,入职日期',
      'K1,安,basic,2025-03-01',
      'K2,白,vip,2025-04-01',
    ]);
    expect(await intake.import(file, { as: 'roster' })).toMatchObject({ added: 2, peopleCreated: 2, unchanged: 0 });
    const before = await intake.people('2026-01-31');
    const again = await intake.import(file, { as: 'roster' });
    expect(again).toMatchObject({ importId: null, added: 0, replaced: 0, unchanged: 2, peopleCreated: 0 });
    expect(await intake.people('2026-01-31')).toEqual(before);
    expect(await listImports(intake)).toHaveLength(1);
  });

  it('knows the Chinese names of what the law asks for, and gives back the rows it refuses', async () => {
    const header = '工号,姓名,转正工资,社保缴费基数,公积金基数,专项附加扣除,合同期限（月）,参加工作日期';
    const file = intake.file('花名册.csv', [
      header,
      'K1,安,"￥6,000.00",8000,7000,2000,36个月,2015/3/1',
      'K2,白,6000,none,7000,0,3年,',
      'K3,陈,六千,8000,7000,0,12,',
      'K4,丁,6000,8000,7000,0,12,',
      'K4,丁一,6000,8000,7000,0,12,',
    ]);
    const rejectsPath = join(intake.folder, 'rejects.csv');
    const report = await intake.import(file, { as: 'roster', rejectsPath });
    expect(report).toMatchObject({ read: 5, accepted: 2, rejected: 3 });
    expect(report.rejects.map(({ reason, field, rows }) => [reason, field, rows])).toEqual([
      ['people.value-invalid', '转正工资', 1],
      ['people.id-twice', null, 2],
    ]);
    expect((await intake.people('2026-01-31')).map(({ id, attributes }) => [id, attributes])).toEqual([
      [
        'K1',
        {
          regular_pay: '6000.00',
          insurance_base: '8000',
          fund_base: '7000',
          tax_deductions: '2000',
          contract_months: '36',
          worked_since: '2015-03-01',
        },
      ],
      [
        'K2',
        { regular_pay: '6000', insurance_base: 'none', fund_base: '7000', tax_deductions: '0', contract_months: '36' },
      ],
    ]);
    const lines = readFileSync(rejectsPath, 'utf8').trim().split('\n');
    expect(lines.map((line) => line.split(',')[2])).toEqual(['row', '4', '5', '6']);
    expect(lines[1]).toContain('转正工资,六千,people.value-invalid');
  });
});

describe('a file of facts', () => {
  let intake: TestIntake;
  beforeEach(async () => {
    intake = await testIntake();
  });
  afterEach(() => intake.close());

  const awards = () =>
    intake.file('awards.csv', [
      'kind,subject,valid,award,amount',
      'award.granted,K1,2026-01-31,star,200.00',
      'award.granted,K2,2026-01-31,star,150.5',
    ]);

  it('is recorded with its rows as sources, once, and taken back as a whole', async () => {
    const file = awards();
    const report = await intake.import(file, { as: 'fact' });
    expect(report).toMatchObject({ kind: 'fact', read: 2, accepted: 2, added: 2, unchanged: 0 });
    const standing = () => readFacts(intake.records, { kinds: ['award.granted'] });
    expect(await standing()).toMatchObject([
      { subject: 'K1', data: { award: 'star', amount: '200.00' }, by: 'test', source: { file: 'awards.csv', row: 2 } },
      { subject: 'K2', data: { award: 'star', amount: '150.5' }, source: { file: 'awards.csv', row: 3 } },
    ]);
    expect(await intake.import(file, { as: 'fact' })).toMatchObject({ importId: null, added: 0, unchanged: 2 });
    value(await undo(intake, report.importId ?? ''));
    expect(await standing()).toEqual([]);
    expect(await intake.import(file, { as: 'fact' })).toMatchObject({ added: 2 });
    expect(await standing()).toHaveLength(2);
  });

  it('takes the rows that can be facts and gives the others back with their reasons', async () => {
    const file = intake.file('awards.csv', [
      'kind,subject,valid,award,amount,replaces',
      'award.granted,K1,soon,star,200,',
      'award.granted,K2,2026-01-31,star,much,',
      'award.granted,K3,2026-01-31,star,300,',
      'award.granted,K3,2026-01-31,star,300,',
      `award.granted,K4,2026-01-31,star,400,${'0'.repeat(40)}`,
    ]);
    const rejectsPath = join(intake.folder, 'rejects.csv');
    const counts = { read: 5, accepted: 1, rejected: 3, duplicates: 1, added: 1, unchanged: 0 };
    expect(await intake.import(file, { as: 'fact', dryRun: true })).toMatchObject({ ...counts, importId: null });
    expect(await readFacts(intake.records, { kinds: ['award.granted'] })).toEqual([]);
    const report = await intake.import(file, { as: 'fact', rejectsPath });
    expect(report).toMatchObject(counts);
    expect(report.rejects.map(({ reason, field }) => `${reason} ${field}`)).toEqual([
      'ledger.field-invalid valid',
      'ledger.field-invalid amount',
      'ledger.replaces-unknown null',
    ]);
    expect(await readFacts(intake.records, { kinds: ['award.granted'] })).toMatchObject([{ subject: 'K3' }]);
    const lines = readFileSync(rejectsPath, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(
      /^awards\.csv,,3,amount,much,ledger\.field-invalid,.*,award\.granted,K2,2026-01-31,star,much,$/,
    );
    expect(await intake.import(file, { as: 'fact' })).toMatchObject({ importId: null, added: 0, unchanged: 1 });
  });

  it('is known by its kinds, under Chinese headers too, and its days are read in any shape', async () => {
    const file = intake.file('奖励.csv', ['类型,工号,日期,奖项,金额,班组意见', '奖励,K1,31/01/2026,全勤,200,同意']);
    expect(await intake.import(file)).toMatchObject({ kind: 'fact', added: 1, rejected: 0 });
    expect(await readFacts(intake.records, { kinds: ['award.granted'] })).toMatchObject([
      { subject: 'K1', valid: '2026-01-31', data: { award: '全勤', amount: '200', 班组意见: '同意' } },
    ]);
  });

  it('written by hand keeps to what the hand may write', async () => {
    const award = {
      subject: 'K2',
      valid: '2026-01-31',
      until: null,
      by: 'test',
      why: 'x',
      replaces: null,
      source: null,
    };
    const closed = {
      ...award,
      kind: 'period.closed',
      subject: '2026-01',
      data: { plan: 'p', version: '1', hash: 'h' },
    };
    const period = value(await appendFacts(intake.records, [closed], intake.clock)).recorded[0]?.id ?? '';
    const file = intake.file('by-hand.csv', [
      'kind,subject,valid,award,amount,plan,version,hash,replaces',
      'award.granted,K1,2026-01-31,star,200,,,,',
      'award.granted,K2,2026-01-31,star,200,,,,',
      'period.closed,2026-02,2026-02-28,,,p,1,h,',
      `award.granted,K3,2026-01-31,star,200,,,,${period}`,
    ]);
    const request = { files: [file], as: 'fact', dryRun: false, lang: 'en', progress: () => {} } as const;
    const [report] = value(await importFiles({ ...intake, hand: { person: 'K1' } }, request));
    expect(report).toMatchObject({ added: 1, rejected: 3 });
    expect(report?.rejects.map(({ reason, example }) => `${reason} ${example.where.row}`)).toEqual([
      'ledger.own-matter 2',
      'ledger.not-by-hand 4',
    ]);
    expect(report?.rejects.map(({ rows }) => rows)).toEqual([1, 2]);
    const standing = await readFacts(intake.records, { kinds: ['award.granted', 'period.closed'] });
    expect(standing.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'award.granted K2',
      'period.closed 2026-01',
    ]);
  });
});
