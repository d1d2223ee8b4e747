import type { Decimal } from '../../base/decimal.ts';
import type { Compute, Frame, Maybe, Standing, Value } from '../evaluate/frame.ts';
import type { Scope, Typed } from '../evaluate/scope.ts';
import type { Teller, Telling } from '../explain/telling.ts';
import type { Formula, MechanismName, Place, Step } from '../model.ts';
import type { Reading } from '../read/fields.ts';
import type { YamlNode } from '../read/yaml.ts';

/**
 * Everything the language knows about one mechanism, in one file each. To add one: a member of `Mechanism` in
 * `model.ts`, a file here that exports its definition, one line in `table.ts`, one page in docs/language.
 */
export interface MechanismDefinition<M extends { readonly type: MechanismName }> {
  /** From the YAML below its keyword. Problems are noted in `reading`; a stand-in is returned where something is wrong. */
  readonly read: (node: YamlNode, reading: Reading, at: Place) => M;
  /** Every formula inside and the part it plays: what decides dependencies, units and types. */
  readonly operands: (mechanism: M) => readonly Operand[];
  /** The steps and what they are compared with, for gaps, overlaps, cliffs and edges. */
  readonly steps?: (mechanism: M) => Stepped | null;
  readonly compile: (mechanism: M, scope: Scope) => Typed | GroupCompute;
  /** What happened, told from the finished trace. */
  readonly tell: (mechanism: M, teller: Teller) => Telling;
}

/** A formula's part in a mechanism. `key` is where it stands: `of`, `steps[2].to`. */
export type Operand = {
  readonly key: string;
  readonly formula: Formula;
  /** Missing is no problem here (a part that others are re-weighted for). */
  readonly tolerant?: boolean;
} & (
  | { readonly role: 'value' } /** Can become the line's value: same unit as the line. */
  | { readonly role: 'factor' } /** The line's unit is the product of all its factors'. */
  | { readonly role: 'ratio' } /** A pure number. */
  | { readonly role: 'measure' } /** Is looked at; any unit. */
  | { readonly role: 'bound'; readonly like: Formula } /** Is compared: same unit as `like`. */
  | { readonly role: 'unit'; readonly unit: string } /** Hours, days. */
  | { readonly role: 'condition' }
  | { readonly role: 'key' }
);

export interface Stepped {
  readonly of: Formula;
  readonly steps: readonly Step[];
  /** `whole`: the step's result is the value, so pay jumps at a bound; `marginal`: only the slice above changes. */
  readonly jump: 'whole' | 'marginal';
}

/** A mechanism that needs the others of a group. What each member brings is known first; then all are settled at once. */
export interface GroupCompute {
  readonly type: 'group';
  readonly among: 'team' | 'all';
  readonly bring: Compute<Decimal>;
  /** Values in the order of `members`, which is the order of person ids. Members without a frame only count. */
  readonly settle: (members: readonly Member[]) => readonly Settled[];
}

export interface Member {
  readonly person: string;
  readonly brought: Decimal;
  readonly frame: Frame | null;
}

export interface Settled {
  readonly value: Maybe<Value>;
  readonly standing: Standing;
}
