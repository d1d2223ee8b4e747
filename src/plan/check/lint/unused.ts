import type { Problem } from '../../../base/problem.ts';
import { isMoney, type Line } from '../../model.ts';
import { closureOf, whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/** Inputs and parameters that no line reads, and lines that lead to no result. */
export function unused(study: Study): readonly Problem[] {
  const { plan } = study;
  const read = new Set([...study.reads.values()].flatMap((ids) => [...ids]));
  const standIns = new Set(
    plan.inputs.flatMap(({ missing, source }) => [
      missing?.is === 'parameter' ? missing.parameter : '',
      ...(source.from === 'metric' || source.from === 'score' ? [source.times, source.over] : []),
    ]),
  );
  const reached = new Set(
    plan.lines.filter((line) => isResult(study, line)).flatMap((l) => [...closureOf(study, l.id)]),
  );
  return [
    ...plan.inputs
      .filter(({ id }) => !read.has(id))
      .map(({ id, at }) => checkProblem('check.unused-input', { name: id }, whereIs(plan, at))),
    ...plan.parameters
      .filter(({ id }) => !read.has(id) && !standIns.has(id))
      .map(({ id, at }) => checkProblem('check.unused-parameter', { name: id }, whereIs(plan, at))),
    ...plan.lines
      .filter(({ id }) => !reached.has(id))
      .map((line) => checkProblem('check.unused-line', { name: line.id }, whereIs(plan, line.at, line))),
  ];
}

/**
 * What a plan is made for: pay, a grade, a figure that sums pay up (`info` over pay lines), or a figure whose note says
 * why it is shown. A plan without any pay is an appraisal: there its last lines are the result.
 */
function isResult(study: Study, line: Line): boolean {
  if (isMoney(line.kind) || line.values !== null) return true;
  const pay = new Set(study.plan.lines.filter((l) => isMoney(l.kind)).map((l) => l.id));
  if (pay.size === 0) return ![...study.reads.values()].some((ids) => ids.has(line.id));
  if (line.kind !== 'info') return false;
  return Object.keys(line.note).length > 0 || [...closureOf(study, line.id)].some((id) => pay.has(id));
}
