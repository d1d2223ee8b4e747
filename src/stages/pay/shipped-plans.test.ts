import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorsIn, describe as say } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import { checkPlan, type Plan, readPlan, runCases } from '../../plan/index.ts';

const FOLDER = new URL('../../../catalog/plans/', import.meta.url);
const FIXED = [
  'points-basic',
  'points-vip',
  'points-voice',
  'post-appraiser',
  'post-lead',
  'post-manager',
  'post-qa',
  'post-recruiter',
  'post-technical',
  'post-trainer',
  'sales-service',
  'sales-service-quarter',
  'sales-service-year',
  'scorecard',
  'structure',
  'team-pool',
];

function shipped(id: string): Plan {
  const file = `${id}.yaml`;
  const read = readPlan(readFileSync(new URL(file, FOLDER), 'utf8'), file);
  if (!read.ok) throw new Error(read.problems.map((p) => say(p, 'en')).join('\n'));
  return read.value;
}

describe('the shipped plans', () => {
  it('are the ones that files and tests name', () => {
    const ids = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''));
    expect(ids).toEqual(expect.arrayContaining(FIXED));
    for (const id of ids) expect(shipped(id).id).toBe(id);
  });

  it.each(FIXED)('%s keeps its cases to the cent', (id) => {
    const results = runCases(shipped(id));
    const cases = results.ok ? results.value : [];
    const problems = [...results.problems, ...cases.flatMap((r) => r.problems)];
    expect(problems.map((p) => say(p, 'en'))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(13);
  });

  it.each(FIXED)('%s passes the check without an error', (id) => {
    expect(errorsIn(checkPlan(shipped(id))).map((p) => say(p, 'en'))).toEqual([]);
  });

  it.each(FIXED.filter((id) => id.startsWith('post-')))('%s passes the check without a warning, too', (id) => {
    expect(checkPlan(shipped(id)).map((p) => say(p, 'en'))).toEqual([]);
  });

  it.each(FIXED)('%s says every title, note and case in three languages', (id) => {
    const plan = shipped(id);
    const named = [plan, ...plan.parameters, ...plan.inputs, ...plan.lines].map((x) => x.title);
    const notes = [...plan.parameters, ...plan.inputs, ...plan.lines].map((x) => x.note);
    const texts = [
      plan.about,
      ...named,
      ...plan.cases.map((c) => c.name),
      ...notes.filter((n) => Object.keys(n).length > 0),
    ];
    for (const text of texts) for (const lang of LANGS) expect(text[lang], JSON.stringify(text)).toBeTruthy();
  });
});

const POINTS = ['points-basic', 'points-vip', 'points-voice'];
const POINTS_INPUTS =
  'monthly_base unpaid_days reception_points deductions execution tickets full_attendance good_cases level_bonus wrong_tickets extra';
const POINTS_LINES = 'base_pay coefficient total_points performance_pay gross_pay';

describe('fixed names', () => {
  it.each(POINTS)('%s has the inputs and lines that files name', (id) => {
    const plan = shipped(id);
    expect(plan.inputs.map((i) => i.id)).toEqual(expect.arrayContaining(POINTS_INPUTS.split(' ')));
    expect(plan.lines.map((l) => l.id)).toEqual(expect.arrayContaining(POINTS_LINES.split(' ')));
  });

  it.each([
    ['sales-service', 'month_bonus'],
    ['sales-service-quarter', 'quarter_bonus'],
    ['sales-service-year', 'year_bonus'],
  ])('%s has the inputs and lines that files name', (id, bonus) => {
    const plan = shipped(id);
    const inputs = 'level attainment sales_share_attainment csat_attainment complaint_attainment teamwork_attainment';
    expect(plan.inputs.map((i) => i.id)).toEqual(expect.arrayContaining(inputs.split(' ')));
    const lines = ['base_pay', 'coefficient', 'performance_pay', bonus, 'gross_pay'];
    expect(plan.lines.map((l) => l.id)).toEqual(expect.arrayContaining(lines));
  });
});
