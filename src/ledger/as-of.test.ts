import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, standingFacts, withdrawalsInForce } from './as-of.ts';
import type { Fact } from './model.ts';

const fact = (id: string, known: number, rest: Partial<Fact> = {}): Fact => ({
  id,
  kind: 'amount.granted',
  subject: 'p1',
  valid: '2026-01-01',
  until: null,
  known: new Date(Date.UTC(2026, 0, 1, 0, known)).toISOString(),
  by: 'hr',
  why: '',
  replaces: null,
  data: { amount: id },
  source: null,
  ...rest,
});
const correction = (id: string, of: string, known: number) => fact(id, known, { replaces: of });
const withdrawal = (id: string, of: string, known: number) => fact(id, known, { replaces: of, data: {} });
const ids = (facts: readonly Fact[]) => facts.map((f) => f.id);

/** Ledgers whose facts replace earlier ones at random, with data or without. */
const ledger = fc
  .array(
    fc.record({
      target: fc.option(fc.nat(), { nil: null }),
      withdraws: fc.boolean(),
      day: fc.integer({ min: 1, max: 5 }),
    }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((moves) =>
    moves.map(({ target, withdraws, day }, i) =>
      fact(`f${i}`, i, {
        valid: `2026-01-0${day}`,
        replaces: i === 0 || target === null ? null : `f${target % i}`,
        data: withdraws && i > 0 && target !== null ? {} : { amount: String(i) },
      }),
    ),
  );

describe('reading the ledger', () => {
  it('takes the last of several corrections, of the fact or of one another', () => {
    expect(ids(standingFacts([fact('a', 1), correction('b', 'a', 2), correction('c', 'b', 3)]))).toEqual(['c']);
    expect(ids(standingFacts([fact('a', 1), correction('b', 'a', 2), correction('c', 'a', 3)]))).toEqual(['c']);
  });

  it('restores what was corrected when the correction is withdrawn, and again when that withdrawal is', () => {
    const facts = [fact('a', 1), correction('b', 'a', 2), withdrawal('c', 'b', 3), withdrawal('d', 'c', 4)];
    expect([1, 2, 3, 4].map((n) => ids(standingFacts(facts.slice(0, n))).join())).toEqual(['a', 'b', 'a', 'b']);
  });

  it('takes a whole chain back when its first fact is withdrawn', () => {
    const facts = [fact('a', 1), correction('b', 'a', 2), withdrawal('c', 'a', 3)];
    expect(standingFacts(facts)).toEqual([]);
    expect(withdrawalsInForce(facts).get('a')?.id).toBe('c');
  });

  it('lets a decision after a withdrawal count', () => {
    expect(ids(standingFacts([fact('a', 1), withdrawal('b', 'a', 2), correction('c', 'a', 3)]))).toEqual(['c']);
  });

  it('keeps a correction in the place of what it corrects, below a later statement about the same day', () => {
    expect(ids(standingFacts([fact('a', 1), fact('b', 2), correction('c', 'a', 3)]))).toEqual(['c', 'b']);
  });

  it('counts a fact from its first day to its last', () => {
    const facts = [fact('a', 1, { valid: '2026-01-10', until: '2026-01-20' })];
    const counts = (valid: string) => asOf(facts, { valid }).length;
    expect(['2026-01-09', '2026-01-10', '2026-01-20', '2026-01-21'].map(counts)).toEqual([0, 1, 1, 0]);
  });

  it('does not depend on the order in which facts arrive', () => {
    fc.assert(
      fc.property(
        ledger.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length }), fc.nat(30)),
        ),
        ([facts, shuffled, minute]) => {
          const known = fact('now', minute).known;
          expect(standingFacts(shuffled, known)).toEqual(standingFacts(facts, known));
        },
      ),
    );
  });

  it('answers the same for a past instant for ever, whatever is recorded later', () => {
    fc.assert(
      fc.property(ledger, fc.nat(30), (facts, minute) => {
        const known = fact('now', minute).known;
        const then = facts.filter((f) => f.known <= known);
        expect(standingFacts(facts, known)).toEqual(standingFacts(then));
      }),
    );
  });

  it('lets at most one fact of a chain stand, and never a withdrawal', () => {
    fc.assert(
      fc.property(ledger, (facts) => {
        const byId = new Map(facts.map((f) => [f.id, f]));
        const rootOf = (f: Fact): string => (f.replaces === null ? f.id : rootOf(byId.get(f.replaces) as Fact));
        const standing = standingFacts(facts);
        expect(new Set(standing.map(rootOf)).size).toBe(standing.length);
        expect(standing.filter((f) => Object.keys(f.data).length === 0)).toEqual([]);
      }),
    );
  });

  it('undoes any last word by withdrawing it', () => {
    fc.assert(
      fc.property(ledger, (facts) => {
        const word = standingFacts(facts)[0];
        if (word === undefined) return;
        const without = standingFacts([...facts, withdrawal('w', word.id, 100)]);
        expect(ids(without)).not.toContain(word.id);
        const back = standingFacts([...facts, withdrawal('w', word.id, 100), withdrawal('x', 'w', 101)]);
        expect(ids(back)).toEqual(ids(standingFacts(facts)));
      }),
    );
  });
});
