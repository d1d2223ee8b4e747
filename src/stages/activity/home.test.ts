import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../test/postgres/server.ts';
import { period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { columnList, layoutOf } from './index.ts';
import type { ActivityStore, StagedFile } from './port.ts';
import { openActivity, purgeSuperseded } from './service.ts';

/** One suite for both homes of activity. */

const HOMES = ['segments', 'postgres'] as const;
const ALL = period('2023');

/** Rows by key: a number stands for all the values of a row. */
type Rows = Readonly<Record<string, number>>;
/** Of two columns, which an import speaks for. */
const SPOKEN = [['first_response', 'handle_time'], ['first_response'], ['handle_time']] as const;
type Spoken = (typeof SPOKEN)[number];
/** `lean`: the file holds the rows over two months, and only what is said of them. */
type Step =
  | { readonly rows: Rows; readonly spoken: Spoken; readonly lean: boolean }
  | { readonly undo: number }
  | 'merge';
type Seen = Readonly<Record<string, { readonly first_response: number | null; readonly handle_time: number | null }>>;

const rows = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }), { minKeys: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ rows, spoken: fc.constantFrom(...SPOKEN), lean: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ undo: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.constant('merge' as const) },
);

const NOTHING: Seen[string] = { first_response: null, handle_time: null };

/** A row keeps its month, whatever is said of it. */
function monthOf(key: string): string {
  return /[bd]$/.test(key) ? '2023-06' : '2023-05';
}

function said(n: number, spoken: Spoken): Partial<Seen[string]> {
  return Object.fromEntries(spoken.map((name) => [name, n === 3 ? null : n]));
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
  return result.value;
}

describe.each(HOMES)('activity in %s', (home) => {
  const skipped = home === 'postgres' ? postgresMissing : undefined;
  if (skipped !== undefined) {
    it.skip(`cannot be tried: ${skipped}`, () => {});
    return;
  }
  let server: PostgresServer | undefined;
  let records: Records;
  let store: ActivityStore;
  let duck: Duck;
  const folder = mkdtempSync(join(tmpdir(), 'jixin-activity-'));
  let ticks = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000).toISOString();

  beforeAll(async () => {
    records = value(await openRecords({ dataDir: folder }));
    server = home === 'postgres' ? await startPostgres() : undefined;
    const url = server && (await server.newDatabase());
    store = value(await openActivity({ dataDir: folder, records, url }));
    duck = await openDuck({ tempFolder: join(folder, 'spill'), memoryLimit: '200MB' });
  });
  afterAll(async () => {
    duck.close();
    await store.close();
    await records.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As one file that says only what it must, or as whole ones by month. */
  async function publish(id: string, keyed: Rows, spoken: Spoken = SPOKEN[0], lean = false) {
    mkdirSync(join(store.stagingFolder, id), { recursive: true });
    const held = ['id', 'started_at', 'agent', 'answered', ...spoken];
    const rows = Object.entries(keyed).map(([key, n], i) => {
      const given: Readonly<Record<string, string>> = {
        id: `'${key}'`,
        row_key: `'${key}'`,
        import_id: `'${id}'`,
        started_at: `TIMESTAMP '${monthOf(key)}-01 10:00:00'`,
        ...Object.fromEntries(spoken.map((name) => [name, n === 3 ? 'NULL' : `${n}.5`])),
        ...(key.includes('text') && { agent: `'agent ${n}'`, answered: n === 0 ? 'NULL' : `${n === 1}` }),
        file: "'f'",
        sheet: "''",
        row: `${i + 2}`,
      };
      const columns = layoutOf('contact').filter(({ name }) => !lean || held.includes(name));
      const select = columns.map((c) => `CAST(${given[c.name] ?? 'NULL'} AS ${c.sqlType}) AS "${c.name}"`).join(', ');
      return { month: monthOf(key), select: `SELECT ${select}` };
    });
    const write = async (path: string, of: typeof rows) => {
      const all = of.map(({ select }) => select).join(' UNION ALL ');
      await duck.connection.run(`COPY (${all}) TO '${path}' (FORMAT parquet)`);
      return path;
    };
    const months = [...new Set(rows.map((row) => row.month))].sort();
    const place = (name: string) => join(store.stagingFolder, id, `${name}.parquet`);
    const files: StagedFile[] = lean
      ? [
          {
            month: months[0] ?? '',
            lastMonth: months.at(-1) ?? '',
            path: await write(place('rows'), rows),
            lean: { columns: held, key: 'id', importId: id, file: 'f', sheet: '', firstRow: 2 },
          },
        ]
      : await Promise.all(
          months.map(async (month) => ({
            month,
            path: await write(
              place(month),
              rows.filter((row) => row.month === month),
            ),
          })),
        );
    const columns = spoken.length === 2 ? {} : { columns: ['id', 'started_at', ...spoken] };
    const record = { id, kind: 'contact', file: 'f', sheet: '', profile: 'p', hash: id, known: now(), ...columns };
    return store.publish({
      record: { ...record, first: `${months[0]}-01`, last: `${months.at(-1)}-01` },
      kind: 'contact',
      files,
      report: (counts: object) => ({ ...counts }),
      dryRun: false,
    });
  }

  async function visible(prefix: string, known?: string, during = ALL): Promise<Seen> {
    const from = await store.rows('contact', during, known);
    const found = await store.query(
      `SELECT row_key, first_response, handle_time FROM ${from} r WHERE row_key LIKE '${prefix}%' ORDER BY row_key`,
    );
    const whole = (cell: string | null | undefined) => (cell ? Number.parseInt(cell, 10) : null);
    return Object.fromEntries(
      found.map((r) => [
        r.row_key ?? '',
        { first_response: whole(r.first_response), handle_time: whole(r.handle_time) },
      ]),
    );
  }

  it('shows the fold of the imports that count, whatever is imported and undone in whatever order', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const prefix = `r${run++}-`;
        const imports: { readonly id: string; readonly rows: Rows; readonly spoken: Spoken; undone: boolean }[] = [];
        const fold = (): Seen => {
          const folded: Record<string, Seen[string]> = {};
          for (const one of imports.filter((i) => !i.undone))
            for (const [key, n] of Object.entries(one.rows))
              folded[key] = { ...(folded[key] ?? NOTHING), ...said(n, one.spoken) };
          return folded;
        };
        const seen: (readonly [string, Seen])[] = [];
        for (const [place, one] of steps.entries()) {
          if (one === 'merge') await store.merge('contact', '2023-05', now());
          else if ('undo' in one) {
            const target = imports[one.undo];
            if (target === undefined || target.undone) continue;
            value(await store.undo(target.id, now(), []));
            target.undone = true;
          } else {
            const keyed = Object.fromEntries(Object.entries(one.rows).map(([key, n]) => [prefix + key, n]));
            const before = fold();
            const counts = await publish(`${prefix}${place}`, keyed, one.spoken, one.lean);
            const replaced = Object.entries(keyed).filter(([key, n]) => {
              const now = Object.entries(said(n, one.spoken));
              return (
                before[key] !== undefined &&
                now.some(([name, cell]) =>
                  Object.entries(before[key] ?? {}).some(([was, old]) => was === name && old !== cell),
                )
              );
            }).length;
            const added = Object.keys(keyed).filter((key) => !(key in before)).length;
            expect(counts).toEqual({ added, replaced, unchanged: Object.keys(keyed).length - added - replaced });
            if (added + replaced > 0)
              imports.push({ id: `${prefix}${place}`, rows: keyed, spoken: one.spoken, undone: false });
          }
          expect(await visible(prefix)).toEqual(fold());
          const june = Object.entries(fold()).filter(([key]) => monthOf(key) === '2023-06');
          expect(await visible(prefix, undefined, period('2023-06'))).toEqual(Object.fromEntries(june));
          seen.push([now(), fold()]);
        }
        // What stood then is still read as known then.
        for (const [at, then] of seen) expect(await visible(prefix, at)).toEqual(then);
      }),
      { numRuns: 25, seed: 20_261_121 },
    );
  });

  it.each([false, true])('hands out the same texts for the same values (written lean: %s)', async (lean) => {
    const id = lean ? 'lean texts' : 'texts';
    await publish(id, { [`${id} t1`]: 1, [`${id} t2`]: 0 }, SPOKEN[0], lean);
    const from = await store.rows('contact', ALL);
    const all = await store.query(
      `SELECT ${columnList('contact')} FROM ${from} r WHERE import_id = '${id}' ORDER BY row_key`,
    );
    expect(all[0]).toMatchObject({
      started_at: '2023-05-01 10:00:00',
      first_response: '1.500',
      answered: 'true',
      rating: null,
      row_key: `${id} t1`,
      file: 'f',
      sheet: '',
      row: '2',
    });
    expect(all[1]).toMatchObject({ agent: 'agent 0', answered: null, row: '3' });
  });

  it('lends a table to the statements inside, and to nobody else', async () => {
    const columns = [
      { name: 'who', type: 'text' },
      { name: 'from', type: 'date' },
      { name: 'n', type: 'number' },
      { name: 'yes', type: 'flag' },
    ] as const;
    const table = {
      name: 'lent',
      columns,
      rows: [
        ['安', '2023-05-01', '1.25', 'true'],
        [null, null, null, null],
      ],
    };
    const found = await store.lend([table], () =>
      store.query('SELECT who, "from", n * 2 AS n, yes FROM lent ORDER BY who NULLS LAST'),
    );
    expect(found[0]).toMatchObject({ who: '安', from: '2023-05-01', yes: 'true' });
    expect(Number(found[0]?.n)).toBe(2.5);
    expect(found[1]).toEqual({ who: null, from: null, n: null, yes: null });
    await expect(store.query('SELECT * FROM lent')).rejects.toThrow();
  });

  it('refuses to undo what reaches into a closed period', async () => {
    await publish('closed', { k1: 1, 'k1 b': 1 }, SPOKEN[0], true);
    const undone = await store.undo('closed', now(), [period('2023-06')]);
    expect(undone.ok ? [] : undone.problems.map((problem) => problem.code)).toEqual(['activity.period-closed']);
    const both = { first_response: 1, handle_time: 1 };
    expect(await visible('k1')).toEqual({ k1: both, 'k1 b': both });
  });

  it('purges what was superseded, keeps what an undo needs, and refuses to read what is gone', async () => {
    const start = now();
    await publish('p1', { 'purge a': 1, 'purge b': 1 });
    await publish('p2', { 'purge b': 2 });
    await publish('p3', { 'purge c': 0 });
    value(await store.undo('p3', now(), []));
    const before = now();
    await publish('p4', { 'purge a': 0 });
    const seen = await visible('purge');
    const purged = await purgeSuperseded(store, before, () => new Date(now()));
    expect(purged.rows).toBeGreaterThan(0);
    expect(await purgeSuperseded(store, before, () => new Date(now()))).toEqual({ rows: 0, files: 0, bytes: 0 });
    expect(await visible('purge')).toEqual(seen);
    // What stood at the purge's instant is still there; what stood before is not all there, and is not read.
    expect(await visible('purge', before)).toMatchObject({ 'purge a': { first_response: 1 } });
    await expect(visible('purge', start)).rejects.toMatchObject({ problem: { code: 'activity.purged' } });
    value(await store.undo('p2', now(), []));
    value(await store.undo('p4', now(), []));
    expect(await visible('purge')).toMatchObject({
      'purge a': { first_response: 1 },
      'purge b': { first_response: 1 },
    });
    expect(Object.keys(await visible('purge'))).toHaveLength(2);
  });
});
