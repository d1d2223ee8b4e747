import { readPeople } from '../../people/service.ts';
import type { QualityWorld } from './world.node.ts';

/** The names of people by id, as the roster has them today; who has left is still called by name. */
export async function namesIn(
  { records, today }: Pick<QualityWorld, 'records' | 'today'>,
  people: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (people.length === 0) return {};
  const wanted = new Set(people);
  const all = await readPeople(records, await today());
  return Object.fromEntries(all.filter(({ id }) => wanted.has(id)).map(({ id, name }) => [id, name]));
}
