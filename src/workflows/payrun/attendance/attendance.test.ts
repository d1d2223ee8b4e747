import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { period } from '../../../base/period.ts';
import type { Fact } from '../../../ledger/index.ts';
import { dictionary } from '../../../stages/metrics/testing/catalog.node.ts';
import { duckTables, type Tables } from '../../../stages/metrics/testing/tables.node.ts';
import type { LoadedForPay } from '../../../stages/pay/service.ts';
import { attendanceOf } from './service.ts';

let activity: Tables;
beforeAll(async () => {
  activity = await duckTables();
  const day = (date: string, more: Readonly<Record<string, string>>) => ({
    agent: 'ann',
    date,
    ...more,
  });
  await activity.insert('shift', [
    day('2025-12-31', { leave: 'annual' }),
    day('2026-03-02', { leave: 'annual' }),
    day('2026-03-03', { leave: 'annual', leave_hours: '4' }),
    day('2026-11-02', { leave: 'sick' }),
    day('2026-12-01', { leave: 'sick' }),
    day('2026-12-02', { leave: 'sick', leave_hours: '4' }),
    day('2026-12-03', { absent: 'true' }),
    day('2026-12-04', { overtime_workday: '2' }),
  ]);
});
afterAll(() => activity.close());

function fact(kind: string, valid: string, data: Fact['data']): Fact {
  const said = { until: null, known: `${valid}T08:00:00.000Z`, by: 'hr', why: '', replaces: null, source: null };
  return { id: `${kind}-${valid}`, kind, subject: 'ann', valid, data, ...said };
}

const HIRED = fact('person.recorded', '2020-01-01', { name: 'Ann', hired_on: '2020-01-01' });
const PAID = [
  fact('amount.granted', '2025-12-31', { name: 'unused_leave', amount: '4' }),
  fact('amount.granted', '2026-12-31', { name: 'unused_leave', amount: '2' }),
];

async function absence(month: string, ledger: readonly Fact[]) {
  const loaded = { period: period(month), ledger, activity: [], given: null } as unknown as LoadedForPay;
  const { absences, overtime } = await attendanceOf({ activity }, loaded, dictionary);
  const { sick, unpaid, annual } = absences.get('ann') ?? { sick: null, unpaid: null, annual: null };
  return {
    days: [sick, unpaid].map(String),
    annual: annual && [annual.taken, annual.paid].map(String),
    overtime: overtime.get('ann')?.map((one) => `${one.date} ${one.workday}`) ?? [],
  };
}

describe('what the law asks attendance', () => {
  it('counts the month’s sick and unpaid days, and at its end the year’s annual leave, taken and paid', async () => {
    expect(await absence('2026-12', [HIRED, ...PAID])).toEqual({
      days: ['1.5', '1'],
      annual: ['1.5', '2'],
      overtime: ['2026-12-04 2'],
    });
  });

  it('looks at the year’s leave of nobody in between, until somebody leaves', async () => {
    expect((await absence('2026-11', [HIRED])).annual).toBeNull();
    const left = fact('person.recorded', '2026-11-20', { left_on: '2026-11-20' });
    expect((await absence('2026-11', [HIRED, left])).annual).toEqual(['1.5', '0']);
  });
});
