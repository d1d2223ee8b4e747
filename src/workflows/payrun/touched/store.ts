import { sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Run } from '../model.ts';

/** Whose results of a run something can have touched: what is measured of them, of their team, of those they lead or manage. */
export interface Touchable {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  /** As sources name them: by id or by name. */
  readonly leads: readonly string[];
}

/** Whose own rows they are comes first. */
export async function peopleTouched(
  records: Records,
  run: Run,
  { people, teams, leads }: Touchable,
  reach: ReadonlySet<string> | null,
  limit: number,
): Promise<readonly string[]> {
  const within = reach === null ? sql`true` : sql`r.person = any(${[...reach]}::text[])`;
  const own = sql`r.person = any(${[...people]}::text[])`;
  const { rows } = await sql<{ person: string }>`
    select r.person from pay_result r
    where r.run_id = ${run.id} and r.calculation = ${run.outcome?.calculation ?? ''} and ${within}
      and (${own} or r.team = any(${[...teams]}::text[]) or r.person = any(${[...leads]}::text[]) or r.name = any(${[...leads]}::text[]))
    order by ${own} desc, r.person limit ${limit}`.execute(records.as<object>());
  return rows.map(({ person }) => person);
}
