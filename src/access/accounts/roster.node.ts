import type { Problem } from '../../base/problem.ts';
import { readPeople } from '../../people/service.ts';
import type { Records } from '../../platform/db/records.ts';
import { accessProblem } from '../problems.ts';

/** Behind every date that a roster names: who joins next month may have an account before. */
const LAST_DAY = '9999-12-31';

/** Of the people that accounts are to belong to, a problem for each whom the roster has never named. */
export async function unknownPeople(
  records: Records,
  wanted: readonly (string | null | undefined)[],
): Promise<readonly Problem[]> {
  const asked = [...new Set(wanted)].filter((person) => typeof person === 'string');
  if (asked.length === 0) return [];
  const known = new Set((await readPeople(records, LAST_DAY)).map(({ id }) => id));
  return asked
    .filter((person) => !known.has(person))
    .map((person) => accessProblem('access.person-unknown', { person }, { field: 'person' }));
}
