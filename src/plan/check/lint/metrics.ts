import type { Problem } from '../../../base/problem.ts';
import { type InputSource, isMoney } from '../../model.ts';
import { closureOf, whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

const FEWEST = 3;
const MOST = 8;

/**
 * Scored metrics: numbers that come from a metric, reach pay or an appraisal's result, and are not working time.
 * Raters' scores, ledger amounts and attributes are not metrics, so they are never too many; where a scorecard rests on few
 * metrics they stand beside them, and are counted as what cannot be gamed with one number. A plan without any metric
 * (allowances, overtime) is no performance plan and is left alone. One metric under two names counts once.
 */
export function metricCount(study: Study): readonly Problem[] {
  const { plan } = study;
  const pay = plan.lines.filter((line) => isMoney(line.kind));
  const results = pay.length > 0 ? pay : plan.lines;
  const reached = new Set(results.flatMap((line) => [...closureOf(study, line.id)]));
  const scored = plan.inputs.filter(
    ({ id, unit, type }) => reached.has(id) && type !== 'text' && unit !== 'day' && unit !== 'h',
  );
  const metrics = new Set(
    scored.flatMap(({ source, of }) => (source.from === 'metric' ? [`${source.metric} of ${of}`] : [])),
  );
  const count = metrics.size;
  const beside = scored.filter(({ source }) => isJudged(source)).length;
  if (count === 0 || (count + beside >= FEWEST && count <= MOST)) return [];
  const code = count > MOST ? 'check.many-metrics' : 'check.few-metrics';
  return [checkProblem(code, { count }, whereIs(plan, plan.at))];
}

/** What raters say, and what decisions come to on average. */
function isJudged(source: InputSource): boolean {
  return source.from === 'score' || (source.from === 'ledger' && source.as === 'mean');
}
