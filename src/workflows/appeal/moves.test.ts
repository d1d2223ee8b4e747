import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICY } from '../../access/policy.ts';
import { countBallots } from './ballots.ts';
import { deskOf, rolesAt } from './desks.ts';
import { APPEAL_STATES, type Ballot, CLOSED, SEATS } from './model.ts';
import { decide, MOVES, movesFrom, type Situation } from './moves.ts';

const stranger: Situation = {
  ...{
    state: 'filed',
    isAppellant: false,
    involved: false,
    ruledBefore: false,
    atDesk: true,
    seat: null,
    voted: false,
  },
  ...{ reason: 'seen', outcome: 'rejected', corrections: 0, late: false, staffed: true },
};
const codesOf = (id: Parameters<typeof decide>[0], situation: Partial<Situation>) =>
  decide(id, { ...stranger, ...situation }).problems.map((problem) => problem.code);

describe('the moves of an appeal', () => {
  it('lead from filing to an end, and from no end but to the director', () => {
    for (const state of APPEAL_STATES) {
      const next = movesFrom(state).map(({ id }) => id);
      if (CLOSED.includes(state)) expect(next).toEqual(state === 'settled' ? ['final-word'] : []);
      else expect(next.length).toBeGreaterThan(0);
    }
  });

  it('let nobody decide about themselves, about what they made, or twice', () => {
    expect(codesOf('review', { isAppellant: true })).toEqual(['appeal.involved']);
    expect(codesOf('review', { involved: true, atDesk: false })).toEqual(['appeal.involved', 'appeal.not-your-desk']);
    expect(codesOf('final-word', { state: 'settled', ruledBefore: true })).toEqual(['appeal.ruled-before']);
    expect(codesOf('vote', { state: 'joint', seat: 'vip', voted: true })).toEqual(['appeal.voted']);
    expect(codesOf('vote', { state: 'joint' })).toEqual(['appeal.no-seat']);
  });

  it('let only the appellant answer, in time, and withdraw without a trace before anything is decided', () => {
    for (const id of ['accept', 'ask-joint', 'withdraw'] as const)
      expect(codesOf(id, { state: id === 'withdraw' ? 'filed' : 'reviewed' })).toContain('appeal.not-yours');
    expect(codesOf('ask-joint', { state: 'reviewed', isAppellant: true, late: true })).toEqual(['appeal.too-late']);
    expect(decide('withdraw', { ...stranger, isAppellant: true })).toMatchObject({ value: 'withdrawn' });
    expect(decide('withdraw', { ...stranger, isAppellant: true, state: 'joint' })).toMatchObject({ value: 'settled' });
  });

  it('leave an appeal to the director where it is late, or where nobody else may decide on it, and not before', () => {
    for (const state of ['filed', 'joint'] as const) {
      expect(codesOf('final-word', { state })).toEqual(['appeal.not-your-turn']);
      expect(codesOf('final-word', { state, late: true })).toEqual([]);
      expect(codesOf('final-word', { state, staffed: false })).toEqual([]);
      expect(codesOf('final-word', { state, staffed: false, involved: true })).toEqual(['appeal.involved']);
    }
    expect(codesOf('final-word', { state: 'referred' })).toEqual([]);
  });

  it('uphold nothing without a correction, and correct nothing that is rejected', () => {
    expect(codesOf('review', { outcome: 'partly' })).toEqual(['appeal.nothing-changed']);
    expect(codesOf('review', { corrections: 1 })).toEqual(['appeal.rejected-changes']);
    expect(codesOf('review', { reason: ' ' })).toEqual(['appeal.reason-missing']);
  });

  it('are each given to somebody by the policy table, and every desk to a role that may review', () => {
    for (const { action } of MOVES) expect(Object.keys(POLICY[action]).length).toBeGreaterThan(0);
    for (const ref of ['check:a', 'contact:b'])
      for (const role of rolesAt(deskOf({ kind: 'row', ref }))) expect(POLICY['appeal.review']).toHaveProperty(role);
  });
});

describe('a joint review', () => {
  const ballot = (seat: Ballot['seat'], outcome: Ballot['outcome'], value: string): Ballot => ({
    ...{ seat, outcome, at: '', reason: seat, by: { account: seat, name: seat } },
    corrections: outcome === 'rejected' ? [] : [{ change: 'rating', fact: 'f', score: value }],
  });

  it('is decided by two that would change the same, and by nobody where all three differ', () => {
    expect(countBallots([ballot('quality', 'upheld', '9')])).toBe('open');
    expect(countBallots([ballot('quality', 'upheld', '9'), ballot('vip', 'upheld', '8')])).toBe('open');
    const agreed = countBallots([ballot('quality', 'rejected', ''), ballot('vip', 'rejected', '')]);
    expect(agreed).toMatchObject([{ seat: 'quality' }, { seat: 'vip' }]);
    const split = [ballot('quality', 'upheld', '9'), ballot('group', 'partly', '8'), ballot('vip', 'rejected', '')];
    expect(countBallots(split)).toBeNull();
  });

  it('comes to the same whatever the order of the votes', () => {
    const votes = fc.tuple(
      ...SEATS.map((seat) => fc.constantFrom('upheld', 'rejected').map((o) => ballot(seat, o as 'upheld', '9'))),
    );
    fc.assert(
      fc.property(votes, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (cast, order) => {
        const outcomeOf = (list: readonly Ballot[]) => {
          const count = countBallots(list);
          return Array.isArray(count) ? (count[0] as Ballot).outcome : count;
        };
        expect(outcomeOf(order.map((i) => cast[i] as Ballot))).toBe(outcomeOf(cast));
      }),
    );
  });
});
