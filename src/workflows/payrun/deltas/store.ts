import type { Records } from '../../../platform/db/port.ts';
import type { PaidDelta } from '../model.ts';

/** Deltas that a run pays. */

interface Tables {
  pay_delta: { run_id: string; from_run: string; person: string; delta: string };
  pay_run: { id: string; state: string };
}

export async function insertDeltas(records: Records, run: string, deltas: readonly PaidDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const rows = deltas.map((delta) => ({
    run_id: run,
    from_run: delta.fromRun,
    person: delta.person,
    delta: JSON.stringify(delta),
  }));
  await records.as<Tables>().insertInto('pay_delta').values(rows).execute();
}

export async function deleteDeltas(records: Records, run: string): Promise<void> {
  await records.as<Tables>().deleteFrom('pay_delta').where('run_id', '=', run).execute();
}

/** By person and period. */
export async function selectDeltas(records: Records, run: string, person?: string): Promise<readonly PaidDelta[]> {
  let query = records.as<Tables>().selectFrom('pay_delta').select('delta').where('run_id', '=', run);
  if (person !== undefined) query = query.where('person', '=', person);
  const rows = await query.orderBy('person').orderBy('from_run').execute();
  return rows.map(({ delta }) => JSON.parse(delta) as PaidDelta);
}

export async function deltasByPerson(
  records: Records,
  run: string,
): Promise<ReadonlyMap<string, readonly PaidDelta[]>> {
  const byPerson = new Map<string, PaidDelta[]>();
  for (const delta of await selectDeltas(records, run))
    byPerson.set(delta.person, [...(byPerson.get(delta.person) ?? []), delta]);
  return byPerson;
}

/** What runs other than `except` pay, or will pay, of an old run's differences; discarded ones pay nothing. */
export async function deltasPaidOf(records: Records, fromRun: string, except: string): Promise<readonly PaidDelta[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_delta')
    .innerJoin('pay_run', 'pay_run.id', 'pay_delta.run_id')
    .select('delta')
    .where('from_run', '=', fromRun)
    .where('run_id', '<>', except)
    .where('pay_run.state', '<>', 'discarded')
    .execute();
  return rows.map(({ delta }) => JSON.parse(delta) as PaidDelta);
}
