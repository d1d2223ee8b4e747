import type { Action } from '../../access/index.ts';
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
  /** Names the account in whose name the verb acts. */
  readonly login?: true;
  readonly about: Text;
}

export interface Operand {
  readonly name: string;
  readonly count: 'one' | 'any' | 'some';
  readonly about: Text;
}

/**
 * `owner`: it is about the data folder itself, or about a file of one's own; whoever may read that may do it, and a token
 * says nothing about it. `server`: a server decides.
 */
export type Need = Action | 'owner' | 'server';

export interface Verb {
  /** As typed: `pay`, `plan check`. */
  readonly name: string;
  readonly about: Text;
  /** The action of the policy table that decides it for an account, as it decides the requests that do the same. */
  readonly needs: Need | ((asked: Asked) => Need);
  /** Its own rules keep to whom the account reaches; else it is for accounts that reach everybody. */
  readonly within?: true;
  /** Makes the data folder where there is none; to any other verb a folder that is not there is a name mistyped. */
  readonly founds?: true;
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  readonly run: (call: Call) => Promise<Outcome>;
}

export type Format = 'table' | 'csv' | 'json';

export interface Asked {
  readonly operands: readonly string[];
  /** Given options by name; a switch is `''`. */
  readonly options: ReadonlyMap<string, string>;
}

/** One command as it was typed, checked against its verb. */
export interface Call extends Asked {
  readonly verb: string;
  readonly needs: Need;
  readonly within: boolean;
  readonly founds: boolean;
  /** The API token of JIXIN_TOKEN: its account acts. */
  readonly token: string | undefined;
  /** The account that `--as` names. */
  readonly login: string | undefined;
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
