import { describe, expect, it } from 'vitest';
import type { Result } from '../../base/problem.ts';
import { type Duty, dutiesOf, dutyNotices, openingNotice } from './duties.ts';
import { turnsOf } from './proposal.ts';
import { remindersOn } from './reminders.ts';
import { signed, written } from './talk.ts';
import { type ProposalKind, proposalsAfter } from './uses.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}
const USES = { promotion: { grade: 'excellent', months: 3 }, fail: 'fail' };
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

describe('what is owed after rating', () => {
  const due = {
    ...{ self: '2026-04-01', lead: '2026-04-04', peer: '2026-04-04', data: '2026-04-06', calibration: '2026-04-08' },
    ...{ release: '2026-04-09', talk: '2026-04-14', sign: '2026-04-16' },
  };
  const nothing = { submitted: false, due, talks: [], signatures: [] } as const;
  const steps = (duties: readonly Duty[]) => duties.map(({ step, name, due: day }) => `${step} ${name} ${day}`);

  it('is the sums’, then calibration’s, then a second person’s to release, then each lead’s talks and each signature', () => {
    expect(steps(dutiesOf({ ...nothing, state: 'collecting' }))).toEqual(['data hr 2026-04-06']);
    expect(steps(dutiesOf({ ...nothing, state: 'calibrating' }))).toEqual(['calibration hr 2026-04-08']);
    expect(steps(dutiesOf({ ...nothing, state: 'calibrating', submitted: true }))).toEqual([
      'release manager 2026-04-09',
    ]);
    const talks = [{ to: { person: 'L1' }, name: '李', count: 7, above: { person: 'M' } }];
    const signatures = [{ to: { person: 'a' }, name: '安', count: 1, above: { person: 'L1' } }];
    expect(steps(dutiesOf({ ...nothing, state: 'released', talks, signatures }))).toEqual([
      'talk 李 2026-04-14',
      'sign 安 2026-04-16',
    ]);
    expect(dutiesOf({ ...nothing, state: 'closed', talks })).toEqual([]);
  });

  it('is told a day before, once late, then to whoever is above, then to HR, each once', () => {
    const duty: Duty = {
      step: 'talk',
      to: { person: 'L1' },
      name: '李',
      count: 7,
      due: due.talk,
      above: { person: 'M' },
    };
    const on = (day: string) => dutyNotices(day, { cycle: 'c', period: '2026-03' }, [duty]);
    const told = (day: string) => on(day).map(({ kind, to }) => `${kind} ${JSON.stringify(to)}`);
    expect(told('2026-04-12')).toEqual([]);
    expect(told('2026-04-13')).toEqual(['review.talk-due {"person":"L1"}']);
    expect(told('2026-04-15')).toEqual(['review.talk-late {"person":"L1"}']);
    expect(told('2026-04-16')).toEqual(['review.talk-late {"person":"L1"}', 'review.talk-above {"person":"M"}']);
    expect(told('2026-04-18').at(-1)).toBe('review.talk-hr {"role":"hr"}');
    expect(new Set([...on('2026-04-18'), ...on('2026-04-19')].map(({ key }) => key)).size).toBe(3);
  });

  it('begins with the review itself, from the day on which self-assessment opens', () => {
    const march = { text: '2026-03', last: '2026-03-31' };
    expect(openingNotice('2026-03-28', march, '2026-03-29')).toBeNull();
    expect(openingNotice('2026-03-29', march, '2026-03-29')).toMatchObject({
      to: { role: 'hr' },
      kind: 'review.to-open',
    });
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
    expect(proposalsAfter(months('excellent', 'excellent', 'excellent'), [], USES)).toEqual([
      { kind: 'promotion', restsOn: ['2026-01', '2026-02', '2026-03'] },
    ]);
    expect(proposalsAfter(months('excellent', null, 'excellent', 'excellent'), [], USES)).toEqual([]);
  });

  it('is what the form says: another grade, another number of months', () => {
    const uses = { promotion: { grade: 'A', months: 2 }, fail: 'D' };
    expect(proposalsAfter(months('A', 'A'), [], uses).map(({ kind }) => kind)).toEqual(['promotion']);
    expect(proposalsAfter(months('excellent', 'excellent', 'excellent'), [], uses)).toEqual([]);
    expect(proposalsAfter(months('D'), [], uses).map(({ kind }) => kind)).toEqual(['training']);
  });

  it('is training on a fail, and the end of employment only after training and another fail', () => {
    expect(proposalsAfter(months('good', 'fail'), [], USES).map(({ kind }) => kind)).toEqual(['training']);
    const trained = [{ kind: 'training', period: '2026-01' }] as const;
    expect(proposalsAfter(months('fail', 'fail'), trained, USES).map(({ kind }) => kind)).toEqual([
      'post-change',
      'end-employment',
    ]);
    expect(proposalsAfter(months('fail', 'good'), trained, USES)).toEqual([]);
  });
});

describe('proposals whose results were corrected', () => {
  const due = (...kinds: ProposalKind[]) => kinds.map((kind) => ({ kind, restsOn: ['2026-03'] }));
  const stored = (kind: ProposalKind, state: 'open' | 'confirmed' | 'refused' | 'withdrawn', flagged = false) => {
    return { kind, state, restsOn: ['2026-03'], flaggedAt: flagged ? 't' : null };
  };
  const turns = (...args: Parameters<typeof turnsOf>) => turnsOf(...args).map(({ turn, kind }) => `${turn} ${kind}`);

  it('are withdrawn while open, flagged once confirmed, and let be where they were refused', () => {
    expect(turns([stored('training', 'open')], [])).toEqual(['withdrawn training']);
    expect(turns([stored('training', 'confirmed')], [])).toEqual(['flagged training']);
    expect(turns([stored('training', 'confirmed', true)], [])).toEqual([]);
    expect(turns([stored('training', 'refused')], [])).toEqual([]);
    expect(turns([stored('training', 'refused')], due('training'))).toEqual([]);
  });

  it('arise again with their ground, and lose their flag', () => {
    expect(turns([stored('training', 'withdrawn')], due('training'))).toEqual(['arises training']);
    expect(turns([stored('training', 'confirmed', true)], due('training'))).toEqual(['unflagged training']);
    expect(turns([], due('promotion'))).toEqual(['arises promotion']);
    expect(turns([{ ...stored('promotion', 'open'), restsOn: ['2026-02'] }], due('promotion'))).toEqual([
      'moves promotion',
    ]);
  });

  it('never arise beside the confirmed one that excludes them', () => {
    const both = due('post-change', 'end-employment');
    expect(turns([stored('post-change', 'confirmed'), stored('end-employment', 'withdrawn')], both)).toEqual([]);
  });
});
