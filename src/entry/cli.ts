import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { errorsIn, ok, type Problem } from '../base/problem.ts';
import { isLang, type Lang } from '../base/text.ts';
import { packageRoot } from '../platform/files/package-root.ts';
import { readArguments } from './cli/arguments.ts';
import { type Console, PipeClosed, processConsole } from './cli/console.ts';
import { overview, verbHelp } from './cli/help.ts';
import { languageOf } from './cli/language.ts';
import { cliProblem } from './cli/problems.ts';
import { refusedBySystem } from './cli/refused.ts';
import { show } from './cli/show.ts';
import type { Asked, Call, Format, Verb } from './cli/verb.ts';
import { VERBS } from './cli/verbs.ts';
import { COMMON_OPTIONS } from './cli/words.ts';

/** Exit codes that scripts may rely on. */
const EXIT = { ok: 0, problems: 1, usage: 2, interrupted: 130 } as const;

async function main(typed: readonly string[], console: Console): Promise<number> {
  const args = verbFirst(typed[0] === 'help' ? [...typed.slice(1), '--help'] : typed);
  const lang = languageAsked(args);
  const verb = verbOf(args);
  const wantsHelp = args.some((arg, at) => (arg === '--help' || arg === '-h') && !args.slice(0, at).includes('--'));
  if (!verb) return withoutVerb(args, lang, wantsHelp, console);
  const rest = args.slice(verb.name.split(' ').length);
  if (wantsHelp) {
    await console.write(verbHelp(verb, lang));
    return EXIT.ok;
  }
  const read = readArguments(verb, rest);
  if (!read.ok) {
    show(read.problems, lang, console);
    return EXIT.usage;
  }
  return carryOut(verb, callOf(verb, read.value, { lang, console }));
}

function callOf(verb: Verb, asked: Asked, terminal: Pick<Call, 'lang' | 'console'>): Call {
  const { options } = asked;
  const as = verb.options.find(({ login }) => login);
  return {
    ...asked,
    ...terminal,
    verb: verb.name,
    needs: typeof verb.needs === 'function' ? verb.needs(asked) : verb.needs,
    within: verb.within ?? false,
    founds: verb.founds ?? false,
    token: process.env.JIXIN_TOKEN || undefined,
    login: as && options.get(as.name),
    dataDir: resolve(options.get('data') ?? process.env.JIXIN_DATA ?? 'data'),
    format: (options.get('format') ?? 'table') as Format,
  };
}

async function carryOut(verb: Verb, call: Call): Promise<number> {
  try {
    const outcome = await verb.run(call);
    const { written, others } = 'written' in outcome ? outcome : { written: [], others: outcome };
    show(others, call.lang, call.console);
    const problems = [...written, ...others];
    if (problems.some((p) => USAGE_CODES.has(p.code))) return EXIT.usage;
    return errorsIn(problems).length > 0 ? EXIT.problems : EXIT.ok;
  } catch (error) {
    // The reader of our output has seen enough (`jixin pay … | head`): nothing is wrong.
    if (error instanceof PipeClosed) return EXIT.ok;
    show([refusedBySystem(error, call.dataDir) ?? (await unexpected(error, call.dataDir))], call.lang, call.console);
    return EXIT.problems;
  }
}

/** Values of options that only the verb can judge; as much a wrong use of the command as an unknown option. */
const USAGE_CODES: ReadonlySet<string> = new Set([
  'cli.number-bad',
  'cli.period-bad',
  'cli.option-choice',
  'cli.option-required',
  'cli.entry-bad',
  'cli.nobody-acts',
  'cli.day-bad',
  'cli.chosen-twice',
  'cli.server-bad',
  'cli.address-bad',
  'cli.body-bad',
  'cli.as-with-token',
  'review.period-bad',
  'raters.period-bad',
]);

async function withoutVerb(args: readonly string[], lang: Lang, wantsHelp: boolean, console: Console): Promise<number> {
  const typed = args[0]?.startsWith('-') ? undefined : args[0];
  const group = VERBS.filter((verb) => verb.name.startsWith(`${typed} `));
  if (typed === undefined && args.includes('--version')) {
    const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
    await console.write(`jixin ${version}\n`);
    return EXIT.ok;
  }
  const read = wantsHelp || typed !== undefined ? ok(null) : readArguments(NO_VERB, args);
  if (!read.ok) {
    show(read.problems, lang, console);
    return EXIT.usage;
  }
  if (typed === undefined || (group.length > 0 && wantsHelp)) {
    await console.write(overview(group.length > 0 ? group : VERBS, lang));
    return EXIT.ok;
  }
  // Of a group its commands; of all of them, which are many, the first words.
  const verb = group.length > 0 ? args.slice(0, 2).join(' ') : typed;
  const names = group.length > 0 ? group.map(({ name }) => name) : VERBS.map(({ name }) => name.split(' ')[0] ?? '');
  show([cliProblem('cli.verb-unknown', { verb, verbs: [...new Set(names)] })], lang, console);
  return EXIT.usage;
}

/** Without a command there are the options that every command has. */
const NO_VERB: Pick<Verb, 'name' | 'operands' | 'options'> = { name: '', operands: [], options: [] };

/**
 * `jixin --data there pay …` means the same as `jixin pay … --data there`, as does `jixin plan --lang en list`: what holds
 * for every command may stand before its name and between the words of it.
 */
function verbFirst(args: readonly string[]): readonly string[] {
  const words: string[] = [];
  const options: string[] = [];
  let at = 0;
  while (at < args.length && words.length < 2) {
    const arg = args[at] ?? '';
    const common = COMMON_OPTIONS.find(({ name }) => arg.split('=')[0] === `--${name}`);
    if (!arg.startsWith('-')) words.push(arg);
    else if (common || words.length === 0) options.push(arg);
    else break;
    at += 1;
    if (common?.value !== undefined && !arg.includes('=') && at < args.length && !args[at]?.startsWith('--'))
      options.push(args[at++] ?? '');
  }
  return [...words, ...options, ...args.slice(at)];
}

/** The longest name wins: `plan check` before anything called `plan`. */
function verbOf(args: readonly string[]): Verb | undefined {
  const words = args.slice(0, 2).join(' ');
  return VERBS.find((verb) => verb.name === words) ?? VERBS.find((verb) => verb.name === args[0]);
}

/** Looked up before anything else, so that even a usage mistake is answered in the reader's language. */
function languageAsked(args: readonly string[]): Lang {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[index]?.includes('=') ? args[index]?.slice('--lang='.length) : args[index + 1];
  return index >= 0 && value !== undefined && isLang(value) ? value : languageOf(process.env);
}

/** What a person gets instead of a stack trace; the trace goes to a file. */
async function unexpected(error: unknown, dataDir: string): Promise<Problem> {
  const log = join(existsSync(dataDir) ? dataDir : tmpdir(), 'jixin.log');
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await appendFile(log, `${new Date().toISOString()} ${process.argv.slice(2).join(' ')}\n${trace}\n\n`).catch(() => {});
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return cliProblem('cli.unexpected', { reason, log });
}

process.on('SIGINT', () => process.exit(EXIT.interrupted));
process.on('SIGTERM', () => process.exit(EXIT.interrupted));
const code = await main(process.argv.slice(2), processConsole());
process.stdout.write('', () => process.exit(code));
