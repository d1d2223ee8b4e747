import { describe, expect, it } from 'vitest';
import { homeOf, type Payment } from './homes.ts';

const january: Payment = { plan: 'a', period: '2026-01', open: false };

interface Tried {
  readonly plan?: string;
  readonly period?: string;
  readonly monthly?: boolean;
  readonly pays?: boolean;
  readonly left?: boolean;
  readonly payments?: readonly Payment[];
}

function home({ plan = 'a', period = '2026-02', monthly = true, pays = false, left = false, payments }: Tried) {
  const asking = { run: { plan, period }, monthly, pays: new Set(pays ? ['ann'] : []), left: () => left };
  return homeOf('ann', 'a', { ...asking, payments: () => payments ?? [january] });
}

describe('who settles what a closed period owes', () => {
  it('is the run that pays the person, whichever plan it goes by', () => {
    expect(home({ pays: true })).toBe('here');
    expect(home({ pays: true, plan: 'b' })).toBe('here');
  });

  it('is no yearly run, unless the year itself was corrected', () => {
    expect(home({ pays: true, plan: 'bonus', monthly: false })).toBe('nowhere');
    expect(home({ pays: true, plan: 'a', monthly: false })).toBe('here');
  });

  it('is another run where that one pays the person and is still open', () => {
    expect(home({ payments: [january, { plan: 'b', period: '2026-02', open: true }] })).toBe('elsewhere');
  });

  it('is the next run of their last plan for who left, and the next of any once that plan has had no run', () => {
    expect(home({ left: true })).toBe('here');
    expect(home({ left: true, plan: 'b' })).toBe('nowhere');
    expect(home({ left: true, plan: 'b', period: '2026-03' })).toBe('here');
  });

  it('waits a period for who is still here, since a run by another plan may be coming', () => {
    expect(home({})).toBe('nowhere');
    expect(home({ period: '2026-03' })).toBe('here');
  });

  it('is nobody while the month’s own run can no longer be changed', () => {
    expect(home({ payments: [january, { plan: 'b', period: '2026-02', open: false }] })).toBe('nowhere');
  });
});
