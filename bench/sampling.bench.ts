import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'kysely';
import type { Result } from '../src/base/problem.ts';
import type { FactDraft } from '../src/ledger/index.ts';
import { appendFacts } from '../src/ledger/service.ts';
import { openRecords, type Records } from '../src/platform/db/records.ts';
import { readTexts } from '../src/platform/duckdb/duckdb.ts';
import { type ActivityReader, layoutOf, quoteName } from '../src/stages/activity/index.ts';
import { lendToDuck } from '../src/stages/activity/lend.node.ts';
import type { SamplingPlan } from '../src/workflows/quality/index.ts';
import { drawDay, savePlan } from '../src/workflows/quality/sampling/service.ts';
import type { Drawn } from '../src/workflows/quality/sampling/statement.ts';
import type { QualityWorld } from '../src/workflows/quality/service.ts';
import { type BenchRow, median } from './model.ts';

/** A day's draw for 5,000 people from 250,000 contacts, from the roster to the queue, against the least that could draw at all. */

const CONTACTS = 250_000;
const PEOPLE = 5_000;
const PER_DAY = 5;
const RUNS = 7;
const LIMIT_MS = 2000;
const SEED = 'bench';
const DAY = '2026-03-31';
const HAND = { account: 'bench', person: null, name: 'bench' };

const PLAN: SamplingPlan = {
  id: 'a-bench',
  title: {},
  posts: null,
  teams: null,
  perDay: PER_DAY,
  share: null,
  strata: ['channel', 'rating', 'duration'],
  newMonths: 3,
  newExtra: 0,
  scorecard: 'deductions-basic',
  watcher: 'quality',
  ownTeam: false,
  active: true,
};

export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-bench-sampling-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const records = must(await openRecords({ dataDir: folder }));
  try {
    const from = `read_parquet('${await generate(connection, folder)}')`;
    const world = worldOn(records, readerOn(instance, `(SELECT * FROM ${from})`));
    must(await appendFacts(records, people().flatMap(factsOf), () => new Date()));
    must(await savePlan(world, HAND, PLAN, 0));
    const ours = () => drawDay(world, HAND, { plan: PLAN.id, day: DAY, seed: SEED });
    const theirs = () => readTexts(connection, byHand(from));
    const first = await drawnBy(records, ours);
    const again = await drawnBy(records, ours);
    if (first.length !== PEOPLE * PER_DAY || first.join() !== again.join())
      throw new Error(`drew ${first.length}, and not the same twice`);
    const mine = await medianCpuMs(ours, () => forget(records));
    const hand = await medianCpuMs(theirs);
    return [
      {
        what: `${PER_DAY} a day for ${PEOPLE} people from ${CONTACTS / 1000} k contacts, roster read and queue written`,
        ours: `${mine.toFixed(0)} ms`,
        theirs: `${hand.toFixed(0)} ms`,
        peer: 'hand-written: the first by hash of each name, keys only, nothing kept',
        ratio: mine / hand,
        bound: `< ${LIMIT_MS} ms of CPU`,
        met: mine < LIMIT_MS,
      },
    ];
  } finally {
    await records.close();
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The conversations of a draw, which is then forgotten: a plan draws a day once. */
async function drawnBy(records: Records, work: () => Promise<Result<unknown>>): Promise<readonly string[]> {
  must(await work());
  const { rows: found } = await sql<{ contact: string }>`select contact from quality_check order by place`.execute(
    records.as(),
  );
  await forget(records);
  return found.map(({ contact }) => contact);
}

async function forget(records: Records): Promise<void> {
  await sql`truncate quality_check, quality_draw`.execute(records.as());
}

function worldOn(records: Records, activity: ActivityReader): QualityWorld {
  const cards = join('catalog', 'scorecards');
  let ids = 0;
  return {
    records,
    activity,
    now: () => new Date().toISOString(),
    today: async () => '2026-04-01',
    newId: () => `check-${++ids}`,
    secret: () => SEED,
    cards: () => readdirSync(cards).map((file) => ({ file, text: readFileSync(join(cards, file), 'utf8') })),
    scoreUntil: async (day) => day,
    answerUntil: async (day) => day,
  };
}

/** As the store does it: a connection of its own, the people lent, the statement, every value as text. */
function readerOn(instance: DuckDBInstance, from: string): ActivityReader {
  let lent: DuckDBConnection | null = null;
  return {
    dialect: 'duckdb',
    rows: async () => from,
    lend: async (tables, use) => {
      lent = await instance.connect();
      try {
        for (const table of tables) await lendToDuck(lent, table);
        return await use();
      } finally {
        lent.closeSync();
        lent = null;
      }
    },
    query: async (statement) => readTexts(lent ?? (await instance.connect()), statement),
  } as ActivityReader;
}

function factsOf({ person, names }: Drawn): readonly FactDraft[] {
  const [, name = person, alias = person] = names;
  const said = {
    subject: person,
    valid: '2020-01-01',
    until: null,
    by: 'bench',
    why: '',
    replaces: null,
    source: null,
  };
  return [
    { ...said, kind: 'person.recorded', data: { name, post: 'basic', team: `team ${person.slice(1, 3)}` } },
    { ...said, kind: 'person.alias', data: { alias } },
  ];
}

/** Of the processor, not of the clock: what else the machine does falls on neither, and all cores together count. */
async function medianCpuMs(work: () => Promise<unknown>, after = async () => {}): Promise<number> {
  const figures: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    figures.push((user + system) / 1000);
    await after();
  }
  return median(figures);
}

/** No roster, no strata, nobody left out, and only the keys come back. */
function byHand(from: string): string {
  return `SELECT row_key FROM (SELECT row_key, row_number() OVER (PARTITION BY agent ORDER BY md5('${SEED}|' || row_key)) AS pick
    FROM ${from}) WHERE pick <= ${PER_DAY}`;
}

function people(): readonly Drawn[] {
  return Array.from({ length: PEOPLE }, (_, i) => ({
    person: `P${i}`,
    names: [`P${i}`, `Name ${i}`, `shop:nick${i}`],
    fresh: i % 20 === 0,
  }));
}

async function generate(connection: DuckDBConnection, folder: string): Promise<string> {
  const path = join(folder, 'contacts.parquet');
  const values: Readonly<Record<string, string>> = {
    id: `'c' || i`,
    row_key: `'c' || i`,
    agent: `'shop:nick' || (i % ${PEOPLE})`,
    started_at: `TIMESTAMP '2026-03-31 08:00:00' + INTERVAL (i % 40000) SECOND`,
    channel: `['chat', 'phone', 'mail'][CAST(1 + hash(i) % 3 AS INTEGER)]`,
    project: `'project ' || (hash(i) % 7)`,
    issue: `'issue ' || (hash(i) % 23)`,
    rating: 'CASE WHEN hash(i + 1) % 3 = 0 THEN 1 + hash(i) % 5 END',
    handle_time: '30 + hash(i) % 1200',
    first_response: '5 + hash(i) % 90',
    answered: 'hash(i) % 100 <> 0',
    customer: `'customer ' || (hash(i) % 90000)`,
  };
  const columns = layoutOf('contact').map(
    ({ name, sqlType }) => `CAST(${values[name] ?? 'NULL'} AS ${sqlType}) AS ${quoteName(name)}`,
  );
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM range(${CONTACTS}) t(i)) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 100000)`,
  );
  return path;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
  return result.value;
}
