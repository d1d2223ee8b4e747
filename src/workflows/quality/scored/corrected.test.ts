import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../ledger/index.ts';
import { readCard } from '../cards/read.ts';
import { type Check, type CheckResult, type Entries, NOT_APPLICABLE, type Scorecard } from '../model.ts';
import { score } from '../score.ts';
import { correctionSteps, countedOf, entriesBefore, rescored } from './corrected.ts';
import { outcomeColumns } from './fact.ts';
import { itemsText, namedFaults, readItems } from './items.ts';

function shipped(id: string): Scorecard {
  const text = readFileSync(new URL(`../../../../catalog/scorecards/${id}.yaml`, import.meta.url), 'utf8');
  const read = readCard(text, id);
  if (!read.ok) throw new Error(`${id} cannot be read`);
  return read.value;
}

const CARDS = ['deductions-basic', 'deductions-vip', 'deductions-voice', 'score-100'].map(shipped);
const itemsOf = (card: Scorecard) => card.sections.flatMap(({ items }) => items);

/** Any whole set of entries that some card takes. */
const judged = fc.constantFrom(...CARDS).chain((card) =>
  fc
    .tuple(
      ...itemsOf(card).map((item) =>
        fc.record({
          value: fc.constantFrom(
            ...item.steps.map((step) => step.toString()),
            ...(item.mayNotApply ? [NOT_APPLICABLE] : []),
          ),
          cause: fc.constantFrom('', ...card.causes.map(({ id }) => id)),
          note: fc.constantFrom('the words', 'other words'),
        }),
      ),
    )
    .map((values) => ({
      card,
      entries: Object.fromEntries(itemsOf(card).map(({ id }, i) => [id, values[i]])) as Entries,
    })),
);

const ROW = 'c-1|Li|2026-01-20 10:00:00';

function checkOf(card: Scorecard, entries: Entries): Pick<Check, 'result' | 'entries'> & Check {
  const whole = score(card, entries);
  if (!whole.ok) throw new Error('not whole');
  const { deductions, points, possible, critical, wrong_answer } = outcomeColumns(card, entries, whole.value);
  const sums = { deductions, points, possible, critical, wrongAnswer: wrong_answer };
  return { entries, result: { rowKey: ROW, ...sums } as CheckResult } as Check;
}

function correction(id: string, data: Fact['data'], replaces: string | null = null): Fact {
  const at = `2026-02-01T00:00:0${id.length}.000Z`;
  const head = { subject: `check:${ROW}`, valid: '2026-01-20', until: null, by: 'wu', why: '', source: null };
  return { id, kind: 'correction.made', known: at, replaces, data, ...head };
}

describe('the text of a check’s items', () => {
  it('says every item of the card, and reads back what was said', () => {
    fc.assert(
      fc.property(judged, ({ card, entries }) => {
        const said = readItems(itemsText(card, entries));
        expect(said).toEqual(
          itemsOf(card).map(({ id }) => ({
            item: id,
            value: entries[id]?.value,
            cause: entries[id]?.cause === '' ? null : entries[id]?.cause,
          })),
        );
      }),
    );
  });

  it('is told from the words of a source, which name faults and what is noted beside them', () => {
    expect(readItems('未主动问候（-2）；语气生硬：一次')).toBeNull();
    expect(readItems(null)).toBeNull();
    expect(namedFaults('未主动问候（-2）；语气生硬：一次')).toEqual(['未主动问候', '语气生硬']);
    expect(namedFaults(null)).toEqual([]);
  });
});

describe('a check whose items were judged anew', () => {
  it('counts in everything as if it had been scored so in the first place', () => {
    fc.assert(
      fc.property(
        judged,
        fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 4 }),
        ({ card, entries }, picks) => {
          fc.pre(score(card, entries).ok);
          const items = itemsOf(card);
          const anew: Record<string, { value: string }> = {};
          for (const pick of picks) {
            const item = items[pick % items.length];
            const other = item?.steps.map((step) => step.toString()).filter((step) => step !== entries[item.id]?.value);
            if (item && other?.[0] !== undefined) anew[item.id] = { value: other[pick % other.length] ?? other[0] };
          }
          const made = rescored(card, entries, anew);
          fc.pre(made.ok);
          const check = checkOf(card, entries);
          const steps = correctionSteps(check, [correction('f', { values: made.value.values, appeal: 'a' })]);
          expect(steps[0]?.after.result).toEqual(checkOf(card, made.value.entries).result);
          const values = (said: Entries | undefined) =>
            Object.entries(said ?? {}).map(([id, { value }]) => `${id}=${value}`);
          expect(values(steps[0]?.after.entries).sort()).toEqual(values(made.value.entries).sort());
          // Taken back, it is what it was; decided anew, it begins from there.
          const back = [correction('f', { values: made.value.values }), correction('ff', {}, 'f')];
          expect(correctionSteps(check, back)).toEqual([]);
          expect(entriesBefore({ check, corrections: steps }, new Set(['f']))).toEqual(check.entries);
        },
      ),
    );
  });

  it('keeps the note of an item that stays, and drops the one that explained what is gone', () => {
    const [card] = CARDS as [Scorecard];
    const best = Object.fromEntries(itemsOf(card).map(({ id }) => [id, { value: '0' }]));
    const entries = { ...best, greeting: { value: '1', note: 'no hello' }, tone: { value: '3', note: 'curt' } };
    const made = rescored(card, entries, { greeting: { value: '0' } });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const [step] = correctionSteps(checkOf(card, entries), [correction('f', { values: made.value.values })]);
    expect(step?.after.entries).toMatchObject({ greeting: { value: '0' }, tone: { value: '3', note: 'curt' } });
    expect(step?.after.entries.greeting).not.toHaveProperty('note');
  });

  it('is refused where nothing changes, or what the card does not know', () => {
    const [card] = CARDS as [Scorecard];
    const entries = Object.fromEntries(itemsOf(card).map(({ id }) => [id, { value: '0' }]));
    const codes = (anew: Entries) => rescored(card, entries, anew).problems.map(({ code }) => code);
    expect(codes({})).toEqual(['quality.not-rescored']);
    expect(codes({ tone: { value: '0' } })).toEqual(['quality.not-rescored']);
    expect(codes({ tone: { value: '99' } })).toEqual(['quality.value-unknown']);
    expect(codes({ hearing: { value: '0' } })).toEqual(['quality.item-unknown']);
  });
});

describe('corrections of one check', () => {
  it('are told one after the other, each with what it was before', () => {
    const [card] = CARDS as [Scorecard];
    const entries = Object.fromEntries(itemsOf(card).map(({ id }) => [id, { value: '0' }]));
    const check = checkOf(card, entries);
    const steps = correctionSteps(check, [
      correction('f', { column: 'deductions', value: '2' }),
      correction('ff', { agent: 'K2' }),
      correction('fff', { exclude: true }),
    ]);
    expect(steps.map(({ before, after }) => [before.result.deductions, after.result.deductions])).toEqual([
      ['0', '2'],
      ['2', '2'],
      ['2', '2'],
    ]);
    expect(steps.map(({ others, after }) => [others.agent, after.excluded])).toEqual([
      [undefined, false],
      ['K2', false],
      [undefined, true],
    ]);
    expect(countedOf({ ...check, result: null })).toBeNull();
  });
});
