import type { Problem } from '../../base/problem.ts';
import type { Lang, Text } from '../../base/text.ts';
import type { Console } from './console.ts';

/** What a verb of the command line is: its words for `--help`, what it takes, and what it does. */

export interface Option {
  readonly name: string;
  /** What its value is called in the help; absent for a switch. */
  readonly value?: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** Must be given. */
  readonly required?: true;
  readonly about: Text;
}

export interface Operand {
  readonly name: string;
  readonly count: 'one' | 'any' | 'some';
  readonly about: Text;
}

export interface Verb {
  /** As typed: `pay`, `plan check`. */
  readonly name: string;
  readonly about: Text;
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  readonly run: (call: Call) => Promise<Outcome>;
}

export type Format = 'table' | 'csv' | 'json';

/** One command as it was typed, checked against its verb. */
export interface Call {
  readonly operands: readonly string[];
  /** Given options by name; a switch is `''`. */
  readonly options: ReadonlyMap<string, string>;
  readonly dataDir: string;
  readonly lang: Lang;
  readonly format: Format;
  readonly console: Console;
}

/**
 * What a verb found. Problems are shown on stderr; an error among them makes the exit code 1. Where problems are the
 * result itself (`plan check`) the verb has written them already and only their weight counts.
 */
export type Outcome =
  | readonly Problem[]
  | { readonly written: readonly Problem[]; readonly others: readonly Problem[] };
