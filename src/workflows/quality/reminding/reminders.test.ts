import { describe, expect, it } from 'vitest';
import { addDays } from '../../../base/period.ts';
import { sameText } from '../../../base/text.ts';
import { type OwedScores, remindersOn } from './reminders.ts';

const DUE = '2026-01-15';
const owed = (by: OwedScores['by'], count = 3): OwedScores => ({
  ...{
    key: 'quality:owed',
    what: sameText('Checks'),
    count,
    due: DUE,
    by,
    name: sameText('Li'),
    link: '/quality/queue',
  },
  above: [{ role: 'manager' }],
});
const told = (today: string) =>
  remindersOn(today, [owed({ role: 'quality' })]).map(({ to, kind }) => [Object.values(to).join(), kind].join(' '));

describe('scores that are owed', () => {
  it('are not spoken of before they are due, then to whoever owes them, then above', () => {
    expect(told(addDays(DUE, -1))).toEqual([]);
    expect(told(DUE)).toEqual(['quality quality.due']);
    expect(told(addDays(DUE, 1))).toEqual(['quality quality.late']);
    expect(told(addDays(DUE, 2))).toEqual(['quality quality.late', 'manager quality.above']);
  });

  it('are told of once a stage, however often the clock asks and however the count changes meanwhile', () => {
    const keys = new Set<string>();
    for (let hour = 0; hour < 96; hour++)
      for (const { key } of remindersOn(addDays(DUE, Math.floor(hour / 24)), [owed({ person: 'K1' }, 9 - (hour % 9))]))
        keys.add(key ?? '');
    expect(keys.size).toBe(3);
  });

  it('name who owes them to those above alone', () => {
    const [own, above] = remindersOn(addDays(DUE, 2), [owed({ person: 'K1' })]);
    expect([own?.text.en, above?.text.en]).toEqual([
      'Checks: 3 conversations were to be scored by 2026-01-15.',
      'Checks: Li is days late with 3 conversations, due 2026-01-15.',
    ]);
  });
});
