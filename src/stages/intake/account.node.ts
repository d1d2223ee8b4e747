import type { SeenAgent } from '../../people/index.ts';
import { readTexts } from '../../platform/duckdb/duckdb.ts';
import { ACTIVITY, quoteName } from '../activity/index.ts';
import type { Loaded, LoadJob } from './load.node.ts';
import type { Finding, RejectCount } from './model.ts';
import { intakeProblem } from './problems.ts';
import type { Decided } from './shapes/shape.ts';
import type { CellReading } from './transform/readings.ts';

/** The account of a loaded table: what was rejected and why, what was left out, what was decided, who was seen. */

const EXAMPLES = 3;
/** The reason of rows that lost to a later row of the same file. */
const REPEATED = 'intake.repeated-key';

/** Rejected rows by reason and column, with the first of each. */
export async function countRejects(job: LoadJob, loaded: Loaded): Promise<readonly RejectCount[]> {
  const { connection, transform, table } = job;
  const groups = await readTexts(
    connection,
    'SELECT reject, count(*) AS rows, min(row) AS first FROM staged WHERE reject >= 0 GROUP BY reject ORDER BY rows DESC, reject',
  );
  const counts: RejectCount[] = [];
  for (const group of groups) {
    const rule = transform.rejects[Number(group.reject)];
    if (!rule) continue;
    const row = Number(group.first);
    const field = rule.from?.header ?? null;
    const value = rule.from ? ((await cellsAt(job, rule.from, [row]))[0]?.value ?? '') : '';
    const where = { file: table.file, ...(table.sheet !== '' && { sheet: table.sheet }), row, ...(field && { field }) };
    const example = intakeProblem(rule.reason, { target: rule.target, column: field ?? '', value }, where);
    counts.push({ reason: rule.reason, field, rows: Number(group.rows), example });
  }
  if (loaded.repeated > 0) {
    const [first = {}] = await readTexts(
      connection,
      'SELECT min(row) AS row FROM staged SEMI JOIN (SELECT place FROM repeats WHERE NOT same) USING (place)',
    );
    const example = intakeProblem(REPEATED, {}, { file: table.file, row: Number(first.row) });
    counts.push({ reason: REPEATED, field: null, rows: loaded.repeated, example });
  }
  return counts;
}

/** Every rejected row with its reason and the header it is about, for the rejects file. */
export const REJECTED_ROWS = `SELECT row, place, reject FROM staged WHERE reject >= 0
  UNION ALL SELECT s.row, s.place, NULL FROM staged s SEMI JOIN (SELECT place FROM repeats WHERE NOT same) USING (place)`;

export async function findOdd(job: LoadJob): Promise<readonly Finding[]> {
  const { connection, transform } = job;
  const findings: Finding[] = [];
  const [all = {}] = await readTexts(connection, 'SELECT bit_or(odd) AS bits FROM staged WHERE reject IS NULL');
  const bits = Number(all.bits ?? 0);
  for (const [bit, target] of transform.impossible.entries()) {
    if ((bits & (2 ** bit)) === 0) continue;
    const odd = `reject IS NULL AND (odd & ${2 ** bit}) <> 0`;
    const [found = {}] = await readTexts(
      connection,
      `SELECT count(*) AS rows, list_aggregate(min(row, ${EXAMPLES}), 'string_agg', ',') AS first FROM staged WHERE ${odd}`,
    );
    const rows = Number(found.rows);
    const from = target.source.from;
    const params = { rows, target: target.name, column: from?.header ?? '' };
    const first = (found.first ?? '').split(',').map(Number);
    findings.push({
      problem: intakeProblem('intake.impossible', params, { file: job.table.file }),
      rows,
      examples: from ? await cellsAt(job, from, first) : [],
    });
  }
  return findings;
}

/** What was decided about columns from their values, where the values alone did not say it. */
export function decisionFindings(
  readings: readonly CellReading[],
  decided: ReadonlyMap<number, Decided>,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { index, header: column, family, order: said } of readings) {
    const decision = decided.get(index);
    if (!decision) continue;
    const { shapes, order, ambiguous, plain } = decision;
    const add = (problem: Finding['problem']) => findings.push({ problem, rows: 0, examples: [] });
    // What the profile says is no finding.
    if (said === undefined && shapes.includes('dd/mm/yyyy')) {
      const read = order === 'day-month' ? 'dd/mm' : 'mm/dd';
      add(
        intakeProblem(
          ambiguous ? 'intake.day-month-open' : 'intake.day-month',
          { column, order: read },
          { field: column },
        ),
      );
    }
    if (family === 'duration' && plain === 'day') add(intakeProblem('intake.day-share', { column }, { field: column }));
    if (family === 'instant' && shapes.length > 1) {
      add(intakeProblem('intake.mixed-shapes', { column, shapes }, { field: column }));
    }
  }
  return findings;
}

/** The agents of the accepted rows, month by month, with what their rows say about them. */
export async function agentsSeen(job: LoadJob): Promise<readonly SeenAgent[]> {
  const { connection, transform, table, importId } = job;
  const dated = quoteName(ACTIVITY[transform.kind].dated);
  // Where the rows say nothing about their agents, the month in which each first appears is all there is to know.
  const alone = transform.person.length === 0;
  const monthOf = (instant: string) => `strftime(${instant}, '%Y-%m-01')`;
  const [from, groups] = alone ? [monthOf(`min(${dated})`), 'agent'] : [monthOf(dated), '1, 2'];
  const said = transform.person.map(({ name }) => {
    const column = quoteName(`person ${name}`);
    return `, arg_max(${column}, ${dated}) FILTER (${column} IS NOT NULL) AS ${column}`;
  });
  const rows = await readTexts(
    connection,
    `SELECT agent, ${from} AS "from", min(row) AS row${said.join('')}
     FROM staged WHERE reject IS NULL AND agent IS NOT NULL GROUP BY ${groups} ORDER BY 2, 1`,
  );
  return rows.map((row) => ({
    agent: row.agent ?? '',
    from: row.from ?? '',
    attributes: Object.fromEntries(transform.person.map(({ name }) => [name, row[`person ${name}`] ?? null])),
    source: { importId, file: table.file, row: Number(row.row) },
  }));
}

/** One column's cells in a few rows, as they stand in the file. */
async function cellsAt(job: LoadJob, { column }: CellReading, rows: readonly number[]) {
  const found = await readTexts(
    job.connection,
    `SELECT row, coalesce(c${column}, '') AS value FROM ${job.table.relation} WHERE row IN (${rows.join(', ')}) LIMIT ${rows.length}`,
  );
  return found.map(({ row, value }) => ({ row: Number(row), value: value ?? '' })).sort((a, b) => a.row - b.row);
}
