import type { Problem } from '../base/problem.ts';
import { peopleProblem } from './problems.ts';

/** The cities that pay has tables of law for. */
export interface KnownCities {
  readonly names: readonly string[];
  has(city: string): boolean;
}

/** Told when a city is written down, not first when somebody is to be paid: pay guesses no city. One for each city. */
export function unknownCities(written: readonly (string | null | undefined)[], known: KnownCities): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const city of written) {
    const text = city?.trim() ?? '';
    if (text !== '' && !known.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([city, count]) =>
    peopleProblem('people.city-unknown', { city, count, known: known.names.join(', ') }, { field: 'city' }),
  );
}
