import { parseUnit } from '../../../base/quantity.ts';
import { isMoney, type Line, unitOf } from '../../model.ts';
import type { Outline } from '../outline.ts';
import { type Adopted, commonUnit, type Unit, type UnitClash, type UnitScope, unitOfFormula } from './expression.ts';
import { unitOfMechanism } from './mechanism.ts';

export interface UnitFindings {
  /** What each line's calculation gives, before it is held against what the line declares. */
  readonly found: ReadonlyMap<string, Unit>;
  readonly clashes: readonly UnitClash[];
  readonly adopted: readonly Adopted[];
}

/** Works out every line's unit, in the order of dependency. Lines that read a line go by what that line declares. */
export function unitsOf({ order, names }: Outline): UnitFindings {
  const found = new Map<string, Unit>();
  const lines = new Map<string, Unit>();
  const clashes: UnitClash[] = [];
  const adopted: Adopted[] = [];
  for (const line of order) {
    const scope: UnitScope = { names, lines, line, clash: (c) => clashes.push(c), adopted: (a) => adopted.push(a) };
    if (line.when) unitOfFormula(line.when, scope);
    const result = unitOfMechanism(line.mechanism, scope);
    const unit = commonUnit([line.otherwise, line.floor, line.cap], scope, result);
    found.set(line.id, unit);
    lines.set(line.id, line.values ? 'none' : (declaredUnit(line) ?? unit));
  }
  return { found, clashes, adopted };
}

/** The unit a line binds itself to: what it writes, else what its kind means; null where it leaves it to its formula. */
export function declaredUnit(line: Line): Unit | null {
  const kindSpeaks = isMoney(line.kind) || line.kind === 'points' || line.kind === 'score';
  return line.unit !== null || kindSpeaks ? (parseUnit(unitOf(line)) ?? null) : null;
}
