import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monthsIn, period, wholeMonths } from '../../base/period.ts';
import { type Engine, readCounts, readTexts, runTelling, type Telling } from '../../platform/duckdb/duckdb.ts';
import { ACTIVITY, columnList, datedIn, layoutOf, quoteName, quoteText, type StagedFile } from '../activity/index.ts';
import type { Doing } from './imports/note.ts';
import { FEW_MONTHS, leanFile, mayStay, STORED } from './lean.node.ts';
import type { RawTable } from './model.ts';
import { decide, needsWholeColumn, readFacts } from './shapes/column.ts';
import type { Decided } from './shapes/shape.ts';
import {
  DROPPED,
  factsStatement,
  filledColumns,
  keyIsColumn,
  nativeColumns,
  stageStatement,
  type Transform,
  withNative,
} from './transform/statement.ts';

/**
 * The load of one table: decided from a sample, staged in one pass over the file, checked against the whole, and written
 * out by month. The stage keeps the order of the file, so a row's number is its place in the stage.
 */
export interface LoadJob {
  readonly connection: Engine;
  readonly transform: Transform;
  readonly table: RawTable;
  readonly importId: string;
  /** A folder of this import's own. */
  readonly folder: string;
  readonly progress: (event: {
    readonly step: Doing['step'];
    /** How many rows the step has, where that is known. */
    readonly rows: number | null;
    /** How much of the step is done, from 0 to 1. */
    readonly share: number;
  }) => void;
}

export interface Loaded {
  readonly decided: ReadonlyMap<number, Decided>;
  readonly read: number;
  readonly dropped: number;
  /** Rows that can be published, repeated keys taken out. */
  readonly accepted: number;
  /** Rows whose key comes again later in the file: with equal values, with other values. */
  readonly duplicates: number;
  readonly repeated: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly files: readonly StagedFile[];
}

const SAMPLE_ROWS = 20_000;

/** Leaves behind, on the connection, the view `staged` and the table `repeats` for the report. */
export async function loadTable(job: LoadJob): Promise<Loaded> {
  const { connection, transform, progress } = job;
  mkdirSync(job.folder, { recursive: true });
  // Both optimizers would compute the costly branch of a CASE for every row, to save it for the few that need it.
  await connection.run("SET disabled_optimizers = 'in_clause,common_subexpressions'");
  progress({ step: 'deciding', rows: null, share: 0 });
  const sampled = await decideFrom(job, job.table.rows !== null && job.table.rows <= SAMPLE_ROWS);
  let { decided } = sampled;
  await stage(job, decided);
  if (!sampled.whole && (await hasUnread(job))) {
    const again = (await decideFrom(job, true)).decided;
    if (!sameDecisions(decided, again)) {
      decided = again;
      await stage(job, decided);
    }
  }
  const dated = quoteName(ACTIVITY[transform.kind].dated);
  const [facts = {}] = await readTexts(
    connection,
    `SELECT count(*) AS read, count(*) FILTER (reject = ${DROPPED}) AS dropped, count(*) FILTER (reject IS NULL) AS good,
       min(${dated}) FILTER (reject IS NULL)::DATE AS first, max(${dated}) FILTER (reject IS NULL)::DATE AS last FROM staged`,
  );
  const good = Number(facts.good);
  const telling = (share: number) => progress({ step: 'writing', rows: good, share });
  telling(0);
  const { duplicates, repeated } = await findRepeats(job, await mayRepeat(job, good));
  const first = facts.first ?? null;
  const last = facts.last ?? null;
  const untouched = mayStay(job) && good === Number(facts.read) && duplicates + repeated === 0;
  const files = first === null || last === null ? [] : await write(job, untouched, { first, last, telling });
  return {
    decided,
    read: Number(facts.read),
    dropped: Number(facts.dropped),
    accepted: good - duplicates - repeated,
    duplicates,
    repeated,
    first,
    last,
    files,
  };
}

/** What the columns are, by their first cells; where that does not settle it, by all of them. */
async function decideFrom(
  job: LoadJob,
  whole: boolean,
): Promise<{ decided: ReadonlyMap<number, Decided>; whole: boolean }> {
  const { connection, transform, table } = job;
  const from = table.unnumbered ?? table.relation;
  const sample = whole ? from : `(SELECT * FROM ${from} LIMIT ${SAMPLE_ROWS})`;
  const [row = {}] = await readTexts(connection, factsStatement(transform, sample));
  const decided = new Map<number, Decided>();
  for (const { index, family, unit, order } of transform.readings) {
    const json = row[`f${index}`];
    if (family !== null && json) decided.set(index, decide(family, readFacts(json), { unit, order }));
  }
  const open = !whole && [...decided.values()].some(needsWholeColumn);
  return open ? decideFrom(job, true) : { decided, whole };
}

async function stage(job: LoadJob, decided: ReadonlyMap<number, Decided>): Promise<void> {
  const { connection, transform, table } = job;
  const numbered = table.unnumbered === undefined;
  const file = quoteText(stageFile(job));
  // Read twice and thrown away, it would cost more to pack than that saves.
  const format = mayStay(job) ? STORED : 'FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1';
  const telling = (share: number) => job.progress({ step: 'reading', rows: table.rows, share });
  telling(0);
  const copy = (statement: string) => runTelling(connection, `COPY (${statement}) TO ${file} (${format})`, telling);
  if (!(await stageTyped(job, decided, copy))) {
    await copy(stageStatement(transform, decided, table.unnumbered ?? table.relation, numbered));
  }
  const row = numbered ? 'row' : `file_row_number + ${table.firstRow}`;
  const own = layoutOf(transform.kind).filter(({ name }) => name in ACTIVITY[transform.kind].columns);
  const filled = filledColumns(transform);
  // Rows without a key of their own are told apart by which of the equal ones they are.
  const key = keyIsColumn(transform)
    ? quoteName(ACTIVITY[transform.kind].key[0] ?? '')
    : transform.keyed
      ? 'row_key'
      : `row_key || '-' || row_number() OVER (PARTITION BY row_key, reject IS NULL ORDER BY file_row_number)`;
  const columns = [
    `${row} AS row`,
    'file_row_number AS place',
    `${key} AS row_key`,
    ...own.map(({ name, sqlType }) => {
      if (!filled.includes(name)) return `CAST(NULL AS ${sqlType}) AS ${quoteName(name)}`;
      return name === 'id' && !transform.keyed ? `${key} AS id` : quoteName(name);
    }),
    ...transform.person.map(({ name }) => quoteName(`person ${name}`)),
    'reject',
    'odd',
  ];
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW staged AS SELECT ${columns.join(', ')} FROM read_parquet(${file}, file_row_number = true)`,
  );
}

/** The quick way: the CSV reader itself reads numbers and instants. False where a cell of them says something else. */
async function stageTyped(
  { transform, table }: LoadJob,
  decided: ReadonlyMap<number, Decided>,
  copy: (statement: string) => Promise<unknown>,
): Promise<boolean> {
  const native = nativeColumns(transform, decided);
  if (table.typed === undefined || native.size === 0) return false;
  try {
    await copy(stageStatement(transform, decided, withNative(table.typed(native), native), false, native));
    return true;
  } catch {
    // Text reads every cell on its own; whatever else was wrong is wrong there too, and said.
    return false;
  }
}

async function hasUnread({ connection, transform }: LoadJob): Promise<boolean> {
  const places = transform.rejects.flatMap(({ reason }, place) => (reason === 'intake.unreadable' ? [place] : []));
  if (places.length === 0) return false;
  const { rows = 0 } = await readCounts<'rows'>(
    connection,
    `SELECT count(*) AS rows FROM staged WHERE reject IN (${places.join(', ')})`,
  );
  return rows > 0;
}

function sameDecisions(a: ReadonlyMap<number, Decided>, b: ReadonlyMap<number, Decided>): boolean {
  // The order of shapes only decides which is tried first.
  const told = (one: ReadonlyMap<number, Decided>) =>
    JSON.stringify([...one].map(([i, d]) => [i, d.order, d.plain, [...d.shapes].sort()]));
  return told(a) === told(b);
}

/** Whether a key may come twice: not where each row has one of its own, and not where they only go up. */
async function mayRepeat({ connection, transform }: LoadJob, good: number): Promise<boolean> {
  if (!transform.keyed || good < 2) return false;
  const keys = 'SELECT row_key AS k FROM staged WHERE reject IS NULL';
  // Any total order will do: shorter first is that of plain numbers. A proof needs one chain through all rows.
  const { rising = 0, begun = 0 } = await readCounts<'rising' | 'begun'>(
    connection,
    `SELECT count(*) FILTER (strlen(k) > strlen(p) OR strlen(k) = strlen(p) AND k > p) AS rising, count(*) FILTER (p IS NULL) AS begun
     FROM (SELECT k, lag(k) OVER () AS p FROM (${keys}))`,
  );
  if (begun === 1 && rising === good - 1) return false;
  const hashes = `SELECT count(*) AS different FROM (SELECT hash(k) AS h FROM (${keys}) GROUP BY h)`;
  const { different = 0 } = await readCounts<'different'>(connection, hashes);
  return different < good;
}

/** Of rows with one key the last counts: `repeats` holds the places of the others, and whether they say the same. */
async function findRepeats({ connection, transform }: LoadJob, any: boolean) {
  if (!any) {
    await connection.run('CREATE OR REPLACE TEMP TABLE repeats(place BIGINT, same BOOLEAN)');
    return { duplicates: 0, repeated: 0 };
  }
  const same = Object.keys(ACTIVITY[transform.kind].columns)
    .map((name) => `d.${quoteName(name)} IS NOT DISTINCT FROM l.${quoteName(name)}`)
    .join(' AND ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE doubled AS SELECT * FROM staged WHERE reject IS NULL AND row_key IN
       (SELECT row_key FROM staged WHERE reject IS NULL GROUP BY row_key HAVING count(*) > 1)`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE repeats AS SELECT d.place, ${same} AS same FROM doubled d
     JOIN (SELECT * FROM doubled QUALIFY row_number() OVER (PARTITION BY row_key ORDER BY place DESC) = 1) l
     ON l.row_key = d.row_key AND d.place < l.place`,
  );
  await connection.run('DROP TABLE doubled');
  const { duplicates = 0, repeated = 0 } = await readCounts<'duplicates' | 'repeated'>(
    connection,
    'SELECT count(*) FILTER (same) AS duplicates, count(*) FILTER (NOT same) AS repeated FROM repeats',
  );
  return { duplicates, repeated };
}

function stageFile({ folder }: LoadJob): string {
  return join(folder, 'stage.parquet');
}

interface Writing {
  readonly first: string;
  readonly last: string;
  readonly telling: Telling;
}

/** The accepted rows as files to publish. */
async function write(job: LoadJob, untouched: boolean, writing: Writing): Promise<readonly StagedFile[]> {
  const lean = untouched ? await leanFile(job, stageFile(job), writing.first, writing.last) : null;
  return lean === null ? writeMonths(job, writing) : [lean];
}

/** Writes the accepted rows, one file or more a month, laid out as they are stored. */
async function writeMonths(job: LoadJob, { first, last, telling }: Writing): Promise<readonly StagedFile[]> {
  const { connection, transform, table, importId } = job;
  const { kind, keyed } = transform;
  const { repeats = 0 } = await readCounts<'repeats'>(connection, 'SELECT count(*) AS repeats FROM repeats');
  const filter = repeats === 0 ? '' : 'ANTI JOIN repeats USING (place)';
  const rows = `(SELECT *, ${quoteText(importId)} AS import_id, ${quoteText(table.file)} AS file, ${quoteText(table.sheet)} AS sheet
    FROM staged ${filter} WHERE reject IS NULL)`;
  // The order of the rows no longer matters: each carries its number.
  await connection.run('SET preserve_insertion_order = false');
  try {
    // One statement a month reads only the blocks that it needs.
    if (keyed && wholeMonths(first, last) < FEW_MONTHS) {
      const written: StagedFile[] = [];
      const months = monthsIn(period(`${first.slice(0, 7)}..${last.slice(0, 7)}`));
      for (const [before, month] of months.entries()) {
        const path = join(job.folder, `${month.text}.parquet`);
        const own = datedIn(kind, month.first, month.last);
        const copy = `COPY (SELECT ${columnList(kind)} FROM ${rows} WHERE ${own}) TO ${quoteText(path)} (${STORED})`;
        await runTelling(connection, copy, (share) => telling((before + share) / months.length));
        const count = `SELECT count(*) AS rows FROM read_parquet(${quoteText(path)})`;
        const { rows: here = 0 } = await readCounts<'rows'>(connection, count);
        if (here > 0) written.push({ month: month.text, path });
      }
      return written;
    }
    return await partMonths(job, rows, telling);
  } finally {
    await connection.run('SET preserve_insertion_order = true');
  }
}

async function partMonths({ connection, transform: { kind }, folder: own }: LoadJob, rows: string, telling: Telling) {
  const folder = join(own, 'months');
  const month = `strftime(${quoteName(ACTIVITY[kind].dated)}, '%Y-%m')`;
  await runTelling(
    connection,
    `COPY (SELECT ${columnList(kind)}, ${month} AS "month of row" FROM ${rows}) TO ${quoteText(folder)} (${STORED}, PARTITION_BY ("month of row"))`,
    telling,
  );
  const found = await readTexts(
    connection,
    `SELECT file FROM glob(${quoteText(`${folder}/**/*.parquet`)}) ORDER BY file`,
  );
  return found.flatMap(({ file }) => {
    const dated = /(\d{4}-\d{2})[\\/][^\\/]*$/.exec(file ?? '')?.[1];
    return file && dated ? [{ month: dated, path: file }] : [];
  });
}
