import { describe, expect, it } from 'vitest';
import type { Result } from '../../base/problem.ts';
import type { Fact } from '../../ledger/index.ts';
import { type Form, STEPS, type Step } from './model.ts';
import { moved, movedNotices, movesIn, readSchedule, type Schedule, scheduledFact, scheduleOf } from './schedule.ts';

const steps = Object.fromEntries(STEPS.map((step, i) => [step, { opens: i - 2, due: i + 1 }])) as Form['steps'];
const form = { steps } as Form;
/** The spring festival of 2026: the days off, and the Saturdays worked for them. */
const CALENDAR = {
  statutory: new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23']),
  makeup: new Set(['2026-02-14', '2026-02-28']),
  own: new Map([['2026-02-27', 'restday' as const]]),
};
const schedule = scheduleOf([form], '2026-02-15', CALENDAR);
const codes = (result: Result<unknown>) => result.problems.map(({ code }) => code);
const days = { today: '2026-02-24', calendar: CALENDAR };
const asked = { step: 'self' as Step, due: '2026-02-25', why: '春节后补评' };

function factOf(days: Schedule, known: string, why = ''): Fact {
  const draft = scheduledFact('c', days, { valid: '2026-02-15', by: '王', why });
  return { ...draft, id: known, known, replaces: null };
}

describe('the days of a cycle', () => {
  it('are workdays: holidays are passed over, make-up Saturdays count, the organisation’s own day off does not', () => {
    expect(schedule.self).toEqual({ opens: '2026-02-13', due: '2026-02-24' });
    expect(schedule.talk.due).toBe('2026-03-04');
  });

  it('come back from the ledger as they were written', () => {
    expect(readSchedule(factOf(schedule, '1'))).toEqual(schedule);
  });

  it('are moved to a working day that is still to come, with a reason, while the step is not over', () => {
    const next = moved(schedule, 'collecting', asked, days);
    expect(next.ok && next.value.self).toEqual({ opens: '2026-02-13', due: '2026-02-25' });
    expect(next.ok && { ...next.value, self: schedule.self }).toEqual(schedule);
    const wrong = (state: 'collecting' | 'calibrating', change: Partial<typeof asked>) =>
      codes(moved(schedule, state, { ...asked, ...change }, days));
    expect(wrong('collecting', { due: '2026-02-23' })).toEqual(['review.date-past', 'review.date-restday']);
    expect(wrong('collecting', { due: '2026-02-27' })).toEqual(['review.date-restday']);
    expect(wrong('collecting', { why: ' ', due: '2026-02-24' })).toEqual(['review.reason-missing', 'review.date-same']);
    expect(wrong('calibrating', {})).toEqual(['review.wrong-state']);
  });

  it('keep every move with its reason, in whatever order the statements are read', () => {
    const next = moved(schedule, 'collecting', asked, days);
    if (!next.ok) throw new Error('refused');
    const chain = [factOf(next.value, '2', asked.why), factOf(schedule, '1')];
    const move = { step: 'self', from: '2026-02-24', to: '2026-02-25', why: asked.why, by: '王', at: '2' } as const;
    expect(movesIn(chain)).toEqual([move]);
    const [told] = movedNotices({ id: 'c', period: '2026-02' }, move, [{ person: 'p1' }]);
    expect(told?.text['zh-CN']).toBe('2026-02 考核：自评的截止日由 2026-02-24 改为 2026-02-25。原因：春节后补评');
  });
});
