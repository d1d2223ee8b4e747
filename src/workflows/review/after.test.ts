import { describe, expect, it } from 'vitest';
import type { Result } from '../../base/problem.ts';
import { remindersOn } from './reminders.ts';
import { signed, written } from './talk.ts';
import { proposalsAfter } from './uses.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}
const codes = (result: Result<unknown>) => result.problems.map(({ code }) => code);

describe('reminders', () => {
  const owed = {
    cycle: 'c',
    period: '2026-03',
    step: 'lead',
    rater: 'L1',
    raterName: '李',
    lead: 'M',
    count: 15,
  } as const;
  const on = (day: string) => remindersOn(day, [{ ...owed, opens: '2026-04-01', due: '2026-04-04' }]);

  it('go to the rater when it opens, is due and is late; then to the lead, then to HR', () => {
    const kinds = (day: string) => on(day).map(({ kind, to }) => `${kind} ${JSON.stringify(to)}`);
    expect(kinds('2026-03-31')).toEqual([]);
    expect(kinds('2026-04-01')).toEqual(['review.open {"person":"L1"}']);
    expect(kinds('2026-04-03')).toEqual(['review.due {"person":"L1"}']);
    expect(kinds('2026-04-05')).toEqual(['review.late {"person":"L1"}']);
    expect(kinds('2026-04-06')).toEqual(['review.late {"person":"L1"}', 'review.lead {"person":"M"}']);
    expect(kinds('2026-04-08').at(-1)).toBe('review.hr {"role":"hr"}');
  });

  it('have the same key on every day of a stage, so that nobody is told twice', () => {
    const keys = new Set(['2026-04-01', '2026-04-02'].flatMap((day) => on(day).map(({ key }) => key)));
    expect(keys.size).toBe(1);
  });
});

describe('a talk', () => {
  const by = { account: 'lead', name: '李' };
  const said = { heldOn: '2026-04-10', record: '谈了', plan: [{ aim: 'x', action: 'y', due: '2026-05-01' }] };
  const talk = must(written('a', said, by, '2026-04-10'));

  it('is signed by the person and by who held it, each once', () => {
    const one = must(signed(talk, { account: 'acc', person: 'a' }, '同意', 't1'));
    expect([one.personSignedAt, one.leadSignedAt, one.remark]).toEqual(['t1', null, '同意']);
    expect(codes(signed(one, { account: 'acc', person: 'a' }, '', 't2'))).toEqual(['review.signed-already']);
    expect(must(signed(one, { account: 'lead', person: 'L1' }, '', 't2')).leadSignedAt).toBe('t2');
    expect(codes(signed(one, { account: 'other', person: 'b' }, '', 't2'))).toEqual(['review.not-your-talk']);
  });

  it('is not written down before it was held, nor with a plan that is over', () => {
    const early = written('a', { ...said, heldOn: '2026-05-02' }, by, '2026-04-10');
    expect(codes(early)).toEqual(['review.talk-ahead', 'review.plan-due-past']);
  });
});

describe('what results lead to', () => {
  const months = (...grades: (string | null)[]) => grades.map((grade, i) => ({ period: `2026-0${i + 1}`, grade }));

  it('is preference for promotion after three excellent months in a row', () => {
    expect(proposalsAfter(months('excellent', 'excellent', 'excellent'), [])).toEqual([
      { kind: 'promotion', restsOn: ['2026-01', '2026-02', '2026-03'] },
    ]);
    expect(proposalsAfter(months('excellent', null, 'excellent', 'excellent'), [])).toEqual([]);
  });

  it('is training on a fail, and the end of employment only after training and another fail', () => {
    expect(proposalsAfter(months('good', 'fail'), []).map(({ kind }) => kind)).toEqual(['training']);
    const trained = [{ kind: 'training', period: '2026-01' }] as const;
    expect(proposalsAfter(months('fail', 'fail'), trained).map(({ kind }) => kind)).toEqual([
      'post-change',
      'end-employment',
    ]);
    expect(proposalsAfter(months('fail', 'good'), trained)).toEqual([]);
  });
});
