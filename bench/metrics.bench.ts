import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { period } from '../src/base/period.ts';
import type { PersonSpan } from '../src/people/index.ts';
import { readTexts } from '../src/platform/duckdb/duckdb.ts';
import { type ActivityReader, KINDS, type Kind, layoutOf, quoteName } from '../src/stages/activity/index.ts';
import { lendToDuck } from '../src/stages/activity/lend.node.ts';
import { datedIn, emptyRows } from '../src/stages/activity/sql.ts';
import { loadMetrics, type MetricRequest, type MetricRow, readRequest } from '../src/stages/metrics/index.ts';
import { measure } from '../src/stages/metrics/service.ts';
import { type BenchRow, median } from './model.ts';

/** All metrics that the scorecard plan uses, for 5,000 people over 10 million contacts, against the same by hand. */

const CONTACTS = 10_000_000;
const PEOPLE = 5_000;
const RUNS = 7;
const METRICS = [
  'csat',
  'answer_accuracy',
  'complaint_on_time',
  'complaint_success',
  'followups_done',
  'contacts_handled',
];

export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-bench-metrics-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const files = await generate(connection, folder);
    const reader = readerOf(connection, files);
    const request = scorecardRequest();
    const ours = () => measure(reader, request, roster());
    const theirs = async () => (await connection.runAndReadAll(byHand(files))).getRowsJson() as (string | null)[][];
    compare(await ours(), await theirs());
    const [mine, hand] = await medians(ours, theirs);
    const ratio = mine / hand;
    return [
      {
        what: `${METRICS.length} scorecard metrics, ${PEOPLE} people, ${CONTACTS / 1e6} M contacts`,
        ours: `${mine.toFixed(0)} ms`,
        theirs: `${hand.toFixed(0)} ms`,
        peer: 'one hand-written DuckDB statement',
        ratio,
        bound: '≤ 1.5× the time',
        met: ratio <= 1.5,
      },
    ];
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Alternating, so that whatever else the machine does falls on both alike. */
async function medians(ours: () => Promise<unknown>, theirs: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < RUNS; i++)
    for (const [k, work] of [ours, theirs].entries()) {
      const start = performance.now();
      await work();
      times[k]?.push(performance.now() - start);
    }
  return [median(times[0]), median(times[1])];
}

function scorecardRequest(): MetricRequest {
  // The bench runs bundled from a folder below bench/, but always from the repository's root.
  const folder = 'catalog/metrics';
  const files = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const dictionary = loadMetrics(files);
  if (!dictionary.ok) throw new Error('the shipped metrics do not read');
  const request = readRequest({ metrics: METRICS, period: period('2026-01'), by: ['person'] }, dictionary.value);
  if (!request.ok) throw new Error('the request does not read');
  return request.value;
}

/** Everybody is in the roster, so the statement resolves names to people as it does in earnest; by hand it need not. */
function roster(): readonly PersonSpan[] {
  return Array.from({ length: PEOPLE }, (_, i) => {
    const person = `agent-${String(i).padStart(5, '0')}`;
    return {
      person,
      names: [person],
      from: '2026-01-01',
      to: '2026-01-31',
      team: `team-${i % 50}`,
      lead: null,
      manager: null,
      post: 'basic',
      level: 'junior',
      project: null,
      shift: null,
      hired_on: '2024-01-01',
      tenure_band: null,
    };
  });
}

/** Every kind in one Parquet file with its full layout; columns that no metric here reads are empty. */
async function generate(connection: DuckDBConnection, folder: string): Promise<ReadonlyMap<Kind, string>> {
  const agent = `'agent-' || lpad(CAST(hash(i, 1) % ${PEOPLE} AS VARCHAR), 5, '0')`;
  const moment = "TIMESTAMP '2026-01-01' + to_seconds(CAST(hash(i, 2) % 2678400 AS BIGINT))";
  const columns: Readonly<
    Partial<Record<Kind, { readonly rows: number; readonly given: Readonly<Record<string, string>> }>>
  > = {
    contact: {
      rows: CONTACTS,
      given: {
        agent,
        started_at: moment,
        channel: "['phone', 'chat', 'mail'][1 + CAST(hash(i, 3) % 3 AS INTEGER)]",
        answered: 'hash(i, 4) % 20 > 0',
        rating: 'CASE WHEN hash(i, 5) % 3 = 0 THEN 1 + hash(i, 6) % 5 END',
        handle_time: 'hash(i, 7) % 600',
      },
    },
    check: {
      rows: 500_000,
      given: { agent, checked_at: moment, wrong_answer: 'hash(i, 4) % 30 = 0', deductions: '0' },
    },
    case: {
      rows: 200_000,
      given: {
        agent,
        opened_at: moment,
        kind: "CASE WHEN hash(i, 3) % 2 = 0 THEN 'complaint' ELSE 'ticket' END",
        due_at: `${moment} + INTERVAL '3 days'`,
        closed_at: `${moment} + to_hours(CAST(hash(i, 4) % 90 AS BIGINT))`,
        satisfied_after: 'CASE WHEN hash(i, 5) % 2 = 0 THEN hash(i, 6) % 10 > 0 END',
      },
    },
    followup: { rows: 300_000, given: { agent, at: moment, reached: 'hash(i, 4) % 3 > 0' } },
  };
  const files = new Map<Kind, string>();
  for (const kind of KINDS) {
    const made = columns[kind];
    if (!made) continue;
    const path = join(folder, `${kind}.parquet`).replaceAll("'", "''");
    const list = layoutOf(kind).map(
      (c) =>
        `CAST(${made.given[c.name] ?? (c.name === 'row' ? 'i' : c.name === 'row_key' ? "'k' || i" : 'NULL')} AS ${c.sqlType}) AS ${quoteName(c.name)}`,
    );
    await connection.run(
      `COPY (SELECT ${list.join(', ')} FROM range(${made.rows}) t(i)) TO '${path}' (FORMAT parquet)`,
    );
    files.set(kind, path);
  }
  return files;
}

function readerOf(connection: DuckDBConnection, files: ReadonlyMap<Kind, string>): ActivityReader {
  return {
    dialect: 'duckdb',
    rows: async (kind, { first, last }) => {
      const path = files.get(kind);
      return path === undefined
        ? emptyRows(kind)
        : `(SELECT * FROM read_parquet('${path}') WHERE ${datedIn(kind, first, last)})`;
    },
    lend: async (tables, use) => {
      for (const table of tables) await lendToDuck(connection, table);
      return use();
    },
    query: (sql) => readTexts(connection, sql),
  };
}

/** The statement a person would write for exactly these six numbers, quotients as numerator and denominator. */
function byHand(files: ReadonlyMap<Kind, string>): string {
  const from = (kind: Kind) => `read_parquet('${files.get(kind)}')`;
  const january = (column: string) => `${column} >= TIMESTAMP '2026-01-01' AND ${column} < TIMESTAMP '2026-02-01'`;
  return `
    WITH contacts AS (
      SELECT agent, count(*) FILTER (WHERE answered) AS handled, count(rating) AS rated, count(*) FILTER (WHERE rating >= 4) AS satisfied
      FROM ${from('contact')} WHERE ${january('started_at')} AND bot IS NOT TRUE GROUP BY agent),
    checks AS (SELECT agent, count(wrong_answer) AS checked, count(*) FILTER (WHERE NOT wrong_answer) AS accurate FROM ${from('check')} WHERE ${january('checked_at')} GROUP BY agent),
    due AS (SELECT agent, count(*) AS due, count(*) FILTER (WHERE closed_at <= due_at) AS on_time
      FROM ${from('case')} WHERE kind = 'complaint' AND ${january('due_at')} GROUP BY agent),
    closed AS (SELECT agent, count(*) AS asked, count(*) FILTER (WHERE satisfied_after) AS satisfied
      FROM ${from('case')} WHERE kind = 'complaint' AND satisfied_after IS NOT NULL AND ${january('closed_at')} GROUP BY agent),
    followups AS (SELECT agent, count(*) FILTER (WHERE reached) AS reached FROM ${from('followup')} WHERE ${january('"at"')} GROUP BY agent)
    SELECT agent, contacts.satisfied, rated, accurate, checked, on_time, due, closed.satisfied, asked, reached, handled
    FROM contacts FULL JOIN checks USING (agent) FULL JOIN due USING (agent) FULL JOIN closed USING (agent) FULL JOIN followups USING (agent)
    ORDER BY agent`;
}

/** The comparison is worth nothing unless both say the same. */
function compare(ours: readonly MetricRow[], theirs: readonly (readonly (string | null)[])[]): void {
  const text = (value: string | null | undefined) => String(value ?? 0);
  const mine = ours.map(({ group, cells }) =>
    [
      group[0],
      ...cells.slice(0, 4).flatMap((c) => [c.numerator, c.n]),
      cells[4]?.numerator,
      cells[5]?.numerator,
    ].join(),
  );
  const hand = theirs.map(([agent, ...values]) => [agent, ...values.map(text)].join());
  if (mine.length !== PEOPLE || mine.join('\n') !== hand.join('\n')) throw new Error('the two statements disagree');
}
