import { sql } from 'kysely';
import { openRecords } from '../../src/platform/db/records.ts';

/** Commits row after row, telling each on standard output once it is committed; for a test that kills it. */
const [dataDir = '', first = '0'] = process.argv.slice(2);
const opened = await openRecords({ dataDir });
if (!opened.ok) {
  process.stdout.write(`${opened.problems[0]?.code}\n`);
  process.exit(1);
}
const db = opened.value.as();
await sql`create table if not exists kept (n integer primary key)`.execute(db);
process.stdout.write('ready\n');
for (let n = Number(first); ; n++) {
  await sql`insert into kept values (${n})`.execute(db);
  process.stdout.write(`${n}\n`);
}
