import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUN_STATES, type RunState } from './model.ts';
import { decide, MOVES, type MoveId, movesFrom, type Standing } from './moves.ts';

const clean: Standing = {
  state: 'prepared',
  hands: ['hr'],
  workedOut: true,
  openErrors: 0,
  unexplained: [],
  unanswered: 0,
  openQuestions: 0,
  taxMovedOn: false,
  othersOpen: 0,
  account: 'boss',
  paysActor: false,
  reason: 'because',
};

const codesOf = (id: MoveId, standing: Partial<Standing>) =>
  decide(id, { ...clean, ...standing }).problems.map((p) => p.code);

describe('the moves of a pay run', () => {
  it('are refused in the words of the page, not by the names that programs have for states and moves', () => {
    const [refused] = decide('submit', { ...clean, state: 'closed' }).problems;
    expect(refused?.message['zh-CN']).toBe('核算现在的状态是“已关账”，不能做“提交审批”。');
  });

  it('lead from prepared to closed by two people', () => {
    const path: readonly [MoveId, string][] = [
      ['check', 'hr'],
      ['submit', 'hr'],
      ['approve', 'boss'],
      ['publish', 'hr'],
      ['close', 'hr'],
    ];
    let state: RunState = 'prepared';
    for (const [move, account] of path) {
      const decided = decide(move, { ...clean, state, account });
      expect(decided.ok, move).toBe(true);
      if (decided.ok) state = decided.value;
    }
    expect(state).toBe('closed');
  });

  it('approve nothing with open errors, unexplained warnings, one’s own pay or one’s own preparation', () => {
    const state = 'submitted';
    expect(codesOf('approve', { state })).toEqual([]);
    expect(codesOf('approve', { state, openErrors: 1 })).toEqual(['payrun.open-errors']);
    expect(codesOf('approve', { state, unexplained: ['payrun.no-pay'] })).toEqual(['payrun.unexplained']);
    expect(codesOf('approve', { state, paysActor: true })).toEqual(['payrun.own-pay']);
    expect(codesOf('approve', { state, account: 'hr' })).toEqual(['payrun.second-person']);
    expect(codesOf('approve', { state, taxMovedOn: true })).toEqual(['payrun.tax-moved-on']);
    expect(codesOf('approve', { state, workedOut: false, openErrors: 2, account: 'hr' })).toEqual([
      'payrun.not-worked-out',
      'payrun.open-errors',
      'payrun.second-person',
    ]);
  });

  it('close the run of everybody after the others of its period', () => {
    expect(codesOf('close', { state: 'published', othersOpen: 1 })).toEqual(['payrun.others-open']);
    expect(codesOf('close', { state: 'published' })).toEqual([]);
  });

  it('send back and discard for a written reason only', () => {
    expect(codesOf('return', { state: 'approved', reason: '  ' })).toEqual(['payrun.reason-missing']);
    expect(codesOf('discard', { reason: '' })).toEqual(['payrun.reason-missing']);
    expect(codesOf('return', { state: 'approved' })).toEqual([]);
  });

  it('close only when every payslip is confirmed or out of its days, and every question answered', () => {
    const state = 'published';
    expect(codesOf('close', { state, unanswered: 3, openQuestions: 1 })).toEqual([
      'payrun.open-questions',
      'payrun.unanswered',
    ]);
    expect(codesOf('close', { state })).toEqual([]);
  });

  const standing = fc.record({
    workedOut: fc.boolean(),
    openErrors: fc.integer({ min: 0, max: 2 }),
    unexplained: fc.subarray(['a', 'b']),
    unanswered: fc.integer({ min: 0, max: 1 }),
    openQuestions: fc.integer({ min: 0, max: 1 }),
    taxMovedOn: fc.boolean(),
    othersOpen: fc.nat(2),
    account: fc.constantFrom('hr', 'hr2', 'boss'),
    paysActor: fc.boolean(),
    reason: fc.constantFrom('', 'why'),
  });
  const step = fc.tuple(fc.constantFrom(...MOVES.map((move) => move.id)), standing);

  /** Walks a run through any moves by anybody; hands grow as the moves' data says. */
  function walk(steps: readonly (readonly [MoveId, Omit<Standing, 'state' | 'hands'>])[]) {
    let state: RunState = 'prepared';
    let hands: readonly string[] = ['hr'];
    const made: { move: MoveId; from: RunState; to: RunState; standing: Standing }[] = [];
    for (const [move, rest] of steps) {
      const now: Standing = { ...rest, state, hands };
      const decided = decide(move, now);
      if (!decided.ok) continue;
      made.push({ move, from: state, to: decided.value, standing: now });
      state = decided.value;
      if (MOVES.find((one) => one.id === move)?.hand) hands = [...new Set([...hands, rest.account])];
    }
    return made;
  }

  it('never reach approval, publication or closing without a second person who saw a clean run', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const made = walk(steps);
        for (const { to, standing: s } of made.filter((m) => m.to === 'approved')) {
          expect(to).toBe('approved');
          expect(s.hands).not.toContain(s.account);
          expect([s.openErrors, s.unexplained.length, s.workedOut, s.paysActor]).toEqual([0, 0, true, false]);
        }
        for (const [i, { to }] of made.entries())
          if (to === 'published' || to === 'closed')
            expect(made.slice(0, i).some((before) => before.move === 'approve')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leave nothing to be done with a closed or discarded run, ever', () => {
    expect([movesFrom('closed'), movesFrom('discarded')]).toEqual([[], []]);
    fc.assert(
      fc.property(step, fc.constantFrom('closed' as const, 'discarded' as const), ([move, rest], state) => {
        expect(decide(move, { ...rest, state, hands: [] }).ok).toBe(false);
      }),
    );
  });

  it('give every other state a way on', () => {
    const open = RUN_STATES.filter((state) => state !== 'closed' && state !== 'discarded');
    for (const state of open) expect(movesFrom(state).length, state).toBeGreaterThan(0);
  });
});
