import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachBackend } from '../../test/postgres/backends.ts';
import { period } from '../base/period.ts';
import type { Result } from '../base/problem.ts';
import type { Records } from '../platform/db/records.ts';
import type { FactDraft } from './model.ts';
import {
  appendFacts,
  correctFact,
  ledgerInstant,
  readFacts,
  readHistory,
  undoImport,
  withdrawFact,
} from './service.ts';

const draft = (subject: string, amount: string, rest: Partial<FactDraft> = {}): FactDraft => ({
  kind: 'award.granted',
  subject,
  valid: '2026-01-15',
  until: null,
  by: 'hr',
  why: 'month star',
  replaces: null,
  data: { amount, award: 'star' },
  source: null,
  ...rest,
});
const fromFile = (importId: string, row: number) => ({ source: { importId, file: 'awards.csv', row } });
const clock = () => new Date('2026-02-01T08:00:00Z');
const decision = { by: 'boss', why: 'a mistake' };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code} ${p.message.en}`).join('\n'));
  return result.value;
}

let records: Records;
let people = 0;
/** A subject of the test's own, so that the tests share one database. */
const someone = () => `p${++people}`;

async function amounts(subject: string, known?: string) {
  const facts = await readFacts(records, { subjects: [subject], ...(known === undefined ? {} : { known }) });
  return facts.map((fact) => fact.data.amount);
}

function recording() {
  it('counts what a file says again after another overruled it, once', async () => {
    const subject = someone();
    const says = (importId: string, team: string) =>
      appendFacts(
        records,
        [draft(subject, '', { kind: 'person.recorded', data: { team, level: 'junior' }, ...fromFile(importId, 2) })],
        clock,
      );
    const team = async () => (await readFacts(records, { subjects: [subject] })).at(-1)?.data.team;
    for (const [importId, said] of [
      ['a-1', 'A'],
      ['b-1', 'B'],
      ['a-2', 'A'],
    ] as const) {
      expect(value(await says(importId, said)).recorded).toHaveLength(1);
      expect(await team()).toBe(said);
    }
    expect(value(await says('a-3', 'A')).recorded).toEqual([]);
    value(await undoImport(records, 'a-2', decision, clock));
    expect(await team()).toBe('B');
  });

  it('records the rows of a file once, however often it is read', async () => {
    const subject = someone();
    const file = (importId: string) => [
      draft(subject, '1', fromFile(importId, 2)),
      draft(subject, '2', fromFile(importId, 3)),
    ];
    expect(value(await appendFacts(records, file('i-1'), clock)).recorded).toHaveLength(2);
    const again = value(await appendFacts(records, file('i-2'), clock));
    expect([again.recorded.length, again.alreadyThere]).toEqual([0, 2]);
    expect(await amounts(subject)).toEqual(['1', '2']);
  });

  it('keeps two equal decisions of people as two', async () => {
    const subject = someone();
    await appendFacts(records, [draft(subject, '5')], clock);
    await appendFacts(records, [draft(subject, '5')], clock);
    expect(await amounts(subject)).toEqual(['5', '5']);
  });

  it('records nothing of a batch that has one faulty fact, and names its row', async () => {
    const subject = someone();
    const result = await appendFacts(
      records,
      [draft(subject, '1'), draft(subject, 'much', fromFile('bad', 9)), draft(subject, '2', { replaces: 'nothing' })],
      clock,
    );
    expect(result.problems.map((p) => [p.code, p.where.row, p.where.field])).toEqual([
      ['ledger.field-invalid', 9, 'amount'],
    ]);
    const dangling = await appendFacts(records, [draft(subject, '2', { replaces: 'nothing' })], clock);
    expect(dangling.problems.map((p) => p.code)).toEqual(['ledger.replaces-unknown']);
    expect(await amounts(subject)).toEqual([]);
  });
}

function keeping() {
  it('cannot be rewritten, not even by SQL', async () => {
    for (const statement of ['update fact set why = why', 'delete from fact', 'truncate fact']) {
      await expect(sql.raw(statement).execute(records.as()), statement).rejects.toThrow(/only ever appended/);
    }
  });
}

function takingBack() {
  it('reads a correction in place of what it corrects, and the old value as of before', async () => {
    const subject = someone();
    const { recorded, known } = value(await appendFacts(records, [draft(subject, '100')], clock));
    value(await correctFact(records, recorded[0]?.id ?? '', draft(subject, '120'), clock));
    expect(await amounts(subject)).toEqual(['120']);
    expect(await amounts(subject, known)).toEqual(['100']);
  });

  it('restores what a withdrawn correction had corrected, and refuses to withdraw twice', async () => {
    const subject = someone();
    const first = value(await appendFacts(records, [draft(subject, '100')], clock)).recorded[0]?.id ?? '';
    const second = value(await correctFact(records, first, draft(subject, '120'), clock)).recorded[0]?.id ?? '';
    value(await withdrawFact(records, second, decision, clock));
    expect(await amounts(subject)).toEqual(['100']);
    value(await withdrawFact(records, first, decision, clock));
    expect(await amounts(subject)).toEqual([]);
    const twice = await withdrawFact(records, first, decision, clock);
    expect(twice.problems.map((p) => p.code)).toEqual(['ledger.already-withdrawn']);
  });

  it('takes an import back as a whole, and brings it back when the file is imported again, any number of times', async () => {
    const subject = someone();
    const rows = (importId: string) => [
      draft(subject, '1', fromFile(importId, 2)),
      draft(subject, '2', fromFile(importId, 3)),
    ];
    value(await appendFacts(records, rows('u-1'), clock));
    for (const round of [1, 2, 3]) {
      expect(value(await undoImport(records, `u-${round}`, decision, clock)).recorded).toHaveLength(2);
      expect(await amounts(subject)).toEqual([]);
      expect(value(await appendFacts(records, rows(`u-${round + 1}`), clock)).restored).toBe(2);
      expect(await amounts(subject)).toEqual(['1', '2']);
    }
  });

  it('leaves withdrawn what a person withdrew when the file comes again, and says so', async () => {
    const subject = someone();
    const { recorded } = value(await appendFacts(records, [draft(subject, '1', fromFile('w-1', 2))], clock));
    value(await withdrawFact(records, recorded[0]?.id ?? '', decision, clock));
    const again = value(await appendFacts(records, [draft(subject, '1', fromFile('w-2', 2))], clock));
    expect([again.restored, again.stayWithdrawn]).toEqual([0, 1]);
    expect(await amounts(subject)).toEqual([]);
  });
}

function choosing() {
  it('reads by kind, subject and period, also where a correction moved a fact into the period', async () => {
    const [subject, other] = [someone(), someone()];
    const { recorded } = value(await appendFacts(records, [draft(subject, '7'), draft(other, '8')], clock));
    const moved = draft(subject, '7', { valid: '2031-05-02', until: '2031-05-31' });
    value(await correctFact(records, recorded[0]?.id ?? '', moved, clock));
    const of = async (text: string) =>
      (await readFacts(records, { kinds: ['award.granted'], period: period(text) })).map((fact) => fact.subject);
    expect(await of('2031-05')).toContain(subject);
    expect(await of('2026-02')).not.toContain(subject);
    expect(await of('2031-06')).not.toContain(subject);
    expect(await readHistory(records, { subjects: [other] })).not.toEqual([]);
  });

  it('reads of corrections those that touch what is asked for, from end to end, and no others', async () => {
    const [from, to, stranger] = [someone(), someone(), someone()];
    const made = value(await appendFacts(records, [draft(from, '1'), draft(stranger, '9')], clock)).recorded;
    const idOf = (facts: typeof made, subject: string) => facts.find((fact) => fact.subject === subject)?.id ?? '';
    value(await correctFact(records, idOf(made, stranger), draft(stranger, '10'), clock));
    const moved = value(await correctFact(records, idOf(made, from), draft(to, '2'), clock)).recorded;
    value(await correctFact(records, idOf(moved, to), draft(to, '3'), clock));
    const said = async (subject: string) =>
      (await readHistory(records, { subjects: [subject] })).map(({ data }) => data.amount).sort();
    expect(await said(from)).toEqual(['1', '2', '3']);
    expect(await said(to)).toEqual(['1', '2', '3']);
    expect(await said(stranger)).toEqual(['10', '9']);
    expect([await amounts(from), await amounts(to)]).toEqual([[], ['3']]);
  });
}

function reading() {
  it('gives back what was recorded, value for value', async () => {
    const subject = someone();
    const given = draft(subject, '100.10', {
      until: '2026-03-31',
      data: { amount: '100.10', award: '服务“之星”', nested: { list: [1, null, true, '—'] } },
      ...fromFile('i-exact', 7),
    });
    const { recorded } = value(await appendFacts(records, [given], clock));
    const [read] = await readFacts(records, { subjects: [subject] });
    expect(read).toEqual(recorded[0]);
    expect(read).toMatchObject(given);
  });

  it('never records an instant twice, even under a clock that stands still or runs back', async () => {
    const before = (await ledgerInstant(records)) ?? '';
    const past = () => new Date('2001-01-01T00:00:00Z');
    const { known } = value(await appendFacts(records, [draft(someone(), '1')], past));
    expect(known > before).toBe(true);
    expect(await ledgerInstant(records)).toBe(known);
  });

  it('answers the same for a past instant whatever is recorded later', async () => {
    const subject = someone();
    const { recorded } = value(await appendFacts(records, [draft(subject, '10')], clock));
    const known = (await ledgerInstant(records)) ?? '';
    const then = await readFacts(records, { known });
    value(await correctFact(records, recorded[0]?.id ?? '', draft(subject, '11'), clock));
    value(await undoImport(records, 'u-4', decision, clock));
    expect(await readFacts(records, { known })).toEqual(then);
  });
}

/** Last, because whatever reads the whole ledger after it reads these, too. */
function holdingMuch() {
  it('takes more facts in one go than a statement takes parameters', async () => {
    const many = 70_000;
    const facts = Array.from({ length: many }, (_, i) =>
      draft(`bulk${i}`, '1', {
        kind: 'amount.granted',
        data: { amount: '1', name: 'bulk' },
        ...fromFile('bulk', i + 2),
      }),
    );
    expect(value(await appendFacts(records, facts, clock)).recorded).toHaveLength(many);
    expect(await readFacts(records, { kinds: ['amount.granted'] })).toHaveLength(many);
  });
}

onEachBackend('the ledger', (backend) => {
  beforeAll(async () => {
    records = await backend.open();
  });
  afterAll(() => records.close());
  recording();
  keeping();
  takingBack();
  choosing();
  reading();
  holdingMuch();
});
