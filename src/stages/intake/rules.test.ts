import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY, type Column, type ColumnType, type KindModel } from '../activity/index.ts';
import { type TestIntake, testIntake } from './intake-fixture.node.ts';

/** Every rule of the activity model, from a file to what is stored. */

let intake: TestIntake;
beforeAll(async () => {
  intake = await testIntake();
});
afterAll(() => intake.close());

const GOOD: Readonly<Record<ColumnType, string>> = {
  text: 'x',
  instant: '2026-01-05 10:00:00',
  date: '2026-01-05',
  seconds: '3',
  hours: '3',
  money: '3',
  ratio: '0.3',
  number: '3',
  count: '3',
  flag: 'Y',
};
const good = (column: Column) => column.values?.[0] ?? GOOD[column.type];
const bounded = ({ columns }: KindModel) =>
  Object.entries(columns).filter(([, column]) => column.range !== undefined || column.nonNegative);

const listedIn = ({ columns }: KindModel) =>
  Object.entries(columns).filter(([, column]) => column.values !== undefined);
const kinds = Object.values(ACTIVITY).filter((model) => bounded(model).length + listedIn(model).length > 0);

/** Values just outside of what the rule allows, and just inside. */
function edges(column: Column): { readonly outside: readonly string[]; readonly inside: readonly string[] } {
  if (column.range === undefined) return { outside: ['-1', '-9'], inside: ['0', '1'] };
  const [low, high] = column.range;
  return { outside: [`${low - 1}`, `${high + 1}`, '9'], inside: [`${low}`, `${high}`] };
}

async function importOf({ kind, columns }: KindModel, target: string, cells: readonly string[]) {
  const names = Object.keys(columns);
  const lines = cells.map((cell, place) =>
    names
      .map((name) => {
        if (name === target) return cell;
        if (['id', 'contact', 'agent'].includes(name)) return `${target}-${place}`;
        return good(columns[name] as Column);
      })
      .join(','),
  );
  const profile = intake.file('all.yaml', [
    `profile: all-${kind}\ntitle: all\nkind: ${kind}\nmatch: { headers: [${names.join(', ')}] }\ncolumns:`,
    ...names.map((name) => `  ${name}: ${name}`),
  ]);
  const report = await intake.import(intake.file(`${target}.csv`, [names.join(','), ...lines]), { profile });
  const found = await intake.rows(kind, '2026', `agent, "${target}" AS cell`);
  const stored = found.filter(({ agent }) => agent?.startsWith(`${target}-`));
  return {
    report,
    stored: stored.sort((a, b) => Number(a.agent?.split('-').at(-1)) - Number(b.agent?.split('-').at(-1))),
  };
}

describe.each(kinds.map((model) => [model.kind, model] as const))('%s', (_, model) => {
  const rules = bounded(model);
  if (rules.length > 0) {
    it.each(rules)('leaves an impossible %s out of its row, and says so', async (target, column) => {
      const { outside, inside } = edges(column);
      const { report, stored } = await importOf(model, target, [...outside, ...inside]);
      expect(report).toMatchObject({ accepted: outside.length + inside.length, rejected: 0 });
      const told = report.findings.filter(({ problem }) => problem.code === 'intake.impossible');
      expect(told).toMatchObject(
        [{ problem: { params: { target } }, rows: outside.length, examples: [{ row: 2, value: outside[0] }, {}] }].map(
          (one) => ({ ...one, examples: expect.arrayContaining([{ row: 2, value: outside[0] }]) }),
        ),
      );
      const cells = stored.map(({ cell }) => (cell === null ? null : Number(cell)));
      expect(cells).toEqual([...outside.map(() => null), ...inside.map(Number)]);
    });
  }

  const listed = listedIn(model);
  if (listed.length > 0) {
    it.each(listed)(
      'rejects a row whose %s is none of the allowed ones, however they are written',
      async (target, column) => {
        const allowed = column.values ?? [];
        const { report, stored } = await importOf(model, target, [
          ...allowed.map((text) => text.toUpperCase()),
          'else',
        ]);
        expect(report).toMatchObject({ accepted: allowed.length, rejected: 1 });
        expect(report.rejects).toMatchObject([{ reason: 'intake.not-allowed', field: target, rows: 1 }]);
        expect(stored.map(({ cell }) => cell)).toEqual(allowed);
      },
    );
  }
});

it('a rating of 9 counts as missing where nobody gave a mapping, too', async () => {
  const rows = ['r1,Ann,2026-02-05 10:00:00,5', 'r2,Ann,2026-02-05 10:00:00,9', 'r3,Ann,2026-02-05 10:00:00,4'];
  const file = intake.file('ratings.csv', ['id,agent,started_at,rating', ...rows]);
  const report = await intake.import(file, { as: 'contact' });
  expect(report.findings.filter(({ problem }) => problem.code === 'intake.impossible')).toMatchObject([
    { problem: { params: { target: 'rating' } }, rows: 1, examples: [{ row: 3, value: '9' }] },
  ]);
  expect(await intake.rows('contact', '2026-02', 'id, rating')).toEqual([
    { id: 'r1', rating: '5.0000' },
    { id: 'r2', rating: null },
    { id: 'r3', rating: '4.0000' },
  ]);
});

it('ratings from 0 to 100 are not taken for ratings from 1 to 5', async () => {
  const rows = [88, 95, 70, 100].map((rating, i) => `s${i},Ann,2026-03-05 10:00:00,chat,${rating}`);
  const file = intake.file('scores.csv', ['id,agent,started_at,channel,rating', ...rows]);
  const report = await intake.import(file, { as: 'contact' });
  expect(report.findings.map(({ problem }) => [problem.code, problem.params.columns])).toContainEqual([
    'mapping.unused',
    'rating',
  ]);
});
