import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../read/plan.ts';
import { outlineOf } from '../outline.ts';
import { reachOf } from '../reach/plan.ts';
import { edgesOf } from './edges.ts';
import { type Outcome, probeOf } from './run.ts';
import { gridOf, typicalSituations } from './situations.ts';

const source = readFileSync(new URL('../../../../catalog/plans/points-basic.yaml', import.meta.url), 'utf8');

describe('walking along an input', () => {
  it('finds the same changes of branch as looking at every single step', () => {
    const read = readPlan(source, 'points-basic.yaml');
    const probe = read.ok ? probeOf(read.value) : null;
    if (!read.ok || !probe) throw new Error('points-basic does not run');
    const outline = outlineOf(read.value);
    const known = { ...outline, reach: reachOf(outline) };
    const [situation] = typicalSituations(probe.compiled);
    const input = read.value.inputs.find(({ id }) => id === 'deductions');
    if (!situation || !input) throw new Error('points-basic has no case or no deductions');

    const changed = (before: Outcome | null, after: Outcome | null): boolean =>
      before?.marks.some((mark, i) => mark !== after?.marks[i]) ?? false;
    const found = edgesOf(input, situation, probe, known).filter(({ before, after }) => changed(before, after));

    const grid = gridOf(input, situation.get('deductions'));
    const all = Array.from({ length: grid.count }, (_, i) =>
      probe.run(new Map(situation).set('deductions', grid.at(i))),
    );
    const expected = all.flatMap((outcome, i) =>
      i > 0 && changed(all[i - 1] ?? null, outcome) ? [grid.at(i).toString()] : [],
    );
    expect(expected).toEqual(['20.5', '30.5', '49.5', '69.5']);
    expect(found.map(({ to }) => to.toString()).sort()).toEqual(expected);
  });
});
