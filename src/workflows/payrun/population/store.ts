import { sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Run } from '../model.ts';

/** Who is in which run. */

interface Tables {
  pay_run_person: { run_id: string; period: string; plan: string; person: string };
}

type RunOfPlan = Pick<Run, 'id' | 'period' | 'plan'>;

export async function peopleIn(records: Records, run: string): Promise<ReadonlySet<string>> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_run_person')
    .select('person')
    .where('run_id', '=', run)
    .execute();
  return new Set(rows.map(({ person }) => person));
}

/** Person → the other run that pays them for this period by this plan. */
export async function takenElsewhere(
  records: Records,
  { id, period, plan }: RunOfPlan,
): Promise<ReadonlyMap<string, string>> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_run_person')
    .select(['person', 'run_id'])
    .where('period', '=', period)
    .where('plan', '=', plan)
    .where('run_id', '<>', id)
    .execute();
  return new Map(rows.map(({ person, run_id }) => [person, run_id]));
}

/**
 * Takes everybody in a calculation for its run; false where another run was quicker with one of them. Whoever gets
 * corrections alone is paid nothing for the period, and is nobody's.
 */
export async function takePeople(
  records: Records,
  { id, period, plan }: RunOfPlan,
  calculation: string,
): Promise<boolean> {
  await releasePeople(records, id);
  const { rows } = await sql<{ all: boolean }>`
    with own as (
      select person from pay_result where run_id = ${id} and calculation = ${calculation}
        and not (steps = 'null' and total is not null)),
    taken as (
      insert into pay_run_person (run_id, period, plan, person)
      select ${id}, ${period}, ${plan}, person from own order by person on conflict do nothing returning person)
    select (select count(*) from taken) = (select count(*) from own) as all`.execute(records.as<Tables>());
  return rows[0]?.all === true;
}

export async function releasePeople(records: Records, run: string): Promise<void> {
  await records.as<Tables>().deleteFrom('pay_run_person').where('run_id', '=', run).execute();
}
