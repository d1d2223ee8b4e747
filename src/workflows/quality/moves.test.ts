import { describe, expect, it } from 'vitest';
import { POLICY } from '../../access/index.ts';
import { CHECK_STATES } from './model.ts';
import { decide, MOVES, type MoveId, NOBODY, type Standing } from './moves.ts';

const holder: Standing = { ...NOBODY, state: 'claimed', isHolder: true, forActor: true, holder: 'Li' };
const code = (id: MoveId, standing: Standing) => decide(id, standing).problems[0]?.code ?? decide(id, standing);

describe('the moves of a check', () => {
  it('name actions that the policy knows, and start only where the table says', () => {
    for (const { id, action, from, to } of MOVES) {
      expect(Object.keys(POLICY)).toContain(action);
      expect(CHECK_STATES).toContain(to);
      for (const state of CHECK_STATES.filter((one) => !(from as readonly string[]).includes(one)))
        expect(code(id, { ...holder, isAgent: true, state })).toBe('quality.wrong-state');
    }
  });

  it('give a claimed check to nobody else until its claim has been left lying', () => {
    const other = { ...holder, isHolder: false };
    expect(code('claim', other)).toBe('quality.claimed-by-other');
    expect(code('claim', { ...other, abandoned: true })).toMatchObject({ value: 'claimed' });
    expect(code('claim', { ...other, abandoned: true, forActor: false })).toBe('quality.not-for-you');
    for (const id of ['save', 'release', 'skip', 'submit'] as const)
      expect(code(id, other)).toBe('quality.claimed-by-other');
  });

  it('save and submit only what was read last', () => {
    for (const id of ['save', 'submit'] as const) expect(code(id, { ...holder, fresh: false })).toBe('quality.stale');
    expect(code('submit', holder)).toMatchObject({ value: 'scored' });
  });

  it('let the agent alone confirm, once, in time', () => {
    const own: Standing = { ...NOBODY, state: 'scored', isAgent: true, today: '2026-01-20', answerUntil: '2026-01-20' };
    expect(code('confirm', own)).toMatchObject({ value: 'scored' });
    expect(code('confirm', { ...own, isAgent: false })).toBe('quality.not-yours');
    expect(code('confirm', { ...own, answered: true })).toBe('quality.answered');
    expect(code('confirm', { ...own, today: '2026-01-21' })).toBe('quality.answer-over');
  });
});
