import { expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { reasonOfSum, reasonOfTotal } from './total.ts';

const payee = (person: string, team: string | null, pay: string | null) => ({
  person,
  name: person.toUpperCase(),
  team,
  pay: pay === null ? null : Decimal.of(pay),
});

it('tells a month’s cost as the sum of teams and people to the cent, and who is not in it', () => {
  const payees = [payee('a', 'Blue', '3000.10'), payee('b', 'Blue', null), payee('c', null, '20.05')];
  const plan = reasonOfTotal({ id: 'p', title: { en: 'Plan' }, payees });
  expect(plan.parts.map(({ title, value, parts }) => [title.en, value, parts.length])).toEqual([
    ['No team', '20.05', 1],
    ['Blue', '3000.10', 1],
  ]);
  expect([plan.value, plan.sentence.en]).toEqual([
    '3020.15',
    'The sum of 2 people; 1 more lack data and are not in it.',
  ]);
  const all = reasonOfSum('total', [plan, plan]);
  expect([all.value, all.parts.length]).toEqual(['6040.30', 2]);
});
