import type { Problem } from '../../../base/problem.ts';
import { isMoney } from '../../model.ts';
import { closureOf, whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

const FEWEST = 3;
const MOST = 8;

/**
 * Scored metrics: numbers that come from a metric, reach pay or an appraisal's result, and are not working time.
 * Raters' scores, ledger amounts and attributes are not metrics. A plan without any (allowances, overtime) is no
 * performance plan and is left alone. One metric under two names counts once.
 */
export function metricCount(study: Study): readonly Problem[] {
  const { plan } = study;
  const pay = plan.lines.filter((line) => isMoney(line.kind));
  const results = pay.length > 0 ? pay : plan.lines;
  const reached = new Set(results.flatMap((line) => [...closureOf(study, line.id)]));
  const metrics = new Set(
    plan.inputs
      .filter(({ id, unit, type }) => reached.has(id) && type !== 'text' && unit !== 'day' && unit !== 'h')
      .flatMap(({ source, of }) => (source.from === 'metric' ? [`${source.metric} of ${of}`] : [])),
  );
  const count = metrics.size;
  if (count === 0 || (count >= FEWEST && count <= MOST)) return [];
  const code = count < FEWEST ? 'check.few-metrics' : 'check.many-metrics';
  return [checkProblem(code, { count }, whereIs(plan, plan.at))];
}
