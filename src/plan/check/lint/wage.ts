import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import { whereIs } from '../outline.ts';
import type { Edge } from '../probe/edges.ts';
import type { Outcome } from '../probe/run.ts';
import { type Worst, worstOf } from '../probe/worst.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

const HUNDRED = Decimal.int(100);
/** Provisional Regulation on Payment of Wages art. 16. */
const LEGAL_SHARE = Decimal.of('0.2');

/** A month that pays less than `settings.minimum_wage`, before deductions for a loss caused. */
export function minimumWage(study: Study): readonly Problem[] {
  const { plan } = study;
  const { minimumWage: minimum, at } = plan.settings;
  if (minimum === null || plan.pays !== 'month') return [];
  if (!plan.lines.some((line) => line.kind === 'earning')) return [];
  const worst = worstIn(study, (outcome) => outcome.earned);
  if (worst === null || worst.outcome.earned.compare(minimum) >= 0) return [];
  const params = {
    amount: worst.outcome.earned.toFixed(2),
    minimum: minimum.toFixed(2),
    situation: situationText(worst),
  };
  return [checkProblem('check.under-minimum-wage', params, whereIs(plan, at))];
}

/** Deductions that can take more of a month's wage than the law allows; told at the first deduction line. */
export function deductionShare(study: Study): readonly Problem[] {
  const { plan } = study;
  const line = plan.lines.find(({ kind }) => kind === 'deduction');
  if (!line) return [];
  const share = plan.settings.deductionShare ?? LEGAL_SHARE;
  const spare = ({ earned, deducted }: Outcome): Decimal => earned.times(share).minus(deducted);
  const worst = worstIn(study, spare);
  if (worst === null || spare(worst.outcome).sign() >= 0) return [];
  const { earned, deducted } = worst.outcome;
  const params = {
    share: earned.sign() > 0 ? deducted.over(earned).times(HUNDRED).round(1, 'half-up').toDigits() : '100',
    amount: deducted.toFixed(2),
    gross: earned.toFixed(2),
    allowed: share.times(HUNDRED).toDigits(),
    situation: situationText(worst),
  };
  return [checkProblem('check.deduction-share', params, whereIs(plan, line.at, line))];
}

function worstIn({ trial }: Study, measure: (outcome: Outcome) => Decimal): Worst | null {
  const [typical] = trial?.situations ?? [];
  if (!trial || !typical) return null;
  const edges = new Map<string, readonly Edge[]>();
  for (const walk of trial.walks) if (walk.situation === typical) edges.set(walk.input.id, walk.edges);
  return worstOf(measure, typical, edges, trial.probe);
}

function situationText({ moved }: Worst): string {
  if (moved.length === 0) return '…';
  return moved
    .map(({ input, value }) => `${input} = ${value instanceof Decimal ? value.toDigits(4) : value}`)
    .join(', ');
}
