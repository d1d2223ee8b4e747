import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIVITY } from '../activity/index.ts';
import { type TestIntake, testIntake, value } from './intake-fixture.node.ts';
import { undo } from './service.ts';

/** Files that do not name their rows. */

let intake: TestIntake;
beforeEach(async () => {
  intake = await testIntake();
});
afterEach(() => intake.close());

const unnamed = Object.values(ACTIVITY).filter(({ named }) => named !== null);

describe.each(unnamed.map(({ kind, dated, named }) => [kind, dated, named] as const))(
  'rows of %s without a name',
  (kind, dated, named) => {
    const rest = kind === 'case' ? 'kind' : 'channel';
    const cell = kind === 'case' ? 'ticket' : 'chat';
    const header = `agent,${dated},${rest}`;
    const line = (agent: string, at = '2026-01-05 10:00:00') => `${agent},${at},${cell}`;
    const profile = () =>
      intake.file('ours.yaml', [
        `profile: ours\ntitle: ours\nkind: ${kind}\nmatch: { headers: [agent] }`,
        `columns: { agent: agent, ${dated}: ${dated}, ${rest}: ${rest} }`,
      ]);

    it('are told apart by what they say, equal ones by which of them they are', async () => {
      const a = intake.file('a.csv', [header, line('Ann'), line('Bob'), line('Ann'), line('Cid', 'soon'), line('Ann')]);
      const report = await intake.import(a, { profile: profile() });
      expect(report).toMatchObject({ read: 5, accepted: 4, rejected: 1, duplicates: 0, added: 4 });
      expect(report.findings.map(({ problem }) => problem.code)).toContain('intake.derived-keys');
      const found = await intake.rows(kind, '2026', `agent, ${named} AS named, row_key`);
      expect(found.map(({ agent }) => agent).sort()).toEqual(['Ann', 'Ann', 'Ann', 'Bob']);
      expect(new Set(found.map((row) => row.row_key)).size).toBe(4);
      // A check without a conversation is of none; everything else is named by what it says.
      expect(found.map((row) => row.named)).toEqual(found.map((row) => (named === 'id' ? row.row_key : null)));
    });

    it('change nothing when they come again, in whatever order and company', async () => {
      const a = intake.file('a.csv', [header, line('Ann'), line('Bob'), line('Ann')]);
      await intake.import(a, { profile: profile() });
      const before = await intake.rows(kind, '2026', 'row_key, agent');
      const b = intake.file('b.csv', [header, line('Bob'), line('Ann'), line('Ann')]);
      expect(await intake.import(b, { profile: profile() })).toMatchObject({ importId: null, added: 0, unchanged: 3 });
      const c = intake.file('c.csv', [header, line('Ann'), line('Ann'), line('Ann'), line('Bob')]);
      const more = await intake.import(c, { profile: profile() });
      expect(more).toMatchObject({ added: 1, replaced: 0, unchanged: 3 });
      value(await undo(intake, more.importId ?? ''));
      expect(await intake.rows(kind, '2026', 'row_key, agent')).toEqual(before);
    });
  },
);

it('a file without ids is proposed where somebody says what it holds', async () => {
  const file = intake.file('calls.csv', ['agent,started at,channel,rating', 'Ann,2026-01-05 10:00:00,chat,5']);
  expect(await intake.import(file, { as: 'contact' })).toMatchObject({ kind: 'contact', added: 1 });
});
