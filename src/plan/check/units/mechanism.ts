import { parseUnit, RATIO } from '../../../base/quantity.ts';
import type { Operand } from '../../mechanisms/mechanism.ts';
import { definitionOf } from '../../mechanisms/table.ts';
import type { Formula, Mechanism } from '../../model.ts';
import { targetOf } from '../outline.ts';
import { adoptRatio, meet, product, type Unit, type UnitScope, unitOfFormula } from './expression.ts';

/** What a mechanism's result is measured in, from the part that each operand plays; operands are held to each other. */
export function unitOfMechanism(mechanism: Mechanism, scope: UnitScope): Unit {
  const seen = new Map<Formula, Unit>();
  let value = tableUnit(mechanism, scope);
  let factors: Unit = 'adopts';
  // The results of steps are alternatives of one factor, not factors of each other.
  let rates: Unit = 'adopts';
  for (const operand of definitionOf(mechanism).operands(mechanism)) {
    const { formula } = operand;
    const unit = unitOfFormula(formula, scope);
    seen.set(formula, unit);
    const held = (to: Unit): Unit => meet(to, unit, formula, formula.expr, scope);
    if (operand.role === 'value') value = held(value);
    else if (operand.role === 'factor' && isStep(operand)) rates = held(rates);
    else if (operand.role === 'factor') factors = product(factors, unit);
    else if (operand.role === 'ratio') held(RATIO);
    else if (operand.role === 'unit') held(parseUnit(operand.unit) ?? 'none');
    else if (operand.role === 'bound') {
      const like = seen.get(operand.like) ?? 'none';
      adoptRatio(formula.expr, like, formula, scope);
      held(like);
    }
  }
  const made = product(factors, rates);
  return made === 'adopts' || made === 'none' ? value : heldTogether(value, made, mechanism, scope);
}

function isStep({ key }: Operand): boolean {
  return key.startsWith('steps[');
}

/** A look-up in a table parameter gives that parameter's unit. */
function tableUnit(mechanism: Mechanism, { names }: UnitScope): Unit {
  const table = mechanism.type === 'lookup' && mechanism.table ? targetOf(names, mechanism.table.parameter) : null;
  return table?.kind === 'parameter' ? (parseUnit(table.parameter.unit) ?? 'none') : 'adopts';
}

/** A mechanism with both (a clawback: refunds × rate, but at most what was paid) has them in one unit. */
function heldTogether(value: Unit, made: Unit, mechanism: Mechanism, scope: UnitScope): Unit {
  const limit = definitionOf(mechanism)
    .operands(mechanism)
    .find(({ role }) => role === 'value');
  return limit ? meet(made, value, limit.formula, limit.formula.expr, scope) : made;
}
