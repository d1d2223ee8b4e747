import { expect, it } from 'vitest';
import { citiesOf } from './cities.ts';

it('a city is known by its minimum wage, and where pay is withheld from by its insurances, too', () => {
  const named = (...cities: readonly string[]) => ({ cities }) as never;
  const law = {
    minimumWages: [named('上海', 'shanghai'), named('深圳', 'shenzhen'), named('上海', 'shanghai')],
    insurances: [named('上海', 'shanghai')],
  };
  expect([citiesOf(law, false).has(' Shenzhen '), citiesOf(law, true).has('深圳')]).toEqual([true, false]);
  expect([citiesOf(law, false).names, citiesOf(law, true).names]).toEqual([['上海', '深圳'], ['上海']]);
  expect(citiesOf(law, false).has('拉萨')).toBe(false);
});
