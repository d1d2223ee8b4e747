import stringWidth from 'string-width';
import { type Lang, say } from '../../base/text.ts';
import type { Operand, Option, Verb } from './verb.ts';
import { COMMON_OPTIONS, HELP } from './words.ts';

/** The first page: what this is and the commands it has. */
export function overview(verbs: readonly Verb[], lang: Lang): string {
  return [
    say(HELP.product, lang),
    '',
    `${say(HELP.usage, lang)}: jixin <${say(HELP.command, lang)}> …`,
    '',
    `${say(HELP.commands, lang)}:`,
    ...listed(verbs.map((verb) => [signature(verb), say(verb.about, lang)])),
    '',
    `${say(HELP.common, lang)}:`,
    ...listed(COMMON_OPTIONS.map((option) => described(option, lang))),
    '',
    say(HELP.more, lang),
    '',
  ].join('\n');
}

/** One command's page. */
export function verbHelp(verb: Verb, lang: Lang): string {
  const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? ['', `${title}:`, ...lines] : []);
  return [
    say(verb.about, lang),
    '',
    `${say(HELP.usage, lang)}: jixin ${signature(verb)}${verb.options.map(optionUsage).join('')}`,
    ...section(say(HELP.operands, lang), listed(verb.operands.map((o) => [o.name, say(o.about, lang)]))),
    ...section(say(HELP.options, lang), listed(verb.options.map((o) => described(o, lang)))),
    ...section(say(HELP.common, lang), listed(COMMON_OPTIONS.map((o) => described(o, lang)))),
    ...section(
      say(HELP.examples, lang),
      verb.examples.map((example) => `  ${example}`),
    ),
    '',
  ].join('\n');
}

/** Options that must be given are part of the page's usage line; here only what is typed in order. */
function signature(verb: Verb): string {
  return [verb.name, ...verb.operands.map(operandUsage)].join(' ');
}

function operandUsage(operand: Operand): string {
  if (operand.count === 'one') return operand.name;
  return operand.count === 'some' ? `${operand.name}…` : `[${operand.name}…]`;
}

function optionUsage(option: Option): string {
  const written = option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`;
  return option.required ? ` ${written}` : ` [${written}]`;
}

function described(option: Option, lang: Lang): readonly [string, string] {
  const needed = option.required ? ` (${say(HELP.required, lang)})` : '';
  return [`--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`, say(option.about, lang) + needed];
}

function listed(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...pairs.map(([name]) => stringWidth(name)));
  return pairs.map(([name, about]) => `  ${name}${' '.repeat(width - stringWidth(name))}  ${about}`);
}
