import { describe, expect, it } from 'vitest';
import type { Fact } from '../ledger/index.ts';
import { checkPeople } from './conflicts.ts';
import { derivePeople } from './derived.ts';
import { peopleAsOf } from './fold.ts';
import { claimNames } from './names.ts';
import { superiors } from './overview.ts';

const said = (subject: string, data: Readonly<Record<string, string>>): Fact => ({
  id: subject,
  kind: 'person.recorded',
  ...{ subject, valid: '2026-01-01', until: null, by: 'hr', why: 'roster', replaces: null, source: null, data },
  known: '2026-01-01T00:00:00.000Z',
});
const roster = [
  said('10', { name: 'Albert, Michael' }),
  said('11', { name: '王芳' }),
  said('12', { name: 'Simon Roup', lead: 'Michael  Albert' }),
  said('13', { name: 'Li Wang' }),
  said('14', { name: 'Wang Li' }),
];
const people = peopleAsOf(roster, '2026-02-01');

describe('a name written otherwise', () => {
  it.each([
    ['Michael Albert', '10'],
    ['ALBERT， Michael', '10'],
    ['Ｍｉｃｈａｅｌ　Ａｌｂｅｒｔ', '10'],
    ['王 芳', '11'],
    ['王　芳', '11'],
    ['Li Wang', '13'],
    ['Wang Li', '14'],
    // Of two it is neither.
    ['Wang, Li', undefined],
    ['Michael', undefined],
    ['1 1', undefined],
  ])('means its person where it can be nobody else: %s', (text, person) => {
    expect(claimNames(people).nearestOf(text)).toBe(person);
  });

  it('finds a lead, who then is known', () => {
    expect(superiors(people)('Michael Albert')).toEqual({ id: '10', name: 'Albert, Michael' });
    expect(checkPeople(people)).toEqual([]);
  });

  it('becomes an alias where data names somebody by it, and that is told', () => {
    const source = { importId: 'i', file: 'a.csv', row: 2 };
    const seen = ['王　芳', 'Michael Albert', 'Wang, Li'].map((agent) => ({
      ...{ agent, from: '2026-01-05', attributes: {}, source },
    }));
    const { drafts, created, problems } = derivePeople(seen, roster, 'a.csv');
    const aliases = drafts.filter(({ kind }) => kind === 'person.alias');
    expect(aliases.map(({ subject, data }) => [subject, data.alias])).toEqual([
      ['11', '王　芳'],
      ['10', 'Michael Albert'],
    ]);
    expect(created).toEqual(['Wang, Li']);
    expect(problems.map(({ code, params }) => [code, params.count])).toEqual([
      ['people.otherwise-written', '2'],
      ['people.unheard-of', '1'],
    ]);
  });
});
