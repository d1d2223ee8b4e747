import { sql } from 'kysely';
import type { Json } from '../../../base/json.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Records } from '../../../platform/db/port.ts';
import { withheldLines } from '../../../stages/pay/law/index.ts';
import { withholdingFrom } from '../keep.ts';
import type { FindingGroup, NearEdge, Run } from '../model.ts';

/** Everybody's results of a run, and what was found. Written a chunk at a time under a calculation that counts only once whole. */

export interface ResultRow {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  /** JSON texts. */
  readonly record: string;
  readonly inputs: string;
  readonly steps: string;
  readonly amounts: string;
  readonly edges: string;
  readonly total: string | null;
  /** What the law withholds, as JSON; null where the organisation does not work it out. */
  readonly withheld: string | null;
}

interface Tables {
  pay_result: { run_id: string; calculation: string } & { -readonly [K in keyof ResultRow]: ResultRow[K] };
  pay_finding: {
    run_id: string;
    calculation: string;
    number: number;
    code: string;
    severity: FindingGroup['severity'];
    person: string | null;
    problem: string;
  };
  /** The deltas' own. */
  pay_offer: { run_id: string; calculation: string };
  pay_look: { run_id: string; calculation: string };
}

const COLUMNS = ['person', 'name', 'team', 'record', 'inputs', 'steps', 'amounts', 'edges', 'withheld'] as const;

/** One statement for the whole chunk. */
export async function insertResults(
  records: Records,
  run: string,
  calculation: string,
  rows: readonly ResultRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const arrays = COLUMNS.map((column) => sql`${rows.map((row) => row[column])}::text[]`);
  const totals = sql`${rows.map((row) => row.total)}::numeric[]`;
  await sql`insert into pay_result (run_id, calculation, person, name, team, record, inputs, steps, amounts, edges, withheld, total)
    select ${run}, ${calculation}, * from unnest(${sql.join(arrays)}, ${totals})`.execute(records.as<Tables>());
}

export async function insertFindings(
  records: Records,
  run: string,
  calculation: string,
  problems: readonly Problem[],
): Promise<void> {
  const size = 1000;
  for (let start = 0; start < problems.length; start += size) {
    const rows = problems.slice(start, start + size).map((problem, i) => ({
      run_id: run,
      calculation,
      number: start + i + 1,
      code: problem.code,
      severity: problem.severity,
      person: problem.where.person ?? null,
      problem: JSON.stringify(problem),
    }));
    await records.as<Tables>().insertInto('pay_finding').values(rows).execute();
  }
}

/** Takes away what earlier or interrupted calculations of a run left. */
export async function forgetOthers(records: Records, run: string, calculation: string): Promise<void> {
  const db = records.as<Tables>();
  for (const table of ['pay_result', 'pay_finding', 'pay_offer', 'pay_look'] as const)
    await db.deleteFrom(table).where('run_id', '=', run).where('calculation', '<>', calculation).execute();
}

export type SortKey = 'person' | 'name' | 'team' | 'total';

export interface ResultFilter {
  /** Null: everybody. */
  readonly people: ReadonlySet<string> | null;
  readonly team?: string | undefined;
  readonly search?: string | undefined;
  readonly sort: SortKey;
  readonly down: boolean;
  readonly after?: readonly [string | number | null, string] | undefined;
}

export interface RegisterRow {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly total: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
  /** Whose confirmation has come; meaningful once published. */
  readonly confirmed: boolean;
}

type RawRegisterRow = Omit<RegisterRow, 'amounts'> & { readonly amounts: string; readonly withheld: string | null };

/** One page of the register; what is missing sorts last. */
export async function selectResults(
  records: Records,
  run: Run,
  filter: ResultFilter,
  limit: number,
): Promise<readonly RegisterRow[]> {
  const { people, team, search, sort, down, after } = filter;
  // Missing values sort behind everything, and the cursor must be able to say so.
  const missing = sort === 'total' ? sql`'-Infinity'::float8` : sql`''`;
  const key = sql`coalesce(r.${sql.ref(sort)}${sort === 'total' ? sql`::float8` : sql``}, ${missing})`;
  const conditions = [sql`r.run_id = ${run.id}`, sql`r.calculation = ${run.outcome?.calculation ?? ''}`];
  if (people) conditions.push(sql`r.person = any(${[...people]}::text[])`);
  if (team !== undefined) conditions.push(sql`coalesce(r.team, '') = ${team}`);
  if (search !== undefined) conditions.push(sql`strpos(lower(r.person || ' ' || r.name), ${search.toLowerCase()}) > 0`);
  if (after) {
    const edge = after[0] === null ? missing : sort === 'total' ? sql`${after[0]}::float8` : sql`${after[0]}::text`;
    conditions.push(sql`(${key}, r.person) ${down ? sql`<` : sql`>`} (${edge}, ${after[1]})`);
  }
  const direction = down ? sql`desc` : sql`asc`;
  const { rows } = await sql<RawRegisterRow>`
    select r.person, r.name, r.team, r.total, r.amounts, r.withheld, c.person is not null as confirmed
    from pay_result r left join payslip_confirmation c on c.run_id = r.run_id and c.person = r.person
    where ${sql.join(conditions, sql` and `)}
    order by ${key} ${direction}, r.person ${direction} limit ${limit}`.execute(records.as<Tables>());
  return rows.map(({ amounts, withheld, ...row }) => ({
    ...row,
    amounts: { ...JSON.parse(amounts), ...withheldAmounts(withheld) },
  }));
}

export async function selectResult(records: Records, run: Run, person: string): Promise<ResultRow | undefined> {
  return records
    .as<Tables>()
    .selectFrom('pay_result')
    .select([...COLUMNS, 'total'])
    .where('run_id', '=', run.id)
    .where('calculation', '=', run.outcome?.calculation ?? '')
    .where('person', '=', person)
    .executeTakeFirst();
}

/** Whoever the run has an amount for. */
export async function peoplePaid(records: Records, run: Run): Promise<readonly string[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_result')
    .select('person')
    .where('run_id', '=', run.id)
    .where('calculation', '=', run.outcome?.calculation ?? '')
    .where('total', 'is not', null)
    .execute();
  return rows.map(({ person }) => person);
}

/** Everybody's whole results in the order of their ids, a page at a time, so that ten thousand do not stand in memory. */
export async function* everyResult(records: Records, run: string, calculation: string): AsyncGenerator<ResultRow> {
  let after = '';
  for (;;) {
    const { rows } = await sql<ResultRow>`
      select person, name, team, record, inputs, steps, amounts, edges, withheld, total from pay_result
      where run_id = ${run} and calculation = ${calculation} and person > ${after} collate "C"
      order by person collate "C" limit 500`.execute(records.as<Tables>());
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < 500) return;
    after = last.person;
  }
}

export interface BoardRow {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly total: string | null;
  readonly hired_on: string | null;
  readonly left_on: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
  readonly edges: readonly NearEdge[];
}

/** By line, as a register shows them; empty where nothing is withheld. */
export function withheldAmounts(withheld: string | null): Readonly<Record<string, string>> {
  if (withheld === null) return {};
  return Object.fromEntries(withheldLines(withholdingFrom(jsonOf(withheld))).map(({ id, amount }) => [id, amount]));
}

export async function withholds(records: Records, run: Run): Promise<boolean> {
  const row = await records
    .as<Tables>()
    .selectFrom('pay_result')
    .select('person')
    .where('run_id', '=', run.id)
    .where('calculation', '=', run.outcome?.calculation ?? '')
    .where('withheld', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * What the review board is made of: one JSON text for all, which PGlite hands over much faster than rows. Whoever gets
 * corrections alone is none of those the plan pays.
 */
export async function selectBoard(records: Records, run: Run): Promise<readonly BoardRow[]> {
  const { rows } = await sql<{ board: string }>`
    select coalesce(json_agg(json_build_object('person', person, 'name', name, 'team', team, 'total', total::text,
      'hired_on', record::json ->> 'hired_on', 'left_on', record::json ->> 'left_on',
      'amounts', amounts::json, 'edges', edges::json) order by person), '[]'::json)::text as board
    from pay_result where run_id = ${run.id} and calculation = ${run.outcome?.calculation ?? ''}
      and not (steps = 'null' and total is not null)`.execute(records.as<Tables>());
  return JSON.parse(rows[0]?.board ?? '[]');
}

export async function countFindings(records: Records, run: Run) {
  return records
    .as<Tables>()
    .selectFrom('pay_finding')
    .select(['code', 'severity', (eb) => eb.fn.countAll<number>().as('count')])
    .where('run_id', '=', run.id)
    .where('calculation', '=', run.outcome?.calculation ?? '')
    .groupBy(['code', 'severity'])
    .orderBy('severity')
    .orderBy('code')
    .execute();
}

export interface FindingFilter {
  readonly code?: string | undefined;
  readonly people: ReadonlySet<string> | null;
  readonly after: number;
}

export async function selectFindings(records: Records, run: Run, filter: FindingFilter, limit: number) {
  let query = records
    .as<Tables>()
    .selectFrom('pay_finding as f')
    .leftJoin('pay_result as r', (join) =>
      join
        .onRef('r.run_id', '=', 'f.run_id')
        .onRef('r.calculation', '=', 'f.calculation')
        .onRef('r.person', '=', 'f.person'),
    )
    .select(['f.number', 'f.problem', 'r.name'])
    .where('f.run_id', '=', run.id)
    .where('f.calculation', '=', run.outcome?.calculation ?? '')
    .where('f.number', '>', filter.after)
    .orderBy('f.number')
    .limit(limit);
  if (filter.code !== undefined) query = query.where('f.code', '=', filter.code);
  if (filter.people !== null) query = query.where('f.person', 'in', [...filter.people, '']);
  const rows = await query.execute();
  return rows.map(({ number, problem, name }) => ({ number, problem: JSON.parse(problem) as Problem, name }));
}

/** What other runs of the same year withheld, once they were approved. */
export async function selectWithheld(
  records: Records,
  run: RunOfYear,
): Promise<readonly { readonly person: string; readonly withheld: string }[]> {
  const { rows } = await sql<{ person: string; withheld: string }>`
    select r.person, r.withheld from pay_run o join pay_result r on r.run_id = o.id and r.calculation = o.calculation
    where ${sameYear(run)} and o.state in ('approved', 'published', 'closed') and r.withheld is not null
    order by o.period, o.approved_at`.execute(records.as<Tables>());
  return rows;
}

/** Whether such a run was approved after this one was worked out: then the year's tax has moved on. */
export async function taxMovedOn(records: Records, run: Run): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select 1 as found from pay_run o
    where ${sameYear(run)} and o.state in ('approved', 'published', 'closed') and o.approved_at > ${run.known}
      and exists (select from pay_result r where r.run_id = o.id and r.calculation = o.calculation and r.withheld is not null)
      and exists (select from pay_result r where r.run_id = ${run.id} and r.calculation = ${run.outcome?.calculation ?? ''}
        and r.withheld is not null)
    limit 1`.execute(records.as<Tables>());
  return rows.length > 0;
}

/** A run among others; what is not kept as a run has an id that no run has. */
export type RunOfYear = Pick<Run, 'id' | 'period'>;

function sameYear(run: RunOfYear) {
  return sql`o.id <> ${run.id} and o.period like ${`${run.period.slice(0, 4)}%`}`;
}

/** Whom other runs of the same period pay, and by which plan. */
export async function paidElsewhere(records: Records, run: RunOfYear): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person: string; plan: string }>`
    select r.person, o.plan from pay_run o join pay_result r on r.run_id = o.id and r.calculation = o.calculation
    where o.period = ${run.period} and o.id <> ${run.id} and o.state <> 'discarded'`.execute(records.as<Tables>());
  return new Map(rows.map(({ person, plan }) => [person, plan]));
}

export function jsonOf(text: string): Json {
  return JSON.parse(text) as Json;
}
