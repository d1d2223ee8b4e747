import { expect, it } from 'vitest';
import { unknownCities } from './cities.ts';

it('cities without a table of law are told once each, with whom they concern and those that are known', () => {
  const known = { names: ['上海', '深圳'], has: (city: string) => ['上海', '深圳', 'shanghai'].includes(city) };
  const found = unknownCities(['上海', '上海滩', null, '', ' 上海滩 ', 'shanghai', '拉萨'], known);
  expect(found.map(({ code, params }) => [code, params])).toEqual([
    ['people.city-unknown', { city: '上海滩', count: '2', known: '上海, 深圳' }],
    ['people.city-unknown', { city: '拉萨', count: '1', known: '上海, 深圳' }],
  ]);
});
