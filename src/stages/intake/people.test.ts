import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../test/postgres/server.ts';
import { readFacts } from '../../ledger/service.ts';
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

  it('is refused as a whole where a row is wrong, and named with its row', async () => {
    const file = intake.file('awards.csv', ['kind,subject,valid,award,amount', 'award.granted,K1,soon,star,200']);
    const request = { files: [file], as: 'fact', dryRun: false, lang: 'en', progress: () => {} } as const;
    const imported = await importFiles(intake, request);
    expect(imported.ok).toBe(false);
    expect(imported.problems).toMatchObject([{ where: { file: 'awards.csv', row: 2 } }]);
    expect(await listImports(intake)).toEqual([]);
  });
});
