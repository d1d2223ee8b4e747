import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestIntake, testIntake } from './intake-fixture.node.ts';

let intake: TestIntake;
beforeAll(async () => {
  intake = await testIntake();
});
afterAll(() => intake.close());

const profile = (dates: string) =>
  intake.file(`${dates || 'auto'}.yaml`, [
    `profile: calls-${dates || 'auto'}`,
    'title: calls',
    'kind: contact',
    'match: { headers: [Call, Who, When] }',
    'columns:',
    '  id: Call',
    '  agent: Who',
    `  started_at: { column: When${dates === '' ? '' : `, dates: ${dates}`} }`,
  ]);
const days = async (name: string, whens: readonly string[], dates: string) => {
  const file = intake.file(name, ['Call,Who,When', ...whens.map((when, i) => `${name}-${i},Ann,${when} 10:00`)]);
  const report = await intake.import(file, { profile: profile(dates) });
  const rows = await intake.rows('contact', '2021', "strftime(started_at, '%Y-%m-%d') AS day", `file = '${name}'`);
  return { report, days: rows.map((row) => row.day), said: report.findings.map(({ problem }) => problem.code) };
};

it('reads day or month first as the mapping says, over what the values would have decided, and finds nothing open then', async () => {
  const open = ['03/04/2021', '05/06/2021'];
  const auto = await days('auto.csv', open, '');
  expect([auto.days, auto.said]).toEqual([
    ['2021-04-03', '2021-06-05'],
    expect.arrayContaining(['intake.day-month-open']),
  ]);
  const american = await days('american.csv', open, 'month-day');
  expect(american.days).toEqual(['2021-03-04', '2021-05-06']);
  expect(american.said.filter((code) => code.startsWith('intake.day-month'))).toEqual([]);
});

it('rejects what cannot be a date in the order that was said, and tells which row', async () => {
  const { report, days: read } = await days('mixed.csv', ['03/04/2021', '25/12/2021'], 'month-day');
  expect(read).toEqual(['2021-03-04']);
  expect(report.rejects).toMatchObject([{ reason: 'intake.unreadable', rows: 1, example: { where: { row: 3 } } }]);
});
