import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../base/decimal.ts';
import { period } from '../../base/period.ts';
import { readPlan } from '../../plan/index.ts';
import { loadMetrics } from '../metrics/index.ts';
import { metricBook, questionsOf } from './question.ts';

const at = (path: string) => new URL(`../../../catalog/${path}`, import.meta.url);
const metrics = readdirSync(at('metrics/')).map((file) => ({
  file,
  text: readFileSync(at(`metrics/${file}`), 'utf8'),
}));
const plans = readdirSync(at('plans/'));
const JANUARY = period('2026-01');

function dictionary() {
  const loaded = loadMetrics(metrics);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

function shipped(file: string) {
  const plan = readPlan(readFileSync(at(`plans/${file}`), 'utf8'), file);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

describe('what a plan asks of the activity', () => {
  it.each(plans)('%s asks only for metrics that ship', (file) => {
    expect(questionsOf(shipped(file), dictionary(), JANUARY).problems).toEqual([]);
  });

  it('is one request for people and one for teams', () => {
    const questions = questionsOf(shipped('team-pool.yaml'), dictionary(), JANUARY);
    expect(questions.ok && questions.value.map((q) => [q.of, q.texts])).toEqual([
      ['person', ['contacts_handled']],
      ['team', ['contacts_handled', 'csat']],
    ]);
  });

  it('is refused with the place of an input whose metric nobody defined', () => {
    const none = questionsOf(shipped('points-basic.yaml'), [], JANUARY);
    expect(none.ok).toBe(false);
    expect(none.problems[0]?.where).toMatchObject({ file: 'points-basic.yaml', field: 'unpaid_days' });
  });

  it('is looked up by whom and what, and unknown where nobody was measured', () => {
    const questions = questionsOf(shipped('team-pool.yaml'), dictionary(), JANUARY);
    const teams = questions.ok ? questions.value[1] : undefined;
    if (!teams) throw new Error('the plan asks about teams');
    const cell = (n: number) => ({ value: Decimal.int(n), numerator: Decimal.int(n), n: Decimal.int(n) });
    const book = metricBook([{ question: teams, rows: [{ group: ['A'], cells: [cell(5400), cell(1)] }] }]);
    expect(book.find('team', 'A', 'contacts_handled')?.cell.value?.toString()).toBe('5400');
    expect(book.find('team', 'B', 'contacts_handled')).toBeUndefined();
    expect(book.find('person', 'A', 'contacts_handled')).toBeUndefined();
  });
});
