import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { type Fact, standingFacts } from '../../ledger/index.ts';
import type { Person } from '../../people/index.ts';
import { assign } from './assign.ts';
import { readForms } from './form.ts';
import type { Adjustment, Entry, EntryStep, Form, Measured, Scores } from './model.ts';
import { canonicalScores, checkComplete, checkOpen, checkScores, judgedItems, spreadOf } from './rating.ts';
import { headOf, readRatings, rowsOf } from './sheet.ts';
import { adjustmentFacts, PEERS, previewOf, ratingFacts, resultOf, type Statement, statementsOf } from './sums.ts';

const d = Decimal.of;
const MARCH = period('2026-03');

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}
const codes = (result: Result<unknown>) => result.problems.map(({ code }) => code);

const FILES = ['frontline', 'lead'].map((name) => {
  const file = `${name}.yaml`;
  return { file, text: readFileSync(new URL(`../../../catalog/reviews/${file}`, import.meta.url), 'utf8') };
});
const FORMS = must(readForms(FILES));
const FORM = FORMS[0] as Form;

function shippedForm(name: string): Form {
  const text = readFileSync(new URL(`../../../catalog/reviews/${name}.yaml`, import.meta.url), 'utf8');
  return must(readForms([{ file: `${name}.yaml`, text }]))[0] as Form;
}
const WEEKDAYS = { statutory: new Set<string>(), makeup: new Set<string>(), own: new Map() };
const OPENING = { period: MARCH, calendar: WEEKDAYS };
const ITEMS = judgedItems(FORM).map(({ id }) => id);

function person(id: string, more: Partial<Person> = {}): Person {
  const nothing = { level: null, manager: null, base_pay: null, city: null, project: null, shift: null, left_on: null };
  const usual = {
    name: `n${id}`,
    post: 'basic',
    team: 'T1',
    lead: 'L1',
    hired_on: '2025-01-01',
    status: 'regular',
  } as const;
  return { id, ...nothing, ...usual, attributes: {}, aliases: [], ...more };
}
const TEAM = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id));
const LEAD = person('L1', { post: 'lead', lead: null });

function entry(step: EntryStep, rater: string, scores: Scores | null, about = 'a'): Entry {
  const said = {
    state: scores ? ('given' as const) : ('owed' as const),
    givenAt: scores ? '2026-04-01T00:00:00.000Z' : null,
  };
  const names = { raterName: rater, personName: about, team: 'T1' };
  return { step, rater, person: about, ...names, opens: '2026-04-01', due: '2026-04-04', scores, note: '', ...said };
}
const all = (score: string | null): Scores => Object.fromEntries(ITEMS.map((item) => [item, score]));

function factsOf(statements: readonly Statement[]): readonly Fact[] {
  const drafts = ratingFacts('a', statements, [], { valid: MARCH.last, why: '' });
  return drafts.map((draft, i) => ({ ...draft, id: `f${i}`, known: '2026-04-09T00:00:00.000Z' }));
}

describe('a form', () => {
  it.each([
    ['frontline', 'scorecard'],
    ['appraiser', 'post-appraiser'],
    ['lead', 'post-lead'],
    ['manager', 'post-manager'],
    ['qa', 'post-qa'],
    ['recruiter', 'post-recruiter'],
    ['technical', 'post-technical'],
    ['trainer', 'post-trainer'],
  ])('“%s” weighs what the plan “%s” weighs, by the same metrics, curves and grades', (form, id) => {
    const { items, grades } = shippedForm(form);
    const plan = shippedPlan(id);
    const lines = new Map(plan.lines.map((line) => [line.id, line.mechanism]));
    const score = lines.get('score');
    const weighed = score?.type === 'weighted' ? score.parts : [];
    const worth = ({ text }: { readonly text: string }) =>
      d(text.replace('%', '')).over(d(text.endsWith('%') ? '100' : '1'));
    expect(weighed.map(({ of, weight }) => [of.text.replace(/_score$/, ''), worth(weight).toString()])).toEqual(
      items.map((item) => [item.id, item.weight.toString()]),
    );
    for (const { id: item, measured } of items) {
      if (measured === null) continue;
      const input = plan.inputs.find((one) => one.id === item);
      expect([input?.source.from === 'metric' && input.source.metric, input?.of]).toEqual([
        measured.metric,
        measured.of,
      ]);
      expect(input?.minimumN ?? plan.settings.minimumN).toEqual(measured.minimumN);
      const over = input?.source.from === 'metric' ? input.source.over : null;
      expect(plan.parameters.find((one) => one.id === over)?.value ?? null).toEqual(measured.over);
      const curve = lines.get(`${item}_score`);
      const points = curve?.type === 'curve' ? curve.points.map(({ x, y }) => [worth(x), worth(y)].map(String)) : [];
      expect(points).toEqual(measured.curve.map(({ at, points: y }) => [at, y].map(String)));
    }
    const band = lines.get('grade');
    const steps = band?.type === 'band' ? band.steps.map(({ lower }) => lower?.value.text ?? null) : [];
    expect(steps).toEqual(grades.map(({ from }) => from?.toString() ?? null));
  });

  it('is refused where what it leads to rests on a grade it has not, or on no month', () => {
    const broken = (FILES[0]?.text ?? '')
      .replace('{ grade: excellent, months: 3 }', '{ grade: great, months: 0 }')
      .replace('  fail: fail', '  fail: bad');
    expect(codes(readForms([{ file: 'x.yaml', text: broken }]))).toEqual([
      'review.grade-unknown',
      'review.grade-unknown',
      'review.months-few',
    ]);
  });

  it('is refused where weights do not add up, peers could be told apart, or a step is due before it opens', () => {
    const broken = (FILES[0]?.text ?? '')
      .replace('self: 20% }', 'self: 10% }')
      .replace('at_least: 3', 'at_least: 2')
      .replace('talk: { opens: 7, due: 10 }', 'talk: { opens: 7, due: 6 }');
    const read = readForms([{ file: 'x.yaml', text: broken }]);
    expect(codes(read)).toEqual(['review.weights', 'review.floor-low', 'review.dates-backwards']);
  });
});

describe('raters', () => {
  const { entries, subjects } = assign(FORMS, [...TEAM, LEAD], { ...OPENING, seed: 'seed' });

  it('are the person, the lead and drawn peers; never the lead as a peer', () => {
    const about = entries.filter((one) => one.person === 'a');
    expect(about.filter(({ step }) => step === 'self').map(({ rater }) => rater)).toEqual(['a']);
    expect(about.filter(({ step }) => step === 'lead').map(({ rater }) => rater)).toEqual(['L1']);
    expect(about.filter(({ step }) => step === 'peer')).toHaveLength(4);
    expect(subjects.map(({ form }) => form)).toContain('lead');
  });

  it('are the same by the same seed, and others by another', () => {
    const again = assign(FORMS, [...TEAM, LEAD].reverse(), { ...OPENING, seed: 'seed' });
    const sorted = (list: readonly Entry[]) => list.map((one) => JSON.stringify(one)).sort();
    expect(sorted(again.entries)).toEqual(sorted(entries));
    const other = assign(FORMS, [...TEAM, LEAD], { ...OPENING, seed: 'another' });
    expect(sorted(other.entries)).not.toEqual(sorted(entries));
  });

  it('never judge themselves as peer or lead, are asked as often as they are judged, and are none where too few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.string({ minLength: 1 }), (size, seed) => {
        const team = Array.from({ length: size }, (_, i) => person(`p${i}`));
        const assigned = assign(FORMS, [...team, LEAD], { ...OPENING, seed }).entries.filter(
          ({ person: of }) => of !== 'L1',
        );
        const peers = assigned.filter(({ step }) => step === 'peer');
        for (const one of assigned) expect(one.rater === one.person).toBe(one.step === 'self');
        expect(peers.every(({ rater }) => rater !== 'L1')).toBe(true);
        const asked = team.map(({ id }) => peers.filter(({ rater }) => rater === id).length);
        const heard = team.map(({ id }) => peers.filter(({ person: of }) => of === id).length);
        expect(heard.every((n) => n === 0 || n >= 3)).toBe(true);
        // The lead's place in the ring passes to the next in it.
        expect(Math.max(...asked) - Math.min(...asked)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('leave out who has gone, and say who has no lead, no peers or no form', () => {
    const gone = person('g', { left_on: '2026-03-31' });
    const found = assign(FORMS, [gone, person('x', { team: 'T9', lead: 'nobody' }), person('q', { post: 'qa' })], {
      ...OPENING,
      seed: 's',
    });
    expect(found.subjects.map((one) => one.person)).toEqual(['x']);
    expect(found.entries.map(({ step }) => step)).toEqual(['self']);
    expect(found.findings.map(({ code }) => code)).toEqual(['review.no-form', 'review.no-lead', 'review.few-peers']);
  });
});

describe('a rating', () => {
  it('holds points from 0 to 100 on every item, or “cannot judge”', () => {
    expect(checkScores(FORM, { teamwork: '101', learning: '7.55', csat: '5' }, 'a').map(({ code }) => code)).toEqual([
      'review.score-range',
      'review.score-range',
      'review.item-unknown',
    ]);
    expect(checkComplete(FORM, { teamwork: '80' }, 'a').map(({ code }) => code)).toEqual(['review.items-open']);
    expect(checkComplete(FORM, all(null), 'a').map(({ code }) => code)).toEqual(['review.nothing-said']);
    expect(checkComplete(FORM, { ...all(null), teamwork: '80' }, 'a')).toEqual([]);
  });

  it('is taken late, and neither early nor after ratings ended', () => {
    const one = entry('lead', 'L1', null);
    expect(checkOpen(one, 'collecting', '2026-03-31').map(({ code }) => code)).toEqual(['review.not-open-yet']);
    expect(checkOpen(one, 'collecting', '2026-05-01')).toEqual([]);
    expect(checkOpen(one, 'calibrating', '2026-04-02').map(({ code }) => code)).toEqual(['review.ratings-ended']);
  });

  it('is kept in one form, whatever the order and writing of its scores', () => {
    const one = canonicalScores(FORM, { teamwork: '80.0', communication: '7' });
    expect(JSON.stringify(one)).toBe('{"communication":"7","teamwork":"80"}');
  });

  it('shows its rater how far the own scores lie apart', () => {
    expect(spreadOf(['80', null, '90', '85'])).toEqual({ people: 3, lowest: '80', highest: '90', mean: '85.0' });
    expect(spreadOf([null])).toBeNull();
  });
});

const points = fc.integer({ min: 0, max: 100 }).map(String);
const given = fc
  .record({
    leads: fc.array(points, { maxLength: 3 }),
    self: fc.option(points, { nil: undefined }),
    peers: fc.array(fc.option(points, { nil: null }), { maxLength: 6 }),
  })
  .map(({ leads, self, peers }) => [
    ...leads.map((score, i) => entry('lead', `L${i}`, all(score))),
    ...(self === undefined ? [] : [entry('self', 'a', all(self))]),
    ...peers.map((score, i) => entry('peer', `p${i}`, all(score))),
  ]);

/** What metrics may say of each measured item; some say nothing. */
const measuredItems = fc
  .array(fc.option(points, { nil: null }), { minLength: FORM.items.length, maxLength: FORM.items.length })
  .map((scores): Measured => {
    const values = FORM.items.flatMap(({ id, measured }, i) => {
      const score = scores[i] ?? null;
      return measured === null ? [] : [[id, { metric: measured.metric, value: score, n: '50', score }] as const];
    });
    return Object.fromEntries(values);
  });
const adjusted = fc.option(points, { nil: undefined }).map((score): readonly Adjustment[] => {
  const by = { account: 'm', name: '张经理' };
  return score === undefined ? [] : [{ person: 'a', item: 'teamwork', score, why: '证据', by, at: '' }];
});

/** What a release records: the facts of the ratings, those that calibration replaced by its own. */
function recorded(statements: readonly Statement[], adjustments: readonly Adjustment[]): readonly Fact[] {
  const facts = factsOf(statements);
  const made = adjustmentFacts(adjustments, facts).map((draft, i): Fact => ({ ...draft, id: `m${i}`, known: 'z' }));
  return standingFacts([...facts, ...made]);
}

describe('a released score', () => {
  it('does not depend on the order of ratings', () => {
    fc.assert(
      fc.property(
        given.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
        measuredItems,
        adjusted,
        ([entries, shuffled], measured, adjustments) => {
          const [one, two] = [entries, shuffled].map((list) => statementsOf(FORM, list));
          expect(two).toEqual(one);
          const facts = recorded(one ?? [], adjustments);
          const scoreOf = (list: readonly Fact[]) => {
            const { score, grade, items } = resultOf(FORM, 'a', list, measured);
            return [score?.toString(), grade?.id, items.map((item) => [item.score?.toString(), item.share.toString()])];
          };
          expect(scoreOf([...facts].reverse())).toEqual(scoreOf(facts));
        },
      ),
    );
  });

  it('is what calibration saw, whoever was calibrated, and however many leads there are', () => {
    fc.assert(
      fc.property(given, measuredItems, adjusted, (entries, measured, adjustments) => {
        const statements = statementsOf(FORM, entries);
        const preview = previewOf(FORM, 'a', { statements, adjustments, measured });
        const released = resultOf(FORM, 'a', recorded(statements, adjustments), measured);
        expect([preview.score?.toString(), preview.grade?.id]).toEqual([
          released.score?.toString(),
          released.grade?.id,
        ]);
      }),
    );
  });

  it('hears no draft: what is written and not given changes no byte, nor does what was taken back', () => {
    fc.assert(
      fc.property(given, points, fc.constantFrom('self', 'lead', 'peer'), (entries, score, step) => {
        const late = entry(step, step === 'self' ? 'a' : 'late', all(score));
        const drafted = { ...late, state: 'owed' as const, givenAt: null };
        const before = JSON.stringify(statementsOf(FORM, entries));
        expect(JSON.stringify(statementsOf(FORM, [...entries, drafted]))).toBe(before);
        if (step === 'lead') expect(JSON.stringify(statementsOf(FORM, [...entries, late]))).not.toBe(before);
      }),
    );
  });

  it('hears peers from three on, as one mean without names, and below that as nobody', () => {
    fc.assert(
      fc.property(fc.array(points, { maxLength: 6 }), (scores) => {
        const peers = scores.map((score, i) => entry('peer', `p${i}`, all(score)));
        const said = statementsOf(FORM, peers);
        expect(said.length).toBe(scores.length >= 3 ? ITEMS.length : 0);
        for (const one of said) expect([one.by, one.more.raters]).toEqual([PEERS, scores.length]);
        expect(JSON.stringify(said)).not.toContain('"p0"');
      }),
    );
  });

  it('leaves the weight of a missing source to the others', () => {
    const lead = statementsOf(FORM, [entry('lead', 'L1', all('80'))]);
    expect(resultOf(FORM, 'a', factsOf(lead), null).score?.toString()).toBe('80');
    const both = statementsOf(FORM, [entry('lead', 'L1', all('80')), entry('self', 'a', all('100'))]);
    expect(resultOf(FORM, 'a', factsOf(both), null).score?.toString()).toBe('85');
  });

  it('takes the place of what a file had said of the same, and leaves nothing of it beside', () => {
    const old = factsOf([
      { item: 'teamwork', source: 'peer', by: '同事', score: '70', note: '', more: { raters: 4 } },
      { item: 'teamwork', source: 'supervisor', by: '组长', score: '60', note: '', more: {} },
    ]);
    const said = statementsOf(FORM, [entry('lead', 'L1', all('80'))]).filter(({ item }) => item === 'teamwork');
    const drafts = ratingFacts('a', said, old, { valid: MARCH.last, why: '' });
    expect(drafts.map(({ replaces, data }) => [replaces, data.score ?? null])).toEqual([
      ['f1', '80'],
      ['f0', null],
    ]);
  });

  it('keeps what the lead had said under what calibration made of it', () => {
    const facts = factsOf(statementsOf(FORM, [entry('lead', 'L1', all('80'))]));
    const by = { account: 'm', name: '张经理' };
    const [made] = adjustmentFacts([{ person: 'a', item: 'teamwork', score: '90', why: '证据', by, at: '' }], facts);
    const target = facts.find(({ data }) => data.item === 'teamwork');
    expect(made).toMatchObject({
      by: '张经理',
      replaces: target?.id,
      why: '证据',
      data: { score: '90', rated_by: 'L1' },
    });
  });
});

describe('a template', () => {
  const own = [entry('lead', 'L1', { teamwork: '80' }), entry('lead', 'L1', null, 'b')].map((one) => ({
    ...one,
    state: 'owed' as const,
  }));
  const headers = headOf(FORM, 'zh-CN');
  const cells = rowsOf(FORM, own).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  const read = (rows: readonly (readonly string[])[], head = headers) =>
    readRatings(FORM, own, {
      file: 'x.xlsx',
      sheet: 'frontline',
      headers: head,
      lines: rows.map((row, i) => ({ row: i + 2, cells: row })),
    });

  it('comes back as it went out, whatever the language of its header, and a blank cell keeps what was said', () => {
    const back = must(read(cells, headOf(FORM, 'en')));
    expect(back).toEqual([{ step: 'lead', person: 'a', scores: { teamwork: '80' }, note: '', done: false }]);
    const filled = cells.map((row) => row.map((cell, i) => (i >= 4 && i < 11 && cell === '' ? '90' : cell)));
    expect(must(read(filled)).map(({ done, scores }) => [done, scores.teamwork, scores.learning])).toEqual([
      [true, '80', '90'],
      [true, '90', '90'],
    ]);
  });

  it('is refused whole with every problem at its row and column', () => {
    const bad = [
      ['lead', 'a', '', '', '120', '', '', '', '', '', '', ''],
      ['lead', 'zz', '', '', '80', '', '', '', '', '', '', ''],
      ['lead', 'a', '', '', '=1+1', '', '', '', '', '', '', ''],
    ];
    const result = read(bad);
    expect(result.problems.map(({ code, where }) => [code, where.row, where.field])).toEqual([
      ['review.score-range', 2, 'communication'],
      ['review.sheet-person', 3, 'person'],
      ['review.sheet-twice', 4, undefined],
      ['review.score-range', 4, 'communication'],
    ]);
    expect(codes(read(bad, ['a', 'b']))).toEqual(['review.sheet-columns']);
  });
});

it('scores stay between the lowest and the highest that was said', () => {
  fc.assert(
    fc.property(fc.array(points, { minLength: 3, maxLength: 6 }), points, (peers, lead) => {
      const entries = [entry('lead', 'L1', all(lead)), ...peers.map((score, i) => entry('peer', `p${i}`, all(score)))];
      const score = resultOf(FORM, 'a', factsOf(statementsOf(FORM, entries)), null).score ?? d('-1');
      const said = [lead, ...peers].map(Number);
      expect(score.compare(Decimal.int(Math.min(...said)))).toBeGreaterThanOrEqual(0);
      expect(score.compare(Decimal.int(Math.max(...said)))).toBeLessThanOrEqual(0);
    }),
  );
});
