import { Decimal } from '../../src/base/decimal.ts';
import { period } from '../../src/base/period.ts';
import { sameText } from '../../src/base/text.ts';
import type { Fact } from '../../src/ledger/index.ts';
import type { Person } from '../../src/people/index.ts';
import type { MetricCall } from '../../src/stages/metrics/index.ts';
import type { MetricBook, PayData, PayRun, PersonPay } from '../../src/stages/pay/index.ts';

/** Made-up people, facts and metrics for the tests of pay. */

export const JANUARY = period('2026-01');

export function person(id: string, more: Partial<Person> = {}): Person {
  const unknown = { lead: null, manager: null, hired_on: null, left_on: null, city: null, project: null, shift: null };
  const known = { name: id, post: 'basic', level: 'junior', team: 'A', base_pay: null, status: 'regular' } as const;
  return { id, ...known, ...unknown, attributes: {}, aliases: [], ...more };
}

export function granted(subject: string, name: string, amount: string, more: Partial<Fact> = {}): Fact {
  const known = '2026-01-31T08:00:00.000Z';
  const said = { valid: '2026-01-31', until: null, known, by: 'lead', why: 'monthly', replaces: null, source: null };
  return {
    id: `${subject}-${name}-${amount}`,
    kind: 'amount.granted',
    subject,
    ...said,
    data: { name, amount },
    ...more,
  };
}

/** `{ ann: { qa_deductions: '18' } }`; `'0.9/25'` is 0.9 observed 25 times. */
export type Measurements = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function bookOf(people: Measurements, teams: Measurements = {}): MetricBook {
  return {
    find(of, who, metric) {
      const text = (of === 'team' ? teams : people)[who]?.[metric];
      if (text === undefined) return undefined;
      const [value = '0', n = '100'] = text.split('/');
      return { call: call(metric), cell: { value: Decimal.of(value), numerator: Decimal.of(value), n: Decimal.of(n) } };
    },
  };
}

export function payData(more: Partial<PayData> = {}): PayData {
  const nothing = { standings: new Map(), scores: new Map(), facts: new Map(), given: null };
  return { period: JANUARY, people: [person('ann')], metrics: bookOf({}), ...nothing, ...more };
}

export function payOf(run: PayRun, id: string): PersonPay {
  for (const pay of run.pay) if (pay.person.id === id) return pay;
  throw new Error(`${id} is not in the run`);
}

function call(id: string): MetricCall {
  const wording = { title: sameText(id), definition: sameText('') };
  const named = { id, version: 1, ...wording, wording, unit: 'ratio', better: null } as const;
  const shape = {
    minimumN: 0,
    parameters: {},
    shape: { type: 'sum' },
    interval: false,
    buckets: [],
    sources: [],
  } as const;
  return { definition: { ...named, ...shape }, parameters: {} };
}
