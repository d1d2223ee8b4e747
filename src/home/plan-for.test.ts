import { describe, expect, it } from 'vitest';
import { JANUARY, person } from '../../test/pay/data.ts';
import { shippedPlan } from '../../test/pay/shipped.node.ts';
import type { Person } from '../people/index.ts';
import { populationOf } from '../stages/pay/index.ts';
import { payingPlans } from './plan-for.ts';

const BASIC = shippedPlan('points-basic');

describe('the plan that the first page gives somebody', () => {
  it.each<[string, readonly Person[]]>([
    ['somebody without a status among others who have one', [person('ann'), person('bo', { status: null })]],
    [
      'everybody where no status is on record at all',
      [person('ann', { status: null }), person('bo', { status: null })],
    ],
    ['somebody of another post', [person('ann'), person('bo', { post: 'vip' })]],
    ['somebody who left within the month', [person('ann'), person('bo', { status: 'left', left_on: '2026-01-10' })]],
  ])('is that of a run: %s', (_, people) => {
    const { planFor } = payingPlans([BASIC], people, JANUARY);
    const paid = people.filter((one) => planFor(one) === BASIC).map(({ id }) => id);
    expect(paid).toEqual(populationOf(BASIC, people, null, JANUARY).people.map(({ id }) => id));
  });

  it('names what a record lacks, where a plan asks for that', () => {
    const people = [
      person('ann'),
      person('bo', { status: null }),
      person('cy', { post: null }),
      person('di', { post: 'vip' }),
    ];
    const { lackedBy } = payingPlans([BASIC], people, JANUARY);
    expect(people.map(lackedBy)).toEqual([null, 'status', 'post', null]);
  });
});
