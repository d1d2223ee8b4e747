import { existsSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { errorsIn, type Problem } from '../base/problem.ts';
import { isLang, type Lang } from '../base/text.ts';
import { readArguments } from './cli/arguments.ts';
import { type Console, PipeClosed, processConsole } from './cli/console.ts';
import { overview, verbHelp } from './cli/help.ts';
import { languageOf } from './cli/language.ts';
import { cliProblem } from './cli/problems.ts';
import { show } from './cli/show.ts';
import type { Asked, Call, Format, Verb } from './cli/verb.ts';
import { VERBS } from './cli/verbs.ts';
import { COMMON_OPTIONS } from './cli/words.ts';

/** Exit codes that scripts may rely on. */
const EXIT = { ok: 0, problems: 1, usage: 2, interrupted: 130 } as const;

async function main(typed: readonly string[], console: Console): Promise<number> {
  const args = verbFirst(typed);
  const lang = languageAsked(args);
  const verb = verbOf(args);
  const wantsHelp = args.includes('--help') || args.includes('-h');
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
    show([await unexpected(error, call.dataDir)], call.lang, call.console);
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
  if (typed === undefined || (group.length > 0 && wantsHelp)) {
    await console.write(overview(group.length > 0 ? group : VERBS, lang));
    return wantsHelp || args.length === 0 ? EXIT.ok : EXIT.usage;
  }
  const candidates = group.length > 0 ? group : VERBS;
  const verb = group.length > 0 ? args.slice(0, 2).join(' ') : typed;
  show([cliProblem('cli.verb-unknown', { verb, verbs: candidates.map((v) => v.name).join(', ') })], lang, console);
  return EXIT.usage;
}

/** `jixin --data there pay …` means the same as `jixin pay … --data there`. */
function verbFirst(args: readonly string[]): readonly string[] {
  let at = 0;
  while (args[at]?.startsWith('--')) {
    const takesValue = COMMON_OPTIONS.some((o) => o.value !== undefined && `--${o.name}` === args[at]);
    at += takesValue ? 2 : 1;
  }
  return [...args.slice(at), ...args.slice(0, at)];
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
  await mkdir(join(log, '..'), { recursive: true });
  await appendFile(log, `${new Date().toISOString()} ${process.argv.slice(2).join(' ')}\n${trace}\n\n`).catch(() => {});
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return cliProblem('cli.unexpected', { reason, log });
}

process.on('SIGINT', () => process.exit(EXIT.interrupted));
process.on('SIGTERM', () => process.exit(EXIT.interrupted));
const code = await main(process.argv.slice(2), processConsole());
process.stdout.write('', () => process.exit(code));
