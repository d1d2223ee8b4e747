import { sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';

/** What stands open in runs. */

export interface OpenCounts {
  readonly run: string;
  readonly errors: number;
  /** Warnings that nobody gave a reason for. */
  readonly unexplained: number;
  readonly questions: number;
}

export async function openCounts(records: Records, runs: readonly string[]): Promise<readonly OpenCounts[]> {
  const { rows } = await sql<OpenCounts>`
    select r.id as run,
      (select count(*) from pay_finding f where f.run_id = r.id and f.calculation = r.calculation
        and f.severity = 'error')::int as errors,
      (select count(*) from pay_finding f where f.run_id = r.id and f.calculation = r.calculation
        and f.severity = 'warning' and not exists
          (select from pay_explanation e where e.run_id = f.run_id and e.code = f.code))::int as unexplained,
      (select count(*) from payslip_question q where q.run_id = r.id and q.answered_at is null)::int as questions
    from pay_run r where r.id = any(${[...runs]}::text[])`.execute(records.as<object>());
  return rows;
}
