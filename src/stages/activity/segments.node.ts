import { AsyncLocalStorage } from 'node:async_hooks';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { monthsIn, type Period, period } from '../../base/period.ts';
import { failed, ok } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import { type Duck, type Reader, readCounts, readTexts } from '../../platform/duckdb/duckdb.ts';
import { SEALED } from './born/model.ts';
import { readBorn } from './born/read.node.ts';
import { closedMonth } from './closed.ts';
import { STAGING, settle, sizeOf } from './files.node.ts';
import { foldedRows, holdsMore, joinedColumns, saysTheSame, speakAlike } from './fold.ts';
import { lendToDuck } from './lend.node.ts';
import { ACTIVITY, type Kind } from './model.ts';
import type {
  ActivityStore,
  Along,
  ImportRecord,
  LentTable,
  Publication,
  PublishCounts,
  Purged,
  StagedFile,
} from './port.ts';
import { activityProblem } from './problems.ts';
import { rowsOf } from './row-files.ts';
import { columnList, datedIn, emptyRows, quoteName, quoteText, SEGMENT_FORMAT } from './sql.ts';
import {
  assertReadable,
  deleteSegments,
  insertImport,
  insertPurge,
  insertSegments,
  markUndone,
  readImports,
  readMadeImports,
  readOriginals,
  readPurgeable,
  readSealing,
  readVisible,
  type Segment,
  supersede,
} from './store.ts';

/**
 * Home A: Parquet segments in the data folder, read by DuckDB in this process. What is visible is a fold of every import
 * that is not undone, in order; see fold.ts. A segment is never changed; a month whose rows are replaced
 * or restored gets new files, and the catalogue says from when on.
 */
export interface SegmentsOptions {
  readonly folder: string;
  readonly records: Records;
  readonly duck: Duck;
  readonly exclusively: ActivityStore['exclusively'];
  readonly onClose: () => Promise<void>;
}

export function segmentStore(options: SegmentsOptions): ActivityStore {
  const { folder, records, duck } = options;
  const lent = new AsyncLocalStorage<DuckDBConnection>();
  const connection = () => lent.getStore() ?? duck.connection;
  const stored = storedIn(folder);

  return {
    dialect: 'duckdb',
    stagingFolder: join(folder, STAGING),
    exclusively: options.exclusively,

    async rows(kind, period, known) {
      if (known !== undefined) await assertReadable(records, known);
      const months = [period.first.slice(0, 7), period.last.slice(0, 7)] as const;
      const segments = await readVisible(records, { kind, months, known });
      if (segments.length === 0) return emptyRows(kind);
      const from = stored(kind, segments);
      return `(SELECT ${columnList(kind)} FROM ${from} WHERE ${datedIn(kind, period.first, period.last)})`;
    },

    born: (kind, period, known) => readBorn({ organisation: records, catalogue: records }, kind, period, known),

    async lend<T>(tables: readonly LentTable[], use: () => Promise<T>): Promise<T> {
      const own = await duck.connect();
      try {
        for (const table of tables) await lendToDuck(own, table);
        return await lent.run(own, use);
      } finally {
        own.closeSync();
      }
    },

    query: (sql) => readTexts(connection(), sql),

    async publish(publication) {
      if (publication.aside) return publish({ folder, records, own: publication.aside, stored }, publication);
      const own = await duck.connect();
      try {
        return await publish({ folder, records, own, stored }, publication);
      } finally {
        own.closeSync();
      }
    },

    note: (make) =>
      records.transaction(async (inside) => {
        const record = await make(inside);
        if (record !== null) await insertImport(inside, record);
      }),
    sealing: (kind) => readSealing(records, kind),
    imports: () => readMadeImports(records),

    async undo(importId, at, closed, along) {
      const own = await duck.connect();
      try {
        return await undo({ folder, records, own, stored }, importId, at, closed, along);
      } finally {
        own.closeSync();
      }
    },

    merge: (kind, month, at) => merge({ folder, records, own: duck.connection, stored }, kind, month, at),
    purge: (before, at) => purge(options, before, at),
    close: options.onClose,
  };
}

interface Work {
  readonly folder: string;
  readonly records: Records;
  readonly own: Reader;
  /** A FROM item over segments; with `filename`, of which each row is. */
  readonly stored: (kind: Kind, segments: readonly Segment[], filename?: boolean) => string;
}

function storedIn(folder: string): Work['stored'] {
  return (kind, segments, filename) => {
    const files = segments.map(({ path, lean }) => ({ path: join(folder, path), lean }));
    return rowsOf(kind, files, filename);
  };
}

/** Joins the files that make up a month into one; returns how many there were. */
async function merge(work: Work, kind: Kind, month: string, at: string): Promise<number> {
  const { records, stored } = work;
  const found = await readVisible(records, { kind, months: [month, month] });
  // What reaches into other months is large, and stays as it is.
  const visible = found.filter((segment) => segment.month === segment.lastMonth);
  if (visible.length < 2) return 0;
  const dated = quoteName(ACTIVITY[kind].dated);
  const from = `SELECT ${columnList(kind)} FROM ${stored(kind, visible)} ORDER BY ${dated}, row_key`;
  const merged = await write(work, {
    kind,
    month,
    lastMonth: month,
    importId: null,
    name: `merged-${stamp(at)}`,
    query: from,
  });
  await records.transaction(async (inside) => {
    await supersede(inside, ids(visible), at);
    await insertSegments(inside, merged, at);
  });
  return visible.length;
}

async function purge({ folder, records }: SegmentsOptions, before: string, at: string): Promise<Purged> {
  const segments = await readPurgeable(records, before);
  await records.transaction(async (inside) => {
    await insertPurge(inside, before, at);
    await deleteSegments(inside, ids(segments));
  });
  // A file that stays behind where this is interrupted has no name any more, and goes when the store is next opened.
  for (const { path } of segments) rmSync(join(folder, path), { force: true });
  const sum = (of: 'rows' | 'bytes') => segments.reduce((total, segment) => total + segment[of], 0);
  return { rows: sum('rows'), files: segments.length, bytes: sum('bytes') };
}

async function publish(work: Work, publication: Publication): Promise<PublishCounts> {
  const { folder, records, own, stored } = work;
  const { kind, record, files, dryRun } = publication;
  const staged = files.length === 0 ? emptyRows(kind) : rowsOf(kind, files);
  const visible = await readVisible(records, { kind });
  // The rows visible now whose keys come again, with the file they are in.
  const hits =
    visible.length === 0
      ? 'SELECT NULL::VARCHAR AS row_key, NULL::VARCHAR AS path, NULL::BOOLEAN AS same, NULL::BOOLEAN AS more WHERE false'
      : `SELECT v.row_key, v.filename AS path, ${saysTheSame(kind, record)} AS same, ${holdsMore(kind, record)} AS more
         FROM ${stored(kind, visible, true)} v JOIN ${staged} n USING (row_key)`;
  await own.run(`CREATE OR REPLACE TEMP TABLE hits AS ${hits}`);
  const { rows = 0 } = await readCounts<'rows'>(own, `SELECT count(*) AS rows FROM ${staged}`);
  const {
    unchanged = 0,
    replaced = 0,
    more = 0,
  } = await readCounts<'unchanged' | 'replaced' | 'more'>(
    own,
    'SELECT count(*) FILTER (same) AS unchanged, count(*) FILTER (NOT same) AS replaced, count(*) FILTER (more) AS more FROM hits',
  );
  const counts = { added: rows - unchanged - replaced, replaced, unchanged };
  if (dryRun || counts.added + replaced === 0) return counts;

  const touched = await touchedBy(own, folder, visible);
  const rest = await rewrite(work, touched, `${record.id}-rest`, 'ANTI JOIN hits USING (row_key)');
  const joined = more === 0 ? [] : await joinRows(work, publication, touched);
  const originals = await settleAll(work, publication);
  await records.transaction(async (inside) => {
    await publication.along?.(inside);
    await insertImport(inside, { ...record, report: publication.report(counts) });
    await supersede(inside, ids(touched), record.known);
    await insertSegments(inside, [...rest, ...joined], record.known);
    await insertSegments(inside, originals, record.known, more > 0);
  });
  return counts;
}

/** The import's rows with what the visible ones hold in columns that it leaves alone. */
async function joinRows(work: Work, { kind, record, files }: Publication, visible: readonly Segment[]) {
  const written: Segment[] = [];
  for (const [index, file] of files.entries()) {
    const query = `SELECT ${joinedColumns(kind, record)} FROM ${rowsOf(kind, [file])} n
      LEFT JOIN ${work.stored(kind, visible)} v ON v.row_key = n.row_key`;
    const name = `${record.id}-joined-${index}`;
    written.push(...(await write(work, { kind, ...monthsOf(file), importId: record.id, name, query })));
  }
  return written;
}

async function undo(work: Work, importId: string, at: string, closed: readonly Period[], along?: Along) {
  const { records, own, stored } = work;
  const imports = await readImports(records);
  const found = imports.find((one) => one.id === importId && one.profile !== SEALED);
  if (!found) return failed(activityProblem('activity.no-such-import', { id: importId }));
  if (found.undone !== null) {
    return failed(activityProblem('activity.already-undone', { id: importId, at: found.undone }));
  }
  const kind = found.kind as Kind;
  const originals = kind in ACTIVITY ? await readOriginals(records, kind) : [];
  const mine = originals.filter((s) => s.importId === importId);
  const shut = closedMonth(
    found,
    mine.flatMap((s) => monthsIn(period(`${s.month}..${s.lastMonth}`)).map((month) => month.text)),
    closed,
  );
  if (shut !== undefined)
    return failed(activityProblem('activity.period-closed', { id: importId, file: found.file, period: shut }));

  const counting = imports.filter((one) => one.undone === null && one.kind === kind);
  const alike = !(kind in ACTIVITY) || speakAlike(kind, counting);
  const visible = await readVisible(records, { kind });
  const gone = visible.filter((s) => s.importId === importId);
  // Rows of other imports hold something of this one's only where they speak for other columns.
  const mixed = visible.filter((s) => s.importId === null || (!alike && s.importId !== importId));
  const wanted = alike ? `import_id = ${quoteText(importId)}` : `row_key IN (${keysOf(work, kind, mine)})`;
  await own.run(
    `CREATE OR REPLACE TEMP TABLE hits AS SELECT row_key, filename AS path FROM ${
      mixed.length === 0 || mine.length === 0
        ? "(SELECT '' AS row_key, '' AS filename, '' AS import_id WHERE false)"
        : `${stored(kind, mixed, true)} WHERE ${wanted}`
    }`,
  );
  const touched = await touchedBy(own, work.folder, mixed);
  const rest = await rewrite(work, touched, `${importId}-undo`, 'ANTI JOIN hits USING (row_key)');
  const left = visible.filter((s) => !gone.includes(s) && !touched.includes(s));
  const back = await restore(work, {
    kind,
    importId,
    active: counting.filter((one) => one.id !== importId),
    originals,
    mine,
    left: [...left, ...rest],
  });
  await records.transaction(async (inside) => {
    await along?.(inside);
    await markUndone(inside, importId, at);
    await supersede(inside, ids([...gone, ...touched]), at);
    await insertSegments(inside, [...rest, ...back], at);
  });
  return ok({ ...found, undone: at });
}

interface Restoring {
  readonly kind: Kind;
  readonly importId: string;
  /** Imports that count, in order. */
  readonly active: readonly ImportRecord[];
  readonly originals: readonly Segment[];
  readonly mine: readonly Segment[];
  readonly left: readonly Segment[];
}

/** Brings back, of the keys the undone import brought, what the other imports say about each. */
async function restore(work: Work, r: Restoring): Promise<readonly Segment[]> {
  const { own, stored } = work;
  const active = new Set(r.active.map(({ id }) => id));
  const others = r.originals.filter((s) => s.importId !== null && active.has(s.importId));
  if (others.length === 0 || r.mine.length === 0) return [];
  const hidden = r.left.length === 0 ? '' : `ANTI JOIN ${stored(r.kind, r.left)} l USING (row_key)`;
  const from = `SELECT c.* FROM ${stored(r.kind, others)} c SEMI JOIN (${keysOf(work, r.kind, r.mine)}) m USING (row_key) ${hidden}`;
  await own.run(`CREATE OR REPLACE TEMP TABLE back AS ${foldedRows(r.kind, r.active, from)}`);
  const month = `strftime(${quoteName(ACTIVITY[r.kind].dated)}, '%Y-%m')`;
  const groups = await readTexts(own, `SELECT DISTINCT import_id, ${month} AS month FROM back ORDER BY ALL`);
  const written: Segment[] = [];
  for (const group of groups) {
    const importId = group.import_id ?? '';
    const dated = group.month ?? '';
    const wanted = `import_id = ${quoteText(importId)} AND ${month} = ${quoteText(dated)}`;
    const query = `SELECT ${columnList(r.kind)} FROM back WHERE ${wanted}`;
    const name = `${importId}-back-${r.importId}`;
    const file = { kind: r.kind, month: dated, lastMonth: dated, importId, name, query };
    written.push(...(await write(work, file)));
  }
  return written;
}

function keysOf({ stored }: Work, kind: Kind, segments: readonly Segment[]): string {
  return segments.length === 0 ? "SELECT '' WHERE false" : `SELECT row_key FROM ${stored(kind, segments)}`;
}

async function touchedBy(own: Reader, folder: string, of: readonly Segment[]): Promise<readonly Segment[]> {
  const paths = new Set((await readTexts(own, 'SELECT DISTINCT path FROM hits')).map((row) => row.path));
  return of.filter((segment) => paths.has(join(folder, segment.path)));
}

/** Writes anew what is left of each segment; one of which nothing is left gets no file. */
async function rewrite(work: Work, segments: readonly Segment[], why: string, filter: string) {
  const written: Segment[] = [];
  for (const [index, segment] of segments.entries()) {
    const { kind, month, lastMonth, importId } = segment;
    const query = `SELECT ${columnList(kind, 's')} FROM ${work.stored(kind, [segment])} s ${filter}`;
    written.push(...(await write(work, { kind, month, lastMonth, importId, name: `${why}-${index}`, query })));
  }
  return written;
}

interface NewFile {
  readonly kind: Kind;
  readonly month: string;
  readonly lastMonth: string;
  readonly importId: string | null;
  readonly name: string;
  readonly query: string;
}

async function write(work: Work, file: NewFile): Promise<readonly Segment[]> {
  const { name, query, ...same } = file;
  const temporary = join(work.folder, STAGING, `${name}.parquet`);
  await work.own.run(`COPY (${query}) TO ${quoteText(temporary)} (${SEGMENT_FORMAT})`);
  const { rows = 0 } = await readCounts<'rows'>(work.own, countOf(temporary));
  if (rows === 0) {
    rmSync(temporary);
    return [];
  }
  const path = await settle(work.folder, temporary, `${same.kind}/${same.month}/${name}.parquet`);
  const bytes = sizeOf(work.folder, path);
  return [{ ...same, id: path, lean: null, original: false, path, rows, bytes }];
}

async function settleAll(work: Work, { kind, record, files }: Publication): Promise<readonly Segment[]> {
  const settled: Segment[] = [];
  for (const [index, file] of files.entries()) {
    const months = monthsOf(file);
    const { rows = 0 } = await readCounts<'rows'>(work.own, countOf(file.path));
    const path = await settle(work.folder, file.path, `${kind}/${months.month}/${record.id}-${index}.parquet`);
    const bytes = sizeOf(work.folder, path);
    const same = { id: path, kind, ...months, lean: file.lean ?? null, importId: record.id };
    settled.push({ ...same, original: true, path, rows, bytes });
  }
  return settled;
}

function monthsOf({ month, lastMonth = month }: StagedFile): Pick<Segment, 'month' | 'lastMonth'> {
  return { month, lastMonth };
}

function countOf(file: string): string {
  return `SELECT count(*) AS rows FROM read_parquet(${quoteText(file)}, hive_partitioning = false)`;
}

function ids(segments: readonly Segment[]): readonly string[] {
  return segments.map((segment) => segment.id);
}

/** An instant as part of a file's name. */
function stamp(at: string): string {
  return at.replace(/\D/g, '');
}
