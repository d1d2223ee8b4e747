import { expect, it } from 'vitest';
import { lawTables } from '../../../entry/server/law.ts';
import { citiesOf } from './cities.ts';

it('a city is known by its minimum wage, and where pay is withheld from by its insurances, too', () => {
  const law = lawTables('no folder of an organisation')();
  expect([citiesOf(law, false).has(' Shenzhen '), citiesOf(law, true).has('深圳')]).toEqual([true, false]);
  expect(citiesOf(law, true).names).toEqual(['上海']);
  expect(citiesOf(law, false).names).toContain('深圳');
  expect(citiesOf(law, false).has('拉萨')).toBe(false);
});
