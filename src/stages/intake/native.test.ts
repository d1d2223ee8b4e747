import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layoutOf } from '../activity/index.ts';
import { type TestIntake, testIntake } from './intake-fixture.node.ts';

/** Files large enough to be left to the CSV reader, whose own types are used where every cell allows it. */

let intake: TestIntake;
beforeEach(async () => {
  intake = await testIntake();
});
afterEach(() => intake.close());

const HEADER = 'id,agent,started_at,first_response,rating,rounds,answered,issue';
const LINES = 60_000;
/** Long lines, few of them: above the size from which files are read where they lie. */
function lines(special: ReadonlyMap<number, string>): readonly string[] {
  const filler = 'long words make a large file '.repeat(10);
  return Array.from({ length: LINES }, (_, i) => {
    const month = `0${1 + (i % 2)}`;
    const own = special.get(i);
    return (
      own ?? `c${i},Ann,2026-${month}-05 10:00:00,${i % 90},${1 + (i % 5)},${i % 7},${i % 9 ? 'Y' : 'N'},${filler}`
    );
  });
}
/** Far behind the rows by which columns are decided. */
const FIRST = LINES - 10;

interface Odd {
  /** From `started_at` to `rounds`. */
  readonly cells: string;
  readonly stored?: Readonly<Record<string, string | null>>;
  readonly odd?: string;
  readonly reject?: readonly [string, string];
}

describe('a large file', () => {
  it.each<[string, readonly Odd[]]>([
    // These the CSV reader itself can read.
    [
      'plain cells, blanks and impossible values',
      [
        {
          cells: '2026-01-31 23:59:59,7.5,4,3',
          stored: { started_at: '2026-01-31 23:59:59', first_response: '7.500' },
        },
        { cells: '2026-01-05 10:00:00,,,', stored: { first_response: null, rating: null, rounds: null } },
        { cells: '2026-01-05 10:00:00,5,9,3', stored: { rating: null }, odd: 'rating' },
        { cells: '2026-01-05 10:00:00,-5,4,3', stored: { first_response: null }, odd: 'first_response' },
        { cells: '2026-01-05 10:00:00,5,4,2.5', reject: ['intake.unreadable', 'rounds'] },
        { cells: ',5,4,3', reject: ['intake.missing', 'started_at'] },
      ],
    ],
    // These only cell by cell.
    [
      'an instant with its zone',
      [{ cells: '2026-01-05T10:00:00+00:00,5,4,3', stored: { started_at: '2026-01-05 18:00:00' } }],
    ],
    [
      'words for missing, a duration in words, a date alone, a word for a number, 31 February',
      [
        { cells: '2026-01-05 10:00:00,-,暂无数据,N/A', stored: { first_response: null, rating: null, rounds: null } },
        { cells: '2026-01-05 10:00:00,1分5秒,4,3', stored: { first_response: '65.000' } },
        { cells: '2026-01-05,5,4,3', stored: { started_at: '2026-01-05 00:00:00' } },
        { cells: '2026-01-05 10:00:00,soon,4,3', reject: ['intake.unreadable', 'first_response'] },
        { cells: '2026-02-31 10:00:00,5,4,3', reject: ['intake.unreadable', 'started_at'] },
      ],
    ],
  ])('with %s far from its beginning is read as a small one is', async (_, odds) => {
    const special = new Map(odds.map(({ cells }, i) => [FIRST + i, `odd ${i},Bob,${cells},Y,an issue`]));
    const report = await intake.import(intake.file('large.csv', [HEADER, ...lines(special)]), { as: 'contact' });
    const refused = odds.flatMap(({ reject }, i) => (reject ? [[...reject, 1, FIRST + i + 2]] : []));
    expect(report).toMatchObject({ read: LINES, accepted: LINES - refused.length, rejected: refused.length });
    const told = report.rejects.map(({ reason, field, rows, example }) => [reason, field, rows, example.where.row]);
    expect(told.sort()).toEqual(refused.sort());
    const impossible = report.findings.filter(({ problem }) => problem.code === 'intake.impossible');
    expect(impossible.map(({ problem, examples }) => [problem.params.target, examples[0]?.row]).sort()).toEqual(
      odds.flatMap(({ odd }, i) => (odd ? [[odd, FIRST + i + 2]] : [])).sort(),
    );
    const columns = layoutOf('contact').map(({ name }) => `"${name}"`);
    expect(await intake.rows('contact', '2026', columns.join(', '), "id LIKE 'odd %' OR id = 'c7'")).toMatchObject([
      { id: 'c7', started_at: '2026-02-05 10:00:00', first_response: '7.000', rating: '3.0000', row: '9' },
      ...odds.flatMap(({ stored }, i) =>
        stored ? [{ id: `odd ${i}`, agent: 'Bob', row: String(FIRST + i + 2), ...stored }] : [],
      ),
    ]);
  });
});
