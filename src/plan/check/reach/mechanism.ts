import { Decimal } from '../../../base/decimal.ts';
import type { Formula, Mechanism, MechanismName, Step } from '../../model.ts';
import { targetOf } from '../outline.ts';
import { assume, noteCondition, rangeOf, type Scope } from './expression.ts';
import * as R from './range.ts';

type RangeRule<T extends MechanismName> = (m: Extract<Mechanism, { type: T }>, scope: Scope) => R.Range;

const ZERO = R.exactly(Decimal.ZERO);
const MONTH_HOURS = R.exactly(Decimal.int(174));

/** Every result a mechanism can have; total over the mechanisms by its type. */
const RULES: { readonly [T in MechanismName]: RangeRule<T> } = {
  formula: (m, scope) => rangeOfFormula(m.formula, scope),
  band: (m, scope) => {
    rangeOfFormula(m.of, scope);
    return R.eitherOf(results(m.steps, scope));
  },
  // A marginal amount is the operand times a mean of the rates, so it lies between the extremes of both.
  tiers: (m, scope) => R.times(rangeOfFormula(m.of, scope), R.eitherOf([ZERO, ...results(m.steps, scope)])),
  lookup: (m, scope) => {
    for (const by of m.by) rangeOfFormula(by, scope);
    const rows = m.rows.map((row) => rangeOfFormula(row.is, scope));
    if (m.otherwise) rows.push(rangeOfFormula(m.otherwise, scope));
    const table = m.table ? targetOf(scope.names, m.table.parameter) : null;
    if (table?.kind === 'parameter') rows.push(...(table.parameter.table ?? []).map((row) => R.exactly(row.value)));
    return R.eitherOf(rows);
  },
  curve: (m, scope) => {
    const of = rangeOfFormula(m.of, scope);
    const xs = R.eitherOf(m.points.map(({ x }) => rangeOfFormula(x, scope)));
    const ys = R.eitherOf(m.points.map(({ y }) => rangeOfFormula(y, scope)));
    const inside = of.low !== null && of.high !== null && R.contains(xs, of.low) && R.contains(xs, of.high);
    return m.beyond === 'flat' || inside ? ys : R.ANY;
  },
  weighted: (m, scope) => {
    const values = m.parts.map(({ of }) => rangeOfFormula(of, scope));
    const weights = m.parts.map(({ weight }) => rangeOfFormula(weight, scope));
    const sum = values.reduce((total, v, i) => R.plus(total, R.times(v, weights[i] ?? R.ANY)), ZERO);
    // With parts missing the others carry the whole weight, so the result can be as far out as any one part.
    const whole = weights.reduce(R.plus, ZERO);
    return m.missing === 'reweight' ? R.either(sum, R.times(R.eitherOf(values), whole)) : sum;
  },
  gate: (m, scope) => {
    let inside = scope;
    for (const condition of m.all) {
      noteCondition(condition.expr, { ...inside, formula: condition });
      inside = assume(condition.expr, true, inside);
    }
    return R.either(rangeOfFormula(m.then, inside), m.otherwise ? rangeOfFormula(m.otherwise, scope) : ZERO);
  },
  cap: (m, scope) => R.least(rangeOfFormula(m.of, scope), rangeOfFormula(m.limit, scope)),
  floor: (m, scope) => R.greatest(rangeOfFormula(m.of, scope), rangeOfFormula(m.limit, scope)),
  prorate: (m, scope) => divided(R.times(rangeOfFormula(m.of, scope), rangeOfFormula(m.by, scope)), m.over, scope),
  pool_share: (m, scope) => {
    rangeOfFormula(m.by, scope);
    return R.either(ZERO, rangeOfFormula(m.pool, scope));
  },
  rank_pay: (m, scope) => {
    rangeOfFormula(m.by, scope);
    return R.eitherOf(results(m.steps, scope));
  },
  accelerator: (m, scope) => {
    const multiple = R.times(rangeOfFormula(m.of, scope), R.eitherOf([ZERO, ...results(m.steps, scope)]));
    return R.times(rangeOfFormula(m.base, scope), multiple);
  },
  clawback: (m, scope) => {
    const claim = R.times(rangeOfFormula(m.of, scope), rangeOfFormula(m.rate, scope));
    const limits = [m.paid, m.limit].filter((f) => f !== null).map((f) => rangeOfFormula(f, scope));
    return R.greatest(limits.reduce(R.least, claim), ZERO);
  },
  overtime: (m, scope) => {
    const kinds = ['workday', 'restday', 'holiday'] as const;
    const hours = kinds.map((kind) => {
      const worked = m[kind];
      const rate = m.rates[kind];
      const multiple = rate ? rangeOfFormula(rate, scope) : R.exactly(LEGAL_RATES[kind]);
      return worked ? R.times(rangeOfFormula(worked, scope), multiple) : ZERO;
    });
    const pay = R.times(rangeOfFormula(m.monthly, scope), hours.reduce(R.plus, ZERO));
    return m.over ? divided(pay, m.over, scope) : R.over(pay, MONTH_HOURS);
  },
  // A signed difference with a floor of its own: no bound is claimed, only its divisions are looked at.
  leave_pay: (m, scope) => {
    for (const part of [m.monthly, m.unused, m.sick, m.sickRate, m.sickFloor, m.unpaid])
      if (part) rangeOfFormula(part, scope);
    return m.over ? divided(R.ANY, m.over, scope) : R.ANY;
  },
};

/** Labour Law art. 44. */
export const LEGAL_RATES = {
  workday: Decimal.of('1.5'),
  restday: Decimal.int(2),
  holiday: Decimal.int(3),
} as const;

export function rangeOfMechanism(mechanism: Mechanism, scope: Scope): R.Range {
  return (RULES[mechanism.type] as (m: Mechanism, scope: Scope) => R.Range)(mechanism, scope);
}

export function rangeOfFormula(formula: Formula, scope: Scope): R.Range {
  return rangeOf(formula.expr, { ...scope, formula });
}

function divided(dividend: R.Range, over: Formula, scope: Scope): R.Range {
  const divisor = rangeOfFormula(over, scope);
  scope.notes?.division({ line: scope.line, formula: over, divisor: over.expr, range: divisor });
  return R.over(dividend, divisor);
}

function results(steps: readonly Step[], scope: Scope): readonly R.Range[] {
  for (const { lower, upper } of steps)
    for (const bound of [lower, upper]) if (bound) rangeOfFormula(bound.value, scope);
  return steps.map((step) => rangeOfFormula(step.result, scope));
}
