import { describe, expect, it } from 'vitest';
import { JANUARY, person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import type { Person } from '../../people/index.ts';
import type { GivenInputs } from './model.ts';
import { populationOf } from './population.ts';

const BASIC = shippedPlan('points-basic');
const who = (people: readonly Person[], given: GivenInputs | null = null) => {
  const { people: paid, findings } = populationOf(BASIC, people, given, JANUARY);
  return [paid.map((p) => p.id).join(' '), findings.map((f) => f.code).join(' ')];
};
const named = (...ids: string[]): GivenInputs => ({
  file: 'inputs.csv',
  byPerson: new Map(ids.map((id, i) => [id, { row: i + 2, values: {} }])),
});

describe('who is in a run', () => {
  it('follows the post and status at the end of the period', () => {
    const people = [person('ann'), person('bo', { post: 'vip' }), person('cy', { status: 'trial' })];
    expect(who(people)).toEqual(['ann cy', '']);
  });

  it('leaves out whoever came later or left before, and pays whoever left within', () => {
    const people = [
      person('before', { status: 'left', left_on: '2025-12-31' }),
      person('within', { status: 'left', left_on: '2026-01-10' }),
      person('later', { hired_on: '2026-02-01' }),
      person('last', { hired_on: '2026-01-31' }),
    ];
    expect(who(people)).toEqual(['last within', '']);
  });

  it('excludes nobody for an attribute that nobody has on record, and says so', () => {
    const people = ['ann', 'bo'].map((id) => person(id, { post: null, status: null }));
    expect(who(people)).toEqual(['ann bo', 'pay.attribute-unknown-everywhere pay.attribute-unknown-everywhere']);
  });

  it('leaves out the one person without a post where others have one, and names them', () => {
    expect(who([person('ann'), person('bo', { post: null })])).toEqual(['ann', 'pay.attribute-missing']);
  });

  it('counts in one finding whom data alone has named', () => {
    const bare = { post: null, level: null, status: null, hired_on: null, base_pay: null };
    const seen = ['bo', 'cy'].map((id) => person(id, bare));
    expect(who([person('ann'), ...seen])).toEqual(['ann', 'pay.seen-only']);
    const [found] = populationOf(BASIC, [person('ann'), ...seen], null, JANUARY).findings;
    expect([found?.message['zh-CN'], found?.message.en].map((text) => text?.includes('bo、cy'))).toEqual([true, false]);
  });

  it('takes whoever the file names, even outside the plan or the roster, and says so', () => {
    const people = [person('ann'), person('bo', { post: 'vip' })];
    expect(who(people, named('bo', 'new'))).toEqual(['ann bo new', 'pay.not-covered pay.not-on-roster']);
  });

  it('is an error where nobody is covered', () => {
    expect(who([person('bo', { post: 'vip' })])).toEqual(['', 'pay.nobody']);
  });
});
