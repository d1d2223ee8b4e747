import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../base/text.ts';
import { readCard } from './cards/read.ts';
import { type Entries, NOT_APPLICABLE, type Scorecard } from './model.ts';
import { reasonOfCheck } from './reason.ts';
import { faultsInDraft, score, sumUp } from './score.ts';

const folder = new URL('../../../catalog/scorecards/', import.meta.url);
const cards = readdirSync(folder).map((file) => {
  const read = readCard(readFileSync(new URL(file, folder), 'utf8'), file);
  if (!read.ok) throw new Error(read.problems.map((one) => `${one.where.file}: ${one.message.en}`).join('\n'));
  return read.value;
});
const card = (id: string) => cards.find((one) => one.id === id) as Scorecard;
const itemsOf = (one: Scorecard) => one.sections.flatMap((section) => section.items);

/** Every item without a fault, but for what is given. */
function entries(one: Scorecard, said: Readonly<Record<string, string>> = {}): Entries {
  const best = (points: string) => (one.style === 'deductions' ? '0' : points);
  return Object.fromEntries(
    itemsOf(one).map(({ id, points }) => [id, { value: said[id] ?? best(points.toString()), note: 'n' }]),
  );
}

function shown(one: Scorecard, said: Readonly<Record<string, string>>) {
  const result = score(one, entries(one, said));
  if (!result.ok) return result.problems.map(({ code }) => code);
  const { deductions, points, possible, critical, wrongAnswer } = result.value;
  return [
    deductions?.toString() ?? null,
    points?.toString() ?? null,
    possible?.toString() ?? null,
    critical,
    wrongAnswer,
  ];
}

describe('the shipped scorecards', () => {
  it('are read without a fault, with texts in three languages', () => {
    expect(cards.map(({ id }) => id)).toEqual(['deductions-basic', 'deductions-vip', 'deductions-voice', 'score-100']);
    for (const one of cards)
      for (const { title } of [one, ...one.sections, ...itemsOf(one), ...one.causes])
        for (const lang of LANGS) expect(title[lang], one.id).toMatch(/\S/);
  });
});

describe('a check in the deduction style', () => {
  const basic = card('deductions-basic');
  it('starts at nothing and adds up what is taken off, out of full points', () => {
    expect(shown(basic, {})).toEqual(['0', '100', '100', false, false]);
    expect(shown(basic, { greeting: '2', tone: '3' })).toEqual(['5', '95', '100', false, false]);
  });
  it('finds a wrong answer where the item about answers has a fault', () => {
    expect(shown(basic, { answer: '4' })).toEqual(['4', '96', '100', false, true]);
  });
  it('fails as a whole where a critical item has a fault, taking off no less than the card says', () => {
    expect(shown(basic, { privacy: '10' })).toEqual(['20', '0', '100', true, false]);
    expect(shown(basic, { privacy: '10', abuse: '10', answer: '8' })).toEqual(['28', '0', '100', true, true]);
  });
});

describe('a check in the score style', () => {
  const hundred = card('score-100');
  it('adds what is reached out of what is possible, and measures no deductions', () => {
    expect(shown(hundred, {})).toEqual([null, '100', '100', false, false]);
    expect(shown(hundred, { answer: '10' })).toEqual([null, '85', '100', false, true]);
  });
  it('leaves what does not apply out of both', () => {
    expect(shown(hundred, { offer: NOT_APPLICABLE, opening: '5' })).toEqual([null, '85', '90', false, false]);
  });
  it('scores nothing where a critical item failed', () => {
    expect(shown(hundred, { privacy: '0' })).toEqual([null, '0', '100', true, false]);
  });
});

describe('a set of entries', () => {
  const basic = card('deductions-basic');
  it('is refused while items are open, with values that are no step, unknown causes and items, or where nothing applies', () => {
    const { greeting: _, ...open } = entries(basic);
    const codes = (said: Entries) => {
      const result = score(basic, said);
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    expect(codes(open)).toEqual(['quality.items-open']);
    expect(codes({ ...entries(basic), greeting: { value: '1.5' } })).toEqual(['quality.value-unknown']);
    expect(codes({ ...entries(basic), privacy: { value: NOT_APPLICABLE } })).toEqual(['quality.value-unknown']);
    expect(codes({ ...entries(basic), greeting: { value: '1', cause: 'moon' } })).toEqual(['quality.cause-unknown']);
    expect(codes({ ...entries(basic), other: { value: '0' } })).toEqual(['quality.item-unknown']);
    expect(codes({ ...entries(basic), privacy: { value: '10', note: ' ' } })).toEqual(['quality.critical-unexplained']);
    const none: Scorecard = { ...basic, sections: [{ ...(basic.sections[0] as Scorecard['sections'][number]) }] };
    expect(shown(none, { greeting: NOT_APPLICABLE, speed: NOT_APPLICABLE })).toEqual(['quality.nothing-applies']);
  });
  it('can be kept as a draft at any point of the way', () => {
    expect(faultsInDraft(basic, { greeting: { value: '1' } })).toEqual([]);
  });
});

describe('whatever is said', () => {
  const said = fc.constantFrom(...cards).chain((one) =>
    fc
      .tuple(
        ...itemsOf(one).map((item) =>
          fc.constantFrom(...item.steps.map(String), ...(item.mayNotApply ? [NOT_APPLICABLE] : [])),
        ),
      )
      .map((values) => ({
        one,
        said: Object.fromEntries(itemsOf(one).map((item, i) => [item.id, values[i] ?? '0'])),
      })),
  );
  it('points never pass what is possible and never fall below nothing, and an item marked as not applying moves none', () => {
    fc.assert(
      fc.property(said, ({ one, said: chosen }) => {
        const { points, possible, deductions } = sumUp(one, entries(one, chosen));
        if (points !== null && possible !== null) {
          expect(points.sign()).toBeGreaterThanOrEqual(0);
          expect(points.compare(possible)).toBeLessThanOrEqual(0);
        }
        if (deductions !== null) expect(deductions.sign()).toBeGreaterThanOrEqual(0);
        const applying = Object.entries(chosen).filter(([, value]) => value !== NOT_APPLICABLE);
        const without = Object.fromEntries(applying.map(([id, value]) => [id, { value }]));
        expect(sumUp(one, without)).toEqual(sumUp(one, entries(one, chosen)));
      }),
    );
  });
  it('the explanation holds every item with its value, and its sections add up to what was chosen', () => {
    fc.assert(
      fc.property(said, ({ one, said: chosen }) => {
        const reason = reasonOfCheck(one, entries(one, chosen));
        const leaves = reason.parts.flatMap((part) => part.parts);
        expect(leaves.map(({ id }) => id)).toEqual(itemsOf(one).map(({ id }) => id));
        for (const { id, value } of leaves)
          expect(value).toBe(chosen[id] === NOT_APPLICABLE ? null : (chosen[id] ?? null));
        for (const lang of LANGS) expect(reason.sentence[lang]).not.toMatch(/\{\w+\}|^$/);
      }),
    );
  });
});
