import { describe, expect, it } from 'vitest';
import type { Result } from '../../base/problem.ts';
import { decide, MOVES, type Move } from './moves.ts';

const codes = (result: Result<unknown>) => result.problems.map(({ code }) => code);

describe('a cycle', () => {
  const mover = { account: 'hr', person: null };
  const quiet = {
    periodOver: true,
    owed: 0,
    unsigned: 0,
    reason: '',
    submittedBy: null,
    mover,
    judged: false,
    period: '2026-01',
  };
  const standing = { state: 'collecting', ...quiet } as const;

  it('sums up when the month is over and nothing is owed, or with a reason', () => {
    expect(codes(decide('sum', { ...standing, periodOver: false, owed: 2 }))).toEqual([
      'review.period-running',
      'review.still-owed',
    ]);
    expect(decide('sum', { ...standing, owed: 2, reason: '两人请假' }).ok).toBe(true);
  });

  it('never leads back to rating, for differences would tell what a single peer said', () => {
    expect((MOVES as readonly Move[]).filter(({ to }) => to === 'collecting')).toEqual([]);
  });

  it('is released by a second person: another account of another person than who submitted it', () => {
    const by = { account: 'a1', name: '甲', person: 'p1' };
    const asked = { ...standing, state: 'calibrating', submittedBy: by } as const;
    const codesFor = (account: string, person: string | null) =>
      codes(decide('release', { ...asked, mover: { account, person } }));
    expect(codes(decide('release', { ...asked, submittedBy: null }))).toEqual(['review.not-submitted']);
    expect(codesFor('a1', 'p1')).toEqual(['review.released-alone']);
    expect(codesFor('a2', 'p1')).toEqual(['review.released-alone']);
    expect(codesFor('a2', null)).toEqual([]);
  });

  it('is neither submitted nor released by somebody whom it judges', () => {
    const by = { account: 'a1', name: '甲', person: 'p1' };
    const asked = { ...standing, state: 'calibrating', judged: true } as const;
    expect(codes(decide('submit', asked))).toEqual(['review.released-judged']);
    expect(codes(decide('release', { ...asked, submittedBy: by }))).toEqual(['review.released-judged']);
    expect(decide('submit', { ...asked, judged: false }).ok).toBe(true);
  });

  it('is closed when both signed every talk, and discarded only before its release', () => {
    expect(codes(decide('close', { ...standing, state: 'released', unsigned: 1 }))).toEqual(['review.unsigned']);
    expect(codes(decide('discard', { ...standing, state: 'released', reason: 'x' }))).toEqual(['review.wrong-state']);
  });
});
