import { describe, expect, it } from 'vitest';
import { demoFiles } from './organisation.ts';
import { buildOrganisation, recentStart } from './people.ts';

const SIZE = { people: 40, months: 2, seed: 1 };

function textOf(seed: number): readonly string[] {
  return demoFiles({ ...SIZE, seed }, new Set(['2026-01-01'])).map((file) =>
    [file.headers, ...file.rows].map((row) => row.join(',')).join('\n'),
  );
}

describe('the demo organisation', () => {
  it('is the same bytes for the same seed, and others for another', () => {
    expect(textOf(1)).toEqual(textOf(1));
    expect(textOf(2)).not.toEqual(textOf(1));
  });

  it('has as many people as asked for, each with a name and a number of their own', () => {
    for (const people of [8, 40, 333]) {
      const org = buildOrganisation({ ...SIZE, people });
      expect(org.people).toHaveLength(people);
      for (const key of ['id', 'name', 'nick'] as const) {
        expect(new Set(org.people.map((p) => p[key])).size).toBe(people);
      }
    }
  });

  it('has all three posts of agents, one lenient inspector and one gaming agent', () => {
    const org = buildOrganisation({ ...SIZE, people: 120 });
    expect(new Set(org.agents.map((p) => p.post))).toEqual(new Set(['basic', 'vip', 'voice']));
    expect(org.agents.filter((p) => p.gaming)).toHaveLength(1);
    expect(org.inspectors).toContain(org.lenient);
  });

  it('can begin in another month, with the same people and nothing dated outside of it', () => {
    const moved = buildOrganisation({ ...SIZE, from: '2026-08' });
    expect(moved.people.map(({ name, skill }) => [name, skill])).toEqual(
      buildOrganisation(SIZE).people.map(({ name, skill }) => [name, skill]),
    );
    expect(moved.period).toMatchObject({ first: '2026-08-01', last: '2026-09-30' });
  });

  it('ends with the newest whole month before today, within the years whose holidays are known', () => {
    expect(recentStart('2026-11-22', 3, [2026])).toBe('2026-08');
    expect(recentStart('2026-05-01', 3, [2026])).toBe('2026-02');
    expect(recentStart('2027-03-09', 3, [2025, 2026])).toBe('2026-10');
    expect(recentStart('2026-02-03', 3, [2026])).toBe('2026-01');
  });

  it('keeps every row as wide as its header', () => {
    for (const file of demoFiles(SIZE, new Set())) {
      for (const row of file.rows) expect(row).toHaveLength(file.headers.length);
    }
  });
});
