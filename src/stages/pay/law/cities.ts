import type { Law } from './model.ts';

/**
 * The cities that pay knows: each has a minimum wage, and where insurance and tax are worked out, its insurances. Whether the
 * table still holds on a day is asked when somebody is paid.
 */
export function citiesOf(law: Pick<Law, 'minimumWages' | 'insurances'>, withholding: boolean) {
  const tables = withholding ? [law.insurances, law.minimumWages] : [law.minimumWages];
  const has = (city: string) =>
    tables.every((table) => table.some(({ cities }) => cities.includes(city.trim().toLowerCase())));
  const names = new Set(tables.flat().flatMap(({ cities: [name] }) => (name !== undefined && has(name) ? [name] : [])));
  return { has, names: [...names] };
}
