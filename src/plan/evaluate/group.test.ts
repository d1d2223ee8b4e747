import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { compiledOf, expectOk, inputsOf } from '../fixture.ts';
import { evaluate, lineValue } from './evaluate.ts';
import { evaluateGroup, type GroupMember } from './group.ts';

const POOL = compiledOf(`
plan: pool
inputs: { pool: { unit: yuan, of: team }, points: { unit: points } }
lines:
  share: { kind: earning, pool_share: { pool: pool, by: points, among: team } }
`);
const RANK = (ties: string): ReturnType<typeof compiledOf> =>
  compiledOf(`
plan: rank
inputs: { score: {} }
lines:
  prize: { rank_pay: { by: score, among: all, ties: ${ties}, steps: [ {to: 1, is: 500}, {to: 3, is: 200}, {else: 0} ] } }
`);

const member = (person: string, inputs: Record<string, string | number>, team = 't'): GroupMember => ({
  person,
  team,
  inputs: inputsOf(inputs),
});

function amounts(result: ReturnType<typeof evaluateGroup>, line: string): readonly string[] {
  return expectOk(result).map((evaluation) => String(lineValue(evaluation, line)));
}

describe('pool_share', () => {
  it('sums to the pool to the cent and does not depend on the order of members', () => {
    const points = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 1_000_000 }), fc.infiniteStream(fc.nat()), (list, cents, keys) => {
        fc.pre(list.some((n) => n > 0));
        const pool = Decimal.ratio(cents, 100).toString();
        const members = list.map((n, i) => member(`p${i}`, { pool, points: n }));
        const shares = amounts(evaluateGroup(POOL, members), 'share');
        const sum = shares.reduce((a, share) => a.plus(Decimal.of(share)), Decimal.ZERO);
        expect(sum.toString()).toBe(pool);
        const shuffled = members
          .map((one, i) => ({ one, i, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const again = amounts(
          evaluateGroup(
            POOL,
            shuffled.map(({ one }) => one),
          ),
          'share',
        );
        expect(again).toEqual(shuffled.map(({ i }) => shares[i]));
      }),
      { numRuns: 100 },
    );
  });

  it('shares within each team', () => {
    const members = [
      member('a', { pool: 100, points: 1 }, 'x'),
      member('b', { pool: 100, points: 2 }, 'x'),
      member('c', { pool: 50, points: 9 }, 'y'),
    ];
    expect(amounts(evaluateGroup(POOL, members), 'share')).toEqual(['33.33', '66.67', '50']);
  });

  it('refuses pools that differ, negative points, people without a team and people given twice', () => {
    const problems = (members: readonly GroupMember[]): readonly string[] => {
      const result = evaluateGroup(POOL, members);
      return result.ok ? [] : result.problems.map((p) => `${p.code} ${p.where.person}`);
    };
    const a = member('a', { pool: 100, points: 1 });
    expect(problems([a, member('b', { pool: 99, points: 1 })])).toEqual(['plan.pools-differ b']);
    expect(problems([a, member('b', { pool: 100, points: -1 })])).toEqual(['plan.negative-weight b']);
    expect(problems([{ ...a, team: null }])).toEqual(['plan.no-team a']);
    expect(problems([a, a])).toEqual(['plan.person-twice a']);
  });

  it('works one person out again alone, with what the others brought', () => {
    const members = [member('a', { pool: 100, points: 1 }), member('b', { pool: 100, points: 2 })];
    const [first] = expectOk(evaluateGroup(POOL, members));
    const others = first?.others ?? {};
    const alone = expectOk(evaluate(POOL, members[0]?.inputs ?? {}, { person: 'a', team: 't', others }));
    expect(String(lineValue(alone, 'share'))).toBe('33.33');
    const without = evaluate(POOL, members[0]?.inputs ?? {}, { person: 'a', team: 't' });
    expect(without.ok ? [] : without.problems.map((p) => p.code)).toEqual(['plan.group-needed']);
  });
});

describe('rank_pay', () => {
  const members = [
    member('a', { score: 9 }),
    member('b', { score: 7 }),
    member('c', { score: 9 }),
    member('d', { score: 5 }),
  ];
  it.each([
    ['same', ['500', '200', '500', '0']],
    ['average', ['350', '200', '350', '0']],
    ['person', ['500', '200', '200', '0']],
  ])('with ties: %s pays %s', (ties, expected) => {
    expect(amounts(evaluateGroup(RANK(ties), members), 'prize')).toEqual(expected);
    const reversed = amounts(evaluateGroup(RANK(ties), [...members].reverse()), 'prize');
    expect([...reversed].reverse()).toEqual(expected);
  });
});
