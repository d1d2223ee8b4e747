import { sql } from 'kysely';
import { openRecords } from '../../src/platform/db/records.ts';
import { createJobs } from '../../src/platform/jobs/jobs.ts';

/** Does jobs that each add one row, telling every step on standard output; for a test that kills it. */
const [dataDir = '', sent = '0'] = process.argv.slice(2);
const opened = await openRecords({ dataDir });
if (!opened.ok) throw new Error(opened.problems[0]?.code);
const records = opened.value;
await sql`create table if not exists effect (job text)`.execute(records.as());
const tell = (line: string) => process.stdout.write(`${line}\n`);
const jobs = createJobs({ records, now: () => new Date().toISOString(), onError: (error) => tell(error.message) });
jobs.define('add', ({ id, commit }) =>
  commit(async (inside) => {
    tell(`begun ${id}`);
    await sql`insert into effect values (${id})`.execute(inside.as());
    return null;
  }),
);
await jobs.start();
for (let n = 0; n < Number(sent); n++) tell(`sent ${(await jobs.send('add', {}, { account: 'a' })).id}`);
tell('all sent');
setInterval(async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from job_progress where state <> 'done'`.execute(
    records.as(),
  );
  if (rows[0]?.n === 0) tell('idle');
}, 100);
