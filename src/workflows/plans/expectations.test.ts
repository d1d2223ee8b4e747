import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan, runCases } from '../../plan/index.ts';
import { setValue } from './edit.ts';
import { expectWhatCameOut } from './expectations.ts';

const folder = new URL('../../../catalog/plans/', import.meta.url);

function differences(text: string) {
  const read = readPlan(text, 'plan.yaml');
  const cases = read.ok ? runCases(read.value) : read;
  if (!cases.ok) throw new Error(cases.problems.map((one) => one.message.en).join());
  return cases.value.flatMap((one) => one.problems);
}

describe('expecting what came out', () => {
  it.each(readdirSync(folder))('leaves no case of %s different after a parameter has changed', (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const read = readPlan(text, file);
    if (!read.ok) throw new Error(file);
    expect(expectWhatCameOut(text, differences(text))).toBe(text);
    for (const parameter of read.value.parameters) {
      if (parameter.value === null || !['yuan', 'yuan/points', 'points/count', 'points'].includes(parameter.unit))
        continue;
      const doubled = parameter.value.plus(parameter.value).toString();
      const edited = setValue(text, ['parameters', parameter.id, 'value'], doubled) ?? '';
      expect(differences(expectWhatCameOut(edited, differences(edited)))).toEqual([]);
    }
  });

  it('changes expectations only', () => {
    const text = readFileSync(new URL('points-basic.yaml', folder), 'utf8');
    const edited = setValue(text, ['parameters', 'point_value', 'value'], '0.55') ?? '';
    const mended = expectWhatCameOut(edited, differences(edited));
    const changed = mended.split('\n').filter((line, i) => line !== edited.split('\n')[i]);
    expect(changed.length).toBeGreaterThan(0);
    for (const line of changed) expect(line).toMatch(/^ {4}expect: \{/);
    expect(mended).toContain('performance_pay: 427.9');
  });
});
