import type { Decimal } from '../../base/decimal.ts';
import type { Problem, Result } from '../../base/problem.ts';
import { at as placed } from '../../base/problem.ts';
import { say } from '../../base/text.ts';
import { type CompiledPlan, compilePlan } from '../evaluate/compile.ts';
import { type Evaluation, evaluate, lineValue } from '../evaluate/evaluate.ts';
import type { Value } from '../evaluate/frame.ts';
import { evaluateGroup } from '../evaluate/group.ts';
import type { Inputs } from '../evaluate/inputs.ts';
import { sameValue } from '../evaluate/typed.ts';
import type { Case, CaseMember, Place, Plan } from '../model.ts';
import { caseProblem } from './problems.ts';

export interface CaseResult {
  readonly case: Case;
  readonly passed: boolean;
  /** One for every line that differs, with what was expected and what came out. */
  readonly problems: readonly Problem[];
}

/** Runs the cases that stand in the plan. Amounts are compared exactly: 0.01 yuan is a difference, 389 and 389.00 are not. */
export function runCases(plan: Plan): Result<readonly CaseResult[]> {
  const compiled = compilePlan(plan);
  if (!compiled.ok) return compiled;
  return { ok: true, value: plan.cases.map((one) => runCase(compiled.value, one)), problems: [] };
}

function runCase(compiled: CompiledPlan, one: Case): CaseResult {
  const results = evaluateCase(compiled, one);
  const problems = one.members.flatMap((member, i) => {
    const name = `${say(one.name, 'zh-CN')}${one.members.length > 1 ? ` · ${member.person}` : ''}`;
    const where = (at: Place) => ({
      file: compiled.plan.file,
      plan: compiled.plan.id,
      line: at.line,
      column: at.column,
    });
    if (member.problem !== null) return refusal(member.problem, name, results, where(one.at));
    if (!results.ok) return results.problems.map((problem) => placed(problem, where(one.at)));
    return differences(member, results.value[i] as Evaluation, name, where);
  });
  return { case: one, passed: problems.length === 0, problems };
}

function evaluateCase(compiled: CompiledPlan, one: Case): Result<readonly Evaluation[]> {
  const members = one.members.map((m) => ({ person: m.person, team: m.team, inputs: inputsOf(m) }));
  const [only] = members;
  if (!compiled.hasGroups && members.length === 1 && only) {
    const result = evaluate(compiled, only.inputs, { person: only.person });
    return result.ok ? { ...result, value: [result.value] } : result;
  }
  return evaluateGroup(compiled, members);
}

function inputsOf(member: CaseMember): Inputs {
  return Object.fromEntries(
    member.given.map(({ input, value, n, stretches }) => [input, stretches ? { stretches } : n ? { value, n } : value]),
  );
}

type At = { readonly file: string; readonly plan: string; readonly line: number; readonly column: number };

function refusal(code: string, name: string, results: Result<readonly Evaluation[]>, where: At): readonly Problem[] {
  const codes = results.ok ? [] : results.problems.map((problem) => problem.code);
  if (codes.includes(code)) return [];
  return [caseProblem('plan.case-not-refused', { case: name, expected: code, got: codes.join(', ') || 'ok' }, where)];
}

function differences(
  member: CaseMember,
  evaluation: Evaluation,
  name: string,
  where: (at: Place) => At,
): readonly Problem[] {
  return member.expect.flatMap(({ line, value, at }) => {
    const got = lineValue(evaluation, line);
    if (same(value, got)) return [];
    const params = { case: name, line, expected: show(value), got: show(got) };
    return [caseProblem('plan.case-differs', params, { ...where(at), planLine: line })];
  });
}

function same(a: Value | null, b: Value | null): boolean {
  return a === null || b === null ? a === b : sameValue(a, b);
}

function show(value: Decimal | string | boolean | null): string {
  return value === null ? 'missing' : String(value);
}
