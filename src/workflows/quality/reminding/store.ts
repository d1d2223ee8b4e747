import { sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Check } from '../model.ts';
import type { QualityTables } from '../store.ts';

/** Checks that are due and not scored: how many, by the day and by who scores them. */
export interface DueChecks {
  readonly due: string;
  readonly watcher: Check['watcher'];
  /** As the roster names the lead who scores; null where the quality team does. */
  readonly lead: string | null;
  readonly count: number;
}

export async function checksDue(records: Records, today: string): Promise<readonly DueChecks[]> {
  const { rows } = await sql<DueChecks>`select due, watcher, case when watcher = 'lead' then lead end as lead,
      count(*)::int as count from quality_check
    where state in ('open', 'claimed') and due <= ${today}::date
    group by 1, 2, 3 order by 1, 2, 3`.execute(records.as<QualityTables>());
  return rows;
}
