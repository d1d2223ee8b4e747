import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import { layoutOf } from '../activity/index.ts';
import { readRequest } from './index.ts';
import { measure } from './service.ts';
import { dictionary } from './testing/catalog.node.ts';
import { duckTables, type Tables } from './testing/tables.node.ts';

const samples = process.env.JIXIN_SAMPLES ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const file = join(samples, 'pwc_call_center_5000.csv');
const skipped = existsSync(file) ? '' : ' (skipped: set JIXIN_SAMPLES to the folder of pwc_call_center_5000.csv)';

const CALLS = `read_csv('${file.replaceAll("'", "''")}', all_varchar = true, header = true)`;

/** The columns of the published file as those of a contact; everything else stays missing. */
const GIVEN: Readonly<Record<string, string>> = {
  id: 'call_id',
  row_key: 'call_id',
  agent: 'agent',
  started_at: "strptime(date || ' ' || time, '%d/%m/%Y %H:%M:%S')",
  issue: 'topic',
  first_response: 'speed_of_answer_in_seconds',
  handle_time: "date_diff('second', TIME '00:00:00', CAST(AvgTalkDuration AS TIME))",
  answered: '"answered (Y/N)" = \'Y\'',
  resolved: "resolved = 'Y'",
  rating: 'SatisfactionRating',
};

describe.skipIf(skipped !== '')(`five thousand real calls${skipped}`, () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await duckTables();
    const list = layoutOf('contact').map((c) => `CAST(${GIVEN[c.name] ?? 'NULL'} AS ${c.sqlType})`);
    await tables.query(`INSERT INTO contact_rows SELECT ${list.join(', ')} FROM ${CALLS}`);
  });
  afterAll(() => tables.close());

  it('give every agent and month what adding up the file itself gives', async () => {
    const metrics = [
      'contacts_offered',
      'contacts_handled',
      'resolution_rate',
      'handle_time',
      'csat',
      'csat_mean',
      'first_response',
    ];
    const request = readRequest({ metrics, period: period('2021-01..2021-03'), by: ['agent', 'month'] }, dictionary);
    if (!request.ok) throw new Error('the request does not read');
    const found = (await measure(tables, request.value, [])).map((row) => [
      ...row.group,
      ...row.cells.map((cell) => String(cell.value)),
    ]);
    const raw = await tables.query(`
      SELECT agent, substr(date, 7, 4) || '-' || substr(date, 4, 2) AS month, count(*) AS offered,
        count(CASE WHEN "answered (Y/N)" = 'Y' THEN 1 END) AS answered,
        count(CASE WHEN resolved = 'Y' THEN 1 END) AS resolved,
        count(AvgTalkDuration) AS talks,
        sum(CAST(split_part(AvgTalkDuration, ':', 2) AS INTEGER) * 60 + CAST(split_part(AvgTalkDuration, ':', 3) AS INTEGER)) AS talked,
        count(SatisfactionRating) AS rated, count(CASE WHEN SatisfactionRating IN ('4', '5') THEN 1 END) AS happy,
        sum(CAST(SatisfactionRating AS INTEGER)) AS stars,
        count(speed_of_answer_in_seconds) AS waits, sum(CAST(speed_of_answer_in_seconds AS INTEGER)) AS waited
      FROM ${CALLS} GROUP BY 1, 2 ORDER BY 1, 2`);
    const over = (a: string | null | undefined, b: string | null | undefined) => Decimal.of(`${a}/${b}`).toString();
    const expected = raw.map((r) => [
      ...[r.agent, r.month, r.offered, r.answered],
      ...[over(r.resolved, r.answered), over(r.talked, r.talks), over(r.happy, r.rated), over(r.stars, r.rated)],
      over(r.waited, r.waits),
    ]);
    expect(found).toEqual(expected);
    expect(found.length).toBe(24);
  });

  it('are 5,000 in all, of which 4,054 were answered and 3,646 resolved', async () => {
    const request = readRequest(
      { metrics: ['contacts_offered', 'resolution_rate'], period: period('2021-Q1') },
      dictionary,
    );
    if (!request.ok) throw new Error('the request does not read');
    const [row] = await measure(tables, request.value, []);
    expect(row?.cells.map((cell) => `${cell.numerator}/${cell.n}`)).toEqual(['5000/5000', '3646/4054']);
  });
});
