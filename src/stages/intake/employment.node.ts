import type { PlainDate } from '../../base/period.ts';
import { claimNames, type Person } from '../../people/index.ts';
import { readTexts } from '../../platform/duckdb/duckdb.ts';
import { ACTIVITY, quoteName, quoteText } from '../activity/index.ts';
import type { LoadJob } from './load.node.ts';
import type { Finding } from './model.ts';
import { intakeProblem } from './problems.ts';

/** Rows that are dated before their person was hired or after the last day, as far as the record tells. */

const NAMED = 10;
const EXAMPLES = 3;
/** More people than these are counted, and no more rows of theirs. */
const MOST = 500;

interface Bound {
  readonly name: string;
  readonly person: string;
  readonly day: PlainDate;
}

const SIDES = [
  { code: 'intake.before-hired', day: ({ hired_on }: Person) => hired_on, sign: '<' },
  { code: 'intake.after-left', day: ({ left_on }: Person) => left_on, sign: '>' },
] as const;

export async function outsideEmployment(job: LoadJob, people: readonly Person[]): Promise<readonly Finding[]> {
  const dated = people.filter(({ hired_on, left_on }) => hired_on !== null || left_on !== null);
  if (dated.length === 0) return [];
  const { nearestOf } = claimNames(people);
  const byId = new Map(dated.map((person) => [person.id, person]));
  const days = `CAST(${quoteName(ACTIVITY[job.transform.kind].dated)} AS DATE)`;
  const found = await readTexts(
    job.connection,
    `SELECT agent, CAST(min(${days}) AS VARCHAR) AS first, CAST(max(${days}) AS VARCHAR) AS last
     FROM staged WHERE reject IS NULL AND agent IS NOT NULL GROUP BY agent`,
  );
  const findings: Finding[] = [];
  for (const side of SIDES) {
    const outside = found.flatMap(({ agent, first, last }): readonly Bound[] => {
      const person = byId.get(nearestOf(agent ?? '') ?? '');
      const day = person === undefined ? null : side.day(person);
      if (person === undefined || day === null) return [];
      const isOutside = side.sign === '<' ? (first ?? '') < day : (last ?? '') > day;
      return isOutside ? [{ name: agent ?? '', person: person.name, day }] : [];
    });
    if (outside.length > 0) findings.push(await countOutside(job, side, outside, days));
  }
  return findings;
}

async function countOutside(
  { connection, table }: LoadJob,
  { code, sign }: (typeof SIDES)[number],
  outside: readonly Bound[],
  days: string,
): Promise<Finding> {
  const counted = outside.slice(0, MOST);
  const bounds = counted.map(({ name, day }) => `(${quoteText(name)}, DATE ${quoteText(day)})`).join(', ');
  const rows = await readTexts(
    connection,
    `SELECT s.agent, count(*) AS rows, min(s.row) AS row, arg_min(CAST(${days} AS VARCHAR), s.row) AS day
     FROM staged s JOIN (VALUES ${bounds}) AS b(name, day) ON b.name = s.agent AND ${days} ${sign} b.day
     WHERE s.reject IS NULL GROUP BY s.agent ORDER BY count(*) DESC, s.agent`,
  );
  const bound = new Map(counted.map((one) => [one.name, one]));
  const told = rows.slice(0, NAMED).map(({ agent, rows: count }) => {
    const { person = '', day = '' } = bound.get(agent ?? '') ?? {};
    return `${person} (${day}: ${count})`;
  });
  const total = rows.reduce((sum, { rows: count }) => sum + Number(count), 0);
  const more = rows.length > NAMED || outside.length > MOST;
  const params = { rows: total, people: more ? `${told.join(', ')} …` : told.join(', ') };
  const examples = rows.slice(0, EXAMPLES).map(({ row, day }) => ({ row: Number(row), value: day ?? '' }));
  return { problem: intakeProblem(code, params, { file: table.file }), rows: total, examples };
}
