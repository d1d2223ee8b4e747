import type { Problem } from '../../../base/problem.ts';
import { definitionOf } from '../../mechanisms/table.ts';
import type { Bound, Formula, Line, Mechanism, Plan, Step } from '../../model.ts';
import { whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import { only } from '../reach/range.ts';
import { type Cut, EVERYTHING, overlap, type Stretch, singleNumber, stretchText, without } from '../reach/span.ts';
import type { Study } from '../study.ts';

/** A step with the numbers it claims by its own words. */
interface Claim {
  readonly step: Step;
  readonly stretch: Stretch;
}

/** Steps that leave numbers out, claim the same numbers, share a boundary, or are never reached. */
export function steps(study: Study): readonly Problem[] {
  return study.plan.lines.flatMap((line) => {
    const table = steppedOf(line.mechanism);
    if (table === null) return [];
    const claims = claimsOf(table.steps, line, study);
    // A bound that differs from person to person cannot be laid out on a line.
    if (claims === null) return [];
    const of = table.of === null ? EVERYTHING : domainOf(study.reach.of(table.of, line));
    const name = table.of?.text ?? '';
    return [
      ...conflicts(claims, line, study.plan),
      ...unreachable(claims, of, name, line, study.plan),
      ...gaps(claims, of, name, line, study.plan),
    ];
  });
}

/** The steps of a mechanism and what they are laid over; places of a ranking (null) have no range in the plan. */
function steppedOf(mechanism: Mechanism): { readonly of: Formula | null; readonly steps: readonly Step[] } | null {
  if (mechanism.type === 'rank_pay') return { of: null, steps: mechanism.steps };
  return definitionOf(mechanism).steps?.(mechanism) ?? null;
}

function domainOf({ low, high }: { readonly low: Cut['at'] | null; readonly high: Cut['at'] | null }): Stretch {
  return {
    low: low === null ? null : { at: low, side: 'before' },
    high: high === null ? null : { at: high, side: 'after' },
  };
}

function claimsOf(all: readonly Step[], line: Line, { reach }: Study): readonly Claim[] | null {
  const claims: Claim[] = [];
  for (const step of all) {
    const [low, high] = [step.lower, step.upper].map((bound) => {
      if (bound === null) return null;
      const value = only(reach.of(bound.value, line));
      return value === null ? undefined : { at: value, side: SIDES[bound.word] };
    });
    if (low === undefined || high === undefined) return null;
    claims.push({ step, stretch: { low, high } });
  }
  return claims;
}

/** `to 20` ends just after 20; `below 20` just before it; and so the other way round. */
const SIDES: Readonly<Record<Bound['word'], Cut['side']>> = {
  to: 'after',
  below: 'before',
  from: 'before',
  above: 'after',
};

/**
 * Two steps claim the same numbers. Not a conflict: a staircase written by its ends alone ({to: 20}, {to: 30}), where
 * the later step plainly means what the earlier ones leave, and `else`.
 */
function conflicts(claims: readonly Claim[], line: Line, plan: Plan): readonly Problem[] {
  return claims.flatMap((claim, index) => {
    for (const before of claims.slice(0, index).reverse()) {
      if (isRest(claim.step, before.step)) continue;
      const shared = overlap(claim.stretch, before.stretch);
      if (shared === null) continue;
      const value = singleNumber(shared);
      const params = { line: before.step.at.line, shared: stretchText(shared), value: value?.toDigits() ?? '' };
      const code = value === null ? 'check.step-overlap' : 'check.boundary-shared';
      return [checkProblem(code, params, whereIs(plan, claim.step.at, line))];
    }
    return [];
  });
}

function isRest(step: Step, before: Step): boolean {
  if (step.lower === null && step.upper === null) return true;
  if (step.lower === null) return before.upper !== null;
  if (step.upper === null) return before.lower !== null;
  return false;
}

function unreachable(claims: readonly Claim[], domain: Stretch, of: string, line: Line, plan: Plan) {
  return claims.flatMap(({ step, stretch }, index) => {
    const own = overlap(domain, stretch);
    const earlier = claims.slice(0, index).map((claim) => claim.stretch);
    if (own !== null && without(own, earlier).length > 0) return [];
    return [checkProblem('check.step-unreachable', { of }, whereIs(plan, step.at, line))];
  });
}

function gaps(claims: readonly Claim[], domain: Stretch, of: string, line: Line, plan: Plan): readonly Problem[] {
  if (line.mechanism.type === 'rank_pay' && claims.every(({ step }) => step.lower === null)) return [];
  const left = without(
    domain,
    claims.map((claim) => claim.stretch),
  );
  return left.map((gap) => {
    const next = claims.find(
      ({ stretch }) => stretch.low !== null && gap.high !== null && stretch.low.at.equals(gap.high.at),
    );
    const at = next?.step.at ?? line.mechanism.at;
    return checkProblem('check.step-gap', { of, gap: stretchText(gap) }, whereIs(plan, at, line));
  });
}
