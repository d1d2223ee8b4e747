import { sql } from 'kysely';
import type { Json } from '../../base/json.ts';
import type { Records } from '../../platform/db/records.ts';
import { SEALED, type Sealing } from './born/model.ts';
import type { Kind } from './model.ts';
import type { ImportRecord, Lean } from './port.ts';
import { PurgedActivity } from './purged.ts';

/** The catalogue: which imports there are, and which segments are visible from when until when. */

export interface Segment {
  readonly id: string;
  readonly kind: Kind;
  /** Of its first row and of its last. */
  readonly month: string;
  readonly lastMonth: string;
  /** Null where it holds the whole layout. */
  readonly lean: Lean | null;
  /** Null where several imports were merged. */
  readonly importId: string | null;
  readonly original: boolean;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

interface Tables {
  activity_import: {
    id: string;
    seq: string | number;
    kind: string;
    file: string;
    sheet: string;
    profile: string;
    hash: string;
    known: string;
    undone: string | null;
    first_date: string | null;
    last_date: string | null;
    columns: string | null;
    report: string;
  };
  activity_segment: {
    id: string;
    kind: string;
    month: string;
    last_month: string;
    /** JSON. */
    lean: string | null;
    import_id: string | null;
    original: boolean;
    path: string;
    rows: string | number;
    bytes: string | number;
    known_from: string;
    superseded_at: string | null;
  };
  activity_purge: { before: string; at: string };
}

export async function insertImport(records: Records, record: Omit<ImportRecord, 'undone'>): Promise<void> {
  const db = records.as<Tables>();
  const { first, last, report, columns, ...same } = record;
  const spoken = columns === undefined ? null : JSON.stringify(columns);
  const seq = sql<number>`(select coalesce(max(seq), 0) + 1 from activity_import)`;
  await db
    .insertInto('activity_import')
    .values({
      ...same,
      seq,
      first_date: first,
      last_date: last,
      columns: spoken,
      undone: null,
      report: JSON.stringify(report),
    })
    .execute();
}

export async function markUndone(records: Records, id: string, at: string): Promise<void> {
  await records.as<Tables>().updateTable('activity_import').set({ undone: at }).where('id', '=', id).execute();
}

/** The imports that somebody made: whoever lists, undoes or counts them has nothing to do with what was sealed. */
export async function readMadeImports(records: Records): Promise<readonly ImportRecord[]> {
  return (await readImports(records)).filter((one) => one.profile !== SEALED);
}

/** Everything that brought rows in the order in which it did: imports and sealings. */
export async function readImports(records: Records): Promise<readonly ImportRecord[]> {
  const rows = await records.as<Tables>().selectFrom('activity_import').selectAll().orderBy('seq').execute();
  return rows.map(({ seq: _, first_date: first, last_date: last, columns, report, ...same }) => ({
    ...same,
    first,
    last,
    ...(columns !== null && { columns: JSON.parse(columns) as readonly string[] }),
    report: (typeof report === 'string' ? JSON.parse(report) : report) as Json,
  }));
}

/** What was sealed of a kind by then; null where nothing was. Each sealing reaches further than the one before. */
export async function readSealing(records: Records, kind: Kind, known?: string): Promise<Sealing | null> {
  let query = records
    .as<Tables>()
    .selectFrom('activity_import')
    .select('report')
    .where('profile', '=', SEALED)
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .limit(1);
  if (known !== undefined) query = query.where('known', '<=', known);
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const { through, known: recorded } = (
    typeof row.report === 'string' ? JSON.parse(row.report) : row.report
  ) as Sealing;
  return { through, known: recorded };
}

/** `hidden`: kept for undo only, because other files show their rows. */
export async function insertSegments(
  records: Records,
  segments: readonly Segment[],
  at: string,
  hidden = false,
): Promise<void> {
  if (segments.length === 0) return;
  const rows = segments.map(({ importId, lastMonth, lean, ...same }) => ({
    ...same,
    import_id: importId,
    last_month: lastMonth,
    lean: lean && JSON.stringify(lean),
    known_from: at,
    superseded_at: hidden ? at : null,
  }));
  await records.as<Tables>().insertInto('activity_segment').values(rows).execute();
}

export async function supersede(records: Records, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await records
    .as<Tables>()
    .updateTable('activity_segment')
    .set({ superseded_at: at })
    .where('id', 'in', ids)
    .where('superseded_at', 'is', null)
    .execute();
}

export interface VisibleQuery {
  readonly kind: Kind;
  /** First and last month, inclusive; all where it is not given. */
  readonly months?: readonly [string, string];
  /** As the store stood then; as it stands now where it is not given. */
  readonly known?: string | undefined;
}

export async function readVisible(records: Records, query: VisibleQuery): Promise<readonly Segment[]> {
  let statement = segmentsOf(records, query.kind);
  if (query.months) {
    statement = statement.where('last_month', '>=', query.months[0]).where('month', '<=', query.months[1]);
  }
  const { known } = query;
  statement =
    known === undefined
      ? statement.where('superseded_at', 'is', null)
      : statement
          .where('known_from', '<=', known)
          .where((e) => e.or([e('superseded_at', 'is', null), e('superseded_at', '>', known)]));
  return (await statement.execute()).map(toSegment);
}

/** What the imports brought, before others replaced any of it. */
export async function readOriginals(records: Records, kind: Kind): Promise<readonly Segment[]> {
  return (await segmentsOf(records, kind).where('original', '=', true).execute()).map(toSegment);
}

/** Segments that were superseded by then and that no undo needs: originals are kept as long as their import counts. */
export async function readPurgeable(records: Records, before: string): Promise<readonly Segment[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('activity_segment')
    .selectAll()
    .where('superseded_at', '<=', before)
    .where((e) =>
      e.or([
        e('original', '=', false),
        e('import_id', 'in', (sub) => sub.selectFrom('activity_import').select('id').where('undone', 'is not', null)),
      ]),
    )
    .execute();
  return rows.map(toSegment);
}

export async function deleteSegments(records: Records, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await records.as<Tables>().deleteFrom('activity_segment').where('id', 'in', ids).execute();
}

export async function insertPurge(records: Records, before: string, at: string): Promise<void> {
  await records.as<Tables>().insertInto('activity_purge').values({ before, at }).execute();
}

/** Throws where the store can no longer be read as it stood at an instant. */
export async function assertReadable(records: Records, known: string): Promise<void> {
  const db = records.as<Tables>();
  const newest = await db.selectFrom('activity_purge').select(db.fn.max('before').as('before')).executeTakeFirst();
  const before = newest?.before ?? null;
  if (before !== null && known < before) throw new PurgedActivity(known, before);
}

export async function readPaths(records: Records): Promise<ReadonlySet<string>> {
  const rows = await records.as<Tables>().selectFrom('activity_segment').select('path').execute();
  return new Set(rows.map((row) => row.path));
}

function segmentsOf(records: Records, kind: Kind) {
  return records.as<Tables>().selectFrom('activity_segment').selectAll().where('kind', '=', kind).orderBy('path');
}

function toSegment(row: Tables['activity_segment']): Segment {
  return {
    id: row.id,
    kind: row.kind as Kind,
    month: row.month,
    lastMonth: row.last_month,
    lean: row.lean === null ? null : (JSON.parse(row.lean) as Lean),
    importId: row.import_id,
    original: row.original,
    path: row.path,
    rows: Number(row.rows),
    bytes: Number(row.bytes),
  };
}
