import { sql } from 'kysely';
import { Decimal } from '../../../base/decimal.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Check } from '../model.ts';
import { checkOf, type QualityTables } from '../store.ts';
import type { Counted } from './corrected.ts';

/** Lists of scored checks. */

export type Finding = 'critical' | 'wrong' | 'fault' | 'none';

export interface ScoredFilter {
  /** Null: everybody's. */
  readonly people: ReadonlySet<string> | null;
  readonly person?: string | undefined;
  readonly team?: string | undefined;
  readonly inspector?: string | undefined;
  readonly plan?: string | undefined;
  /** Days on which it was scored. */
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  readonly answer?: 'confirmed' | 'waiting' | undefined;
  readonly finding?: Finding | undefined;
  /** With a finding: the rows of corrected checks, and those of them that have it as they count now. */
  readonly corrected?: { readonly rows: readonly string[]; readonly having: readonly string[] } | undefined;
  /** Instant and id of the check before the page. */
  readonly after?: readonly [string, string] | undefined;
}

/** The newest first. */
export async function selectScored(records: Records, filter: ScoredFilter, limit: number): Promise<readonly Check[]> {
  let query = records
    .as<QualityTables>()
    .selectFrom('quality_check')
    .selectAll()
    .where('state', '=', 'scored')
    .orderBy('scored_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  const { people, person, team, inspector, plan, first, last, answer, after } = filter;
  if (people !== null) query = query.where(sql<boolean>`person = any(${[...people]}::text[])`);
  if (person !== undefined) query = query.where('person', '=', person);
  if (team !== undefined) query = query.where('team', '=', team);
  if (plan !== undefined) query = query.where('plan', '=', plan);
  if (inspector !== undefined) query = query.where(sql<boolean>`inspector->>'name' = ${inspector}`);
  if (first !== undefined) query = query.where(sql<boolean>`result->>'scoredOn' >= ${first}`);
  if (last !== undefined) query = query.where(sql<boolean>`result->>'scoredOn' <= ${last}`);
  if (answer === 'confirmed') query = query.where('answer', '=', 'confirmed');
  if (answer === 'waiting') query = query.where('answer', 'is', null);
  const finding = filter.finding && FINDINGS[filter.finding];
  const { rows, having } = filter.corrected ?? { rows: [], having: [] };
  if (finding)
    query = query.where(
      sql<boolean>`(${finding} and result->>'rowKey' <> all(${[...rows]}::text[]) or result->>'rowKey' = any(${[...having]}::text[]))`,
    );
  if (after !== undefined) query = query.where(sql<boolean>`(scored_at, id) < (${after[0]}::timestamptz, ${after[1]})`);
  return (await query.execute()).map(checkOf);
}

/** Something is lost: points taken off, or not all of them reached. */
const FAULT = sql<boolean>`(coalesce((result->>'deductions')::numeric, 0) > 0
  or coalesce((result->>'points')::numeric < (result->>'possible')::numeric, false))`;

const FINDINGS = {
  critical: sql<boolean>`(result->>'critical')::boolean`,
  wrong: sql<boolean>`(result->>'wrongAnswer')::boolean`,
  fault: FAULT,
  none: sql<boolean>`not ${FAULT}`,
} as const;

/** The same of a check as it counts now: what is left out counts nowhere. */
export const FINDING_OF: Readonly<Record<Finding, (counted: Counted) => boolean>> = {
  critical: ({ result, excluded }) => !excluded && result.critical,
  wrong: ({ result, excluded }) => !excluded && result.wrongAnswer,
  fault: (counted) => !counted.excluded && hasFault(counted),
  none: (counted) => !counted.excluded && !hasFault(counted),
};

function hasFault({ result: { deductions, points, possible } }: Counted): boolean {
  if (deductions !== null && Decimal.of(deductions).sign() > 0) return true;
  return points !== null && possible !== null && Decimal.of(points).compare(Decimal.of(possible)) < 0;
}

/** The checks that became these rows of activity. */
export async function selectByRow(records: Records, rowKeys: readonly string[]): Promise<readonly Check[]> {
  if (rowKeys.length === 0) return [];
  const query = records.as<QualityTables>().selectFrom('quality_check').selectAll();
  return (
    await query
      .where('state', '=', 'scored')
      .where(sql<boolean>`result->>'rowKey' = any(${[...rowKeys]}::text[])`)
      .execute()
  ).map(checkOf);
}

/** What waits for a person's word: how many, and the first day that ends. */
export async function countUnanswered(
  records: Records,
  person: string,
  today: string,
): Promise<{ readonly count: number; readonly until: string | null }> {
  const { rows } = await sql<{ count: number; until: string | null }>`select count(*)::int as count,
      min(result->>'answerUntil') as until from quality_check
    where state = 'scored' and person = ${person} and answer is null and result->>'answerUntil' >= ${today}`.execute(
    records.as<QualityTables>(),
  );
  return rows[0] ?? { count: 0, until: null };
}
