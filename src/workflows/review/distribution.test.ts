import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { distributionOf } from './distribution.ts';
import { readForms } from './form.ts';
import type { Form } from './model.ts';

const FILE = new URL('../../../catalog/reviews/frontline.yaml', import.meta.url);
const read = readForms([{ file: 'frontline.yaml', text: readFileSync(FILE, 'utf8') }]);
if (!read.ok) throw new Error('the shipped form cannot be read');
const FORM = read.value[0] as Form;

describe('grades', () => {
  const graded = (scores: readonly number[]) =>
    scores.map((score, i) => {
      const grade = FORM.grades.find(({ from }) => from === null || Decimal.int(score).compare(from) >= 0)?.id ?? null;
      return { person: `p${i}`, score: Decimal.int(score), grade };
    });

  it('fall by thresholds; the advised shares only tell whom forcing would move, and by how many points', () => {
    const { grades, forced } = distributionOf(FORM, graded([95, 93, 91, 85, 70]));
    expect(grades.map(({ grade, people }) => [grade, people])).toEqual([
      ['excellent', 3],
      ['good', 1],
      ['pass', 1],
      ['fail', 0],
    ]);
    expect(forced.map(({ person: who, from, to, points: far }) => [who, from, to, far.toString()])).toEqual([
      ['p1', 'excellent', 'good', '3'],
      ['p2', 'excellent', 'good', '1'],
      ['p3', 'good', 'pass', '5'],
    ]);
  });

  it('never part equal scores', () => {
    const { forced } = distributionOf(FORM, graded([95, 95, 95, 95, 95]));
    expect(forced).toEqual([]);
  });
});
