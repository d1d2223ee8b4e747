import { parseArgs } from 'node:util';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { cliProblem } from './problems.ts';
import type { Operand, Option, Verb } from './verb.ts';
import { COMMON_OPTIONS } from './words.ts';

export interface Arguments {
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

type Shape = Pick<Verb, 'name' | 'operands' | 'options'>;

/** Reads what follows the verb. All mistakes are reported at once. */
export function readArguments(verb: Shape, args: readonly string[]): Result<Arguments> {
  const known = [...verb.options, ...COMMON_OPTIONS];
  const { tokens } = parseArgs({
    args: [...args].map((arg, at) => (lacksValue(arg, args[at + 1], known) ? `${arg}=` : arg)),
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(known.map((o) => [o.name, { type: o.value === undefined ? 'boolean' : 'string' }])),
  });
  const problems: Problem[] = [];
  const operands: string[] = [];
  const options = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.find((o) => o.name === token.name);
    const problem = option ? optionProblem(option, token.value) : unknownOption(token.rawName, known);
    if (problem) problems.push(problem);
    else options.set(token.name, token.value ?? '');
  }
  // Of what was given wrongly, that is said already.
  const told = new Set([...options.keys(), ...problems.map((p) => String(p.params.option).slice('--'.length))]);
  const lacking = known.filter((option) => option.required && !told.has(option.name));
  problems.push(
    ...lacking.map(({ name }) => cliProblem('cli.option-required', { option: `--${name}`, verb: verb.name })),
  );
  problems.push(...operandProblems(verb, operands));
  return problems.length > 0 ? failed(...problems) : ok({ operands, options });
}

/** An option followed by another one has no value; a value that begins with two dashes is written with `=`. */
function lacksValue(arg: string, next: string | undefined, known: readonly Option[]): boolean {
  const option = known.find(({ name, value }) => value !== undefined && `--${name}` === arg);
  return option !== undefined && next?.startsWith('--') === true;
}

function optionProblem(option: Option, value: string | undefined): Problem | undefined {
  const name = `--${option.name}`;
  if (option.value === undefined) {
    return value === undefined ? undefined : cliProblem('cli.option-switch', { option: name, value });
  }
  if (value === undefined || value === '') return cliProblem('cli.option-value', { option: name, value: option.value });
  if (option.choices && !option.choices.includes(value)) {
    return cliProblem('cli.option-choice', { option: name, value, choices: option.choices });
  }
  return undefined;
}

function unknownOption(written: string, known: readonly Option[]): Problem {
  const names = known.map((o) => `--${o.name}`);
  return cliProblem('cli.option-unknown', { option: written, options: names.join(' ') });
}

function operandProblems(verb: Shape, given: readonly string[]): readonly Problem[] {
  const last: Operand | undefined = verb.operands.at(-1);
  const open = last !== undefined && last.count !== 'one';
  const needed = verb.operands.filter((o) => o.count !== 'any');
  const missing = needed[given.length];
  if (missing) return [cliProblem('cli.operand-missing', { operand: missing.name, verb: verb.name })];
  const extra = open ? undefined : given[verb.operands.length];
  return extra === undefined ? [] : [cliProblem('cli.operand-extra', { operand: extra, verb: verb.name })];
}
