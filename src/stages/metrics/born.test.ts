import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../test/postgres/server.ts';
import { addMonths, type Period, period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import type { FactDraft } from '../../ledger/index.ts';
import { appendFacts, withdrawFact } from '../../ledger/service.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import { type ActivityReader, type ActivityStore, rowKeyOf } from '../activity/index.ts';
import { openActivity, sealBorn } from '../activity/service.ts';
import type { MetricRequest } from './index.ts';
import { measure, rowsBehind } from './service.ts';
import { call } from './testing/catalog.node.ts';
import { duckTables, type Tables } from './testing/tables.node.ts';

/** Checks scored here, read by metrics on both homes of activity: in the ledger, sealed, or as if they had been imported. */

interface Said {
  readonly check: number;
  readonly day: number;
  readonly deductions: number;
  readonly wrong: boolean;
}

type Step = { readonly say: Said } | { readonly withdraw: number } | { readonly sealThrough: number };

const day = fc.integer({ min: 1, max: 4 });
const said: fc.Arbitrary<Said> = fc.record({
  check: fc.nat(5),
  day,
  deductions: fc.nat(40),
  wrong: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ say: said }) },
  { weight: 1, arbitrary: fc.record({ withdraw: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ sealThrough: day }) },
);

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
  return result.value;
}

describe.each(['segments', 'postgres'] as const)('checks born here, with activity in %s', (home) => {
  const skipped = home === 'postgres' ? postgresMissing : undefined;
  if (skipped !== undefined) {
    it.skip(`cannot be tried: ${skipped}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'jixin-born-'));
  let server: PostgresServer | undefined;
  let records: Records;
  let activity: ActivityStore;
  let imported: Tables;
  let ticks = 0;
  let ids = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000).toISOString();

  beforeAll(async () => {
    records = value(await openRecords({ dataDir: folder }));
    server = home === 'postgres' ? await startPostgres() : undefined;
    activity = value(await openActivity({ dataDir: folder, records, url: server && (await server.newDatabase()) }));
    imported = await duckTables();
  });
  afterAll(async () => {
    await imported.close();
    await activity.close();
    await records.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function draft(month: Period, one: Said, replaces: string | null): FactDraft {
    const on = `${month.text}-0${one.day}`;
    const data = {
      contact: `c${one.check}`,
      agent: `agent ${one.check % 2}`,
      inspector: 'Ines',
      checked_at: `${on} 10:00:00`,
      deductions: `${one.deductions / 4}`,
      points: `${100 - one.deductions / 4}`,
      possible: '100',
      critical: false,
      wrong_answer: one.wrong,
    };
    const plain = { until: null, by: 'Ines', why: '', source: null };
    return { kind: 'check.scored', subject: `agent ${one.check % 2}`, valid: on, ...plain, replaces, data };
  }

  const asked = (month: Period, known?: string): MetricRequest => ({
    metrics: [call('qa_deductions'), call('qa_score'), call('answer_accuracy')],
    period: month,
    by: ['agent', 'day'],
    where: null,
    spread: false,
    ...(known !== undefined && { known }),
  });
  async function read(reader: ActivityReader, month: Period, known?: string): Promise<string> {
    const rows = await measure(reader, asked(month, known), []);
    const shown = rows.map((row) => [
      row.group,
      row.cells.map((cell) => [cell.numerator.toDigits(), cell.n.toDigits()]),
    ]);
    return JSON.stringify(shown.sort((a, b) => (JSON.stringify(a[0]) < JSON.stringify(b[0]) ? -1 : 1)));
  }

  it('give the same metrics in the ledger, sealed, and as if they had been imported, now and as known earlier', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        // Sealing only ever goes on: each run has a month of its own, later than all before.
        const month = period(addMonths('2020-01-01', run++).slice(0, 7));
        const standing = new Map<number, { readonly fact: string; readonly said: Said }>();
        const seen: (readonly [string, string])[] = [];
        for (const one of steps) {
          if ('say' in one) {
            const replaces = standing.get(one.say.check)?.fact ?? null;
            const { recorded } = value(
              await appendFacts(records, [draft(month, one.say, replaces)], () => new Date(now())),
            );
            standing.set(one.say.check, { fact: recorded[0]?.id ?? '', said: one.say });
          } else if ('withdraw' in one) {
            const found = standing.get(one.withdraw);
            if (found) value(await withdrawFact(records, found.fact, { by: 'hr', why: '' }, () => new Date(now())));
            standing.delete(one.withdraw);
            // Taking back a correction restores what it corrected: what stands is asked of the ledger's own rule elsewhere.
            if (found) break;
          } else {
            const before = await read(activity, month);
            await sealBorn(
              { activity, records, now, newId: () => `seal-${ids++}` },
              `${month.text}-0${one.sealThrough}`,
            );
            expect(await read(activity, month)).toBe(before);
          }
          seen.push([now(), await read(activity, month)]);
        }
        for (const [at, then] of seen) expect(await read(activity, month, at)).toBe(then);
        if (steps.some((one) => 'withdraw' in one)) return;
        const rows = [...standing.values()].map(({ fact, said: row }) => {
          const { data } = draft(month, row, null);
          const cells = Object.fromEntries(Object.entries(data).map(([name, cell]) => [name, String(cell)]));
          return { ...cells, row_key: rowKeyOf('check', data), import_id: 'i', file: fact, sheet: '', row: '2' };
        });
        await imported.insert('check', rows);
        expect(await read(activity, month)).toBe(await read(imported, month));
      }),
      { numRuns: 15, seed: 20_261_122 },
    );
  });

  it('lead from a number to the page of the check, sealed or not, and come back when a correction is taken back', async () => {
    const month = period('2030-01');
    await sealBorn({ activity, records, now, newId: () => `seal-${ids++}` }, '2029-12-31');
    const say = async (one: Said, replaces: string | null) =>
      value(await appendFacts(records, [draft(month, one, replaces)], () => new Date(now()))).recorded[0]?.id ?? '';
    const behind = () =>
      rowsBehind(
        activity,
        { ...asked(month), by: [] },
        { call: call('qa_deductions'), group: [], offset: 0, limit: 9 },
        [],
      );
    const first = await say({ check: 1, day: 1, deductions: 8, wrong: false }, null);
    const open = await behind();
    expect(open).toMatchObject({
      total: 1,
      rows: [{ link: `/quality/checks/${first}`, values: { deductions: '2.0000' } }],
    });
    const sealed = await sealBorn({ activity, records, now, newId: () => `seal-${ids++}` }, '2030-01-31');
    expect(sealed).toBe(1);
    expect({ ...(await behind()).rows[0], importId: '' }).toEqual({ ...open.rows[0], importId: '' });
    // A sealing is no import: it is neither listed nor undone.
    expect((await activity.imports()).length).toBe(0);
    const undone = await activity.undo(`seal-${ids - 1}`, now(), []);
    expect(undone.ok ? [] : undone.problems.map(({ code }) => code)).toEqual(['activity.no-such-import']);
    const again = await say({ check: 1, day: 2, deductions: 0, wrong: false }, first);
    expect(await behind()).toMatchObject({ total: 1, rows: [{ values: { deductions: '0.0000' } }] });
    value(await withdrawFact(records, again, { by: 'hr', why: '' }, () => new Date(now())));
    expect(await behind()).toMatchObject({
      total: 1,
      rows: [{ key: open.rows[0]?.key, values: { deductions: '2.0000' } }],
    });
    value(await withdrawFact(records, first, { by: 'hr', why: '' }, () => new Date(now())));
    expect(await behind()).toMatchObject({ total: 0, rows: [] });
  });
});
