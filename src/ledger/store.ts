import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Json } from '../base/json.ts';
import type { PlainDate } from '../base/period.ts';
import { behind, inOrder, type Order } from '../platform/db/keyset.ts';
import type { Records } from '../platform/db/records.ts';
import type { Fact } from './model.ts';

/** The ledger's one table. Rows are inserted and read; the database itself refuses anything else. */

interface LedgerTables {
  fact: FactRow;
}

interface FactRow {
  id: string;
  kind: string;
  subject: string;
  valid: string;
  until: string | null;
  known: string;
  by_whom: string;
  why: string;
  replaces: string | null;
  data: Readonly<Record<string, Json>>;
  import_id: string | null;
  file: string | null;
  row_number: number | null;
}

export interface FactFilter {
  readonly kinds?: readonly string[] | undefined;
  readonly subjects?: readonly string[] | undefined;
  /** Only what counts on some day from `first` to `last`. */
  readonly days?: { readonly first: PlainDate; readonly last: PlainDate } | undefined;
  readonly known?: string | undefined;
}

/** A statement carries this many rows: large enough to be fast, small enough to stay a modest message. */
const BATCH = 5000;
const LEDGER_LOCK = 774_930_002;

/** Makes appenders take turns until the transaction ends, and gives the newest instant recorded so far. */
export async function lockLedger(records: Records): Promise<string | null> {
  const db = records.as<LedgerTables>();
  await sql`select pg_advisory_xact_lock(${sql.lit(LEDGER_LOCK)})`.execute(db);
  return newestInstant(records);
}

export async function newestInstant(records: Records): Promise<string | null> {
  const db = records.as<LedgerTables>();
  const row = await db.selectFrom('fact').select(db.fn.max('known').as('known')).executeTakeFirst();
  return row?.known ?? null;
}

/** The table's columns in its order, with the types that a batch is sent as. */
const COLUMNS = {
  id: 'text',
  kind: 'text',
  subject: 'text',
  valid: 'date',
  until: 'date',
  known: 'timestamptz',
  by_whom: 'text',
  why: 'text',
  replaces: 'text',
  data: 'jsonb',
  import_id: 'text',
  file: 'text',
  row_number: 'integer',
} as const satisfies Record<keyof FactRow, string>;

/** Inserts what is not there yet; answers the ids that were. */
export async function insertFacts(records: Records, facts: readonly Fact[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (let start = 0; start < facts.length; start += BATCH) {
    const rows = facts.slice(start, start + BATCH).map(rowOf);
    const arrays = Object.entries(COLUMNS).map(([column, type]) => {
      const values = rows.map((row) => row[column as keyof FactRow]);
      return sql`${values.map(asParameter)}::${sql.raw(type)}[]`;
    });
    const answer = await sql<{ id: string }>`insert into fact select * from unnest(${sql.join(arrays)})
      on conflict (id) do nothing returning id`.execute(records.as<LedgerTables>());
    for (const { id } of answer.rows) inserted.add(id);
  }
  return inserted;
}

function asParameter(value: FactRow[keyof FactRow]): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The facts that pass the filter, and the whole chains of corrections that they stand in, so that they can be resolved. */
export function selectFacts(records: Records, { kinds, subjects, days, known }: FactFilter): Promise<readonly Fact[]> {
  const seen = known === undefined ? sql<SqlBool>`true` : sql<SqlBool>`known <= ${known}::timestamptz`;
  if (!kinds && !subjects && !days) return factsWhere(records, seen);
  return factsBy(records, { seen, passes: (fact) => passing(fact, { kinds, subjects, days }) });
}

/** Everything recorded after an instant, in the order in which it applies. */
export function selectFactsSince(records: Records, since: string): Promise<readonly Fact[]> {
  return factsWhere(records, sql`known > ${since}::timestamptz`);
}

function passing(fact: string, { kinds, subjects, days }: FactFilter): RawBuilder<SqlBool> {
  const column = (name: keyof FactRow) => sql.ref(`${fact}.${name}`);
  const all: RawBuilder<SqlBool>[] = [];
  if (kinds) all.push(sql`${column('kind')} = any(${[...kinds]}::text[])`);
  if (subjects) all.push(sql`${column('subject')} = any(${[...subjects]}::text[])`);
  if (days)
    all.push(sql`${column('valid')} <= ${days.last}::date
      and (${column('until')} is null or ${column('until')} >= ${days.first}::date)`);
  return sql<SqlBool>`(${sql.join(all, sql` and `)})`;
}

interface Chained {
  /** Whether a fact that goes by this name in the statement is asked for. */
  readonly passes: (fact: string) => RawBuilder<SqlBool>;
  readonly seen: RawBuilder<SqlBool>;
}

/**
 * What passes, and what does not but corrects or is corrected by something that does, from end to end. That is next to nothing,
 * so it is looked for by itself: asked in one condition with the rest, every fact would be compared with every correction.
 */
function factsBy(records: Records, { passes, seen }: Chained): Promise<readonly Fact[]> {
  return factsOf(
    records,
    sql`with recursive beyond(id, replaces) as (
      select said.id, said.replaces from fact as word join fact as said on said.id = word.replaces
        where ${passes('word')} and not ${passes('said')}
      union select word.id, word.replaces from fact as word join fact as said on said.id = word.replaces
        where ${passes('said')} and not ${passes('word')}
      union select next.id, next.replaces from beyond, lateral (
        select said.id, said.replaces from fact as said where said.id = beyond.replaces and not ${passes('said')}
        union all select word.id, word.replaces from fact as word where word.replaces = beyond.id and not ${passes('word')}
      ) as next)
    select to_json(fact)::text as fact from fact where ${passes('fact')} and ${seen}
    union all select to_json(fact)::text as fact from fact join beyond using (id) where ${seen}`,
  );
}

/** So many take a few milliseconds to read. */
const PAGE = 100;

/** Every statement of a kind, a page at a time. */
export async function* pagesOfKind(records: Records, kind: string): AsyncGenerator<readonly Fact[]> {
  for (let last: Fact | undefined; ; ) {
    const after = last ? sql`(subject, id) > (${last.subject}, ${last.id})` : sql`true`;
    const page = await factsWhere(records, sql`kind = ${kind} and ${after} order by subject, id limit ${PAGE}`);
    yield page;
    last = page.at(-1);
    if (page.length < PAGE) return;
  }
}

export interface BeyondQuery {
  readonly kind: string;
  readonly days: { readonly first: PlainDate; readonly last: PlainDate };
  /** What counts on a day up to `valid` and was recorded up to `known` is left out; nothing is where it is null. */
  readonly beyond: { readonly valid: PlainDate; readonly known: string } | null;
  readonly known?: string | undefined;
}

export async function hasFactsOf(records: Records, kind: string): Promise<boolean> {
  const db = records.as<LedgerTables>();
  return (await db.selectFrom('fact').select('id').where('kind', '=', kind).limit(1).execute()).length > 0;
}

/** The facts of a kind beyond what is kept elsewhere, and, whatever their day, every chain of them that was ever changed. */
export function selectFactsBeyond(records: Records, query: BeyondQuery): Promise<readonly Fact[]> {
  const { kind, days, beyond, known } = query;
  const later =
    beyond === null ? sql`true` : sql`(valid > ${beyond.valid}::date or known > ${beyond.known}::timestamptz)`;
  const own = sql`kind = ${kind} and valid between ${days.first}::date and ${days.last}::date and ${later}`;
  const changed = sql`id in (with recursive chain(id) as (
    select said.id from fact as again join fact as said on said.id = again.replaces
      where again.replaces is not null and said.kind = ${kind}
    union select again.id from fact as again join chain on again.replaces = chain.id) select id from chain)`;
  const seen = known === undefined ? sql<SqlBool>`true` : sql<SqlBool>`known <= ${known}::timestamptz`;
  return factsWhere(records, sql`((${own}) or ${changed}) and ${seen}`);
}

export interface FactPage extends FactFilter {
  readonly order: Order;
  readonly limit: number;
}

/** Every statement that passes the filter, in the reader's order, whatever became of it. */
export function pageOfFacts(records: Records, page: FactPage): Promise<readonly Fact[]> {
  const { kinds, subjects, days, known, order, limit } = page;
  const all: RawBuilder<SqlBool>[] = [sql`true`];
  if (kinds) all.push(sql`kind = any(${[...kinds]}::text[])`);
  if (subjects) all.push(sql`subject = any(${[...subjects]}::text[])`);
  if (days) all.push(sql`valid <= ${days.last}::date and (until is null or until >= ${days.first}::date)`);
  if (known !== undefined) all.push(sql`known <= ${known}::timestamptz`);
  all.push(behind(order));
  return factsWhere(records, sql`${sql.join(all, sql` and `)} order by ${inOrder(order)} limit ${limit}`);
}

export function factsWithIds(records: Records, ids: readonly string[]): Promise<readonly Fact[]> {
  return ids.length === 0 ? Promise.resolve([]) : factsWhere(records, sql`id = any(${[...ids]}::text[])`);
}

export function factsOfImport(records: Records, importId: string): Promise<readonly Fact[]> {
  return factsWhere(records, sql`import_id = ${importId}`);
}

/** The kinds there are, with how many facts of each. */
export async function countKinds(
  records: Records,
): Promise<readonly { readonly kind: string; readonly facts: number }[]> {
  const db = records.as<LedgerTables>();
  const rows = await db
    .selectFrom('fact')
    .select(['kind', db.fn.countAll().as('facts')])
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return rows.map(({ kind, facts }) => ({ kind, facts: Number(facts) }));
}

/** Facts with the whole chains of corrections that they stand in: enough to tell what became of each. */
export function chainsWith(records: Records, ids: readonly string[]): Promise<readonly Fact[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return factsBy(records, {
    seen: sql`true`,
    passes: (fact) => sql<SqlBool>`(${sql.ref(`${fact}.id`)} = any(${[...ids]}::text[]))`,
  });
}

/** Every fact that replaces another: enough to tell which facts were taken back. */
export function replacingFacts(records: Records): Promise<readonly Fact[]> {
  return factsWhere(records, sql`replaces is not null`);
}

/** The texts are written of what is left: where the condition ends in a limit, that is after it. */
function factsWhere(records: Records, condition: RawBuilder<unknown>): Promise<readonly Fact[]> {
  return factsOf(records, sql`select to_json(fact)::text as fact from (select * from fact where ${condition}) as fact`);
}

/** One JSON text a row: PGlite takes eight times as long to hand over the same in thirteen columns. */
async function factsOf(records: Records, statement: RawBuilder<unknown>): Promise<readonly Fact[]> {
  const { rows } = await (statement as RawBuilder<{ fact: string }>).execute(records.as<LedgerTables>());
  return rows.map(({ fact }) => factOf(JSON.parse(fact) as FactRow));
}

function rowOf(fact: Fact): FactRow {
  const { by, source, ...columns } = fact;
  return {
    ...columns,
    by_whom: by,
    import_id: source?.importId ?? null,
    file: source?.file ?? null,
    row_number: source?.row ?? null,
  };
}

function factOf(row: FactRow): Fact {
  const { by_whom, import_id, file, row_number, ...columns } = row;
  const source =
    import_id === null || file === null || row_number === null ? null : { importId: import_id, file, row: row_number };
  return { ...columns, known: new Date(columns.known).toISOString(), by: by_whom, source };
}
