import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import { type BoardPerson, boardOf } from './board.ts';

function person(id: string, team: string | null, total: string | null, more: Partial<BoardPerson> = {}): BoardPerson {
  const amounts: Record<string, string | null> = total === null ? {} : { pay: total };
  return { person: id, name: id, team, hiredOn: null, leftOn: null, total, amounts, edges: [], ...more };
}

const options = { period: period('2026-02'), lines: ['pay'], moved: Decimal.of('0.2') };

describe('the review board', () => {
  const before = [person('a', 'x', '1000.00'), person('b', 'x', '1000.00'), person('gone', 'y', '500.00')];
  const now = [person('a', 'x', '1200.00'), person('b', 'x', '1200.01'), person('new', null, '0.00')];
  const board = boardOf([...now, person('stuck', 'x', null)], before, options);

  it('sums by team and line beside the run before, people without a team last', () => {
    expect(board.sums).toEqual({ people: 4, total: '2400.01', before: '2500' });
    expect(board.teams.map(({ team, people, total, before: was }) => [team, people, total, was])).toEqual([
      ['x', 3, '2400.01', '2000'],
      ['y', 0, '0', '500'],
      [null, 1, '0', '0'],
    ]);
    expect(board.lines).toEqual([{ line: 'pay', total: '2400.01', before: '2500' }]);
  });

  it('names who moved by more than the share asked for, not who moved by exactly that', () => {
    expect(board.movers.map(({ person: who, change, share }) => [who, change, share])).toEqual([
      ['b', '200.01', '0.2'],
    ]);
  });

  it('names who is new, gone, paid nothing, and not worked out', () => {
    const ids = (people: readonly { readonly person: string }[]) => people.map((one) => one.person);
    expect([ids(board.joined), ids(board.left), ids(board.nothing), ids(board.stuck)]).toEqual([
      ['new', 'stuck'],
      ['gone'],
      ['new'],
      ['stuck'],
    ]);
  });

  it('goes by hiring and leaving dates where there is no run before', () => {
    const hired = person('h', 'x', '1.00', { hiredOn: '2026-02-10' });
    const left = person('l', 'x', '1.00', { hiredOn: '2020-01-01', leftOn: '2026-02-15' });
    const first = boardOf([hired, left], null, options);
    expect([first.joined, first.left].map((list) => list.map((one) => one.person))).toEqual([['h'], ['l']]);
    expect([first.sums.before, first.movers]).toEqual([null, []]);
  });

  it('has teams that add up to the whole, to the cent, whoever is in them', () => {
    const cents = fc.integer({ min: -500_000, max: 5_000_000 });
    const someone = fc.tuple(fc.constantFrom('x', 'y', null), fc.option(cents));
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 30 }), (people) => {
        const all = people.map(([team, pay], i) =>
          person(`p${i}`, team, pay === null ? null : Decimal.ratio(pay, 100).toFixed(2)),
        );
        const { sums, teams } = boardOf(all, null, options);
        const added = teams.reduce((sum, team) => sum.plus(Decimal.of(team.total)), Decimal.ZERO);
        expect(added.toString()).toBe(sums.total);
      }),
    );
  });
});
