import { describe, expect, it } from 'vitest';
import { planOf } from '../fixture.ts';
import { diffPlans } from './diff.ts';
import { versionInForce } from './in-force.ts';

const V1 = `
plan: p
version: 1
in_force: 2026-01-01
parameters: { rate: { title: { zh-CN: 单价, en: Rate }, value: 0.5, unit: yuan/points } }
inputs: { x: { unit: points } }
lines:
  coefficient: { title: { zh-CN: 系数, en: Coefficient }, band: { of: x, steps: [ {to: 20, is: 1.2}, {else: 0} ] } }
  pay: { kind: earning, formula: x * coefficient * rate }
  old: x
`;
const V2 = V1.replace('version: 1', 'version: 2')
  .replace('2026-01-01', '2026-07-01')
  .replace('value: 0.5', 'value: 0.6')
  .replace('to: 20', 'to: 25')
  .replace('  old: x\n', '  fresh: x\n');

describe('the version in force', () => {
  const versions = [planOf(V2), planOf(V1)];
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
  ])('on %s is %s', (date, version) => {
    expect(versionInForce(versions, date)?.version).toBe(version);
  });
});

describe('the difference of two versions', () => {
  it('names every change with its old and new text', () => {
    const changes = diffPlans(planOf(V1), planOf(V2));
    expect(changes.map((c) => [c.section, c.id, c.change, c.key, c.old, c.new])).toEqual([
      ['plan', 'p', 'changed', 'version', '1', '2'],
      ['plan', 'p', 'changed', 'in_force', '2026-01-01', '2026-07-01'],
      ['parameter', 'rate', 'changed', 'value', '0.5', '0.6'],
      ['line', 'coefficient', 'changed', 'steps[0].to', '20', '25'],
      ['line', 'fresh', 'added', '', null, null],
      ['line', 'old', 'removed', '', null, null],
    ]);
    expect(changes[3]?.sentence.en).toBe('Line “Coefficient” · steps[0].to: 20 → 25');
    expect(changes[4]?.sentence['zh-CN']).toBe('行项「fresh」：新增');
  });

  it('sees nothing in another layout of the same plan', () => {
    expect(diffPlans(planOf(V1), planOf(V1.replace('lines:', '# a comment\nlines:')))).toEqual([]);
  });
});
