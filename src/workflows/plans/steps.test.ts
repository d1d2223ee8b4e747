import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPlan, type Plan, readPlan } from '../../plan/index.ts';
import { insertItem, removeItem } from './edit-list.ts';
import { formLines, stepBefore, weightSum } from './steps.ts';

const CATALOGUE = join(import.meta.dirname, '../../../catalog/plans');
const textOf = (name: string) => readFileSync(join(CATALOGUE, `${name}.yaml`), 'utf8');

function planOf(text: string): Plan {
  const read = readPlan(text, 'plan.yaml');
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message.en).join('\n'));
  return read.value;
}

function lineOf(plan: Plan, id: string) {
  const found = formLines(plan).find(({ line }) => line.id === id);
  if (!found?.stepped) throw new Error(`${id} has no steps`);
  return { ...found, stepped: found.stepped };
}

describe('the form of a plan’s lines', () => {
  it('begins a step between its neighbours, so that the check has nothing against it', () => {
    const text = textOf('points-basic');
    const { stepped, at } = lineOf(planOf(text), 'coefficient');
    expect(stepBefore(stepped, 1)).toBe('{ to: 25, is: 1.0 }');
    const edited = insertItem(text, at, 1, stepBefore(stepped, 1)) ?? '';
    expect(lineOf(planOf(edited), 'coefficient').stepped.steps).toHaveLength(stepped.steps.length + 1);
    const found = (plan: Plan) => checkPlan(plan).map(({ code }) => code);
    expect(found(planOf(edited))).toEqual(found(planOf(text)));
    expect(removeItem(edited, at, 1)).toBe(text);
  });

  it('goes on behind the last edge, keeps words and percent signs, and follows falling edges', () => {
    const shares = lineOf(planOf(textOf('sales-service')), 'bonus_rate').stepped;
    expect(stepBefore(shares, 2)).toBe('{ below: 120%, is: 20% }');
    expect(stepBefore(shares, 1)).toBe('{ below: 90%, is: 10% }');
    const grades = formLines(planOf(textOf('scorecard'))).find(({ line }) => line.values !== null)?.stepped;
    expect(grades && stepBefore(grades, 1)).toBe('{ from: 85, is: good }');
  });

  it('adds up weights that are percentages, and no others', () => {
    expect(weightSum(['40%', '30%', '20%', '10%'])).toBe('100%');
    expect(weightSum(['12.5%', '7.5%'])).toBe('20%');
    expect(weightSum(['40%', 'share'])).toBeNull();
  });
});
