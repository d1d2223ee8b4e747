import { expect, it } from 'vitest';
import { JANUARY, person } from '../../../../test/pay/data.ts';
import { shippedPlan } from '../../../../test/pay/shipped.node.ts';
import { prospectOf } from './chosen.ts';

it('tells a status that is not on record from one that the plan is not for', () => {
  const plan = shippedPlan('points-basic');
  const asked = { plan, period: JANUARY, population: null, taken: new Map<string, string>(), standings: new Map() };
  const { people, left } = prospectOf([person('ann'), person('bo', { status: null })], asked);
  expect(people.map(({ id }) => id)).toEqual(['ann']);
  expect(left.map(({ person: { id }, why }) => [id, why])).toEqual([['bo', 'no-status']]);
});
