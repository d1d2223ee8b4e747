import type { Decimal } from '../../base/decimal.ts';
import type { Text } from '../../base/text.ts';
import type { Maybe, Standing, Value } from '../evaluate/frame.ts';
import type { Formula, Line } from '../model.ts';

/** What a mechanism is told with: the trace of one line of one person, with names and numbers ready to print. */
export interface Teller {
  readonly line: Line;
  /** The step, row or branch taken; see `evaluate/frame.ts`. */
  readonly mark: number;
  readonly standing: Standing | null;
  /** What a formula of this line came to, read off the finished trace. */
  readonly value: (formula: Formula) => Maybe<Value>;
  readonly number: (formula: Formula) => Decimal | null;
  /** A formula's value with its unit: `18 分`. */
  readonly show: (formula: Formula) => Text;
  /** A value in the unit of the line. */
  readonly showResult: (value: Maybe<Value>) => Text;
  /** A number in the unit of a formula that is one name. */
  readonly showLike: (value: Decimal, like: Formula) => Text;
  /** What such a number lacks of another. */
  readonly showGap: (by: Decimal, like: Formula) => Text;
  /** A formula with titles instead of ids, and with values instead of names. */
  readonly words: (formula: Formula) => Text;
  readonly substituted: (formula: Formula) => string;
  /** The conditions of the IFs on the way that was taken, and whether they held. */
  readonly branches: (formula: Formula) => readonly Branch[];
}

export interface Branch {
  readonly condition: Formula;
  readonly holds: boolean;
}

export interface Telling {
  /** After “because”: a clause without its full stop. */
  readonly because: Text;
  /** One line of text in the file's own words: what is computed, and the same with values. */
  readonly formula: string;
  readonly substituted: string;
  /** What else is worth seeing: the steps with their distance, the parts with their weights, the branches taken. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly id: string;
  readonly taken: boolean;
  readonly value: Maybe<Value>;
  readonly unit: string;
  readonly sentence: Text;
}
